/* collections: the natives behind collections.py, namely the accessors of named tuples, counting, and the deque
 * (deque.c). */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../vm/type.h"

/* --- fields of named tuples --------------------------------------------------------------------------------------- */

/* A data descriptor: item GETTER_INDEX of the tuple it is read from. GETTER_DOCUMENTATION: its __doc__. */
enum { GETTER_INDEX, GETTER_DOCUMENTATION, GETTER_ITEMS };

static value tuple_getter_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t index;
    if (!object_to_int64(vm, arguments[1], true, &index))
        return VALUE_ERROR;
    value v = record_new(vm, TYPE_COLLECTIONS_TUPLE_GETTER, GETTER_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[GETTER_INDEX] = value_from_small_int(index < 0 || index > UINT32_MAX ? UINT32_MAX : index);
    record->items[GETTER_DOCUMENTATION] = arguments[2];
    return v;
}

static value tuple_getter_get(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *record = native_self(vm, arguments[0]);
    int64_t index = value_to_int(record->items[GETTER_INDEX]);
    value instance = value_unwrap(vm, arguments[1]);
    if (instance == VALUE_NONE)
        return arguments[0];
    if (!value_has_kind(vm, instance, KIND_TUPLE))
        return raise_type_error(vm, "descriptor for index '%lld' for tuple subclasses doesn't apply to '%s' object",
                                (long long)index, value_type_name(vm, arguments[1]));
    const value *item = tuple_item_at(vm, object_of(vm, instance), index);
    return item ? *item : raise_error(vm, TYPE_INDEX_ERROR, "tuple index out of range");
}

static value tuple_getter_set(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "can't set attribute");
}

static value tuple_getter_delete(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "can't delete attribute");
}

static value get_documentation(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return ((const struct record *)native_self(vm, arguments[0]))->items[GETTER_DOCUMENTATION];
}

static value set_documentation(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct record *record = native_self(vm, arguments[0]);
    record->items[GETTER_DOCUMENTATION] = arguments[1] == VALUE_UNSET ? VALUE_NONE : arguments[1];
    return VALUE_NONE;
}

static const struct native tuple_getter_new = {"_tuplegetter", tuple_getter_create, 3, 3, 0, 0, NULL, NULL};
static const struct native tuple_getter_methods[] = {
    {"__get__", tuple_getter_get, 2, 3, 0, 0, NULL, NULL},
    {"__set__", tuple_getter_set, 3, 3, 0, 0, NULL, NULL},
    {"__delete__", tuple_getter_delete, 2, 2, 0, 0, NULL, NULL},
    NATIVE_END,
};
static const struct native_attribute tuple_getter_attributes[] = {
    {"__doc__", get_documentation, set_documentation, NULL}, NATIVE_ATTRIBUTE_END};
static const struct kind_operations tuple_getter_operations = {0};

const struct type_definition tuple_getter_definition = {
    .name = "collections._tuplegetter",
    .type_id = TYPE_COLLECTIONS_TUPLE_GETTER,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = tuple_getter_methods,
    .attributes = tuple_getter_attributes,
    .construct = &tuple_getter_new,
    .create = &tuple_getter_new,
    .operations = &tuple_getter_operations,
};

/* --- counting ----------------------------------------------------------------------------------------------------- */

static value count_into_dict(struct vm *vm, value mapping, value iterator) {
    const value one = value_from_small_int(1);
    for (;;) {
        value item = object_next(vm, iterator);
        if (item == VALUE_STOP)
            return VALUE_NONE;
        if (item == VALUE_ERROR || !vm_charge(vm, 1))
            return VALUE_ERROR;
        value before = dict_get(vm, object_of(vm, mapping), item);
        if (before == VALUE_UNSET && vm_failed(vm))
            return VALUE_ERROR;
        value after = before == VALUE_UNSET ? one : object_binary(vm, OPERATOR_ADD, before, one);
        if (after == VALUE_ERROR || !dict_set(vm, object_of(vm, mapping), item, after))
            return VALUE_ERROR;
    }
}

/* By the mapping's own get() and []=, which a guest class may have redefined. */
static value count_into_mapping(struct vm *vm, value mapping, value iterator) {
    value get = object_get_attribute(vm, mapping, value_from_ref(vm->names[NAME_GET_NAME]));
    while (get != VALUE_ERROR) {
        value item = object_next(vm, iterator);
        if (item == VALUE_STOP)
            return VALUE_NONE;
        if (item == VALUE_ERROR || !vm_charge(vm, 1))
            return VALUE_ERROR;
        value before = vm_call_2(vm, get, item, value_from_small_int(0));
        value after =
            before == VALUE_ERROR ? VALUE_ERROR : object_binary(vm, OPERATOR_ADD, before, value_from_small_int(1));
        if (after == VALUE_ERROR || !object_set_item(vm, mapping, item, after))
            return VALUE_ERROR;
    }
    return VALUE_ERROR;
}

/* _count_elements(mapping, iterable, plain): plain says that the mapping's class redefines neither get() nor []=. */
static value count_elements(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value iterator = object_iterate(vm, arguments[1]);
    if (iterator == VALUE_ERROR)
        return VALUE_ERROR;
    value plain = value_unwrap(vm, arguments[0]);
    if (arguments[2] == VALUE_TRUE && value_has_kind(vm, plain, KIND_DICT))
        return count_into_dict(vm, plain, iterator);
    return count_into_mapping(vm, arguments[0], iterator);
}

/* __name__ of the module whose code called the guest function that calls this. */
static value caller_module(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    if (vm->frame_count < 2)
        return VALUE_NONE;
    const struct dict *globals = object_at(vm, vm->frames[vm->frame_count - 2].globals);
    value name = dict_get_name(vm, globals, vm->names[NAME_NAME]);
    return name == VALUE_UNSET ? VALUE_NONE : name;
}

/* --- the module --------------------------------------------------------------------------------------------------- */

static const struct native collections_functions[] = {
    {"_count_elements", count_elements, 3, 3, 0, 0, NULL, "Count elements in the iterable, updating the mapping"},
    {"_caller_module", caller_module, 0, 0, 0, 0, NULL, NULL},
    NATIVE_END,
};

static bool collections_start(struct vm *vm, struct dict *dict) {
    return module_add_type(vm, dict, TYPE_COLLECTIONS_DEQUE) &&
           type_make_library(vm, TYPE_COLLECTIONS_DEQUE_ITERATOR) != VALUE_ERROR &&
           type_make_library(vm, TYPE_COLLECTIONS_DEQUE_REVERSE_ITERATOR) != VALUE_ERROR &&
           module_add_type(vm, dict, TYPE_COLLECTIONS_TUPLE_GETTER);
}

const struct module_definition collections_module = {.name = "collections",
                                                     .reason = "container types; names attributes through the guard",
                                                     .functions = collections_functions,
                                                     .start = collections_start};
