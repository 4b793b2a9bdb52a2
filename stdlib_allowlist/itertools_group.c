/* groupby and tee of itertools: iterators that share a source with others. */
#include "itertools.h"

#include "../vm/type.h"

/* --- groupby ------------------------------------------------------------------------------------------------------ */

/* GROUPBY_TARGET: the key of the group handed out last; GROUPBY_KEY and GROUPBY_VALUE: of the item read last and not
 * handed out. VALUE_UNSET where there is none. GROUPBY_GROUP: the only group that may still read. */
enum { GROUPBY_ITERATOR, GROUPBY_FUNCTION, GROUPBY_TARGET, GROUPBY_KEY, GROUPBY_VALUE, GROUPBY_GROUP, GROUPBY_ITEMS };
enum { GROUPER_PARENT, GROUPER_KEY, GROUPER_ITEMS };

static value groupby_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value iterator = object_iterate(vm, arguments[1]);
    value v = iterator == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_ITERTOOLS_GROUPBY, GROUPBY_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[GROUPBY_ITERATOR] = iterator;
    record->items[GROUPBY_FUNCTION] = arguments[2] == VALUE_UNSET ? VALUE_NONE : arguments[2];
    record->items[GROUPBY_TARGET] = record->items[GROUPBY_KEY] = record->items[GROUPBY_VALUE] = VALUE_UNSET;
    return v;
}

/* Reads one item: VALUE_NONE, VALUE_STOP or VALUE_ERROR. */
static value groupby_step(struct vm *vm, struct record *record) {
    value item = iterator_advance(vm, record->items[GROUPBY_ITERATOR]);
    if (item_is_end(item))
        return item;
    value function = record->items[GROUPBY_FUNCTION];
    value key = function == VALUE_NONE ? item : vm_call_1(vm, function, item);
    if (key == VALUE_ERROR)
        return VALUE_ERROR;
    record->items[GROUPBY_VALUE] = item;
    record->items[GROUPBY_KEY] = key;
    return VALUE_NONE;
}

static value groupby_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    record->items[GROUPBY_GROUP] = VALUE_NONE;
    for (;;) {
        value key = record->items[GROUPBY_KEY], target = record->items[GROUPBY_TARGET];
        if (key != VALUE_UNSET) {
            if (target == VALUE_UNSET)
                break;
            int same = value_equal(vm, target, key);
            if (same < 0)
                return VALUE_ERROR;
            if (!same)
                break;
        }
        value end = vm_charge(vm, 1) ? groupby_step(vm, record) : VALUE_ERROR;
        if (end != VALUE_NONE)
            return end;
    }
    value key = record->items[GROUPBY_KEY];
    value group = record_new(vm, TYPE_ITERTOOLS_GROUPER, GROUPER_ITEMS);
    if (group == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *grouper = object_of(vm, group);
    grouper->items[GROUPER_PARENT] = v;
    grouper->items[GROUPER_KEY] = key;
    record->items[GROUPBY_TARGET] = key;
    record->items[GROUPBY_GROUP] = group;
    return tuple_pair(vm, key, group);
}

static value grouper_next(struct vm *vm, value v) {
    const struct record *grouper = object_of(vm, v);
    struct record *parent = object_of(vm, grouper->items[GROUPER_PARENT]);
    if (parent->items[GROUPBY_GROUP] != v)
        return VALUE_STOP;
    if (parent->items[GROUPBY_VALUE] == VALUE_UNSET) {
        value end = groupby_step(vm, parent);
        if (end != VALUE_NONE)
            return end;
    }
    value key = parent->items[GROUPBY_KEY];
    int same = key == VALUE_UNSET ? 0 : value_equal(vm, grouper->items[GROUPER_KEY], key);
    if (same <= 0)
        return same < 0 ? VALUE_ERROR : VALUE_STOP;
    value item = parent->items[GROUPBY_VALUE];
    parent->items[GROUPBY_VALUE] = parent->items[GROUPBY_KEY] = VALUE_UNSET;
    return item == VALUE_UNSET ? VALUE_STOP : item;
}

static const struct native groupby_new = {"groupby", groupby_create, 2, 3, 0, 0, "iterable key", NULL};
static const struct kind_operations groupby_operations = {.iterate = iterate_itself, .next = groupby_next};
ITERTOOLS_TYPE(itertools_groupby_definition, "groupby", TYPE_ITERTOOLS_GROUPBY, &groupby_new, &groupby_operations, NULL,
               DEFINITION_SUBCLASSABLE, "make an iterator that returns consecutive keys and groups from the iterable");

static const struct kind_operations grouper_operations = {.iterate = iterate_itself, .next = grouper_next};
ITERTOOLS_TYPE(itertools_grouper_definition, "_grouper", TYPE_ITERTOOLS_GROUPER, NULL, &grouper_operations, NULL, 0,
               NULL);

/* --- tee ---------------------------------------------------------------------------------------------------------- */

/* The items read from the source stand in a chain of blocks, each a struct array:
 *   items[0] the next block or None   items[1] how many items are here   items[2 ..] the items
 * An iterator of tee() holds the block it is in and how far it has come; blocks behind all of them become garbage. */
enum { BLOCK_NEXT, BLOCK_COUNT, BLOCK_ITEMS };
#define BLOCK_CAPACITY 32
/* record->data of the source: 1 while it is advanced. It is a record of its own, shared by all the iterators. */
enum { TEE_SOURCE, TEE_BLOCK, TEE_POSITION, TEE_ITEMS };

