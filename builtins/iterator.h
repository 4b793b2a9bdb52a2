/* Inside the iterator room: stepping any iterator with the common cases inline. */
#ifndef PYNTERP_BUILTINS_ITERATOR_H
#define PYNTERP_BUILTINS_ITERATOR_H

#include "sequence.h"

value sequence_iterator_next(struct vm *vm, struct sequence_iterator *iterator) WARN_UNUSED;
value iterate_itself(struct vm *vm, value v) WARN_UNUSED; /* the `iterate` of iterators */
enum pair_step dict_iterator_next_pair(struct vm *vm, struct dict_iterator *iterator, value *pair) WARN_UNUSED;
value iterator_advance_slow(struct vm *vm, value iterator) WARN_UNUSED;

/* iterator_visit for map() of a native over one iterable: 1 to the end, 0 not; -1: it is another map, nothing done. */
int map_visit(struct vm *vm, value map, item_visitor visit, void *context) WARN_UNUSED;
/* The next item of an iterator that an iterator holds: VALUE_STOP at its end. Nested ones count as native recursion. */
static inline __attribute__((always_inline)) WARN_UNUSED value iterator_advance(struct vm *vm, value iterator) {
    if (value_has_kind(vm, iterator, KIND_SEQUENCE_ITERATOR)) {
        value item = sequence_iterator_step(vm, object_of(vm, iterator));
        if (item != VALUE_UNSET)
            return item;
    } else if (value_has_kind(vm, iterator, KIND_RANGE_ITERATOR)) {
        return range_iterator_step(object_of(vm, iterator));
    }
    return iterator_advance_slow(vm, iterator);
}

#endif
