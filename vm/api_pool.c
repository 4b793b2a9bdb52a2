/* Pools of VMs. Those that wait are sealed and have been reset when they were given back, so nothing of one user's is
 * there when the next comes, nor while nobody does. */
#include "api_internal.h"

#include "allocator.h"

#include <pthread.h>

struct pn_pool {
    pn_pool_config config;
    pn_config vm;
    pthread_mutex_t mutex;
    size_t count;     /* that wait */
    pn_vm *waiting[]; /* config.keep places */
};

pn_status pn_pool_new(const pn_pool_config *config, pn_pool **result) {
    if (result != NULL)
        *result = NULL;
    if (config == NULL || result == NULL || config->size != sizeof *config || config->vm == NULL ||
        config->keep > SIZE_MAX / 2 / sizeof(pn_vm *))
        return PN_ERROR_ARGUMENT;
    pn_pool *pool = allocator_allocate_zeroed(sizeof *pool + config->keep * sizeof(pn_vm *));
    if (pool == NULL)
        return PN_ERROR_MEMORY;
    if (pthread_mutex_init(&pool->mutex, NULL) != 0) {
        allocator_free(pool);
        return PN_ERROR_MEMORY;
    }
    pool->config = *config;
    pool->vm = *config->vm;
    pool->config.vm = &pool->vm;
    *result = pool;
    return PN_OK;
}

static void discard(const pn_pool *pool, pn_vm *pn) {
    if (pool->config.discard != NULL)
        pool->config.discard(pn, pool->config.user_data);
    pn_vm_free(pn);
}

static pn_status make(const pn_pool *pool, pn_vm **result) {
    pn_vm *pn;
    pn_status status = pn_vm_new(&pool->vm, &pn);
    if (status != PN_OK)
        return status;
    if (pool->config.prepare != NULL)
        status = pool->config.prepare(pn, pool->config.user_data);
    if (status == PN_OK)
        status = pn_vm_seal(pn);
    if (status == PN_OK)
        *result = pn;
    else
        discard(pool, pn);
    return status;
}

pn_status pn_pool_take(pn_pool *pool, pn_vm **result) {
    if (result != NULL)
        *result = NULL;
    if (pool == NULL || result == NULL)
        return PN_ERROR_ARGUMENT;
    pthread_mutex_lock(&pool->mutex);
    if (pool->count > 0)
        *result = pool->waiting[--pool->count];
    pthread_mutex_unlock(&pool->mutex);
    pn_status status = *result != NULL ? PN_OK : make(pool, result);
    if (status == PN_OK)
        (*result)->pool = pool;
    return status;
}

pn_status pn_pool_give(pn_pool *pool, pn_vm *pn) {
    if (pool == NULL || pn == NULL || pn->pool != pool)
        return PN_ERROR_ARGUMENT;
    pn_status status = pn_vm_reset(pn);
    if (status == PN_ERROR_BUSY)
        return status;
    pn->pool = NULL;
    bool kept = false;
    if (status == PN_OK) {
        pthread_mutex_lock(&pool->mutex);
        kept = pool->count < pool->config.keep;
        if (kept)
            pool->waiting[pool->count++] = pn;
        pthread_mutex_unlock(&pool->mutex);
    }
    if (!kept)
        discard(pool, pn);
    return PN_OK;
}

void pn_pool_free(pn_pool *pool) {
    if (pool == NULL)
        return;
    for (size_t i = 0; i < pool->count; i++)
        discard(pool, pool->waiting[i]);
    pthread_mutex_destroy(&pool->mutex);
    allocator_free(pool);
}
