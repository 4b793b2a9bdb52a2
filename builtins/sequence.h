/* What lists and tuples have in common (and ranges in part): searching, comparing, repr, repetition counts.
 *
 * All of it may run guest code between items and reads count and items again after each; none of it keeps an item
 * pointer across such a call. */
#ifndef PYNTERP_BUILTINS_SEQUENCE_H
#define PYNTERP_BUILTINS_SEQUENCE_H

#include "container.h"
#include "number.h"
#include "table.h"

/* Index of the first item in [start, stop) equal to `item`; -1 = none, -2 = exception set. */
int64_t sequence_search(struct vm *vm, value sequence, value item, int64_t start, int64_t stop) WARN_UNUSED;
int64_t sequence_count(struct vm *vm, value sequence, value item) WARN_UNUSED; /* -1 = exception set */
/* Items between `open` and `close`; `busy` when it is being represented already; one item of a tuple gets a comma. */
value sequence_repr(struct vm *vm, value sequence, const char *open, const char *close, const char *busy) WARN_UNUSED;
/* The number of times in sequence * other; negative is 0. 1 = given; 0 = `other` is no such number, so the operator is
 * not implemented (vm/operations.c has the message); -1 = exception set. */
int sequence_repeat_count(struct vm *vm, value other, int64_t *count) WARN_UNUSED;
/* start and stop of .index(x, start, stop), VALUE_UNSET when not given: clamped to [0, length) when used. */
bool sequence_index_bounds(struct vm *vm, value start_value, value stop_value, int64_t length, int64_t *start,
                           int64_t *stop) WARN_UNUSED;
/* A native argument that is an index: the int64 or an exception (OverflowError when it does not fit). */
bool argument_to_int64(struct vm *vm, value argument, int64_t *number) WARN_UNUSED;

/* slice.indices for a length of any size: start, stop, step. */
bool slice_any_indices(struct vm *vm, const struct slice *slice, value length, value result[3]) WARN_UNUSED;

/* One step of the hash of tuples and slices. */
#define HASH_PRIME_5 UINT64_C(2870177450012600261)
static inline uint64_t hash_mix_item(uint64_t state, uint64_t item) {
    state += item * UINT64_C(14029467366897019727);
    state = state << 31 | state >> 33;
    return state * UINT64_C(11400714785074694791);
}

/* Calls visit(vm, context, item) for each item of any iterable until it returns false; true = went to the end. */
typedef bool (*item_visitor)(struct vm *vm, void *context, value item);
bool iterable_visit(struct vm *vm, value iterable, item_visitor visit, void *context) WARN_UNUSED;
/* The same for what object_iterate gave. */
bool iterator_visit(struct vm *vm, value iterator, item_visitor visit, void *context) WARN_UNUSED;

#endif
