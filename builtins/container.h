/* list, tuple, dict, set, range, slice and their iterators for the rest of the program. Owned by builtins/list*.c, tuple.c,
 * dict*.c, set.c, range.c, slice.c, iterator.c.
 *
 * Guest code may run inside any function that compares or hashes guest values (`__eq__`, `__hash__`): the container may
 * be changed meanwhile, so such code re-reads count, table and items after every such call. */
#ifndef PYNTERP_BUILTINS_CONTAINER_H
#define PYNTERP_BUILTINS_CONTAINER_H

#include "../vm/vm.h"

/* --- list, tuple --- */
value list_new(struct vm *vm, uint32_t capacity) WARN_UNUSED; /* empty */
value list_from_items(struct vm *vm, const value *items, uint32_t count) WARN_UNUSED;
bool list_append(struct vm *vm, struct list *list, value item) WARN_UNUSED;
bool list_extend(struct vm *vm, struct list *list, value iterable) WARN_UNUSED;
value list_from_iterable(struct vm *vm, value iterable) WARN_UNUSED; /* always a new list */
static inline value *list_items(const struct vm *vm, const struct list *list) {
    return ((struct array *)object_at(vm, list->array))->items; /* meaningless while count == 0 */
}
bool list_sort(struct vm *vm, struct list *list, value key, bool reverse) WARN_UNUSED; /* key VALUE_NONE */
value tuple_new(struct vm *vm, uint32_t count) WARN_UNUSED; /* items are VALUE_NONE; fill at once */
value tuple_from_items(struct vm *vm, const value *items, uint32_t count) WARN_UNUSED;
value tuple_from_iterable(struct vm *vm, value iterable) WARN_UNUSED;
value tuple_pair(struct vm *vm, value first, value second) WARN_UNUSED;
static inline value *tuple_items(const struct vm *vm, value tuple) { return ((struct tuple *)object_of(vm, tuple))->items; }
static inline uint32_t tuple_count(const struct vm *vm, value tuple) { return ((struct tuple *)object_of(vm, tuple))->count; }
struct array *array_new(struct vm *vm, uint32_t capacity) WARN_UNUSED;
/* A tuple or list (or subclass) as it is, anything else iterated into a new list; sequence_view then tells its values. */
value sequence_of(struct vm *vm, value iterable) WARN_UNUSED;
void sequence_view(const struct vm *vm, value list_or_tuple, value **items, uint32_t *count);

/* --- dict --- keys compare by identity, then hash and object_equal */
value dict_new(struct vm *vm) WARN_UNUSED;
value dict_new_sized(struct vm *vm, uint32_t expected) WARN_UNUSED;
/* VALUE_UNSET: absent, or VALUE_ERROR with an exception set (check vm_failed). */
value dict_get(struct vm *vm, struct dict *dict, value key);
bool dict_set(struct vm *vm, struct dict *dict, value key, value item) WARN_UNUSED;
int dict_delete(struct vm *vm, struct dict *dict, value key) WARN_UNUSED; /* 1 deleted, 0 absent, -1 error */
/* Keys that are interned strs: no guest code runs, no failure but memory. */
value dict_get_name(const struct vm *vm, const struct dict *dict, cage_ref name);
bool dict_set_name(struct vm *vm, struct dict *dict, cage_ref name, value item) WARN_UNUSED;
bool dict_delete_name(struct vm *vm, struct dict *dict, cage_ref name); /* whether it was there */
int64_t dict_find_name(const struct vm *vm, const struct dict *dict, cage_ref name); /* entry number, -1 = absent */
value dict_get_c(struct vm *vm, struct dict *dict, const char *key);
bool dict_set_c(struct vm *vm, struct dict *dict, const char *key, value item) WARN_UNUSED;
void dict_clear(struct vm *vm, struct dict *dict);
value dict_copy(struct vm *vm, const struct dict *dict) WARN_UNUSED;
/* From a mapping (keys() and []) or dict. */
bool dict_update(struct vm *vm, struct dict *dict, value mapping) WARN_UNUSED;
/* Iterate entries: `*position` starts at 0; false at the end. Safe against changes in between. */
bool dict_next(const struct vm *vm, const struct dict *dict, uint32_t *position, value *key, value *item);
static inline struct dict_entry *table_entries(const struct table *table) {
    /* index, then hashes, then entries aligned to 8 */
    uintptr_t after = (uintptr_t)(table->index + table->index_size + table->capacity);
    return (struct dict_entry *)((after + 7) & ~(uintptr_t)7);
}
static inline uint32_t *table_hashes(const struct table *table) { return (uint32_t *)(table->index + table->index_size); }

/* --- set --- */
value set_new(struct vm *vm, bool frozen) WARN_UNUSED;
bool set_add(struct vm *vm, struct set *set, value item) WARN_UNUSED;
int set_contains(struct vm *vm, struct set *set, value item) WARN_UNUSED; /* 1 0 -1 */
int set_discard(struct vm *vm, struct set *set, value item) WARN_UNUSED;
bool set_update(struct vm *vm, struct set *set, value iterable) WARN_UNUSED;
bool set_next(const struct vm *vm, const struct set *set, uint32_t *position, value *item);

/* --- slices, bytes, iterators --- */
value slice_new(struct vm *vm, value start, value stop, value step) WARN_UNUSED;
/* As slice.indices: for a sequence of `length`; false = exception set. `count`: items selected. */
bool slice_indices(struct vm *vm, const struct slice *slice, int64_t length, int64_t *start, int64_t *stop,
                   int64_t *step, int64_t *count) WARN_UNUSED;
value range_new(struct vm *vm, value start, value stop, value step) WARN_UNUSED;
value bytes_new(struct vm *vm, const void *data, size_t length) WARN_UNUSED;
value bytearray_new(struct vm *vm, const void *data, size_t length) WARN_UNUSED;
/* The bytes of a bytes or bytearray (or payload); false: another kind, no exception. */
bool bytes_view(const struct vm *vm, value v, const uint8_t **data, uint32_t *length);
value sequence_iterator_new(struct vm *vm, value sequence, bool reversed) WARN_UNUSED;

#endif
