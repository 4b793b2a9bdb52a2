/* Inside the set room: what set.c and set_methods.c share. A struct set passes as the struct dict it begins like. */
#ifndef PYNTERP_BUILTINS_SET_H
#define PYNTERP_BUILTINS_SET_H

#include "iterator.h"

static inline struct dict *set_owner(struct set *set) { return (struct dict *)set; }
static inline bool value_is_set(const struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_SET) || value_has_kind(vm, v, KIND_FROZENSET);
}
/* v, or its payload, as a set; NULL when it is none. */
static inline struct set *set_of(const struct vm *vm, value v) {
    value payload = value_unwrap(vm, v);
    return value_is_set(vm, payload) ? object_of(vm, payload) : NULL;
}

value set_copy(struct vm *vm, const struct set *set, bool frozen) WARN_UNUSED;
/* The hash of an item looked for; of a set: that of the frozenset of its items, which *item then is. */
bool set_key_hash(struct vm *vm, value *item, uint32_t *hash) WARN_UNUSED;
/* The set operations. `other` is any iterable; results are new sets, frozen as `set` is. */
value set_union(struct vm *vm, struct set *set, value other) WARN_UNUSED;
value set_intersection(struct vm *vm, struct set *set, value other) WARN_UNUSED;
value set_difference(struct vm *vm, struct set *set, value other) WARN_UNUSED;
value set_symmetric_difference(struct vm *vm, struct set *set, value other) WARN_UNUSED;
bool set_difference_update(struct vm *vm, struct set *set, value other) WARN_UNUSED;
bool set_symmetric_difference_update(struct vm *vm, struct set *set, value other) WARN_UNUSED;
/* Make `set` hold what `source` (a set made for the purpose) holds. */
void set_take(struct vm *vm, struct set *set, value source);
/* Whether every item of `set` is in `other`: 1 0 -1. */
int set_is_subset(struct vm *vm, struct set *set, struct set *other) WARN_UNUSED;
int set_is_disjoint(struct vm *vm, struct set *set, value other) WARN_UNUSED;

#endif
