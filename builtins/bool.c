/* The type bool. Its two values are immediates and behave like ints; their operations are those of int (int.c). */
#include "number.h"

static value bool_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int truth = arguments[1] == VALUE_UNSET ? 0 : object_truth(vm, arguments[1]);
    return truth < 0 ? VALUE_ERROR : value_from_bool(truth);
}

static const struct native bool_new = {"bool", bool_create, 1, 2, 0, 0, NULL, NULL};

const struct type_definition bool_definition = {
    .name = "bool",
    .type_id = TYPE_BOOL,
    .base = TYPE_INT,
    .kind = KIND_BOOL,
    .construct = &bool_new,
    .create = &bool_new,
    .documentation =
        "Returns True when the argument is true, False otherwise.\nTrue and False are the only two instances "
        "of the class bool, which is a subclass of int and cannot be subclassed.",
};
