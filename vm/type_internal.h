/* Shared by the files that make and change classes (type_new.c, type_attributes.c). */
#ifndef PYNTERP_VM_TYPE_INTERNAL_H
#define PYNTERP_VM_TYPE_INTERNAL_H

#include "type.h"

/* Whether its instances have attributes beyond __slots__. */
bool type_has_attributes(const struct vm *vm, const struct type *type);
/* The class nearest above, itself included, that adds to the layout of instances. */
struct type *type_solid_base(struct vm *vm, struct type *type);

#endif
