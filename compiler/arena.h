/* A bump allocator for everything that lives exactly as long as one compilation: source copies, tokens, AST nodes.
 *
 * It may touch trusted space only, through mi_malloc; it never reaches the cage and never stores guest values. It
 * promises zeroed, 8-byte aligned memory, a byte limit that no sequence of calls passes, and one latched failure flag,
 * so callers may allocate in long sequences and look at `out_of_memory` once at the end as long as they do not use a
 * NULL result. */
#ifndef PYNTERP_COMPILER_ARENA_H
#define PYNTERP_COMPILER_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Asked before a chunk is taken from the system. `bytes` is the whole chunk; false refuses it. The arena reports the
 * sum of what it was granted in `reserved`, and it is the owner of the arena who gives that sum back after
 * arena_destroy. */
typedef bool (*arena_charge_function)(void *context, size_t bytes);
/* Told of work that is not in proportion to what is allocated, in steps; false: enough has been done. */
typedef bool (*arena_work_function)(void *context, uint64_t steps);

struct arena_chunk;

struct arena {
    struct arena_chunk *chunks; /* newest first */
    char *next;                 /* first free byte of the newest chunk */
    char *end;                  /* one past the newest chunk's last byte */
    size_t limit;               /* most bytes all chunks together may take */
    size_t reserved;            /* bytes all chunks together take now */
    size_t next_chunk_size;
    arena_charge_function charge;
    arena_work_function work; /* may be NULL, as after arena_initialize */
    void *charge_context;     /* of both */
    bool out_of_memory;       /* latched by the first failed allocation */
};

/* Takes no memory yet. `byte_limit` counts whole chunks. `charge` may be NULL. */
void arena_initialize(struct arena *arena, size_t byte_limit, arena_charge_function charge, void *charge_context);

/* Frees every chunk; the arena may be initialised again. Safe on a zeroed struct. */
void arena_destroy(struct arena *arena);

/* Zeroed memory aligned to 8 bytes, or NULL with `out_of_memory` set. A size of 0 gives a valid pointer. */
void *arena_allocate(struct arena *arena, size_t size) __attribute__((warn_unused_result));

/* `count * size` bytes, zeroed, with the product checked. */
void *arena_allocate_array(struct arena *arena, size_t count, size_t size) __attribute__((warn_unused_result));

/* A copy of `length` bytes followed by a NUL, or NULL. `data` may be NULL when length is 0. */
char *arena_copy_text(struct arena *arena, const char *data, size_t length) __attribute__((warn_unused_result));

#endif
