/* Interned strings: one str for each text that names an attribute or variable, so that names compare by reference.
 *
 * The table is in trusted memory and weak: the collector sweeps out what nothing else refers to. A name is classified
 * by the guard's attribute policy when it enters; its flag STR_BLOCKED then makes the refusal free at run time. */
#include "str_intern.h"
#include "../guards/attribute_policy.h"
#include "str.h"

#define INTERN_FIRST_CAPACITY 1024
/* For the names that a VM has beyond the boot snapshot's. */
#define INTERN_ADDED_CAPACITY 64

/* A table's entries as they once were. */
struct intern_copy {
    struct intern_table table;
    struct intern_entry entries[];
};

static bool table_start(struct vm *vm, uint32_t capacity, const struct intern_table *base) {
    struct intern_table *table = trusted_allocate(vm, sizeof *table);
    if (!table)
        return false;
    table->entries = trusted_allocate(vm, capacity * sizeof *table->entries);
    if (!table->entries) {
        trusted_free(vm, table, sizeof *table);
        return false;
    }
    table->capacity = capacity;
    table->base = base;
    vm->interned = table;
    return true;
}

bool str_intern_start(struct vm *vm) { return table_start(vm, INTERN_FIRST_CAPACITY, NULL); }

bool str_intern_start_snapshot(struct vm *vm) {
    if (!str_intern_start(vm))
        return false;
    ((struct intern_table *)vm->interned)->is_for_snapshot = true;
    return true;
}

bool str_intern_start_from(struct vm *vm, const struct intern_table *base) {
    return table_start(vm, INTERN_ADDED_CAPACITY, base);
}

void str_intern_stop(struct vm *vm) {
    struct intern_table *table = vm->interned;
    if (!table)
        return;
    trusted_free(vm, table->entries, table->capacity * sizeof *table->entries);
    trusted_free(vm, table, sizeof *table);
    vm->interned = NULL;
}

static cage_ref table_find(const struct vm *vm, const struct intern_table *table, uint32_t hash, const char *data,
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

static uint32_t filter_place(const char *data, size_t length) {
    uint64_t word;
    if (length < sizeof word)
        word = text_last_bytes(data, length);
    else
        memcpy(&word, data, sizeof word);
    return (uint32_t)((word + length) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - INTERN_FILTER_BITS_SHIFT));
}

void str_intern_filter(const struct vm *vm, struct intern_filter *filter) {
    const struct intern_table *table = vm->interned;
    *filter = (struct intern_filter){0};
    for (uint32_t i = 0; i < table->capacity; i++) {
        if (table->entries[i].ref <= INTERN_DELETED)
            continue;
        const struct str *str = object_at(vm, table->entries[i].ref);
        uint32_t place = filter_place(str_data(vm, str), str->byte_length);
        filter->bits[place / 64] |= UINT64_C(1) << place % 64;
        if (str->byte_length > filter->longest)
            filter->longest = str->byte_length;
    }
}

/* Of a name of the boot snapshot. Nobody can add to these, so there is nothing to gain from knowing their hashes. */
static uint32_t snapshot_hash(const char *data, size_t length) {
    uint64_t sum = length, word;
    for (; length >= sizeof word; data += sizeof word, length -= sizeof word) {
        memcpy(&word, data, sizeof word);
        sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        sum ^= sum >> 29;
    }
    sum = (sum ^ text_last_bytes(data, length)) * UINT64_C(0xBF58476D1CE4E5B9);
    uint32_t folded = (uint32_t)(sum ^ sum >> 32);
    return folded ? folded : 1;
}

/* The name of the boot snapshot with this text, 0 = there is none; and its hash. */
static cage_ref snapshot_find(const struct vm *vm, const char *data, size_t length, uint32_t *hash) {
    const struct intern_table *table = vm->interned, *base = table ? table->base : NULL;
    if (!base || length > base->filter->longest)
        return 0;
    uint32_t place = filter_place(data, length);
    if (!(base->filter->bits[place / 64] >> place % 64 & 1))
        return 0;
    *hash = snapshot_hash(data, length);
    return table_find(vm, base, *hash, data, length);
}

