/* json: the native scanner behind loads(); the writer behind dumps() is json_write.c, the rest json.py and
 * json_decoder.py. */
#include "json_write.h"

#include "../builtins/container.h"
#include "../builtins/json_text.h"
#include "../builtins/str.h"

/* _read(text): (object, True), or (None, False) when the text needs the slow reader: for its exact error, for NaN and
 * Infinity, or for its depth. */
static value json_read_text(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct str *text = str_of(vm, arguments[0]);
    if (!text)
        return raise_type_error(vm, "_read() argument must be str, not %s", argument_type_name(vm, arguments[0]));
    struct json_failure failure = {0};
    value result = json_read(vm, str_data(vm, text), text->byte_length, &failure);
    if (result != VALUE_ERROR)
        return tuple_pair(vm, result, VALUE_TRUE);
    if (failure.message == NULL)
        return VALUE_ERROR;
    return tuple_pair(vm, VALUE_NONE, VALUE_FALSE);
}

static const struct native json_functions[] = {
    {"_read", json_read_text, 1, 1, 0, 0, NULL, NULL},
    {"_write", json_write_text, 7, 7, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition json_module = {
    .name = "json", .reason = "text to objects and back; no files", .functions = json_functions};