static struct array *block_new(struct vm *vm) {
    struct array *block = array_new(vm, BLOCK_ITEMS + BLOCK_CAPACITY);
    if (!block)
        return NULL;
    for (uint32_t i = 0; i < BLOCK_ITEMS + BLOCK_CAPACITY; i++)
        block->items[i] = VALUE_NONE;
    block->items[BLOCK_COUNT] = value_from_small_int(0);
    return block;
}

static value tee_new(struct vm *vm, value source, value block, value position) {
    value v = record_new(vm, TYPE_ITERTOOLS_TEE, TEE_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[TEE_SOURCE] = source;
    record->items[TEE_BLOCK] = block;
    record->items[TEE_POSITION] = position;
    return v;
}

/* Another iterator at the same place. */
static value tee_copy_of(struct vm *vm, value v) {
    const struct record *record = object_of(vm, v);
    return tee_new(vm, record->items[TEE_SOURCE], record->items[TEE_BLOCK], record->items[TEE_POSITION]);
}

static value tee_of_iterator(struct vm *vm, value iterator) {
    value source = record_new(vm, TYPE_ITERTOOLS_TEE, 1);
    struct array *block = source == VALUE_ERROR ? NULL : block_new(vm);
    if (!block)
        return VALUE_ERROR;
    ((struct record *)object_of(vm, source))->items[0] = iterator;
    return tee_new(vm, source, value_from_pointer(block), value_from_small_int(0));
}

/* Puts the source's next item at the end of the block. */
static value tee_read(struct vm *vm, value source_value, value block) {
    struct record *source = object_of(vm, source_value);
    if (source->data)
        return raise_error(vm, TYPE_RUNTIME_ERROR, "cannot re-enter the tee iterator");
    source->data = 1;
    value item = iterator_advance(vm, source->items[0]);
    source->data = 0;
    if (item_is_end(item))
        return item;
    uint32_t count = (uint32_t)value_to_int(*array_item(vm, value_to_ref(block), BLOCK_COUNT));
    if (count >= BLOCK_CAPACITY)
        return raise_error(vm, TYPE_SYSTEM_ERROR, "block of tee() is damaged");
    *array_item(vm, value_to_ref(block), BLOCK_ITEMS + count) = item;
    *array_item(vm, value_to_ref(block), BLOCK_COUNT) = value_from_small_int(count + 1);
    return item;
}

/* The block after this full one. */
static value tee_block_after(struct vm *vm, value block) {
    value next = *array_item(vm, value_to_ref(block), BLOCK_NEXT);
    if (next != VALUE_NONE)
        return next;
    struct array *fresh = block_new(vm);
    if (!fresh)
        return VALUE_ERROR;
    return *array_item(vm, value_to_ref(block), BLOCK_NEXT) = value_from_pointer(fresh);
}

static value tee_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    value block = record->items[TEE_BLOCK];
    uint32_t position = (uint32_t)value_to_int(record->items[TEE_POSITION]);
    if (position >= BLOCK_CAPACITY) {
        block = tee_block_after(vm, block);
        if (block == VALUE_ERROR)
            return VALUE_ERROR;
        record->items[TEE_BLOCK] = block;
        record->items[TEE_POSITION] = value_from_small_int(position = 0);
    }
    value item;
    if (position < (uint32_t)value_to_int(*array_item(vm, value_to_ref(block), BLOCK_COUNT)))
        item = *array_item(vm, value_to_ref(block), BLOCK_ITEMS + position);
    else
        item = tee_read(vm, record->items[TEE_SOURCE], block);
    if (!item_is_end(item))
        record->items[TEE_POSITION] = value_from_small_int(position + 1);
    return item;
}

static value tee_copy(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return tee_copy_of(vm, value_unwrap(vm, arguments[0]));
}

value itertools_tee(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t number = 2;
    if (arguments[1] != VALUE_UNSET && !argument_to_int64(vm, arguments[1], &number))
        return VALUE_ERROR;
    if (number < 0)
        return raise_value_error(vm, "n must be >= 0");
    if (number > (int64_t)SEQUENCE_COUNT_MAX)
        return raise_memory_error(vm);
    if (!vm_charge(vm, 1 + (uint64_t)number / 8))
        return VALUE_ERROR;
    value result = tuple_new(vm, (uint32_t)number);
    value iterator = result == VALUE_ERROR || !number ? result : object_iterate(vm, arguments[0]);
    if (iterator == VALUE_ERROR || !number)
        return result == VALUE_ERROR ? VALUE_ERROR : iterator;
    value first = value_is_record(vm, iterator, TYPE_ITERTOOLS_TEE) ? iterator : tee_of_iterator(vm, iterator);
    for (uint32_t i = 0; first != VALUE_ERROR && i < (uint32_t)number; i++) {
        value each = i ? tee_copy_of(vm, first) : first;
        if (each == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, result)[i] = each;
    }
    return first == VALUE_ERROR ? VALUE_ERROR : result;
}

static const struct native tee_methods[] = {
    {"__copy__", tee_copy, 1, 1, 0, 0, NULL, "Returns an independent iterator."},
    NATIVE_END,
};
static const struct kind_operations tee_operations = {.iterate = iterate_itself, .next = tee_next};
ITERTOOLS_TYPE(itertools_tee_definition, "_tee", TYPE_ITERTOOLS_TEE, NULL, &tee_operations, tee_methods, 0,
               "Iterator wrapped to make it copyable.");
