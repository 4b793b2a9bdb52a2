/* Lists: storage, growing and shrinking, and what they do in operators and protocols. Methods are in list_methods.c,
 * slices in list_slice.c. An array's items past `count` are always 0.0, so that nothing removed stays alive. */
#include "list.h"

#include "../vm/type.h"

#include "../vm/heap_internal.h"

#define SHRINK_FROM 32 /* smaller arrays are kept */

/* --- storage --------------------------------------------------------------------------------------------------------
 */

value list_new(struct vm *vm, uint32_t capacity) {
    struct array *array = NULL;
    if (capacity && !(array = array_new(vm, capacity)))
        return VALUE_ERROR;
    if (array)
        array->header.flags = ARRAY_OF_LIST;
    struct list *list = heap_allocate_fixed(vm, KIND_LIST, vm->immediate_shapes[KIND_LIST], sizeof(struct list));
    if (!list)
        return VALUE_ERROR;
    list->array = array ? ref_from_pointer(array) : 0;
    return value_from_pointer(list);
}

value list_new_to_fill(struct vm *vm, uint64_t count) {
    struct list *list = heap_allocate_fixed(vm, KIND_LIST, vm->immediate_shapes[KIND_LIST], sizeof(struct list));
    if (!list)
        return VALUE_ERROR;
    if (!count)
        return value_from_pointer(list);
    struct array *array = array_new_to_fill(vm, count);
    if (!array)
        return VALUE_ERROR;
    array->header.flags = ARRAY_OF_LIST;
    list->array = ref_from_pointer(array);
    list->count = (uint32_t)count;
    return value_from_pointer(list);
}

value list_from_items(struct vm *vm, const value *items, uint32_t count) {
    value result = list_new_to_fill(vm, count);
    if (result != VALUE_ERROR && count)
        values_copy(list_items(vm, object_of(vm, result)), items, count);
    return result;
}

static bool replace_array(struct vm *vm, struct list *list, uint64_t capacity) {
    struct array *array = array_new_with(vm, capacity, list_items(vm, list), list->count);
    if (!array)
        return false;
    vm_charge_later(vm, list->count / 32);
    array->header.flags = ARRAY_OF_LIST;
    object_written(vm, &list->header);
    if (list->array)
        heap_let_go(vm, object_at(vm, list->array));
    list->array = ref_from_pointer(array);
    return true;
}

bool list_reserve(struct vm *vm, struct list *list, uint64_t count) {
    uint32_t capacity = list->array ? ((struct array *)object_at(vm, list->array))->capacity : 0;
    object_written(vm, &list->header);
    if (count <= capacity)
        return true;
    if (count > SEQUENCE_COUNT_MAX) {
        raise_memory_error(vm);
        return false;
    }
    uint64_t grown = count < 65536 ? count + count / 2 + 2 : count + count / 4;
    if (list->count == 0 || grown > SEQUENCE_COUNT_MAX)
        grown = count < 4 ? 4 : count;
    return replace_array(vm, list, grown);
}

bool list_append_growing(struct vm *vm, struct list *list, value item) {
    if (!list_reserve(vm, list, (uint64_t)list->count + 1))
        return false;
    *array_item(vm, list->array, list->count++) = item;
    return true;
}

void list_clear(struct list *list) {
    list->count = 0;
    list->array = 0;
}

void list_shrink(struct vm *vm, struct list *list) {
    if (!list->array)
        return;
    if (!list->count) {
        list->array = 0;
        return;
    }
    uint32_t capacity = ((struct array *)object_at(vm, list->array))->capacity;
    if (capacity < SHRINK_FROM || list->count >= capacity / 4)
        return;
    if (!replace_array(vm, list, (uint64_t)list->count * 2))
        exception_clear(vm);
}

