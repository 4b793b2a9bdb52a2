/* The layout of the table of interned strings, for str_intern.c and for what writes the boot snapshot. */
#ifndef PYNTERP_BUILTINS_STR_INTERN_H
#define PYNTERP_BUILTINS_STR_INTERN_H

#include "../vm/value.h"

#include <stdbool.h>
#include <stddef.h>

struct intern_entry {
    uint32_t hash;
    cage_ref ref; /* struct str, 0 = never used, INTERN_DELETED */
};
/* An object's reference is never 1: objects are aligned to 8. */
#define INTERN_DELETED 1

/* Tells most texts that are no names from those that may be, by their first bytes and length. */
#define INTERN_FILTER_BITS_SHIFT 14
struct intern_filter {
    uint64_t bits[(1 << INTERN_FILTER_BITS_SHIFT) / 64];
    size_t longest;
};

/* Open addressing, linear probing; capacity is a power of two, at most three quarters used. */
struct intern_table {
    const struct intern_filter *filter; /* of a table that others begin with */
    uint32_t capacity;
    uint32_t used; /* live and deleted */
    uint32_t live;
    uint32_t changes; /* counts them, so that a table which is as it was is known */
    struct intern_entry *entries;
    bool is_for_snapshot;            /* hashes are those that everybody knows */
    const struct intern_table *base; /* names of the boot snapshot, which no VM changes; or NULL */
};

#endif
