/* Open addressing with linear probing, at most three quarters full; see name_table.h. */
#include "name_table.h"

#include <string.h>

enum { FIRST_CAPACITY = 8 };

static uint64_t mix(uint64_t state) {
    state ^= state >> 32;
    state *= UINT64_C(0xD6E8FEB86659FD93);
    state ^= state >> 32;
    return state;
}

uint32_t text_hash(const struct arena *arena, struct text text) {
    /* The arena's address differs from process to process, which is all the secret that compile time needs. */
    uint64_t state = mix((uint64_t)(uintptr_t)arena ^ UINT64_C(0x9E3779B97F4A7C15)) + text.length;
    uint32_t position = 0;
    for (; position + 8 <= text.length; position += 8) {
        uint64_t word;
        memcpy(&word, text.data + position, sizeof word);
        state = mix(state ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    }
    uint64_t rest = 0;
    if (position < text.length)
        memcpy(&rest, text.data + position, text.length - position);
    return (uint32_t)mix(state ^ rest);
}

static struct name_entry *name_slot(const struct name_table *table, struct text name, uint32_t hash) {
    uint32_t mask = table->capacity - 1;
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        struct name_entry *entry = &table->slots[i];
        if (entry->name.data == NULL || (entry->hash == hash && text_equal(entry->name, name)))
            return entry;
    }
}

struct name_entry *name_table_find(const struct arena *arena, const struct name_table *table, struct text name) {
    if (table->count == 0 || name.data == NULL)
        return NULL;
    struct name_entry *entry = name_slot(table, name, text_hash(arena, name));
    return entry->name.data == NULL ? NULL : entry;
}

static bool name_table_grow(struct arena *arena, struct name_table *table) {
    if (table->capacity > UINT32_MAX / 4)
        return false;
    struct name_table larger = {.capacity = table->capacity == 0 ? FIRST_CAPACITY : table->capacity * 2};
    larger.slots = arena_allocate_array(arena, larger.capacity, sizeof *larger.slots);
    if (larger.slots == NULL)
        return false;
    larger.count = table->count;
    for (uint32_t i = 0; i < table->capacity; i++) {
        if (table->slots[i].name.data != NULL)
            *name_slot(&larger, table->slots[i].name, table->slots[i].hash) = table->slots[i];
    }
    *table = larger;
    return true;
}

struct name_entry *name_table_add(struct arena *arena, struct name_table *table, struct text name, bool *added) {
    *added = false;
    if (table->count >= table->capacity - table->capacity / 4 && !name_table_grow(arena, table))
        return NULL;
    uint32_t hash = text_hash(arena, name);
    struct name_entry *entry = name_slot(table, name, hash);
    if (entry->name.data != NULL)
        return entry;
    *added = true;
    *entry = (struct name_entry){name, hash, table->count++, NULL};
    return entry;
}

static struct node_entry *node_slot(const struct node_table *table, const void *node) {
    uint32_t mask = table->capacity - 1;
    uint32_t i = (uint32_t)mix((uint64_t)(uintptr_t)node) & mask;
    while (table->slots[i].node != NULL && table->slots[i].node != node)
        i = (i + 1) & mask;
    return &table->slots[i];
}

struct node_entry *node_table_find(const struct node_table *table, const void *node) {
    if (table->count == 0)
        return NULL;
    struct node_entry *entry = node_slot(table, node);
    return entry->node == NULL ? NULL : entry;
}

static bool node_table_grow(struct arena *arena, struct node_table *table) {
    if (table->capacity > UINT32_MAX / 4)
        return false;
    struct node_table larger = {.capacity = table->capacity == 0 ? FIRST_CAPACITY : table->capacity * 2};
    larger.slots = arena_allocate_array(arena, larger.capacity, sizeof *larger.slots);
    if (larger.slots == NULL)
        return false;
    larger.count = table->count;
    for (uint32_t i = 0; i < table->capacity; i++) {
        if (table->slots[i].node != NULL)
            *node_slot(&larger, table->slots[i].node) = table->slots[i];
    }
    *table = larger;
    return true;
}

struct node_entry *node_table_add(struct arena *arena, struct node_table *table, const void *node) {
    if (table->count >= table->capacity - table->capacity / 4 && !node_table_grow(arena, table))
        return NULL;
    struct node_entry *entry = node_slot(table, node);
    if (entry->node == NULL) {
        entry->node = node;
        table->count++;
    }
    return entry;
}
