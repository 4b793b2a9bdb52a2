/* Weak references and views, as the collector sees them. The table is trusted: entries by number, chained from buckets
 * by target. A collection compacts it in place and allocates nothing; room for queued callbacks is reserved when a
 * reference is made. */
#include "weak.h"

#include "heap_internal.h"

#define BUCKETS_FIRST 64u

static uint32_t bucket_of(const struct weak_table *table, cage_ref target) {
    return (target >> GRANULE_SHIFT) * 2654435761u & (table->bucket_count - 1);
}

static void chain(struct weak_table *table, uint32_t number) {
    uint32_t *bucket = &table->buckets[bucket_of(table, table->entries[number].target)];
    table->entries[number].next = *bucket;
    *bucket = number + 1;
}

static void chain_all(struct weak_table *table) {
    memset(table->buckets, 0, table->bucket_count * sizeof *table->buckets);
    for (uint32_t i = 0; i < table->count; i++)
        if (table->entries[i].target != 0)
            chain(table, i);
}

static bool table_grow(struct vm *vm, struct weak_table *table) {
    uint32_t capacity = table->capacity ? table->capacity * 2 : BUCKETS_FIRST;
    uint32_t *buckets = trusted_allocate(vm, capacity * sizeof *buckets);
    if (buckets == NULL)
        return false;
    struct weak_entry *entries =
        trusted_reallocate(vm, table->entries, table->capacity * sizeof *entries, (size_t)capacity * sizeof *entries);
    if (entries == NULL) {
        trusted_free(vm, buckets, capacity * sizeof *buckets);
        return false;
    }
    if (table->buckets != NULL)
        trusted_free(vm, table->buckets, table->bucket_count * sizeof *buckets);
    *table = (struct weak_table){entries, buckets, table->count, capacity, capacity};
    chain_all(table);
    return true;
}

bool weak_add(struct vm *vm, value reference, cage_ref target) {
    struct weak_table *table = &vm->heap->weak;
    if (!heap_reserve_ready(vm, 1) || (table->count == table->capacity && !table_grow(vm, table)))
        return false;
    ((struct record *)object_of(vm, reference))->data = target;
    table->entries[table->count] = (struct weak_entry){value_to_ref(reference), target, 0};
    if (target != 0)
        chain(table, table->count);
    table->count++;
    return true;
}

value weak_next(const struct vm *vm, cage_ref target, uint32_t *position) {
    const struct weak_table *table = &vm->heap->weak;
    if (table->count == 0)
        return VALUE_UNSET;
    uint32_t number = *position ? table->entries[*position - 1].next : table->buckets[bucket_of(table, target)];
    while (number != 0 && table->entries[number - 1].target != target)
        number = table->entries[number - 1].next;
    *position = number;
    return number ? value_from_ref(table->entries[number - 1].reference) : VALUE_UNSET;
}

value weak_target(const struct vm *vm, const struct record *reference) {
    (void)vm;
    return reference->data ? value_from_ref(reference->data) : VALUE_NONE;
}

bool weak_is_allowed(struct vm *vm, value v) {
    if (!value_is_object(v))
        return false;
    switch (object_kind(vm, v)) {
    case KIND_SET:
    case KIND_FROZENSET:
    case KIND_GENERATOR:
    case KIND_FUNCTION:
    case KIND_NATIVE_FUNCTION:
    case KIND_BOUND_METHOD:
    case KIND_TYPE:
    case KIND_MODULE:
    case KIND_CODE:
        return true;
    case KIND_INSTANCE:
    case KIND_EXCEPTION:
        return value_type(vm, v)->flags & TYPE_WEAK;
    case KIND_RECORD:
        switch (((const struct record *)object_of(vm, v))->type_id) {
        case TYPE_GENERIC_ALIAS:
        case TYPE_UNION:
        case TYPE_TYPE_VARIABLE:
        case TYPE_PARAMETER_SPECIFICATION:
        case TYPE_PARAMETER_SPECIFICATION_ARGS:
        case TYPE_PARAMETER_SPECIFICATION_KWARGS:
        case TYPE_TYPE_VARIABLE_TUPLE:
        case TYPE_TYPE_ALIAS:
        case TYPE_MEMORY_VIEW:
        case TYPE_COLLECTIONS_DEQUE:
        case TYPE_FUNCTOOLS_PARTIAL:
        case TYPE_FUNCTOOLS_CACHE:
            return true;
        default:
            return false;
        }
    default:
        return false;
    }
}

void view_release_storage(struct vm *vm, struct record *view) {
    if (view->data & VIEW_RELEASED)
        return;
    view->data |= VIEW_RELEASED;
    if (!value_has_kind(vm, view->items[VIEW_STORAGE], KIND_BYTEARRAY))
        return;
    struct byte_array *storage = object_of(vm, view->items[VIEW_STORAGE]);
    if (storage->exports)
        storage->exports--;
}

/* --- in a collection ---------------------------------------------------------------------------------------------- */

static void reference_clear(struct vm *vm, struct weak_entry *entry) {
    struct heap *heap = vm->heap;
    struct record *reference = object_at(vm, entry->reference);
    reference->data = 0;
    entry->target = 0;
    if (heap_is_marked(heap, entry->reference) && reference->items[WEAK_CALLBACK] != VALUE_NONE)
        heap->ready.items[heap->ready.count++] = entry->reference;
    entry->reference = 0;
}

void weak_clear_dead(struct vm *vm) {
    struct weak_table *table = &vm->heap->weak;
    for (uint32_t i = table->count; i-- > 0;) /* the callbacks of the newest first */
        if (table->entries[i].target != 0 && !heap_is_marked(vm->heap, table->entries[i].target))
            reference_clear(vm, &table->entries[i]);
}

void weak_forget_dead(struct vm *vm) {
    struct weak_table *table = &vm->heap->weak;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < table->count; i++) {
        struct weak_entry entry = table->entries[i];
        if (entry.reference == 0)
            continue;
        if (heap_is_marked(vm->heap, entry.reference))
            table->entries[kept++] = entry;
        else if (entry.target == 0)
            view_release_storage(vm, object_at(vm, entry.reference));
    }
    table->count = kept;
    if (table->buckets != NULL)
        chain_all(table);
}

/* --- going back to an earlier state --------------------------------------------------------------------------------
 */

void weak_rewind(struct vm *vm, const struct weak_entry *entries, uint32_t count, uint32_t capacity) {
    struct weak_table *table = &vm->heap->weak;
    if (table->capacity > capacity) {
        table->entries = trusted_shrink(vm, table->entries, table->capacity * sizeof *table->entries,
                                        capacity * sizeof *table->entries);
        table->buckets = trusted_shrink(vm, table->buckets, table->bucket_count * sizeof *table->buckets,
                                        capacity * sizeof *table->buckets);
        table->capacity = table->bucket_count = capacity;
        table->count = UINT32_MAX; /* the chains are wrong */
    }
    if (capacity == 0 || (table->count == 0 && count == 0)) {
        table->count = 0;
        return;
    }
    memcpy(table->entries, entries, count * sizeof *entries);
    table->count = count;
    chain_all(table);
}
