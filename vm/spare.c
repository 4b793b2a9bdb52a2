/* The process's spare heaps; see spare.h. */
#include "spare.h"

#include <pthread.h>

#define SPARES_MAXIMUM 4

static struct heap *spares[SPARES_MAXIMUM];
static atomic_uint spare_count;
static pthread_mutex_t changing = PTHREAD_MUTEX_INITIALIZER;

struct heap *spare_take(uint32_t block_start, uint64_t stack_bytes, size_t sparse_size,
                        enum platform_guard guard_space) {
    struct heap *found = NULL;
    if (atomic_load_explicit(&spare_count, memory_order_relaxed) == 0)
        return NULL;
    pthread_mutex_lock(&changing);
    unsigned count = atomic_load_explicit(&spare_count, memory_order_relaxed);
    for (unsigned i = count; i-- > 0 && found == NULL;) {
        if (spares[i]->block_start != block_start || spares[i]->stack_bytes != stack_bytes ||
            spares[i]->sparse_size != sparse_size || spares[i]->guard_space != guard_space)
            continue;
        found = spares[i];
        spares[i] = spares[--count];
        atomic_store_explicit(&spare_count, count, memory_order_relaxed);
    }
    pthread_mutex_unlock(&changing);
    return found;
}

bool spare_is_wanted(void) { return atomic_load_explicit(&spare_count, memory_order_relaxed) < SPARES_MAXIMUM; }

bool spare_give(struct heap *heap) {
    pthread_mutex_lock(&changing);
    unsigned count = atomic_load_explicit(&spare_count, memory_order_relaxed);
    bool kept = count < SPARES_MAXIMUM;
    if (kept) {
        spares[count] = heap;
        atomic_store_explicit(&spare_count, count + 1, memory_order_relaxed);
    }
    pthread_mutex_unlock(&changing);
    return kept;
}
