/* traceback: an exception as the text that the VM writes for uncaught ones. A traceback leads to no frame here. */
#include "modules.h"

#include "../builtins/container.h"
#include "../vm/interpreter.h"

/* _format(exception): its text with causes and contexts. */
static value traceback_text(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!value_has_kind(vm, arguments[0], KIND_EXCEPTION))
        return raise_type_error(vm, "Exception expected for value, %s found", value_type_name(vm, arguments[0]));
    return exception_format(vm, arguments[0]);
}

static const struct native traceback_functions[] = {
    {"_format", traceback_text, 1, 1, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition traceback_module = {
    .name = "traceback", .reason = "exceptions as text; no frames, no variables", .functions = traceback_functions};