bool list_splice(struct vm *vm, struct list *list, uint32_t start, uint32_t end, const value *items, uint32_t count) {
    uint32_t old_count = list->count, tail = old_count - end;
    uint64_t new_count = (uint64_t)start + count + tail;
    if (!vm_charge(vm, 1 + ((uint64_t)count + tail / 4) / 8) || !list_reserve(vm, list, new_count))
        return false;
    if (!list->array)
        return true;
    value *all = list_items(vm, list);
    if (new_count == old_count) {
        values_copy(all + start, items, count);
        return true;
    }
    memmove(all + start + count, all + end, tail * sizeof(value));
    if (count)
        values_copy(all + start, items, count);
    if (new_count < old_count)
        memset(all + new_count, 0, (old_count - new_count) * sizeof(value));
    list->count = (uint32_t)new_count;
    if (new_count < old_count)
        list_shrink(vm, list);
    return true;
}

value list_pop_at(struct vm *vm, struct list *list, uint32_t index) {
    value *items = list_items(vm, list);
    value item = items[index];
    uint32_t tail = list->count - index - 1;
    if (tail) {
        memmove(items + index, items + index + 1, tail * sizeof(value));
        vm_charge_later(vm, tail / 32);
    }
    items[--list->count] = 0;
    const struct array *array = object_at(vm, list->array);
    if (list->count < array->capacity / 4 && array->capacity >= SHRINK_FROM)
        list_shrink(vm, list);
    return item;
}

/* --- filling from iterables ------------------------------------------------------------------------------------------
 */

static bool append_visitor(struct vm *vm, void *context, value item) { return list_append(vm, context, item); }

static bool extend_by_items(struct vm *vm, struct list *list, value sequence) {
    value *items;
    uint32_t count;
    sequence_view(vm, sequence, &items, &count);
    if (!vm_charge(vm, 1 + count / 8) || !list_reserve(vm, list, (uint64_t)list->count + count))
        return false;
    sequence_view(vm, sequence, &items, &count); /* the list may be its own source: its array has moved */
    if (count)
        memcpy(list_items(vm, list) + list->count, items, count * sizeof(value));
    list->count += count;
    return true;
}

static bool extend_by_range(struct vm *vm, struct list *list, struct range_iterator *iterator) {
    uint64_t count = iterator->remaining < 0 ? 0 : (uint64_t)iterator->remaining;
    if (count > SEQUENCE_COUNT_MAX) {
        raise_memory_error(vm);
        return false;
    }
    if (!vm_charge(vm, 1 + count / 8) || !list_reserve(vm, list, list->count + count))
        return false;
    value *items = count ? list_items(vm, list) + list->count : NULL;
    for (uint64_t i = 0; i < count; i++)
        items[i] = range_iterator_step(iterator);
    list->count += (uint32_t)count;
    return true;
}

/* Keys of a dict or items of a set, which no guest code can disturb. */
static bool extend_by_entries(struct vm *vm, struct list *list, const struct dict *owner, bool values) {
    if (!vm_charge(vm, 1 + owner->count / 8) || !list_reserve(vm, list, (uint64_t)list->count + owner->count))
        return false;
    uint32_t position = 0, hash;
    const struct dict_entry *entry;
    while ((entry = table_next(vm, owner, &position, &hash)))
        if (!list_append(vm, list, values ? entry->item : entry->key))
            return false;
    return true;
}

/* The characters of an ASCII str are there already. */
static bool extend_by_ascii(struct vm *vm, struct list *list, const struct str *str) {
    uint32_t count = str->length;
    if (!vm_charge(vm, 1 + count / 8) || !list_reserve(vm, list, (uint64_t)list->count + count))
        return false;
    for (uint32_t i = 0; i < count; i++)
        *array_item(vm, list->array, list->count++) = vm->byte_strs[(uint8_t)str_data(vm, str)[i]];
    return true;
}

#define LENGTH_UNKNOWN 8

