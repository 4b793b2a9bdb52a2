/* Objects a guest may hold but not look into: cells, code, and objects of the host. */
#include "../vm/host_object.h"
#include "../vm/interpreter.h"
#include "../vm/type.h"
#include "str.h"

const struct type_definition cell_definition = {
    .name = "cell", .type_id = TYPE_CELL, .kind = KIND_CELL, .flags = DEFINITION_HIDDEN};
const struct type_definition code_definition = {
    .name = "code", .type_id = TYPE_CODE, .kind = KIND_CODE, .flags = DEFINITION_HIDDEN};
const struct type_definition host_object_definition = {
    .name = "host_object", .type_id = TYPE_HOST_OBJECT, .kind = KIND_HOST_OBJECT, .flags = DEFINITION_HIDDEN};

static value cell_repr(struct vm *vm, value self) {
    value content = ((const struct cell *)object_of(vm, self))->content;
    if (content == VALUE_UNSET)
        return str_format_c(vm, "<cell at 0x%08x: empty>", value_to_ref(self));
    return str_format_c(vm, "<cell at 0x%08x: %s object at 0x%08x>", value_to_ref(self), value_type_name(vm, content),
                        value_is_object(content) ? value_to_ref(content) : 0);
}

static value code_repr(struct vm *vm, value self) {
    const struct code *code = code_by_ref(vm, value_to_ref(self));
    if (!code)
        return VALUE_ERROR;
    return str_format_c(vm, "<code object %s at 0x%08x>", str_text(vm, value_from_ref(code->name)), value_to_ref(self));
}

static value host_object_repr(struct vm *vm, value self) {
    return str_format_c(vm, "<host object %s at 0x%08x>", host_object_class_name(vm, self), value_to_ref(self));
}

const struct kind_operations cell_operations = {.repr = cell_repr};
const struct kind_operations code_operations = {.repr = code_repr};
const struct kind_operations host_object_operations = {.repr = host_object_repr};
