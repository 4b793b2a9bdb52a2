/* The methods of list and how lists are created. */
#include "list.h"

static value method_append(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return list_append(vm, native_self(vm, arguments[0]), arguments[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value method_extend(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return list_extend(vm, native_self(vm, arguments[0]), arguments[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value method_insert(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct list *list = native_self(vm, arguments[0]);
    int64_t index;
    if (!argument_to_int64(vm, arguments[1], &index))
        return VALUE_ERROR;
    if (index < 0)
        index = index + list->count < 0 ? 0 : index + list->count;
    if (index > list->count)
        index = list->count;
    return list_splice(vm, list, (uint32_t)index, (uint32_t)index, &arguments[2], 1) ? VALUE_NONE : VALUE_ERROR;
}

static value method_remove(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value self = value_unwrap(vm, arguments[0]);
    int64_t index = sequence_search(vm, self, arguments[1], 0, INT64_MAX);
    if (index == -2)
        return VALUE_ERROR;
    struct list *list = object_of(vm, self);
    if (index < 0)
        return raise_value_error(vm, "list.remove(x): x not in list");
    if (index < list->count) /* __eq__ of the item may have changed the list */
        list_pop_at(vm, list, (uint32_t)index);
    return VALUE_NONE;
}

static value method_pop(struct vm *vm, value *arguments, uint32_t count) {
    struct list *list = native_self(vm, arguments[0]);
    int64_t index = -1;
    if (count > 1 && !argument_to_int64(vm, arguments[1], &index))
        return VALUE_ERROR;
    if (!list->count)
        return raise_error(vm, TYPE_INDEX_ERROR, "pop from empty list");
    index += index < 0 ? list->count : 0;
    if (index < 0 || index >= list->count)
        return raise_error(vm, TYPE_INDEX_ERROR, "pop index out of range");
    return list_pop_at(vm, list, (uint32_t)index);
}

static value method_clear(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct list *list = native_self(vm, arguments[0]);
    /* The items are overwritten, so that a stale word on the C stack that looks like the array keeps only the array. */
    vm_charge_later(vm, list->count / 32);
    if (list->count)
        memset(list_items(vm, list), 0, list->count * sizeof(value));
    list_clear(list);
    return VALUE_NONE;
}

static value method_index(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value self = value_unwrap(vm, arguments[0]);
    int64_t start, stop;
    if (!sequence_index_bounds(vm, arguments[2], arguments[3], ((struct list *)object_of(vm, self))->count, &start,
                               &stop))
        return VALUE_ERROR;
    int64_t index = sequence_search(vm, self, arguments[1], start, stop);
    if (index >= 0)
        return value_from_small_int(index);
    if (index == -2)
        return VALUE_ERROR;
    return raise_repr(vm, TYPE_VALUE_ERROR, arguments[1], " is not in list");
}

static value method_count(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t found = sequence_count(vm, value_unwrap(vm, arguments[0]), arguments[1]);
    return found < 0 ? VALUE_ERROR : value_from_small_int(found);
}

static value method_sort(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value key = arguments[1] == VALUE_UNSET ? VALUE_NONE : arguments[1];
    int reverse = arguments[2] == VALUE_UNSET ? 0 : object_truth(vm, arguments[2]);
    if (reverse < 0)
        return VALUE_ERROR;
    return list_sort(vm, native_self(vm, arguments[0]), key, reverse) ? VALUE_NONE : VALUE_ERROR;
}

static value method_reverse(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct list *list = native_self(vm, arguments[0]);
    if (!vm_charge(vm, 1 + list->count / 16))
        return VALUE_ERROR;
    value *items = list_items(vm, list);
    for (uint32_t low = 0, high = list->count; low + 1 < high; low++) {
        high--;
        value item = items[low];
        items[low] = items[high];
        items[high] = item;
    }
    return VALUE_NONE;
}

static value method_copy(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct list *list = native_self(vm, arguments[0]);
    return list_get_slice(vm, list, 0, 1, list->count);
}

const struct native list_methods[] = {
    {"append", method_append, 2, 2, 0, NATIVE_QUICK(LIST_APPEND), NULL, "Append object to the end of the list."},
    {"clear", method_clear, 1, 1, 0, 0, NULL, "Remove all items from list."},
    {"copy", method_copy, 1, 1, 0, 0, NULL, "Return a shallow copy of the list."},
    {"count", method_count, 2, 2, 0, 0, NULL, "Return number of occurrences of value."},
    {"extend", method_extend, 2, 2, 0, NATIVE_QUICK(EXTEND), NULL,
     "Extend list by appending elements from the iterable."},
    {"index", method_index, 2, 4, 0, 0, NULL, "Return first index of value; ValueError if it is not present."},
    {"insert", method_insert, 3, 3, 0, 0, NULL, "Insert object before index."},
    {"pop", method_pop, 1, 2, 0, NATIVE_QUICK(LIST_POP), NULL, "Remove and return item at index (default last)."},
    {"remove", method_remove, 2, 2, 0, 0, NULL, "Remove first occurrence of value; ValueError if it is not present."},
    {"reverse", method_reverse, 1, 1, 0, 0, NULL, "Reverse in place."},
    {"sort", method_sort, 1, 1, 2, 0, "key reverse", "Sort the list in ascending order, in place and stable."},
    NATIVE_END,
};

/* --- creation --------------------------------------------------------------------------------------------------------
 */

static value list_construct(struct vm *vm, value *arguments, uint32_t count) {
    return count > 1 ? list_from_iterable(vm, arguments[1]) : list_new(vm, 0);
}

static value list_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments;
    (void)count;
    return list_new(vm, 0);
}

static value list_initialise(struct vm *vm, value *arguments, uint32_t count) {
    struct list *list = native_self(vm, arguments[0]);
    list_clear(list);
    return count <= 1 || list_extend(vm, list, arguments[1]) ? VALUE_NONE : VALUE_ERROR;
}

static const struct native construct = {"list", list_construct, 1, 2, 0, NATIVE_QUICK(LIST), NULL, NULL};
static const struct native create = {"__new__", list_create, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, NULL};
static const struct native initialise = {"list", list_initialise, 1, 2, 0, 0, NULL, NULL};

const struct type_definition list_definition = {
    .name = "list",
    .type_id = TYPE_LIST,
    .base = TYPE_OBJECT,
    .kind = KIND_LIST,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = list_methods,
    .construct = &construct,
    .create = &create,
    .initialise = &initialise,
    .documentation = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.",
};
