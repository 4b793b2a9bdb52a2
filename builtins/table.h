/* The hash table under dicts and sets (struct table of vm/object.h): finding, appending and removing entries.
 *
 * A struct set begins like a struct dict, so both pass as one here. Finding may run guest code (__eq__ of a key) and
 * then starts again when the table was changed meanwhile; all other functions run none. Offsets into a table are
 * computed in 32 bits, so that even a damaged table leads nowhere but into the cage. */
#ifndef PYNTERP_BUILTINS_TABLE_H
#define PYNTERP_BUILTINS_TABLE_H

#include "container.h"
#include "str.h"

#define TABLE_ABSENT (-1)
#define TABLE_FAILED (-2)

/* An entry takes its key, its item and, behind all entries, its hash; a place of the index one, two or four bytes. */
#define TABLE_ENTRIES_OFFSET ((uint32_t)offsetof(struct table, entries))
#define TABLE_ENTRY_BYTES ((uint32_t)sizeof(struct dict_entry) + 4u)
#define TABLE_BYTE_PLACES (1u << 8)
#define TABLE_SHORT_PLACES (1u << 16)

/* From the 64 bits of hash() to the table's 32. The low bits stay, so that runs of ints fall side by side. */
static inline uint32_t table_hash(int64_t hash) {
    return (uint32_t)(uint64_t)hash + (uint32_t)((uint64_t)hash >> 32) * UINT32_C(0x9E3779B1);
}

uint32_t table_versions_restart(struct vm *vm);
/* A version no table has had. When the numbers are used up, all inline caches are emptied, for some remember one, and
 * the numbers begin again. */
static inline uint32_t table_version_next(struct vm *vm) {
    return vm->dict_version == UINT32_MAX ? table_versions_restart(vm) : ++vm->dict_version;
}

/* hash() of a small int, or of a str that was hashed before; false: another value. */
static inline bool value_hash_plainly(const struct vm *vm, value v, int64_t *hash) {
    if (value_is_int(v)) {
        int64_t number = value_to_int(v);
        *hash = number == -1 ? -2 : number;
        return true;
    }
    if (!value_is_str(vm, v) || !((struct str *)object_of(vm, v))->hash)
        return false;
    *hash = ((struct str *)object_of(vm, v))->hash;
    return true;
}

/* The table's hash of these, and of a tuple that has its own. */
static inline bool key_hash_plainly(const struct vm *vm, value key, uint32_t *hash) {
    if (value_is_int(key)) {
        int64_t number = value_to_int(key);
        *hash = table_hash(number == -1 ? -2 : number);
        return true;
    }
    if (!value_is_object(key))
        return false;
    const struct object *object = object_of(vm, key);
    if (object->kind == KIND_STR) {
        *hash = table_hash(((const struct str *)object)->hash);
        return ((const struct str *)object)->hash != 0;
    }
    *hash = ((const struct tuple *)object)->hash;
    return object->kind == KIND_TUPLE && *hash != 0;
}

int64_t key_hash_slow(struct vm *vm, value key) WARN_UNUSED; /* TABLE_FAILED, or 32 bits */
/* The table's hash of any value; false: unhashable or __hash__ raised. May run guest code. */
static inline WARN_UNUSED bool key_hash(struct vm *vm, value key, uint32_t *hash) {
    if (key_hash_plainly(vm, key, hash))
        return true;
    int64_t slowly = key_hash_slow(vm, key);
    *hash = (uint32_t)slowly;
    return slowly >= 0;
}

#define TABLE_UNCERTAIN (-3) /* it takes a closer look */

/* The entry of a key that was searched for last, or TABLE_UNCERTAIN. A version belongs to one state of one table, and
 * collections, after which another str could lie where the key was, make the VM forget it. */
static inline __attribute__((always_inline)) int64_t table_found_last(const struct vm *vm, const struct dict *owner,
                                                                      value key) {
    return vm->found.key == key && vm->found.version == owner->version ? (int64_t)vm->found.entry : TABLE_UNCERTAIN;
}

/* A search that looks at one place of a table that is there: the entry of this very key, TABLE_ABSENT, or
 * TABLE_UNCERTAIN. */
