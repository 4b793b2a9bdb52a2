/* The arena: chunks from mi_malloc, filled by moving one pointer, freed all together.
 *
 * Touches nothing but its own chunks. Chunks grow geometrically from a few KiB, so a one-line script takes one small
 * chunk and a large one few calls. Every chunk is asked of the charge callback before it is taken. */
#include "arena.h"
#include "../vm/allocator.h"

#include <stdint.h>
#include <string.h>

struct arena_chunk {
    struct arena_chunk *next;
    size_t size;
};

enum { FIRST_CHUNK_SIZE = 4096, LARGEST_REGULAR_CHUNK_SIZE = 1 << 20, ALIGNMENT = 8 };

_Static_assert(sizeof(struct arena_chunk) % ALIGNMENT == 0, "chunk data starts aligned");

void arena_initialize(struct arena *arena, size_t byte_limit, arena_charge_function charge, void *charge_context) {
    memset(arena, 0, sizeof *arena);
    arena->limit = byte_limit;
    arena->next_chunk_size = FIRST_CHUNK_SIZE;
    arena->charge = charge;
    arena->charge_context = charge_context;
}

void arena_destroy(struct arena *arena) {
    struct arena_chunk *chunk = arena->chunks;
    while (chunk != NULL) {
        struct arena_chunk *next = chunk->next;
        allocator_free(chunk);
        chunk = next;
    }
    arena->chunks = NULL;
    arena->next = NULL;
    arena->end = NULL;
    arena->reserved = 0;
    arena->next_chunk_size = FIRST_CHUNK_SIZE;
    arena->out_of_memory = false;
}

static bool arena_add_chunk(struct arena *arena, size_t needed) {
    if (needed > SIZE_MAX - sizeof(struct arena_chunk)) {
        return false;
    }
    needed += sizeof(struct arena_chunk);
    size_t remaining = arena->limit - arena->reserved;
    if (needed > remaining) {
        return false;
    }
    size_t size = needed > arena->next_chunk_size ? needed : arena->next_chunk_size;
    if (size > remaining) {
        size = needed;
    }
    if (arena->charge != NULL && !arena->charge(arena->charge_context, size)) {
        return false;
    }
    struct arena_chunk *chunk = allocator_allocate(size);
    arena->reserved += size;
    if (chunk == NULL) {
        return false;
    }
    chunk->next = arena->chunks;
    chunk->size = size;
    arena->chunks = chunk;
    arena->next = (char *)(chunk + 1);
    arena->end = (char *)chunk + size;
    if (arena->next_chunk_size < LARGEST_REGULAR_CHUNK_SIZE) {
        arena->next_chunk_size *= 2;
    }
    return true;
}

void *arena_allocate(struct arena *arena, size_t size) {
    if (size > SIZE_MAX - ALIGNMENT) {
        arena->out_of_memory = true;
        return NULL;
    }
    size_t rounded = size == 0 ? ALIGNMENT : (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (rounded > (size_t)(arena->end - arena->next)) {
        if (arena->out_of_memory || !arena_add_chunk(arena, rounded)) {
            arena->out_of_memory = true;
            return NULL;
        }
    }
    void *result = arena->next;
    arena->next += rounded;
    return memset(result, 0, rounded);
}

void *arena_allocate_array(struct arena *arena, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) {
        arena->out_of_memory = true;
        return NULL;
    }
    return arena_allocate(arena, count * size);
}

char *arena_copy_text(struct arena *arena, const char *data, size_t length) {
    if (length == SIZE_MAX) {
        arena->out_of_memory = true;
        return NULL;
    }
    char *copy = arena_allocate(arena, length + 1);
    if (copy != NULL && length != 0) {
        memcpy(copy, data, length);
    }
    return copy;
}
