/* Inside the list room: what list.c, list_slice.c and list_methods.c share. */
#ifndef PYNTERP_BUILTINS_LIST_H
#define PYNTERP_BUILTINS_LIST_H

#include "sequence.h"

value list_get_by_slice(struct vm *vm, struct list *list, const struct slice *slice) WARN_UNUSED;
/* list[slice] = item; unset: del list[slice]. */
bool list_set_by_slice(struct vm *vm, struct list *list, const struct slice *slice, value item) WARN_UNUSED;
/* Give back memory after many removals. Never fails. */
void list_shrink(struct vm *vm, struct list *list);
void list_clear(struct list *list);
bool list_repeat_in_place(struct vm *vm, struct list *list, int64_t times) WARN_UNUSED;

extern const struct native list_methods[];

#endif