static inline __attribute__((always_inline)) int64_t table_find_at_sight(const struct vm *vm, const struct dict *owner,
                                                                         value key, uint32_t hash) {
    const struct table *table = object_at(vm, owner->table);
    uint32_t size = table->index_size, place = hash & (size - 1), entries = owner->table + TABLE_ENTRIES_OFFSET;
    uint32_t index = entries + TABLE_ENTRY_BYTES * table->capacity;
    uint32_t number = size <= TABLE_BYTE_PLACES    ? *(const uint8_t *)object_at(vm, index + place)
                      : size <= TABLE_SHORT_PLACES ? *(const uint16_t *)object_at(vm, index + 2 * place)
                                                   : *(const uint32_t *)object_at(vm, index + 4 * place);
    if (number == 0)
        return TABLE_ABSENT;
    return table_entry(vm, owner->table, number - 1)->key == key ? (int64_t)number - 1
                                                                 : table_found_last(vm, owner, key);
}

/* 1 equal, 0 not, 2: only object_equal can tell (it may run guest code). */
static inline int value_equal_plainly(const struct vm *vm, value a, value b) {
    if (a == b)
        return 1;
    if (value_are_ints(a, b))
        return 0;
    if (value_is_double(a) && value_is_double(b))
        return value_to_double(a) == value_to_double(b);
    if (!value_is_str(vm, a) || !value_is_str(vm, b))
        return 2;
    const struct str *left = object_of(vm, a), *right = object_of(vm, b);
    if ((left->header.flags & right->header.flags & STR_INTERNED) || left->byte_length != right->byte_length)
        return 0;
    vm_charge_later(vm, left->byte_length / 64);
    return str_text_equal(vm, left, right);
}
/* object_equal with the plain cases inline: 1 0 -1. */
static inline WARN_UNUSED int value_equal(struct vm *vm, value a, value b) {
    int equal = value_equal_plainly(vm, a, b);
    return equal == 2 ? object_equal(vm, a, b) : equal;
}

/* The entry of `key`, TABLE_ABSENT, or TABLE_FAILED with an exception set. */
int64_t table_find(struct vm *vm, struct dict *owner, value key, uint32_t hash) WARN_UNUSED;
/* Append an absent key; `place` of the index for it if known, or PLACE_UNKNOWN. */
#define PLACE_UNKNOWN UINT32_MAX
bool table_append(struct vm *vm, struct dict *owner, value key, uint32_t hash, value item, uint32_t place) WARN_UNUSED;
/* The same, and its item (VALUE_UNSET: absent, or failed), for a key that is yet to be hashed: one that cannot be fails
 * even where there is no table. */
int64_t table_find_key(struct vm *vm, struct dict *owner, value key) WARN_UNUSED;
value table_get(struct vm *vm, struct dict *owner, value key);
/* Find and set the item, or append. */
bool table_put(struct vm *vm, struct dict *owner, value key, uint32_t hash, value item) WARN_UNUSED;
/* The same for `count` keys, each with its item behind it, that are yet to be hashed. */
bool table_put_pairs(struct vm *vm, struct dict *owner, const value *pairs, uint32_t count) WARN_UNUSED;
/* Find, and append when absent; the entry number or TABLE_FAILED. An entry found keeps its item. */
int64_t table_find_or_append(struct vm *vm, struct dict *owner, value key, uint32_t hash, value item) WARN_UNUSED;
void table_remove(struct vm *vm, struct dict *owner, uint32_t entry);
/* The same for the last entry, whose place is used again; iterators that are past it do not notice. */
void table_remove_last(struct vm *vm, struct dict *owner, uint32_t entry);
/* Room for `expected` entries in all, deleted ones dropped. */
bool table_rebuild(struct vm *vm, struct dict *owner, uint64_t expected) WARN_UNUSED;
void table_clear(struct vm *vm, struct dict *owner);
/* The same for a dict or set that no guest has ever seen: gives the memory back at once. */
void table_discard(struct vm *vm, struct dict *owner);
/* A copy without deleted entries into `owner`, which is empty, with room for `more` entries. Items become `item` unless
 * that is VALUE_UNSET. */
bool table_copy(struct vm *vm, const struct dict *from, struct dict *owner, value item, uint32_t more) WARN_UNUSED;
/* Append those keys of `from` that are not there. */
bool table_add_keys(struct vm *vm, struct dict *owner, const struct dict *from) WARN_UNUSED;
/* Append those keys of `from` to `target` that are in `among`, or those that are not. `target` is new and the keys are
 * distinct, so it is searched only if `from` changes on the way. */
bool table_select(struct vm *vm, const struct dict *from, struct dict *among, struct dict *target,
                  bool wanted) WARN_UNUSED;
/* The entry at or after *position that is not deleted, and its hash; *position moves past it. NULL at the end. */
struct dict_entry *table_next(const struct vm *vm, const struct dict *owner, uint32_t *position, uint32_t *hash);
/* The last entry before *position, which moves to it. */
struct dict_entry *table_previous(const struct vm *vm, const struct dict *owner, uint32_t *position);

#endif