/* What the VM itself hashes a text by that is no name of the snapshot. */
static uint32_t own_hash(const struct vm *vm, const char *data, size_t length) {
    const struct intern_table *table = vm->interned;
    return table && table->is_for_snapshot ? snapshot_hash(data, length) : hash_keyed(vm, data, length);
}

uint32_t str_hash_text(const struct vm *vm, const char *data, size_t length) {
    uint32_t hash;
    return snapshot_find(vm, data, length, &hash) ? hash : own_hash(vm, data, length);
}

static void intern_put(struct intern_table *table, uint32_t hash, cage_ref ref) {
    uint32_t mask = table->capacity - 1, slot = hash & mask;
    while (table->entries[slot].ref)
        slot = (slot + 1) & mask;
    table->entries[slot] = (struct intern_entry){hash, ref};
    table->used++;
    table->live++;
    table->changes++;
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
    *table = (struct intern_table){.capacity = capacity,
                                   .entries = entries,
                                   .changes = old.changes + 1,
                                   .base = old.base,
                                   .is_for_snapshot = old.is_for_snapshot};
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
    const struct intern_table *table = vm->interned;
    uint32_t hash;
    cage_ref ref = snapshot_find(vm, data, length, &hash);
    if (!ref && table->live > 0)
        ref = table_find(vm, table, own_hash(vm, data, length), data, length);
    return ref ? value_from_ref(ref) : VALUE_UNSET;
}

value str_intern_c(struct vm *vm, const char *data, size_t length) {
    uint32_t hash;
    cage_ref found = snapshot_find(vm, data, length, &hash);
    if (found)
        return value_from_ref(found);
    hash = own_hash(vm, data, length);
    found = table_find(vm, vm->interned, hash, data, length);
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
    vm->budget -= str->byte_length / 64; /* whoever charges next looks at the limits */
    const struct intern_table *table = vm->interned;
    uint32_t hash = str_hash(vm, str);
    cage_ref found = table->base ? table_find(vm, table->base, hash, str_data(vm, str), str->byte_length) : 0;
    if (!found)
        found = table_find(vm, table, hash, str_data(vm, str), str->byte_length);
    if (found)
        return value_from_ref(found);
    if (!(str->header.flags & STR_COMPACT) && ((struct long_str *)str)->owner) {
        /* A name must not keep a large shared buffer alive, nor change under its table. */
        struct str *copy = str_new_empty(vm, str->byte_length, str->length);
        if (!copy)
            return VALUE_ERROR;
        memcpy(str_own_data(copy), str_data(vm, str), str->byte_length);
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
            table->changes++;
        }
    }
}

void str_intern_mark(struct vm *vm, void (*mark)(struct vm *vm, cage_ref ref)) {
    const struct intern_table *base = ((const struct intern_table *)vm->interned)->base;
    for (uint32_t i = 0; base && i < base->capacity; i++)
        if (base->entries[i].ref > INTERN_DELETED)
            mark(vm, base->entries[i].ref);
}

static size_t copy_size(uint32_t capacity) {
    return sizeof(struct intern_copy) + (size_t)capacity * sizeof(struct intern_entry);
}

struct intern_copy *str_intern_copy(struct vm *vm) {
    const struct intern_table *table = vm->interned;
    uint32_t capacity = table->capacity;
    struct intern_copy *copy = trusted_allocate(vm, copy_size(capacity));
    if (!copy)
        return NULL;
    /* The allocation may have swept the table, but not replaced it. */
    copy->table = *table;
    memcpy(copy->entries, table->entries, capacity * sizeof *table->entries);
    return copy;
}

void str_intern_copy_free(struct vm *vm, struct intern_copy *copy) {
    if (copy)
        trusted_free(vm, copy, copy_size(copy->table.capacity));
}

void str_intern_rewind(struct vm *vm, const struct intern_copy *copy) {
    struct intern_table *table = vm->interned;
    if (table->changes == copy->table.changes)
        return;
    uint32_t capacity = copy->table.capacity;
    if (table->capacity > capacity)
        table->entries = trusted_shrink(vm, table->entries, table->capacity * sizeof *table->entries,
                                        capacity * sizeof *table->entries);
    memcpy(table->entries, copy->entries, capacity * sizeof *table->entries);
    table->capacity = capacity;
    table->used = copy->table.used;
    table->live = copy->table.live;
    table->changes = copy->table.changes;
}
