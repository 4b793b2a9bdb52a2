/* What the collector does for objects that must not keep others alive: weak references, and views that hold the bytes
 * of another object in place. Which they are stands in a trusted table, so that the rest of the heap pays nothing.
 *
 * A weak reference is a record whose `data` is the offset of its target, 0 when that is gone; `data` is no reference to
 * the collector. Its callback is run at a safe point, never inside a collection. */
#ifndef PYNTERP_VM_WEAK_H
#define PYNTERP_VM_WEAK_H

#include "vm.h"

/* Items of a weak reference. SELF: the instance of a guest subclass that this is the payload of. FUNCTION: of a
 * WeakMethod, whose target is what the method is bound to. */
enum { WEAK_CALLBACK, WEAK_SELF, WEAK_HASH, WEAK_FUNCTION, WEAK_ITEMS };

/* Items of a memoryview that concern the collector: what has the bytes, of which it is one of `exports` users. */
enum {
    VIEW_OBJECT,
    VIEW_STORAGE,
    VIEW_FORMAT,
    VIEW_SHAPE,
    VIEW_STRIDES,
    VIEW_OFFSET,
    VIEW_RELEASE,
    VIEW_HASH,
    VIEW_ITEMS
};
#define VIEW_READ_ONLY 0x1u
#define VIEW_RELEASED 0x2u

/* Makes `reference` (a record) a weak reference to `target`, or a view when target is 0. False: out of memory. */
bool weak_add(struct vm *vm, value reference, cage_ref target) WARN_UNUSED;
/* The references to `target` one by one: `*position` starts at 0; VALUE_UNSET at the end. */
value weak_next(const struct vm *vm, cage_ref target, uint32_t *position);
static inline bool value_is_weak_reference(const struct vm *vm, value v) {
    return value_is_record(vm, v, TYPE_WEAK_REFERENCE) || value_is_record(vm, v, TYPE_WEAK_METHOD);
}
/* What a weak reference refers to; VALUE_NONE when it is gone. */
value weak_target(const struct vm *vm, const struct record *reference);
/* Whether values of its kind and class can be referred to weakly. */
bool weak_is_allowed(struct vm *vm, value v);
/* A view stops being a user of its bytes. */
void view_release_storage(struct vm *vm, struct record *view);

/* --- for the collector --- */
/* After marking: references whose target nothing else reaches are cleared, callbacks of living ones queued. */
void weak_clear_dead(struct vm *vm);
/* After everything that stays is marked: dead references are forgotten, dead views release their bytes. */
void weak_forget_dead(struct vm *vm);
/* The table becomes one of these entries and of this capacity, which it has had before. */
struct weak_entry;
void weak_rewind(struct vm *vm, const struct weak_entry *entries, uint32_t count, uint32_t capacity);

#endif
