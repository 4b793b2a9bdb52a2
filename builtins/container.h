/* list, tuple, dict, set, range, slice and their iterators for the rest of the program. Owned by builtins/list*.c,
 * tuple.c, sequence.c, table.c, dict*.c, set*.c, range.c, slice.c, iterator*.c, sort.c, array.c.
 *
 * Guest code may run inside any function that compares or hashes guest values (`__eq__`, `__hash__`): the container may
 * be changed meanwhile, so such code re-reads count, table and items after every such call. */
#ifndef PYNTERP_BUILTINS_CONTAINER_H
#define PYNTERP_BUILTINS_CONTAINER_H

#include "str.h"

/* Work done where failing is not possible: taken from the fuel now, noticed at the next vm_charge. */
static inline void vm_charge_later(const struct vm *vm, uint64_t amount) {
    ((struct vm *)vm)->budget -= amount > INT32_MAX ? INT32_MAX : (int64_t)amount;
}

/* --- storage --- */

/* Most items of any list or tuple: what 32-bit offsets can hold. */
#define SEQUENCE_COUNT_MAX ((UINT32_MAX - 64) / sizeof(value))
struct array *array_new(struct vm *vm, uint32_t capacity) WARN_UNUSED;
/* The same for whoever writes all its items before anything else is allocated. */
struct array *array_new_to_fill(struct vm *vm, uint64_t capacity) WARN_UNUSED;
/* The same, with its first items copied from `items`. */
struct array *array_new_with(struct vm *vm, uint64_t capacity, const value *items, uint32_t count) WARN_UNUSED;
/* Few values are copied one by one: most tuples and lists have two or three. */
static inline void values_copy(value *target, const value *source, uint32_t count) {
    if (count > 8) {
        memcpy(target, source, count * sizeof(value));
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        target[i] = source[i];
}
/* Item `index` of the array at `array`. In 32-bit arithmetic, so that a damaged count cannot lead out of the cage. */
static inline value *array_item(const struct vm *vm, cage_ref array, uint32_t index) {
    return (value *)(vm->cage + (uint32_t)(array + offsetof(struct array, items) + index * sizeof(value)));
}

/* --- list, tuple --- */

value list_new(struct vm *vm, uint32_t capacity) WARN_UNUSED; /* empty */
value list_from_items(struct vm *vm, const value *items, uint32_t count) WARN_UNUSED;
/* A list of `count` items, all of which the caller writes before anything else is allocated. */
value list_new_to_fill(struct vm *vm, uint64_t count) WARN_UNUSED;
/* Makes room for `count` items in all, which may then be stored at once; keeps the items. */
bool list_reserve(struct vm *vm, struct list *list, uint64_t count) WARN_UNUSED;
bool list_append_growing(struct vm *vm, struct list *list, value item) WARN_UNUSED; /* for list_append */
static inline value *list_items(const struct vm *vm, const struct list *list) {
    return ((struct array *)object_at(vm, list->array))->items; /* meaningless while count == 0 */
}
/* False: the array is full. */
static inline WARN_UNUSED bool list_append_in_place(const struct vm *vm, struct list *list, value item) {
    if (!list->array || list->count >= ((struct array *)object_at(vm, list->array))->capacity)
        return false;
    object_written(vm, &list->header);
    *array_item(vm, list->array, list->count++) = item;
    return true;
}
static inline WARN_UNUSED bool list_append(struct vm *vm, struct list *list, value item) {
    return list_append_in_place(vm, list, item) || list_append_growing(vm, list, item);
}
bool list_extend(struct vm *vm, struct list *list, value iterable) WARN_UNUSED;
/* Empties a list that no guest has ever seen and gives its storage back at once, for temporaries that may be large. */
void list_discard(struct vm *vm, struct list *list);
value list_from_iterable(struct vm *vm, value iterable) WARN_UNUSED;                   /* always a new list */
bool list_sort(struct vm *vm, struct list *list, value key, bool reverse) WARN_UNUSED; /* key VALUE_NONE */
/* Removes items[start .. end) and puts `count` items there; `items` may not point into the list. */
bool list_splice(struct vm *vm, struct list *list, uint32_t start, uint32_t end, const value *items,
                 uint32_t count) WARN_UNUSED;
/* `count` items from `start` on, `step` apart, in a new list; all of them in range. */
value list_get_slice(struct vm *vm, const struct list *list, int64_t start, int64_t step, int64_t count) WARN_UNUSED;
value list_pop_at(struct vm *vm, struct list *list, uint32_t index); /* index < count */

value tuple_new(struct vm *vm, uint32_t count) WARN_UNUSED; /* items are VALUE_NONE; fill at once */
value tuple_from_items(struct vm *vm, const value *items, uint32_t count) WARN_UNUSED;
value tuple_from_iterable(struct vm *vm, value iterable) WARN_UNUSED;
value tuple_pair(struct vm *vm, value first, value second) WARN_UNUSED;
bool tuple_hash(struct vm *vm, value v, int64_t *hash) WARN_UNUSED; /* false: not hashable, or __hash__ raised */
static inline value *tuple_items(const struct vm *vm, value tuple) {
    return ((struct tuple *)object_of(vm, tuple))->items;
}
static inline uint32_t tuple_count(const struct vm *vm, value tuple) {
    return ((struct tuple *)object_of(vm, tuple))->count;
}

/* For the interpreter's fast paths: where item `index` (negative: from the end) stands, NULL = out of range. */
static inline value *list_item_at(const struct vm *vm, const struct list *list, int64_t index) {
    index += index < 0 ? list->count : 0;
    return (uint64_t)index < list->count ? array_item(vm, list->array, (uint32_t)index) : NULL;
}
static inline value *tuple_item_at(const struct vm *vm, const struct tuple *tuple, int64_t index) {
    index += index < 0 ? tuple->count : 0;
    if ((uint64_t)index >= tuple->count)
        return NULL;
    return (value *)(vm->cage + (uint32_t)(ref_from_pointer(tuple->items) + (uint32_t)index * sizeof(value)));
}

/* A tuple or list as it is, anything else (subclasses included: they may iterate in their own way) iterated into a new
 * list; sequence_view then tells its values. */
value sequence_of(struct vm *vm, value iterable) WARN_UNUSED;
/* The same; when it cannot be iterated: a TypeError with this text. */
value sequence_of_or(struct vm *vm, value iterable, const char *error) WARN_UNUSED;
/* Also unwraps subclasses. The items of a list are good until it is changed. */
static inline void sequence_view(const struct vm *vm, value list_or_tuple, value **items, uint32_t *count) {
    value v = value_unwrap(vm, list_or_tuple);
    enum kind kind = value_is_object(v) ? object_kind(vm, v) : KIND_FREE;
    const struct list *list = object_of(vm, v);
    *items = kind == KIND_TUPLE ? tuple_items(vm, v) : kind == KIND_LIST ? list_items(vm, list) : NULL;
    *count = kind == KIND_TUPLE ? tuple_count(vm, v) : kind == KIND_LIST && list->array ? list->count : 0;
}
/* Two lists or two tuples, payloads too, item by item. */
value sequence_compare(struct vm *vm, enum comparison comparison, value left, value right) WARN_UNUSED;
/* Whether v has __index__ (an int, a bool, or a guest class with the method). */
bool value_has_index(struct vm *vm, value v);
/* key as a subscript: "list indices must be integers or slices, not str", IndexError when it does not fit 64 bits. */
bool sequence_index_from(struct vm *vm, value key, const char *type, int64_t *index) WARN_UNUSED;

/* --- dict --- keys compare by identity, then hash and object_equal */

value dict_new(struct vm *vm) WARN_UNUSED;
value dict_new_sized(struct vm *vm, uint32_t expected) WARN_UNUSED;
/* The number of a key's entry; -1: absent, -2: an exception is set. Unhashable keys fail even in an empty dict. */
int64_t dict_find(struct vm *vm, struct dict *dict, value key) WARN_UNUSED;
/* VALUE_UNSET: absent, or VALUE_ERROR with an exception set (check vm_failed). */
value dict_get(struct vm *vm, struct dict *dict, value key);
/* dict[key] for `original`, a dict or an instance of a guest subclass of dict: __missing__ of the class, else KeyError.
 */
value dict_get_item_with_missing(struct vm *vm, value original, value key) WARN_UNUSED;
bool dict_set(struct vm *vm, struct dict *dict, value key, value item) WARN_UNUSED;
int dict_delete(struct vm *vm, struct dict *dict, value key) WARN_UNUSED; /* 1 deleted, 0 absent, -1 error */
/* Keys that are interned strs: no guest code runs, no failure but memory. */
bool dict_set_name(struct vm *vm, struct dict *dict, cage_ref name, value item) WARN_UNUSED;
bool dict_delete_name(struct vm *vm, struct dict *dict, cage_ref name);              /* whether it was there */
int64_t dict_find_name(const struct vm *vm, const struct dict *dict, cage_ref name); /* entry number, -1 = absent */
value dict_get_c(struct vm *vm, struct dict *dict, const char *key);
bool dict_set_c(struct vm *vm, struct dict *dict, const char *key, value item) WARN_UNUSED;
void dict_clear(struct vm *vm, struct dict *dict);
value dict_copy(struct vm *vm, const struct dict *dict) WARN_UNUSED;
/* From a mapping (keys() and []) or dict; TypeError "'x' object is not a mapping". */
bool dict_update(struct vm *vm, struct dict *dict, value mapping) WARN_UNUSED;
/* As dict.update: a mapping or an iterable of pairs. */
bool dict_update_from(struct vm *vm, struct dict *dict, value mapping_or_pairs) WARN_UNUSED;
/* Iterate entries: `*position` starts at 0; false at the end. Safe against changes in between. */
bool dict_next(const struct vm *vm, const struct dict *dict, uint32_t *position, value *key, value *item);
/* detail: 0 keys, 1 values, 2 items */
value dict_view_new(struct vm *vm, value dict, uint16_t detail) WARN_UNUSED;
value dict_iterator_new(struct vm *vm, value dict, uint16_t detail) WARN_UNUSED; /* detail also | 4 reversed */

/* Entry `entry` of the table at `table`, in 32-bit arithmetic as array_item. */
static inline struct dict_entry *table_entry(const struct vm *vm, cage_ref table, uint32_t entry) {
    uint32_t start = table + (uint32_t)offsetof(struct table, entries);
    return object_at(vm, start + entry * (uint32_t)sizeof(struct dict_entry));
}
/* VALUE_UNSET = absent; `name` an interned str. */
static inline value dict_get_name(const struct vm *vm, const struct dict *dict, cage_ref name) {
    int64_t entry = dict_find_name(vm, dict, name);
    return entry < 0 ? VALUE_UNSET : table_entry(vm, dict->table, (uint32_t)entry)->item;
}

/* The same, looking at entry `place` first. */
static inline value dict_get_name_near(const struct vm *vm, const struct dict *dict, cage_ref name, uint32_t place) {
    if (place < dict->used) {
        const struct dict_entry *entry = table_entry(vm, dict->table, place);
        if (entry->key == value_from_ref(name))
            return entry->item;
    }
    return dict_get_name(vm, dict, name);
}

/* --- set --- */

value set_new(struct vm *vm, bool frozen) WARN_UNUSED;
bool set_add(struct vm *vm, struct set *set, value item) WARN_UNUSED;
int set_contains(struct vm *vm, struct set *set, value item) WARN_UNUSED; /* 1 0 -1 */
int set_discard(struct vm *vm, struct set *set, value item) WARN_UNUSED;
bool set_update(struct vm *vm, struct set *set, value iterable) WARN_UNUSED;
bool set_next(const struct vm *vm, const struct set *set, uint32_t *position, value *item);
value set_from_iterable(struct vm *vm, value iterable, bool frozen) WARN_UNUSED;
/* repr of the set or frozenset (payload) `v` under the name of a class: "Name({1, 2})". */
value set_repr_named(struct vm *vm, value v, const char *name) WARN_UNUSED;

/* --- slices, bytes, iterators --- */

value slice_new(struct vm *vm, value start, value stop, value step) WARN_UNUSED;
/* As slice.indices: for a sequence of `length`; false = exception set. `count`: items selected. For a sequence that
 * guest code can change use the two steps below: __index__ may run between reading the length and using the result. */
bool slice_indices(struct vm *vm, const struct slice *slice, int64_t length, int64_t *start, int64_t *stop,
                   int64_t *step, int64_t *count) WARN_UNUSED;
bool slice_unpack(struct vm *vm, const struct slice *slice, int64_t *start, int64_t *stop, int64_t *step) WARN_UNUSED;
int64_t slice_adjust(int64_t length, int64_t *start, int64_t *stop,
                     int64_t step); /* items selected; runs no guest code */
value range_new(struct vm *vm, value start, value stop, value step) WARN_UNUSED;
/* range(...) from one to three bound arguments, VALUE_UNSET when not given. */
value range_from_arguments(struct vm *vm, value first, value second, value third) WARN_UNUSED;
value bytes_new(struct vm *vm, const void *data, size_t length) WARN_UNUSED;
value bytearray_new(struct vm *vm, const void *data, size_t length) WARN_UNUSED;
/* The bytes of a bytes or bytearray (or payload); false: another kind, no exception. */
bool bytes_view(const struct vm *vm, value v, const uint8_t **data, uint32_t *length);
value sequence_iterator_new(struct vm *vm, value sequence, bool reversed) WARN_UNUSED;
value range_iterator_new(struct vm *vm, int64_t start, int64_t step, int64_t count) WARN_UNUSED; /* all values small */
value callable_iterator_new(struct vm *vm, value callable, value sentinel) WARN_UNUSED; /* iter(callable, sentinel) */
value object_reversed(struct vm *vm, value v) WARN_UNUSED;                              /* reversed(v) */

/* For the interpreter's FOR_LOOP: the next number, VALUE_STOP at the end. */
static inline value range_iterator_step(struct range_iterator *iterator) {
    if (iterator->remaining <= 0)
        return VALUE_STOP;
    int64_t current = iterator->current;
    iterator->current = (int64_t)((uint64_t)current + (uint64_t)iterator->step);
    iterator->remaining--;
    return value_from_small_int(current);
}
/* header.detail of a sequence iterator: forward over a list, not at its end yet, is 0, so that loops tell that by one
 * comparison. */
#define SEQUENCE_REVERSED 0x1
#define SEQUENCE_OTHER 0x2
static inline bool sequence_iterator_is_reversed(const struct sequence_iterator *iterator) {
    return iterator->header.detail & SEQUENCE_REVERSED;
}
static inline void sequence_iterator_set(struct sequence_iterator *iterator, value sequence, bool reversed,
                                         bool is_list) {
    iterator->header.detail = (uint16_t)((reversed ? SEQUENCE_REVERSED : 0) | (is_list ? 0 : SEQUENCE_OTHER));
    iterator->sequence = sequence;
}
static inline void sequence_iterator_end(struct sequence_iterator *iterator) {
    iterator->header.detail |= SEQUENCE_OTHER;
    iterator->sequence = VALUE_UNSET;
}
/* Over a list, a tuple, ASCII text or bytes, forward; VALUE_STOP at the end; VALUE_UNSET: another case, use
 * object_next. */
static inline __attribute__((always_inline)) value sequence_iterator_step(const struct vm *vm,
                                                                          struct sequence_iterator *iterator) {
    if (!value_is_object(iterator->sequence) || sequence_iterator_is_reversed(iterator))
        return VALUE_UNSET;
    const struct object *sequence = object_of(vm, iterator->sequence);
    uint64_t index = iterator->index;
    if (sequence->kind == KIND_LIST) {
        const struct list *list = (const struct list *)sequence;
        if (index < list->count) {
            iterator->index = index + 1;
            return *array_item(vm, list->array, (uint32_t)index);
        }
    } else if (sequence->kind == KIND_TUPLE) {
        const value *item = tuple_item_at(vm, (const struct tuple *)sequence, (int64_t)(index & INT64_MAX));
        if (item) {
            iterator->index = index + 1;
            return *item;
        }
    } else if (sequence->kind == KIND_STR && sequence->flags & STR_ASCII) {
        const struct str *str = (const struct str *)sequence;
        if (iterator->position < str->byte_length) {
            iterator->index = index + 1;
            return vm->byte_strs[(uint8_t)str_data(vm, str)[(uint32_t)iterator->position++]];
        }
    } else if (sequence->kind == KIND_BYTES) {
        const struct bytes *bytes = (const struct bytes *)sequence;
        if (index < bytes->length) {
            iterator->index = index + 1;
            return value_from_small_int(bytes->data[(uint32_t)index]);
        }
    } else {
        return VALUE_UNSET;
    }
    sequence_iterator_end(iterator);
    return VALUE_STOP;
}
/* enumerate, zip, map: items of the records, and record.data. RUNS_FRAMES: it reads a generator, or calls a function of
 * the guest with what one iterator gives; a FOR_LOOP pushes their frames itself. */
/* Where the record of a collections.deque has its length, a small int. */
#define DEQUE_COUNT 2
enum { ENUMERATE_ITERATOR, ENUMERATE_NUMBER, ENUMERATE_COUNT };
#define ZIP_STRICT 0x1
#define LOOP_RUNS_FRAMES 0x2
static inline bool record_runs_frames(const struct record *record) {
    return record->data & LOOP_RUNS_FRAMES && record->type_id >= TYPE_ENUMERATE && record->type_id <= TYPE_MAP;
}
/* The next pair of a dict's items, of enumerate() or of zip() of two, without a tuple; `pair` is written only if there
 * is one. PAIR_NONE: no such iterator, nothing has been done. */
enum pair_step { PAIR_NONE, PAIR_TAKEN, PAIR_END, PAIR_FAILED, PAIR_WAITS };
enum pair_step iterator_next_pair(struct vm *vm, value iterator, value *pair) WARN_UNUSED;
/* The same in parts, for an enumerate or a zip of two that reads a generator. WAITS: first the generator in
 * pair[*part] has to yield; then this goes on with what it yielded in its place, `given`. NONE: it reads no generator.
 */
enum pair_step iterator_pair_in_parts(struct vm *vm, value iterator, value *pair, uint32_t *part,
                                      bool given) WARN_UNUSED;
/* What a loop over map(function, one iterable) calls next, a function of the guest: *item is its argument, VALUE_STOP
 * or VALUE_ERROR. NULL: that is no such map, and nothing was taken. */
const struct function *map_next_call(struct vm *vm, value iterator, value *item) WARN_UNUSED;
/* object_next with the commonest iterators inline. */
static inline WARN_UNUSED value object_next_inline(struct vm *vm, value iterator) {
    if (value_has_kind(vm, iterator, KIND_SEQUENCE_ITERATOR)) {
        value item = sequence_iterator_step(vm, object_of(vm, iterator));
        if (item != VALUE_UNSET)
            return item;
    } else if (value_has_kind(vm, iterator, KIND_RANGE_ITERATOR)) {
        return range_iterator_step(object_of(vm, iterator));
    }
    return object_next(vm, iterator);
}

#endif
