/* Template strings for the interpreter. Owned by builtins/template.c. */
#ifndef PYNTERP_BUILTINS_TEMPLATE_H
#define PYNTERP_BUILTINS_TEMPLATE_H

#include "../vm/vm.h"

/* parts: value, expression text, format specification. conversion as in FORMAT_VALUE: 0 none, 1 s, 2 r, 3 a. */
value interpolation_make(struct vm *vm, const value *parts, uint32_t conversion) WARN_UNUSED;
/* texts: one more than interpolations; both tuples. */
value template_make(struct vm *vm, value texts, value interpolations) WARN_UNUSED;

#endif