bool list_extend(struct vm *vm, struct list *list, value iterable) {
    enum kind kind = value_is_object(iterable) ? object_kind(vm, iterable) : KIND_FREE;
    switch (kind) {
    case KIND_LIST:
    case KIND_TUPLE:
        return extend_by_items(vm, list, iterable);
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET:
        return extend_by_entries(vm, list, object_of(vm, iterable), false);
    case KIND_STR:
        if (str_is_ascii(object_of(vm, iterable)))
            return extend_by_ascii(vm, list, object_of(vm, iterable));
        break;
    case KIND_DICT_VIEW: {
        const struct dict_view *view = object_of(vm, iterable);
        if (view->header.detail < 2 && value_has_kind(vm, view->dict, KIND_DICT))
            return extend_by_entries(vm, list, object_of(vm, view->dict), view->header.detail == 1);
        break;
    }
    case KIND_RANGE:
    case KIND_RANGE_ITERATOR: {
        value iterator = object_iterate(vm, iterable);
        if (iterator == VALUE_ERROR)
            return false;
        if (value_has_kind(vm, iterator, KIND_RANGE_ITERATOR))
            return extend_by_range(vm, list, object_of(vm, iterator));
        break;
    }
    default:
        break;
    }
    value iterator = object_iterate(vm, iterable);
    /* nothing is done with the hint, but what it raises is seen */
    if (iterator == VALUE_ERROR ||
        (value_guest_type(vm, iterable) && object_length_hint(vm, iterable, LENGTH_UNKNOWN) < 0))
        return false;
    return iterator_visit(vm, iterator, append_visitor, list);
}

void list_discard(struct vm *vm, struct list *list) {
    void *array = list->array ? object_at(vm, list->array) : NULL;
    list_clear(list);
    if (array)
        heap_free(vm, array);
}

value list_from_iterable(struct vm *vm, value iterable) {
    value result = list_new(vm, 0);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    struct list *list = object_of(vm, result);
    if (list_extend(vm, list, iterable))
        return result;
    list_discard(vm, list); /* it may have filled the memory */
    return VALUE_ERROR;
}

/* --- operators -------------------------------------------------------------------------------------------------------
 */

/* `times` copies of the first `count` items of `items`, which already stand there. */
static void repeat_items(value *items, uint64_t count, uint64_t total) {
    if (count == 1) {
        value item = items[0];
        for (uint64_t i = 1; i < total; i++)
            items[i] = item;
        return;
    }
    for (uint64_t done = count; done < total;) {
        uint64_t part = total - done < done ? total - done : done;
        memcpy(items + done, items, part * sizeof(value));
        done += part;
    }
}

static bool repeat_total(struct vm *vm, uint64_t count, int64_t times, uint64_t *total) {
    if (count && (uint64_t)times > SEQUENCE_COUNT_MAX / count) {
        raise_memory_error(vm);
        return false;
    }
    *total = count * (uint64_t)times;
    return vm_charge(vm, 1 + *total / 16);
}

static value list_repeat(struct vm *vm, const struct list *list, int64_t times) {
    uint64_t count = list->count, total;
    if (!repeat_total(vm, count, times, &total))
        return VALUE_ERROR;
    value result = list_new_to_fill(vm, total);
    if (result == VALUE_ERROR || !total)
        return result;
    value *items = list_items(vm, object_of(vm, result));
    values_copy(items, list_items(vm, list), (uint32_t)count);
    repeat_items(items, count, total);
    return result;
}

bool list_repeat_in_place(struct vm *vm, struct list *list, int64_t times) {
    uint64_t total;
    if (!repeat_total(vm, list->count, times, &total))
        return false;
    if (!total) {
        list_clear(list);
        return true;
    }
    if (!list_reserve(vm, list, total))
        return false;
    repeat_items(list_items(vm, list), list->count, total);
    list->count = (uint32_t)total;
    return true;
}

static value list_concatenate(struct vm *vm, const struct list *left, const struct list *right) {
    uint64_t total = (uint64_t)left->count + right->count;
    if (total > SEQUENCE_COUNT_MAX)
        return raise_memory_error(vm);
    if (!vm_charge(vm, 1 + total / 16))
        return VALUE_ERROR;
    value result = list_new_to_fill(vm, total);
    if (result == VALUE_ERROR || !total)
        return result;
    value *items = list_items(vm, object_of(vm, result));
    values_copy(items, list_items(vm, left), left->count);
    values_copy(items + left->count, list_items(vm, right), right->count);
    return result;
}

