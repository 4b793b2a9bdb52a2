/* Records of the library that calls (vm/call.c) know, so that calling them enters the interpreter no deeper than
 * calling the function behind them: partial, whose arguments go in front of those given, and the cache of lru_cache,
 * whose function's frame remembers that the result is to be kept. The library makes them
 * (stdlib_allowlist/functools.c). */
#ifndef PYNTERP_VM_CALLABLE_RECORDS_H
#define PYNTERP_VM_CALLABLE_RECORDS_H

#include "vm.h"

/* PARTIAL_ARGUMENTS: a tuple; PARTIAL_KEYWORDS: a dict */
enum { PARTIAL_FUNCTION, PARTIAL_ARGUMENTS, PARTIAL_KEYWORDS, PARTIAL_ITEMS };

/* CACHE_ENTRIES: a dict from keys to results, or when there is a limit to links. CACHE_MOST: a small int, or None for
 * no limit. CACHE_ROOT: with a limit, the root of a ring of links; the one after it was not used for longest, the one
 * before it was used last. record->data: whether the types of arguments count. */
enum { CACHE_FUNCTION, CACHE_ENTRIES, CACHE_MOST, CACHE_HITS, CACHE_MISSES, CACHE_ROOT, CACHE_ITEMS };
/* Their natives __call__. */
#define PARTIAL_CALL NATIVE_INDEX(NATIVE_SECTION_TYPE_METHOD, TYPE_FUNCTOOLS_PARTIAL, 0)
#define CACHE_CALL NATIVE_INDEX(NATIVE_SECTION_TYPE_METHOD, TYPE_FUNCTOOLS_CACHE, 0)

/* A ring of links without any, for CACHE_ROOT. */
value function_cache_root(struct vm *vm) WARN_UNUSED;
/* The result kept for a call with these arguments (keywords: dict or unset). VALUE_UNSET: none, or an exception is set;
 * then *key is what function_cache_keep wants. Counts hit or miss. */
value function_cache_find(struct vm *vm, value cache, const value *arguments, uint32_t count, value keywords,
                          value *key);
/* Keeps the result and returns it; VALUE_ERROR with an exception set. May run guest code (__eq__ of a key). */
value function_cache_keep(struct vm *vm, value cache, value key, value result) WARN_UNUSED;

#endif
