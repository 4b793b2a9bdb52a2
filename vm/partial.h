/* The record behind functools.partial. The library makes it; calls (vm/call.c) know it so as to put the arguments of a
 * partial without keywords in front of those given, instead of calling its native. */
#ifndef PYNTERP_VM_PARTIAL_H
#define PYNTERP_VM_PARTIAL_H

#include "vm.h"

/* PARTIAL_ARGUMENTS: a tuple; PARTIAL_KEYWORDS: a dict */
enum { PARTIAL_FUNCTION, PARTIAL_ARGUMENTS, PARTIAL_KEYWORDS, PARTIAL_ITEMS };
/* Its native __call__. */
#define PARTIAL_CALL NATIVE_INDEX(NATIVE_SECTION_TYPE_METHOD, TYPE_FUNCTOOLS_PARTIAL, 0)

#endif