static value list_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (operator== OPERATOR_ADD) {
        if (!value_has_kind(vm, left, KIND_LIST) || !value_has_kind(vm, right, KIND_LIST))
            return VALUE_NOT_IMPLEMENTED;
        return list_concatenate(vm, object_of(vm, left), object_of(vm, right));
    }
    if (operator!= OPERATOR_MULTIPLY)
        return VALUE_NOT_IMPLEMENTED;
    bool list_is_left = value_has_kind(vm, left, KIND_LIST);
    int64_t times;
    int known = sequence_repeat_count(vm, list_is_left ? right : left, &times);
    if (known <= 0)
        return known < 0 ? VALUE_ERROR : VALUE_NOT_IMPLEMENTED;
    return list_repeat(vm, object_of(vm, list_is_left ? left : right), times);
}

static value list_in_place(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (operator== OPERATOR_ADD)
        return list_extend(vm, object_of(vm, left), right) ? left : VALUE_ERROR;
    int64_t times;
    int known = sequence_repeat_count(vm, right, &times);
    if (known <= 0)
        return known < 0 ? VALUE_ERROR : VALUE_NOT_IMPLEMENTED;
    return list_repeat_in_place(vm, object_of(vm, left), times) ? left : VALUE_ERROR;
}

static value list_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (!value_has_kind(vm, right, KIND_LIST))
        return VALUE_NOT_IMPLEMENTED;
    return sequence_compare(vm, comparison, left, right);
}

/* --- protocols -------------------------------------------------------------------------------------------------------
 */

static int list_truth(struct vm *vm, value v) { return ((struct list *)object_of(vm, v))->count != 0; }

static int64_t list_length(struct vm *vm, value v) { return ((struct list *)object_of(vm, v))->count; }

static value list_repr(struct vm *vm, value v) { return sequence_repr(vm, v, "[", "]", "[...]"); }

static value list_get_item(struct vm *vm, value v, value key) {
    struct list *list = object_of(vm, v);
    if (value_has_kind(vm, key, KIND_SLICE))
        return list_get_by_slice(vm, list, object_of(vm, key));
    int64_t index;
    if (!sequence_index_from(vm, key, "list", &index))
        return VALUE_ERROR;
    const value *item = list_item_at(vm, list, index);
    return item ? *item : raise_error(vm, TYPE_INDEX_ERROR, "list index out of range");
}

static bool list_set_item(struct vm *vm, value v, value key, value item) {
    struct list *list = object_of(vm, v);
    if (value_has_kind(vm, key, KIND_SLICE))
        return list_set_by_slice(vm, list, object_of(vm, key), item);
    int64_t index;
    if (!sequence_index_from(vm, key, "list", &index))
        return false;
    value *place = list_item_at(vm, list, index);
    if (!place) {
        raise_error(vm, TYPE_INDEX_ERROR, "list assignment index out of range");
        return false;
    }
    object_written(vm, &list->header);
    if (item == VALUE_UNSET)
        list_pop_at(vm, list, (uint32_t)(index < 0 ? index + list->count : index));
    else
        *place = item;
    return true;
}

static int list_contains(struct vm *vm, value v, value item) {
    int64_t index = sequence_search(vm, v, item, 0, INT64_MAX);
    return index == -2 ? -1 : index >= 0;
}

static value list_iterate(struct vm *vm, value v) { return sequence_iterator_new(vm, v, false); }

static value list_reversed(struct vm *vm, value v) { return sequence_iterator_new(vm, v, true); }

const struct kind_operations list_operations = {
    .binary = list_binary,
    .operators = 1u << OPERATOR_ADD | 1u << OPERATOR_MULTIPLY,
    .in_place = list_in_place,
    .in_place_operators = 1u << OPERATOR_ADD | 1u << OPERATOR_MULTIPLY,
    .compare = list_compare,
    .compare_orders = true,
    .unhashable = true,
    .truth = list_truth,
    .repr = list_repr,
    .length = list_length,
    .get_item = list_get_item,
    .set_item = list_set_item,
    .supports_delete_item = true,
    .contains = list_contains,
    .iterate = list_iterate,
    .reversed = list_reversed,
};
