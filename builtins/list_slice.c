/* Slices of lists: getting, assigning, deleting. __index__ of a bound and the iteration of what is assigned may run
 * guest code that changes the list, so bounds are fitted to the length after both. */
#include "list.h"

value list_get_slice(struct vm *vm, const struct list *list, int64_t start, int64_t step, int64_t count) {
    if (!vm_charge(vm, 1 + (uint64_t)count / (step == 1 ? 32 : 8)))
        return VALUE_ERROR;
    if (step == 1 || count == 0)
        return list_from_items(vm, count ? list_items(vm, list) + start : NULL, (uint32_t)count);
    value result = list_new_to_fill(vm, (uint64_t)count);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    value *target = list_items(vm, object_of(vm, result));
    const value *source = list_items(vm, list) + start;
    for (int64_t i = 0; i < count; i++)
        target[i] = source[i * step];
    return result;
}

value list_get_by_slice(struct vm *vm, struct list *list, const struct slice *slice) {
    int64_t start, stop, step;
    if (!slice_unpack(vm, slice, &start, &stop, &step))
        return VALUE_ERROR;
    int64_t count = slice_adjust(list->count, &start, &stop, step);
    return list_get_slice(vm, list, start, step, count);
}

/* Removes items start, start + step, ...; step is positive. */
static bool delete_stepped(struct vm *vm, struct list *list, int64_t start, int64_t step, int64_t count) {
    if (!vm_charge(vm, 1 + (list->count - (uint64_t)start) / 8))
        return false;
    value *items = list_items(vm, list);
    int64_t to = start;
    for (int64_t from = start; from < list->count; from++) {
        bool removed = (from - start) % step == 0 && (from - start) / step < count;
        if (!removed)
            items[to++] = items[from];
    }
    memset(items + to, 0, (size_t)(list->count - to) * sizeof(value));
    list->count = (uint32_t)to;
    list_shrink(vm, list);
    return true;
}

static bool delete_slice(struct vm *vm, struct list *list, int64_t start, int64_t stop, int64_t step) {
    int64_t count = slice_adjust(list->count, &start, &stop, step);
    if (count == 0)
        return true;
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    if (step == 1 || count == 1)
        return list_splice(vm, list, (uint32_t)start, (uint32_t)(start + count), NULL, 0);
    return delete_stepped(vm, list, start, step, count);
}

bool list_set_by_slice(struct vm *vm, struct list *list, const struct slice *slice, value item) {
    int64_t start, stop, step;
    if (!slice_unpack(vm, slice, &start, &stop, &step))
        return false;
    if (item == VALUE_UNSET)
        return delete_slice(vm, list, start, stop, step);
    value source = sequence_of_or(vm, item, "must assign iterable to extended slice");
    if (source == VALUE_ERROR)
        return false;
    if (value_to_ref(source) == ref_from_pointer(list) &&
        (source = list_get_slice(vm, list, 0, 1, list->count)) == VALUE_ERROR)
        return false;
    value *items;
    uint32_t item_count;
    sequence_view(vm, source, &items, &item_count);
    int64_t count = slice_adjust(list->count, &start, &stop, step);
    if (step == 1)
        return list_splice(vm, list, (uint32_t)start, (uint32_t)(start + count), items, item_count);
    if (item_count != count) {
        raise_value_error(vm, "attempt to assign sequence of size %u to extended slice of size %lld", item_count,
                          (long long)count);
        return false;
    }
    if (!vm_charge(vm, 1 + item_count / 8))
        return false;
    object_written(vm, &list->header);
    for (uint32_t i = 0; i < item_count; i++)
        *array_item(vm, list->array, (uint32_t)(start + i * step)) = items[i];
    return true;
}
