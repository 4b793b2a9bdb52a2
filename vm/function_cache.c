/* The cache behind functools.lru_cache: which calls are the same, and which result goes when there is no room. */
#include "callable_records.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"

/* --- links -------------------------------------------------------------------------------------------------------- */

/* A link is a struct array. Guest code run by a lookup may clear the cache, so a link in hand may be of a former ring:
 * putting it into the new one does no harm, as eviction does not rely on the dict having the keys of all links. */
enum { LINK_BEFORE, LINK_AFTER, LINK_KEY, LINK_RESULT, LINK_ITEMS };

static value *link_item(const struct vm *vm, value link, uint32_t item) {
    return array_item(vm, value_to_ref(link), item);
}

/* A link that is a ring of its own. */
static value link_new(struct vm *vm, value key, value result) {
    struct array *array = array_new(vm, LINK_ITEMS);
    if (!array)
        return VALUE_ERROR;
    array->items[LINK_BEFORE] = array->items[LINK_AFTER] = value_from_pointer(array);
    array->items[LINK_KEY] = key;
    array->items[LINK_RESULT] = result;
    return value_from_pointer(array);
}

static void link_remove(const struct vm *vm, value link) {
    value before = *link_item(vm, link, LINK_BEFORE), after = *link_item(vm, link, LINK_AFTER);
    *link_item(vm, before, LINK_AFTER) = after;
    *link_item(vm, after, LINK_BEFORE) = before;
}

static void link_insert_last(const struct vm *vm, value root, value link) {
    value last = *link_item(vm, root, LINK_BEFORE);
    *link_item(vm, link, LINK_BEFORE) = last;
    *link_item(vm, link, LINK_AFTER) = root;
    *link_item(vm, last, LINK_AFTER) = link;
    *link_item(vm, root, LINK_BEFORE) = link;
}

value function_cache_root(struct vm *vm) { return link_new(vm, VALUE_NONE, VALUE_NONE); }

/* --- keys --------------------------------------------------------------------------------------------------------- */

static void count_one(struct record *record, uint32_t item) {
    record->items[item] = value_from_small_int(value_to_int(record->items[item]) + 1);
}

/* Puts keyword names and values after a mark that no guest has, so that f(1, 'a', 2) and f(1, a=2) differ. */
static uint32_t key_add_keywords(struct vm *vm, value *items, uint32_t at, value keywords) {
    uint32_t position = 0;
    value key, item;
    items[at++] = value_from_ref(vm->types[TYPE_FUNCTOOLS_CACHE]);
    while (dict_next(vm, object_of(vm, keywords), &position, &key, &item)) {
        items[at++] = key;
        items[at++] = item;
    }
    return at;
}

static uint32_t key_add_types(struct vm *vm, value *items, uint32_t at, const value *arguments, uint32_t count,
                              value keywords) {
    for (uint32_t i = 0; i < count; i++)
        items[at++] = value_from_pointer(value_type(vm, arguments[i]));
    uint32_t position = 0;
    value key, item;
    while (keywords != VALUE_UNSET && dict_next(vm, object_of(vm, keywords), &position, &key, &item))
        items[at++] = value_from_pointer(value_type(vm, item));
    return at;
}

/* What a call is found by: its only argument if that is an int or str, else a tuple of all that matters. */
static value cache_key(struct vm *vm, bool typed, const value *arguments, uint32_t count, value keywords) {
    uint32_t named = keywords == VALUE_UNSET ? 0 : ((const struct dict *)object_of(vm, keywords))->count;
    if (!typed && !named && count == 1 && (value_is_int(arguments[0]) || value_is_str(vm, arguments[0])))
        return arguments[0];
    uint64_t total = (uint64_t)count + (named ? 1 + 2 * (uint64_t)named : 0) + (typed ? (uint64_t)count + named : 0);
    if (total > SEQUENCE_COUNT_MAX)
        return raise_memory_error(vm);
    value key = vm_charge(vm, total / 8) ? tuple_new(vm, (uint32_t)total) : VALUE_ERROR;
    if (key == VALUE_ERROR)
        return VALUE_ERROR;
    value *items = tuple_items(vm, key);
    uint32_t at = count;
    memcpy(items, arguments, count * sizeof(value));
    if (named)
        at = key_add_keywords(vm, items, at, keywords);
    if (typed)
        key_add_types(vm, items, at, arguments, count, keywords);
    return key;
}

/* Makes room for one more entry: false = exception set. */
static bool cache_evict(struct vm *vm, struct record *record) {
    int64_t most = value_to_int(record->items[CACHE_MOST]);
    for (;;) {
        struct dict *entries = object_of(vm, record->items[CACHE_ENTRIES]);
        value root = record->items[CACHE_ROOT], oldest = *link_item(vm, root, LINK_AFTER);
        if (entries->count < most || oldest == root)
            return true;
        link_remove(vm, oldest);
        if (!vm_charge(vm, 1) || dict_delete(vm, entries, *link_item(vm, oldest, LINK_KEY)) < 0)
            return false;
    }
}

/* A result that was kept, which becomes the one used last; VALUE_UNSET: there is none, or an exception is set. */
static value cache_get(struct vm *vm, struct record *record, value key) {
    value found = dict_get(vm, object_of(vm, record->items[CACHE_ENTRIES]), key);
    if (found == VALUE_UNSET)
        return VALUE_UNSET;
    count_one(record, CACHE_HITS);
    if (record->items[CACHE_MOST] == VALUE_NONE)
        return found;
    link_remove(vm, found);
    link_insert_last(vm, record->items[CACHE_ROOT], found);
    return *link_item(vm, found, LINK_RESULT);
}

value function_cache_keep(struct vm *vm, value cache, value key, value result) {
    struct record *record = object_of(vm, cache);
    if (record->items[CACHE_MOST] == value_from_small_int(0))
        return result;
    if (record->items[CACHE_MOST] == VALUE_NONE)
        return dict_set(vm, object_of(vm, record->items[CACHE_ENTRIES]), key, result) ? result : VALUE_ERROR;
    value other = dict_get(vm, object_of(vm, record->items[CACHE_ENTRIES]), key);
    if (other != VALUE_UNSET) /* the call itself has filled it in */
        return result;
    if (vm_failed(vm) || !cache_evict(vm, record))
        return VALUE_ERROR;
    value link = link_new(vm, key, result);
    if (link == VALUE_ERROR || !dict_set(vm, object_of(vm, record->items[CACHE_ENTRIES]), key, link))
        return VALUE_ERROR;
    link_insert_last(vm, record->items[CACHE_ROOT], link);
    return result;
}

value function_cache_find(struct vm *vm, value cache, const value *arguments, uint32_t count, value keywords,
                          value *key) {
    struct record *record = object_of(vm, cache);
    *key = VALUE_NONE;
    if (record->items[CACHE_MOST] != value_from_small_int(0)) {
        *key = cache_key(vm, record->data, arguments, count, keywords);
        if (*key == VALUE_ERROR)
            return VALUE_ERROR;
        value found = cache_get(vm, record, *key);
        if (found != VALUE_UNSET || vm_failed(vm))
            return found;
    }
    count_one(record, CACHE_MISSES);
    return VALUE_UNSET;
}
