/* Hash tables of the compiler, in the arena: from names (text) and from syntax tree nodes (addresses) to data.
 *
 * Touches nothing but the arena. The hash is seeded, so that a script cannot choose names that collide. A failed
 * allocation is latched by the arena and shows as NULL. */
#ifndef PYNTERP_COMPILER_NAME_TABLE_H
#define PYNTERP_COMPILER_NAME_TABLE_H

#include "arena.h"
#include "syntax_error.h"

#include <stdbool.h>
#include <stdint.h>

struct name_entry {
    struct text name; /* data == NULL: free slot */
    uint32_t hash;
    uint32_t number; /* order of arrival, from 0 */
    void *data;
};

struct name_table {
    struct name_entry *slots;
    uint32_t capacity; /* a power of two, or 0 */
    uint32_t count;
};

/* The entry of `name`, or NULL. Entries move when one is added. */
struct name_entry *name_table_find(const struct arena *arena, const struct name_table *table, struct text name);
/* The entry of `name`, made when missing (`*added` tells). NULL: out of memory. */
struct name_entry *name_table_add(struct arena *arena, struct name_table *table, struct text name, bool *added);

struct node_entry {
    const void *node; /* NULL: free slot */
    void *data;
};

struct node_table {
    struct node_entry *slots;
    uint32_t capacity;
    uint32_t count;
};

struct node_entry *node_table_find(const struct node_table *table, const void *node);
struct node_entry *node_table_add(struct arena *arena, struct node_table *table, const void *node);

uint32_t text_hash(const struct arena *arena, struct text text);
static inline bool text_equal(struct text left, struct text right) {
    return left.length == right.length &&
           (left.length == 0 || __builtin_memcmp(left.data, right.data, left.length) == 0);
}
static inline struct text text_from_c(const char *data) {
    return (struct text){data, (uint32_t)__builtin_strlen(data)};
}
static inline bool text_is(struct text text, const char *data) { return text_equal(text, text_from_c(data)); }

#endif
