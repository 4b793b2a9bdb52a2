/* Interned strings: one str for each text that names an attribute or variable, so that names compare by reference.
 *
 * The table is in trusted memory and weak: the collector sweeps out what nothing else refers to. A name is classified
 * by the guard's attribute policy when it enters; its flag STR_BLOCKED then makes the refusal free at run time. */
#include "../guards/attribute_policy.h"
#include "str.h"

/* An object's reference is never 1: objects are aligned to 8. */
#define INTERN_DELETED 1
#define INTERN_FIRST_CAPACITY 1024

struct intern_entry {
    uint32_t hash;
    cage_ref ref; /* struct str, 0 = never used, INTERN_DELETED */
};

/* Open addressing, linear probing; capacity is a power of two, at most three quarters used. */
struct intern_table {
    uint32_t capacity;
    uint32_t used; /* live and deleted */
    uint32_t live;
    struct intern_entry *entries;
};

bool str_intern_start(struct vm *vm) {
    struct intern_table *table = trusted_allocate(vm, sizeof *table);
    if (!table)
        return false;
    table->entries = trusted_allocate(vm, INTERN_FIRST_CAPACITY * sizeof *table->entries);
    if (!table->entries) {
        trusted_free(vm, table, sizeof *table);
        return false;
    }
    table->capacity = INTERN_FIRST_CAPACITY;
    vm->interned = table;
    return true;
}

bool str_intern_start_from(struct vm *vm, const void *interned) {
    const struct intern_table *other = interned;
    struct intern_table *table = trusted_allocate(vm, sizeof *table);
    if (!table)
        return false;
    table->entries = trusted_allocate(vm, other->capacity * sizeof *table->entries);
    if (!table->entries) {
        trusted_free(vm, table, sizeof *table);
        return false;
    }
    memcpy(table->entries, other->entries, other->capacity * sizeof *table->entries);
    table->capacity = other->capacity;
    table->used = other->used;
    table->live = other->live;
    vm->interned = table;
    return true;
}

void str_intern_stop(struct vm *vm) {
    struct intern_table *table = vm->interned;
    if (!table)
        return;
    trusted_free(vm, table->entries, table->capacity * sizeof *table->entries);
    trusted_free(vm, table, sizeof *table);
    vm->interned = NULL;
}

static cage_ref intern_find(const struct vm *vm, const struct intern_table *table, uint32_t hash, const char *data,
                            size_t length) {
    uint32_t mask = table->capacity - 1;
    for (uint32_t slot = hash & mask; table->entries[slot].ref; slot = (slot + 1) & mask) {
        const struct intern_entry *entry = &table->entries[slot];
        if (entry->hash != hash || entry->ref == INTERN_DELETED)
            continue;
        const struct str *str = object_at(vm, entry->ref);
        if (str->byte_length == length && memcmp(str_data(vm, str), data, length) == 0)
            return entry->ref;
    }
    return 0;
}

static void intern_put(struct intern_table *table, uint32_t hash, cage_ref ref) {
    uint32_t mask = table->capacity - 1, slot = hash & mask;
    while (table->entries[slot].ref)
        slot = (slot + 1) & mask;
    table->entries[slot] = (struct intern_entry){hash, ref};
    table->used++;
    table->live++;
}

/* Makes room for one more. */
static bool intern_reserve(struct vm *vm, struct intern_table *table) {
    if (table->used < table->capacity - table->capacity / 4)
        return true;
    uint32_t capacity = table->live >= table->capacity / 2 ? table->capacity * 2 : table->capacity;
    struct intern_entry *entries = trusted_allocate(vm, (size_t)capacity * sizeof *entries);
    if (!entries)
        return false;
    /* The allocation may have collected and so swept the old entries; they are read only now. */
    struct intern_table old = *table;
    *table = (struct intern_table){.capacity = capacity, .entries = entries};
    for (uint32_t i = 0; i < old.capacity; i++) {
        if (old.entries[i].ref > INTERN_DELETED)
            intern_put(table, old.entries[i].hash, old.entries[i].ref);
    }
    trusted_free(vm, old.entries, old.capacity * sizeof *old.entries);
    return true;
}

static value intern_add(struct vm *vm, struct str *str, uint32_t hash) {
    struct intern_table *table = vm->interned;
    if (!intern_reserve(vm, table))
        return VALUE_ERROR;
    str->hash = hash;
    str->header.flags |= STR_INTERNED | STR_CLASSIFIED;
    if (guard_attribute_is_ruled(&vm->attributes, str_data(vm, str), str->byte_length))
        str->header.flags |= STR_BLOCKED;
    intern_put(table, hash, ref_from_pointer(str));
    return value_from_pointer(str);
}

value str_find_interned(struct vm *vm, const char *data, size_t length) {
    cage_ref ref = intern_find(vm, vm->interned, hash_keyed(vm, data, length), data, length);
    return ref ? value_from_ref(ref) : VALUE_UNSET;
}

value str_intern_c(struct vm *vm, const char *data, size_t length) {
    uint32_t hash = hash_keyed(vm, data, length);
    cage_ref found = intern_find(vm, vm->interned, hash, data, length);
    if (found)
        return value_from_ref(found);
    value str = str_new(vm, data, length);
    if (str == VALUE_ERROR)
        return VALUE_ERROR;
    return intern_add(vm, object_of(vm, str), hash);
}

value str_intern(struct vm *vm, value v) {
    struct str *str = str_of(vm, v);
    if (!str)
        return raise_type_error(vm, "a name must be str, not %.200s", value_type_name(vm, v));
    if (str->header.flags & STR_INTERNED)
        return value_from_pointer(str);
    uint32_t hash = str_hash(vm, str);
    cage_ref found = intern_find(vm, vm->interned, hash, str_data(vm, str), str->byte_length);
    if (found)
        return value_from_ref(found);
    if (str->owner) {
        /* A name must not keep a large shared buffer alive, nor change under its table. */
        struct str *copy = str_new_empty(vm, str->byte_length, str->length);
        if (!copy)
            return VALUE_ERROR;
        memcpy(copy->inline_data, str_data(vm, str), str->byte_length);
        str = copy;
    }
    return intern_add(vm, str, hash);
}

void str_intern_sweep(struct vm *vm, bool (*is_alive)(struct vm *vm, cage_ref ref)) {
    struct intern_table *table = vm->interned;
    if (!table)
        return;
    for (uint32_t i = 0; i < table->capacity; i++) {
        struct intern_entry *entry = &table->entries[i];
        if (entry->ref > INTERN_DELETED && !is_alive(vm, entry->ref)) {
            entry->ref = INTERN_DELETED;
            table->live--;
        }
    }
}
