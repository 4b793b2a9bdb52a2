/* Inside the dict room: what dict.c, dict_methods.c and dict_view.c share. */
#ifndef PYNTERP_BUILTINS_DICT_H
#define PYNTERP_BUILTINS_DICT_H

#include "iterator.h"

/* header.detail of views and iterators */
enum { DICT_KEYS, DICT_VALUES, DICT_ITEMS, DICT_REVERSED = 4 };

#endif
