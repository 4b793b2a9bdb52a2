/* sys, in a harmless form: constants of the language and the script's arguments. It has no modules, path, hooks,
 * frames, flags, executable or version of anything of the host. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../vm/interpreter.h"

#include <float.h>

static value sys_exit(struct vm *vm, value *arguments, uint32_t count) {
    value code = count ? arguments[0] : VALUE_NONE;
    value tuple = code == VALUE_NONE && !count ? vm->empty_tuple : tuple_from_items(vm, &code, 1);
    if (tuple == VALUE_ERROR)
        return VALUE_ERROR;
    value exception = exception_new(vm, type_by_id(vm, TYPE_SYSTEM_EXIT), tuple);
    if (exception == VALUE_ERROR)
        return VALUE_ERROR;
    ((struct exception *)object_of(vm, exception))->extra[0] = code;
    return raise_exception(vm, exception);
}

static value sys_getrecursionlimit(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    return value_from_small_int(vm->frame_limit);
}

/* A script may lower its limit and raise it again up to the host's. */
static value sys_setrecursionlimit(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t limit;
    if (!object_to_int64(vm, arguments[0], true, &limit))
        return VALUE_ERROR;
    if (limit < 1)
        return raise_value_error(vm, "recursion limit must be greater or equal than 1");
    if (limit > INT32_MAX)
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C int");
    if (limit <= vm->frame_count)
        return raise_error(vm, TYPE_RECURSION_ERROR,
                           "cannot set the recursion limit to %lld at the recursion depth %u: the limit is too low",
                           (long long)limit, vm->frame_count);
    frames_set_limit(vm, limit < vm->frame_capacity ? (uint32_t)limit : vm->frame_capacity);
    return VALUE_NONE;
}

static value sys_intern(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!str_of(vm, arguments[0]))
        return raise_type_error(vm, "intern() argument must be str, not %s", value_type_name(vm, arguments[0]));
    if (!value_is_str(vm, arguments[0]))
        return raise_type_error(vm, "can't intern %s", value_type_name(vm, arguments[0]));
    const struct str *text = str_known(vm, arguments[0]);
    return vm_charge(vm, 1 + text->byte_length / 64) ? str_intern(vm, arguments[0]) : VALUE_ERROR;
}

static value sys_exception(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    return vm->handled;
}

static value sys_exc_info(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    value items[3] = {VALUE_NONE, VALUE_NONE, VALUE_NONE};
    if (vm->handled != VALUE_NONE) {
        items[0] = value_from_pointer(value_type(vm, vm->handled));
        items[1] = vm->handled;
        items[2] = ((struct exception *)object_of(vm, vm->handled))->traceback;
    }
    return tuple_from_items(vm, items, 3);
}

static value sys_get_int_max_str_digits(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    return value_from_small_int(int_digits_limit(vm));
}

static value sys_write(struct vm *vm, value *arguments, int stream) {
    struct str *text = str_of(vm, arguments[0]);
    if (!text)
        return raise_type_error(vm, "write() argument must be str, not %s", argument_type_name(vm, arguments[0]));
    if (!vm_write(vm, stream, str_data(vm, text), text->byte_length))
        return VALUE_ERROR;
    return int_from_int64(vm, text->length);
}

static value sys_write_output(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return sys_write(vm, arguments, 1);
}

static value sys_write_error(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return sys_write(vm, arguments, 2);
}

static const struct native sys_functions[] = {
    {"exit", sys_exit, 0, 1, 0, 0, NULL, "End the script with SystemExit."},
    {"getrecursionlimit", sys_getrecursionlimit, 0, 0, 0, 0, NULL, "The limit of nested calls."},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1, 0, 0, NULL,
     "Lowers the limit of nested calls, or raises it up to the host's."},
    {"intern", sys_intern, 1, 1, 0, 0, NULL, "The one string of this text."},
    {"exception", sys_exception, 0, 0, 0, 0, NULL, "The exception being handled."},
    {"exc_info", sys_exc_info, 0, 0, 0, 0, NULL, "Type, value and traceback of the exception being handled."},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0, 0, 0, NULL, "The limit of digits in conversions."},
    {"_write_output", sys_write_output, 1, 1, 0, 0, NULL, NULL},
    {"_write_error", sys_write_error, 1, 1, 0, 0, NULL, NULL},
    NATIVE_END,
};

static bool sys_start(struct vm *vm, struct dict *dict) {
    value byte_order = str_from_c(vm, "little");
    value arguments = list_new(vm, 0);
    value largest = int_from_int64(vm, INT64_MAX);
    if (byte_order == VALUE_ERROR || arguments == VALUE_ERROR || largest == VALUE_ERROR)
        return false;
    value given = vm->script_arguments != VALUE_UNSET ? vm->script_arguments : arguments;
    return dict_set_c(vm, dict, "byteorder", byte_order) && dict_set_c(vm, dict, "argv", given) &&
           dict_set_c(vm, dict, "maxsize", largest) &&
           dict_set_c(vm, dict, "maxunicode", value_from_small_int(0x10FFFF)) &&
           dict_set_c(vm, dict, "_float_epsilon", value_from_double(DBL_EPSILON)) &&
           dict_set_c(vm, dict, "_float_max", value_from_double(DBL_MAX)) &&
           dict_set_c(vm, dict, "_float_min", value_from_double(DBL_MIN));
}

const struct module_definition sys_module = {
    .name = "sys",
    .reason = "constants of the language and the script's arguments; nothing of the host",
    .functions = sys_functions,
    .start = sys_start};
