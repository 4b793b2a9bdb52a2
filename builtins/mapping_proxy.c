/* mappingproxy: a read-only view of a mapping. Everything is asked of the mapping itself. */
#include "../vm/vm.h"
#include "container.h"
#include "function.h"
#include "str.h"

value mapping_proxy_new(struct vm *vm, value mapping) {
    struct mapping_proxy *proxy =
        heap_allocate(vm, KIND_MAPPING_PROXY, vm->immediate_shapes[KIND_MAPPING_PROXY], sizeof *proxy);
    if (!proxy)
        return VALUE_ERROR;
    proxy->mapping = mapping;
    return value_from_pointer(proxy);
}

static value mapping_of(struct vm *vm, value proxy) {
    return ((const struct mapping_proxy *)native_self(vm, proxy))->mapping;
}

static value create_proxy(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value plain = value_unwrap(vm, arguments[1]);
    enum kind kind = value_kind(vm, plain);
    bool mapping =
        kind != KIND_LIST && kind != KIND_TUPLE && type_lookup_special(vm, plain, SPECIAL_GET_ITEM) != VALUE_UNSET;
    if (!mapping)
        return raise_type_error(vm, "mappingproxy() argument must be a mapping, not %s",
                                value_type_name(vm, arguments[1]));
    /* a proxy of a proxy would only be deeper, not more read-only */
    return mapping_proxy_new(vm, kind == KIND_MAPPING_PROXY ? mapping_of(vm, plain) : arguments[1]);
}

static const struct native proxy_create = {"mappingproxy", create_proxy, 2, 2, 0, 0, NULL, NULL};

#define FORWARD(method, text)                                                                                          \
    static value proxy_method_##method(struct vm *vm, value *arguments, uint32_t count) {                              \
        value name = str_intern_c(vm, text, strlen(text));                                                             \
        return name == VALUE_ERROR ? VALUE_ERROR                                                                       \
                                   : vm_call_method(vm, mapping_of(vm, arguments[0]), name, count - 1, arguments + 1); \
    }
FORWARD(keys, "keys")
FORWARD(values, "values")
FORWARD(items, "items")
FORWARD(get, "get")
FORWARD(copy, "copy")

static value proxy_class_get_item(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return generic_alias_new(vm, arguments[0], arguments[1]);
}

static const struct native proxy_methods[] = {
    {"get", proxy_method_get, 2, 3, 0, 0, NULL, "Return the value for key if key is in the mapping, else default."},
    {"keys", proxy_method_keys, 1, 1, 0, 0, NULL, "a set-like object providing a view on D's keys"},
    {"values", proxy_method_values, 1, 1, 0, 0, NULL, "an object providing a view on D's values"},
    {"items", proxy_method_items, 1, 1, 0, 0, NULL, "a set-like object providing a view on D's items"},
    {"__class_getitem__", proxy_class_get_item, 2, 2, 0, NATIVE_CLASS, NULL, "See PEP 585"},
    {"copy", proxy_method_copy, 1, 1, 0, 0, NULL, "a shallow copy of D"},
    NATIVE_END,
};

const struct type_definition mapping_proxy_definition = {
    .name = "mappingproxy",
    .type_id = TYPE_MAPPING_PROXY,
    .kind = KIND_MAPPING_PROXY,
    .flags = DEFINITION_HIDDEN,
    .methods = proxy_methods,
    .create = &proxy_create,
    .documentation = "Read-only proxy of a mapping.",
};

static value proxy_repr(struct vm *vm, value self) {
    int busy = repr_enter(vm, self);
    if (busy)
        return busy < 0 ? VALUE_ERROR : str_from_c(vm, "mappingproxy(...)");
    value inner = object_repr(vm, mapping_of(vm, self));
    repr_leave(vm, self);
    if (inner == VALUE_ERROR)
        return VALUE_ERROR;
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, "mappingproxy(");
    str_builder_add_str(vm, &text, inner);
    str_builder_add_c(vm, &text, ")");
    return str_builder_finish(vm, &text);
}

static value proxy_str(struct vm *vm, value self) { return object_str(vm, mapping_of(vm, self)); }

static value plain_operand(struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_MAPPING_PROXY) ? mapping_of(vm, v) : v;
}

static value proxy_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value result = object_compare(vm, comparison, mapping_of(vm, left), plain_operand(vm, right));
    vm_leave_native(vm);
    return result;
}

static value proxy_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value result = object_binary(vm, operator, plain_operand(vm, left), plain_operand(vm, right));
    vm_leave_native(vm);
    return result;
}

static value proxy_in_place(struct vm *vm, enum binary_operator operator, value left, value right) {
    (void)operator;
    (void)left;
    (void)right;
    return raise_type_error(vm, "'|=' is not supported by mappingproxy; use '|' instead");
}

static value proxy_reversed(struct vm *vm, value self) {
    value mapping = mapping_of(vm, self);
    const struct kind_operations *operations = kind_operations_of(vm, mapping);
    if (operations->reversed && !value_has_kind(vm, mapping, KIND_INSTANCE))
        return operations->reversed(vm, mapping);
    value reversed = vm_call_special(vm, mapping, SPECIAL_REVERSED, 0, NULL);
    if (reversed == VALUE_UNSET && !vm_failed(vm))
        return raise_type_error(vm, "'%s' object is not reversible", value_type_name(vm, mapping));
    return reversed;
}

static int64_t proxy_length(struct vm *vm, value self) { return object_length(vm, mapping_of(vm, self)); }
static value proxy_get_item(struct vm *vm, value self, value key) {
    return object_get_item(vm, mapping_of(vm, self), key);
}
static int proxy_contains(struct vm *vm, value self, value item) {
    return object_contains(vm, mapping_of(vm, self), item);
}
static value proxy_iterate(struct vm *vm, value self) { return object_iterate(vm, mapping_of(vm, self)); }
static bool proxy_hash(struct vm *vm, value self, int64_t *hash) { return object_hash(vm, mapping_of(vm, self), hash); }

const struct kind_operations mapping_proxy_operations = {
    .binary = proxy_binary,
    .operators = 1u << OPERATOR_BIT_OR,
    .in_place = proxy_in_place,
    .in_place_operators = 1u << OPERATOR_BIT_OR,
    .compare = proxy_compare,
    .hash = proxy_hash,
    .repr = proxy_repr,
    .str = proxy_str,
    .length = proxy_length,
    .get_item = proxy_get_item,
    .contains = proxy_contains,
    .iterate = proxy_iterate,
    .reversed = proxy_reversed,
};
