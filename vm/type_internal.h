/* Shared by the files that make and change classes (type_new.c, type_attributes.c). */
#ifndef PYNTERP_VM_TYPE_INTERNAL_H
#define PYNTERP_VM_TYPE_INTERNAL_H

#include "type.h"

/* Whether its instances have attributes beyond __slots__. */
bool type_has_attributes(const struct vm *vm, const struct type *type);
/* How many slots of its instances `__slots__` of the class and those above take. */
uint32_t type_fixed_slots(const struct vm *vm, const struct type *type);
/* The class nearest above, itself included, that adds to the layout of instances. */
struct type *type_solid_base(struct vm *vm, struct type *type);
/* C3 linearisation of a class on these bases, as a tuple that begins with the class. */
value type_compute_mro(struct vm *vm, struct type *type, const value *bases, uint32_t count) WARN_UNUSED;
/* The base that gives the layout; NULL with TypeError set. */
struct type *type_best_base(struct vm *vm, const value *bases, uint32_t count) WARN_UNUSED;
bool type_add_to_subclasses(struct vm *vm, struct type *type, const value *bases, uint32_t count) WARN_UNUSED;
/* What instances of the class are to match statements, from its dict and those above. */
void type_take_pattern(struct vm *vm, struct type *type, struct dict *dict);
/* Takes the marks off a class and those below it that have one. */
void type_unmark_below(struct vm *vm, struct type *type);
/* Whether objects of one class may become objects of the other as they are. */
bool type_layouts_agree(struct vm *vm, struct type *from, struct type *to);
/* `__bases__ = value`; unset = delete. */
bool type_set_bases(struct vm *vm, struct type *type, value bases) WARN_UNUSED;

#endif
