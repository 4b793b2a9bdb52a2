/* The hash table under dicts and sets: an index of entry numbers with open addressing, and the entries in insertion
 * order. See table.h for what it promises.
 *
 * A removed entry stays as a tombstone (key VALUE_DELETED) that its index places still lead to; tombstones at both ends
 * are cut off at once, so that queues and stacks cost nothing extra. An index place is never emptied before the table
 * is rebuilt, and `fill` counts them, so that a search always meets an empty place. A place that leads to a tombstone
 * is taken for the next key whose search passes it, so that the same keys coming and going do not lengthen searches. */
#include "table.h"

#include "../vm/heap_internal.h"
#include "../vm/type.h"

#define INDEX_SIZE_MIN 8
/* Probes of one search that cost nothing. Hashes of strings are keyed by chance, so searches that short must not show
 * in the fuel used, which is the same in every run; longer ones come of collisions made on purpose. */
#define FREE_PROBES 64
/* As many deleted entries more than there are others, for when they go depends on the hashes too. */
#define FREE_DELETED 64
#define INDEX_SIZE_MAX (UINT32_C(1) << 27) /* more entries than 4 GiB hold */

/* Where the parts of one table are, as cage offsets. A place of the index takes 1 << shift bytes. */
struct table_view {
    const char *cage;
    uint32_t index, hashes, entries, mask, shift;
};

static inline uint32_t place_shift(uint64_t index_size) {
    return (index_size > TABLE_BYTE_PLACES) + (index_size > TABLE_SHORT_PLACES);
}

static inline __attribute__((always_inline)) struct table_view table_view_of(const struct vm *vm, cage_ref table,
                                                                             uint32_t shift) {
    const struct table *head = object_at(vm, table);
    struct table_view view = {.cage = vm->cage, .mask = head->index_size - 1, .shift = shift};
    view.entries = table + (uint32_t)offsetof(struct table, entries);
    view.hashes = view.entries + (uint32_t)sizeof(struct dict_entry) * head->capacity;
    view.index = view.hashes + 4 * head->capacity;
    return view;
}
static inline struct table_view table_view(const struct vm *vm, cage_ref table) {
    const struct table *head = object_at(vm, table);
    return table_view_of(vm, table, place_shift(head->index_size));
}
/* What stands at a place: an entry number + 1, or 0. */
static inline uint32_t view_place(const struct table_view *view, uint32_t place) {
    const char *at = view->cage + (uint32_t)(view->index + (place << view->shift));
    return view->shift == 0 ? *(const uint8_t *)at : view->shift == 1 ? *(const uint16_t *)at : *(const uint32_t *)at;
}
static inline void view_set_place(const struct table_view *view, uint32_t place, uint32_t number) {
    char *at = (char *)view->cage + (uint32_t)(view->index + (place << view->shift));
    if (view->shift == 0)
        *(uint8_t *)at = (uint8_t)number;
    else if (view->shift == 1)
        *(uint16_t *)at = (uint16_t)number;
    else
        *(uint32_t *)at = number;
}
static inline uint32_t *view_hash(const struct table_view *view, uint32_t entry) {
    return (uint32_t *)(view->cage + (uint32_t)(view->hashes + 4 * entry));
}
static inline struct dict_entry *view_entry(const struct table_view *view, uint32_t entry) {
    return (struct dict_entry *)(view->cage + (uint32_t)(view->entries + entry * (uint32_t)sizeof(struct dict_entry)));
}
/* The order in which places are looked at: a full cycle that higher bits of the hash enter step by step. */
static inline uint32_t next_place(const struct table_view *view, uint32_t place, uint32_t *perturbation) {
    *perturbation >>= 5;
    return (place * 5 + *perturbation + 1) & view->mask;
}

static inline void owner_changed(struct vm *vm, struct dict *owner) {
    owner->version = table_version_next(vm);
    object_written(vm, &owner->header);
}

static void version_renew(struct vm *vm, struct object *object) {
    if (object->kind == KIND_DICT || object->kind == KIND_SET || object->kind == KIND_FROZENSET)
        ((struct dict *)object)->version = ++vm->dict_version; /* struct set begins the same */
}

/* Every dict gets a small number, so that none has one that comes again while it stays as it is. */
uint32_t table_versions_restart(struct vm *vm) {
    for (uint32_t i = 0; i < vm->code_count; i++)
        for (uint32_t j = 0; vm->codes[i] && j < vm->codes[i]->cache_count; j++)
            vm->codes[i]->caches[j].kind = CACHE_EMPTY;
    vm_charge_later(vm, vm->code_count);
    vm->dict_version = 0;
    vm->found.key = VALUE_UNSET;
    vm->boot_objects_changed = true;
    heap_visit(vm, version_renew);
    return ++vm->dict_version;
}

int64_t key_hash_slow(struct vm *vm, value key) {
    if (value_is_str(vm, key))
        return table_hash(str_hash(vm, object_of(vm, key)));
    int64_t full;
    if (!(value_has_kind(vm, key, KIND_TUPLE) ? tuple_hash(vm, key, &full) : object_hash(vm, key, &full)))
        return TABLE_FAILED;
    return table_hash(full);
}

/* --- finding ------------------------------------------------------------------------------------------------------ */

/* Tuples up to this many items are compared without the operators' protocol, if their items are plain. */
#define PLAIN_TUPLE_MAX 16

/* As value_equal_plainly, for tuples of what that can compare. */
static inline int tuples_equal_plainly(const struct vm *vm, const struct tuple *left, const struct tuple *right) {
    if (left->count != right->count)
        return 0;
    if (left->count > PLAIN_TUPLE_MAX)
        return 2;
    vm_charge_later(vm, 1);
    for (uint32_t i = 0; i < left->count; i++) {
        int equal = value_equal_plainly(vm, left->items[i], right->items[i]);
        if (equal != 1)
            return equal;
    }
    return 1;
}

/* As value_equal_plainly, for bytes. */
static __attribute__((noinline)) int bytes_equal_plainly(const struct vm *vm, value a, value b) {
    if (!value_has_kind(vm, a, KIND_BYTES) || !value_has_kind(vm, b, KIND_BYTES))
        return 2;
    const struct bytes *left = object_of(vm, a), *right = object_of(vm, b);
    vm_charge_later(vm, left->length / 64);
    return left->length == right->length &&
           text_equal((const char *)left->data, (const char *)right->data, left->length);
}

/* What a search found: an entry, TABLE_ABSENT and the place to put it in, TABLE_UNCERTAIN or TABLE_FAILED. It goes in
 * two registers. */
struct search {
    int64_t entry;
    uint32_t place;
};

static inline struct search absent_after(const struct vm *vm, uint32_t probes, uint32_t place, uint32_t reusable) {
    if (probes > FREE_PROBES)
        vm_charge_later(vm, probes / 8);
    return (struct search){TABLE_ABSENT, reusable == PLACE_UNKNOWN ? place : reusable};
}

/* How a kind of keys is compared with what has the same hash: as value_equal_plainly. */
typedef int (*plain_comparison)(const struct vm *vm, value stored, value key);

static inline int compare_any(const struct vm *vm, value stored, value key) {
    int equal = value_equal_plainly(vm, stored, key);
    return equal == 2 ? bytes_equal_plainly(vm, stored, key) : equal;
}
static inline int compare_tuple(const struct vm *vm, value stored, value key) {
    return value_has_kind(vm, stored, KIND_TUPLE) ? tuples_equal_plainly(vm, object_of(vm, stored), object_of(vm, key))
                                                  : 2;
}
static inline __attribute__((always_inline)) int compare_str(const struct vm *vm, value stored, value key) {
    if (!value_is_str(vm, stored))
        return 2;
    const struct str *left = object_of(vm, stored), *right = object_of(vm, key);
    if (left->byte_length != right->byte_length || left->header.flags & right->header.flags & STR_INTERNED)
        return 0;
    vm_charge_later(vm, left->byte_length / 64);
    return text_equal(str_data(vm, left), str_data(vm, right), left->byte_length);
}

static inline __attribute__((always_inline)) struct search find_by_shift(const struct vm *vm, const struct dict *owner,
                                                                         value key, uint32_t hash, uint32_t shift,
                                                                         plain_comparison compare) {
    struct table_view view = table_view_of(vm, owner->table, shift);
    uint32_t place = hash & view.mask, perturbation = hash, probes = 0, reusable = PLACE_UNKNOWN;
    for (;; place = next_place(&view, place, &perturbation)) {
        uint32_t number = view_place(&view, place);
        if (number == 0 || probes > view.mask + 8)
            break;
        probes++;
        value stored = view_entry(&view, number - 1)->key;
        if (stored == key)
            return (struct search){number - 1, place};
        if (stored == VALUE_DELETED) {
            reusable = reusable == PLACE_UNKNOWN ? place : reusable;
            continue;
        }
        if ((compare == compare_any && value_are_ints(stored, key)) || *view_hash(&view, number - 1) != hash)
            continue;
        int equal = compare(vm, stored, key);
        if (equal)
            return (struct search){equal == 1 ? (int64_t)number - 1 : TABLE_UNCERTAIN, place};
    }
    return absent_after(vm, probes, place, reusable);
}

/* table_find as far as it goes without guest code: then only object_equal can tell whether a key is the one looked for.
 */
#define FIND(name, compare)                                                                                            \
    static __attribute__((noinline)) struct search name(const struct vm *vm, const struct dict *owner, value key,      \
                                                        uint32_t hash) {                                               \
        switch (place_shift(((struct table *)object_at(vm, owner->table))->index_size)) {                              \
        case 0:                                                                                                        \
            return find_by_shift(vm, owner, key, hash, 0, compare);                                                    \
        case 1:                                                                                                        \
            return find_by_shift(vm, owner, key, hash, 1, compare);                                                    \
        default:                                                                                                       \
            return find_by_shift(vm, owner, key, hash, 2, compare);                                                    \
        }                                                                                                              \
    }
FIND(find_any, compare_any)
FIND(find_tuple, compare_tuple)
FIND(find_str, compare_str)

static inline struct search find_plainly(const struct vm *vm, const struct dict *owner, value key, uint32_t hash) {
    uint8_t kind = value_is_object(key) ? ((const struct object *)object_of(vm, key))->kind : KIND_FREE;
    return kind == KIND_STR     ? find_str(vm, owner, key, hash)
           : kind == KIND_TUPLE ? find_tuple(vm, owner, key, hash)
                                : find_any(vm, owner, key, hash);
}

/* Compares by object_equal, which may run guest code. 1, 0, TABLE_FAILED, or 2: the table was changed meanwhile. */
static int compare_key(struct vm *vm, struct dict *owner, value stored, value key) {
    uint32_t version = owner->version;
    cage_ref table = owner->table;
    if (!vm_charge(vm, 1))
        return TABLE_FAILED;
    int equal = value_equal(vm, stored, key);
    if (equal < 0)
        return TABLE_FAILED;
    return owner->version != version || owner->table != table ? 2 : equal;
}

/* One walk with all means; *changed: it has to be done again. */
static struct search find_asking(struct vm *vm, struct dict *owner, value key, uint32_t hash, bool *changed) {
    struct table_view view = table_view(vm, owner->table);
    uint32_t place = hash & view.mask, perturbation = hash, probes = 0, reusable = PLACE_UNKNOWN;
    for (;; place = next_place(&view, place, &perturbation)) {
        uint32_t number = view_place(&view, place);
        if (number == 0 || probes > view.mask + 8)
            break;
        probes++;
        value stored = view_entry(&view, number - 1)->key;
        if (stored == key)
            return (struct search){number - 1, place};
        if (stored == VALUE_DELETED) {
            reusable = reusable == PLACE_UNKNOWN ? place : reusable;
            continue;
        }
        if (*view_hash(&view, number - 1) != hash)
            continue;
        int equal = compare_key(vm, owner, stored, key);
        *changed = equal == 2;
        if (equal)
            return (struct search){equal == 1 ? (int64_t)number - 1 : TABLE_FAILED, place};
    }
    return absent_after(vm, probes, place, reusable);
}

/* table_find for what find_plainly left uncertain. */
static __attribute__((noinline)) struct search find_anew(struct vm *vm, struct dict *owner, value key, uint32_t hash) {
    for (;;) {
        bool changed = false;
        struct search found = {TABLE_ABSENT, PLACE_UNKNOWN};
        if (owner->table)
            found = find_asking(vm, owner, key, hash, &changed);
        if (!changed)
            return found;
    }
}

/* Comparing longer strs costs fuel, so they are compared each time: whether one is remembered is a matter of chance. */
#define FOUND_LENGTH 64u

/* table_find in a table that is there, when one look was not enough. */
static inline struct search find_further(struct vm *vm, struct dict *owner, value key, uint32_t hash) {
    struct search found = find_plainly(vm, owner, key, hash);
    if (found.entry >= 0 && value_is_str(vm, key) && ((struct str *)object_of(vm, key))->byte_length < FOUND_LENGTH) {
        vm->found.key = key;
        vm->found.version = owner->version;
        vm->found.entry = (uint32_t)found.entry;
    }
    return __builtin_expect(found.entry == TABLE_UNCERTAIN, 0) ? find_anew(vm, owner, key, hash) : found;
}

static inline __attribute__((always_inline)) struct search find(struct vm *vm, struct dict *owner, value key,
                                                                uint32_t hash) {
    if (!owner->table)
        return (struct search){TABLE_ABSENT, PLACE_UNKNOWN};
    int64_t entry = table_find_at_sight(vm, owner, key, hash);
    if (entry == TABLE_UNCERTAIN)
        return find_further(vm, owner, key, hash);
    return (struct search){entry, hash & (((const struct table *)object_at(vm, owner->table))->index_size - 1)};
}

int64_t table_find(struct vm *vm, struct dict *owner, value key, uint32_t hash) {
    return find(vm, owner, key, hash).entry;
}

int64_t table_find_key(struct vm *vm, struct dict *owner, value key) {
    uint32_t hash;
    if (key_hash_plainly(vm, key, &hash))
        return find(vm, owner, key, hash).entry;
    int64_t slowly = key_hash_slow(vm, key);
    if (slowly < 0 || !owner->table)
        return slowly < 0 ? TABLE_FAILED : TABLE_ABSENT;
    return find_further(vm, owner, key, (uint32_t)slowly).entry;
}

value table_get(struct vm *vm, struct dict *owner, value key) {
    int64_t entry = table_find_key(vm, owner, key);
    return entry < 0 ? VALUE_UNSET : table_entry(vm, owner->table, (uint32_t)entry)->item;
}

/* Keys that are interned strs: equal ones are identical. Other kinds of keys, and strs that are not interned, may be in
 * the table too; an instance that claims to equal the name is not asked. */
int64_t dict_find_name(const struct vm *vm, const struct dict *dict, cage_ref name) {
    if (!dict->count)
        return TABLE_ABSENT;
    const struct str *str = object_at(vm, name);
    uint32_t hash = table_hash(str->hash ? str->hash : str_hash((struct vm *)vm, (struct str *)object_at(vm, name)));
    int64_t found = table_find_at_sight(vm, dict, value_from_ref(name), hash);
    if (found != TABLE_UNCERTAIN)
        return found;
    struct table_view view = table_view(vm, dict->table);
    uint32_t place = hash & view.mask, perturbation = hash, probes = 0;
    value key = value_from_ref(name);
    for (;; place = next_place(&view, place, &perturbation)) {
        uint32_t number = view_place(&view, place);
        if (number == 0 || probes > view.mask + 8)
            return absent_after(vm, probes, place, place).entry;
        probes++;
        value stored = view_entry(&view, number - 1)->key;
        if (stored == key)
            return number - 1;
        if (*view_hash(&view, number - 1) == hash && value_equal_plainly(vm, stored, key) == 1)
            return number - 1;
    }
}

static inline __attribute__((always_inline)) uint32_t empty_place(const struct table_view *view, uint32_t hash) {
    uint32_t place = hash & view->mask, perturbation = hash;
    for (uint32_t probes = 0; view_place(view, place) && probes <= view->mask + 8; probes++)
        place = next_place(view, place, &perturbation);
    return place;
}

/* --- changing ----------------------------------------------------------------------------------------------------- */

/* Bytes of a table in all. */
static uint64_t table_size(uint64_t index_size, uint64_t capacity) {
    return sizeof(struct table) + capacity * TABLE_ENTRY_BYTES + (index_size << place_shift(index_size));
}

/* Entries up to this many get no room to spare: most dicts so small never grow once they are made. */
#define EXACT_CAPACITY_MAX 16
#define EXACT_INDEX_MAX 32 /* the index of so many */

/* Zeros all over: entries not in use are values too. */
static inline struct table *table_allocate(struct vm *vm, uint64_t size) {
    typedef uint64_t pair __attribute__((vector_size(16), may_alias));
    uint64_t *cell = size <= EXACT_CLASS_MAX ? heap_take_cell(vm, KIND_TABLE, 0, size) : NULL;
    if (__builtin_expect(cell == NULL, 0))
        return heap_allocate_plain(vm, KIND_TABLE, 0, size);
    pair *at = (pair *)cell + 1, *end = (pair *)cell + (size + 15) / 16;
    cell[1] = 0;
    end[-1] = (pair){0, 0};
    for (; at + 2 <= end; at += 2)
        at[0] = at[1] = (pair){0, 0};
    return (struct table *)cell;
}

static inline uint64_t index_size_for(uint64_t expected) {
    uint64_t index_size = INDEX_SIZE_MIN;
    while (index_size * 2 / 3 < expected)
        index_size *= 2;
    return index_size;
}

static struct table *table_new(struct vm *vm, uint64_t expected) {
    uint64_t index_size = index_size_for(expected);
    if (index_size > INDEX_SIZE_MAX) {
        raise_memory_error(vm);
        return NULL;
    }
    uint64_t capacity = expected > 0 && expected <= EXACT_CAPACITY_MAX ? expected : index_size * 2 / 3;
    struct table *table = table_allocate(vm, table_size(index_size, capacity));
    if (!table)
        return NULL;
    table->index_size = (uint32_t)index_size;
    table->capacity = (uint32_t)capacity;
    return table;
}

#define FEW_ENTRIES 16 /* are copied one by one */

static inline __attribute__((always_inline)) uint32_t fill_by_shift(const struct vm *vm, const struct dict *from,
                                                                    struct table *table, value item, uint32_t shift) {
    const struct table *old = object_at(vm, from->table);
    struct table_view source = table_view(vm, from->table);
    struct table_view target = table_view_of(vm, ref_from_pointer(table), shift);
    uint32_t used = from->used < old->capacity ? from->used : old->capacity, capacity = table->capacity, count = 0;
    if (from->count == used && used <= capacity && item == VALUE_UNSET) { /* nothing deleted */
        if (used > FEW_ENTRIES)
            memcpy(view_entry(&target, 0), view_entry(&source, 0), used * sizeof(struct dict_entry));
        for (; count < used; count++) {
            uint32_t hash = *view_hash(&source, count);
            if (used <= FEW_ENTRIES)
                *view_entry(&target, count) = *view_entry(&source, count);
            *view_hash(&target, count) = hash;
            view_set_place(&target, empty_place(&target, hash), count + 1);
        }
        return count;
    }
    for (uint32_t at = old->first; at < used && count < capacity; at++) {
        const struct dict_entry *entry = view_entry(&source, at);
        if (entry->key == VALUE_DELETED)
            continue;
        uint32_t hash = *view_hash(&source, at);
        *view_entry(&target, count) = (struct dict_entry){entry->key, item == VALUE_UNSET ? entry->item : item};
        *view_hash(&target, count) = hash;
        view_set_place(&target, empty_place(&target, hash), count + 1);
        count++;
    }
    return count;
}

/* Copies the live entries of `from` into the empty `table`; how many there were. */
static uint32_t table_fill(const struct vm *vm, const struct dict *from, struct table *table, value item) {
    uint32_t shift = place_shift(table->index_size);
    if (!from->table)
        return 0;
    return table->fill = shift == 0   ? fill_by_shift(vm, from, table, item, 0)
                         : shift == 1 ? fill_by_shift(vm, from, table, item, 1)
                                      : fill_by_shift(vm, from, table, item, 2);
}

bool table_rebuild(struct vm *vm, struct dict *owner, uint64_t expected) {
    struct table *table = table_new(vm, expected > owner->count ? expected : owner->count);
    if (!table)
        return false;
    cage_ref old = owner->table;
    /* Costs no fuel: when it is due depends on the key of the hashes, and the appends that made it due have paid. */
    owner->used = owner->count = table_fill(vm, owner, table, VALUE_UNSET);
    owner->table = ref_from_pointer(table);
    owner_changed(vm, owner);
    /* Nobody keeps a pointer into a table while it may be replaced. */
    if (old != 0)
        heap_free(vm, object_at(vm, old));
    return true;
}

/* A table made for exactly what it holds gets the rest of the room that its index allows. Every entry keeps its number,
 * and deleted ones theirs: iterators go on as they would have in a table that had the room from the start. */
static bool table_widen(struct vm *vm, struct dict *owner, uint32_t capacity) {
    const struct table *from = object_at(vm, owner->table);
    uint32_t index_size = from->index_size, used = owner->used < from->capacity ? owner->used : from->capacity;
    struct table *table = heap_allocate(vm, KIND_TABLE, 0, table_size(index_size, capacity));
    if (!table)
        return false;
    table->index_size = index_size;
    table->capacity = capacity;
    table->fill = from->fill;
    table->first = from->first;
    struct table_view source = table_view(vm, owner->table), target = table_view(vm, ref_from_pointer(table));
    for (uint32_t i = 0; i < used; i++) {
        *view_entry(&target, i) = *view_entry(&source, i);
        *view_hash(&target, i) = *view_hash(&source, i);
    }
    for (uint32_t place = 0; place < index_size; place++)
        view_set_place(&target, place, view_place(&source, place));
    owner->table = ref_from_pointer(table);
    owner_changed(vm, owner);
    return true;
}

/* Makes room for one more entry. */
static bool table_grow(struct vm *vm, struct dict *owner) {
    const struct table *table = object_at(vm, owner->table);
    if (owner->table && table->capacity <= EXACT_CAPACITY_MAX && table->index_size <= EXACT_INDEX_MAX) {
        uint32_t allowed = table->index_size * 2 / 3;
        if (table->capacity < allowed && table->fill < allowed)
            return table_widen(vm, owner, allowed);
    }
    return table_rebuild(vm, owner, owner->count < 4 ? 5 : 2 * (uint64_t)owner->count);
}

/* Whether one more entry fits without anything special, and a version for the table. */
static inline bool append_fits(const struct vm *vm, const struct dict *owner) {
    const struct table *table = object_at(vm, owner->table);
    return owner->table != 0 && table->fill < table->capacity && owner->used < table->capacity &&
           vm->dict_version != UINT32_MAX;
}

/* Appends where that is so. `vacant`: the place is known to be empty. */
static inline __attribute__((always_inline)) void append_at(struct vm *vm, struct dict *owner,
                                                            const struct table_view *view, value key, uint32_t hash,
                                                            value item, uint32_t place, bool vacant) {
    struct table *table = object_at(vm, owner->table);
    uint32_t number = owner->used;
    *view_entry(view, number) = (struct dict_entry){key, item};
    *view_hash(view, number) = hash;
    table->fill += vacant || view_place(view, place) == 0;
    view_set_place(view, place, number + 1);
    owner->used = number + 1;
    owner->count++;
    owner->version = ++vm->dict_version;
    object_written(vm, &owner->header);
}

static inline void append_fitting(struct vm *vm, struct dict *owner, value key, uint32_t hash, value item,
                                  uint32_t place) {
    struct table_view view = table_view(vm, owner->table);
    if (place == PLACE_UNKNOWN)
        append_at(vm, owner, &view, key, hash, item, empty_place(&view, hash), true);
    else
        append_at(vm, owner, &view, key, hash, item, place, false);
}

static __attribute__((noinline)) bool append_growing(struct vm *vm, struct dict *owner, value key, uint32_t hash,
                                                     value item, uint32_t place) {
    const struct table *table = object_at(vm, owner->table);
    if (!owner->table || table->fill >= table->capacity || owner->used >= table->capacity) {
        if (!table_grow(vm, owner))
            return false;
        place = PLACE_UNKNOWN;
    }
    if (vm->dict_version == UINT32_MAX)
        table_versions_restart(vm);
    append_fitting(vm, owner, key, hash, item, place);
    return true;
}

bool table_append(struct vm *vm, struct dict *owner, value key, uint32_t hash, value item, uint32_t place) {
    if (__builtin_expect(!append_fits(vm, owner), 0))
        return append_growing(vm, owner, key, hash, item, place);
    append_fitting(vm, owner, key, hash, item, place);
    return true;
}

/* What the first look at the table tells: the key's entry, TABLE_ABSENT, in which case the entry has been appended, or
 * TABLE_UNCERTAIN, when nothing has been done. */
static inline __attribute__((always_inline)) int64_t
find_or_append_by_shift(struct vm *vm, struct dict *owner, value key, uint32_t hash, value item, uint32_t shift) {
    struct table_view view = table_view_of(vm, owner->table, shift);
    uint32_t place = hash & view.mask, number = view_place(&view, place);
    if (number)
        return view_entry(&view, number - 1)->key == key ? (int64_t)number - 1 : table_found_last(vm, owner, key);
    if (__builtin_expect(!append_fits(vm, owner), 0))
        return TABLE_UNCERTAIN;
    append_at(vm, owner, &view, key, hash, item, place, true);
    return TABLE_ABSENT;
}

static inline __attribute__((always_inline)) int64_t find_or_append_at_sight(struct vm *vm, struct dict *owner,
                                                                             value key, uint32_t hash, value item) {
    if (__builtin_expect(!owner->table, 0))
        return TABLE_UNCERTAIN;
    switch (place_shift(((const struct table *)object_at(vm, owner->table))->index_size)) {
    case 0:
        return find_or_append_by_shift(vm, owner, key, hash, item, 0);
    case 1:
        return find_or_append_by_shift(vm, owner, key, hash, item, 1);
    default:
        return find_or_append_by_shift(vm, owner, key, hash, item, 2);
    }
}

static __attribute__((noinline)) int64_t find_or_append_slowly(struct vm *vm, struct dict *owner, value key,
                                                               uint32_t hash, value item) {
    struct search found = {TABLE_ABSENT, PLACE_UNKNOWN};
    if (owner->table)
        found = find_further(vm, owner, key, hash);
    if (found.entry != TABLE_ABSENT)
        return found.entry;
    return table_append(vm, owner, key, hash, item, found.place) ? (int64_t)owner->used - 1 : TABLE_FAILED;
}

int64_t table_find_or_append(struct vm *vm, struct dict *owner, value key, uint32_t hash, value item) {
    int64_t entry = find_or_append_at_sight(vm, owner, key, hash, item);
    if (__builtin_expect(entry == TABLE_UNCERTAIN, 0))
        return find_or_append_slowly(vm, owner, key, hash, item);
    return entry == TABLE_ABSENT ? (int64_t)owner->used - 1 : entry;
}

static inline __attribute__((always_inline)) bool put(struct vm *vm, struct dict *owner, value key, uint32_t hash,
                                                      value item) {
    int64_t entry = find_or_append_at_sight(vm, owner, key, hash, item);
    if (entry == TABLE_ABSENT)
        return true;
    if (entry == TABLE_UNCERTAIN)
        entry = find_or_append_slowly(vm, owner, key, hash, item);
    if (__builtin_expect(entry < 0, 0))
        return false;
    table_entry(vm, owner->table, (uint32_t)entry)->item = item;
    object_written(vm, &owner->header);
    return true;
}

bool table_put(struct vm *vm, struct dict *owner, value key, uint32_t hash, value item) {
    return put(vm, owner, key, hash, item);
}

bool table_put_pairs(struct vm *vm, struct dict *owner, const value *pairs, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t hash;
        if (!key_hash(vm, pairs[2 * i], &hash) || !put(vm, owner, pairs[2 * i], hash, pairs[2 * i + 1]))
            return false;
    }
    return true;
}

void table_remove(struct vm *vm, struct dict *owner, uint32_t entry) {
    struct table *table = object_at(vm, owner->table);
    struct table_view view = table_view(vm, owner->table);
    *view_entry(&view, entry) = (struct dict_entry){VALUE_DELETED, VALUE_NONE};
    owner->count--;
    if (entry == table->first)
        while (table->first < owner->used && view_entry(&view, table->first)->key == VALUE_DELETED)
            table->first++;
    owner_changed(vm, owner);
}

void table_remove_last(struct vm *vm, struct dict *owner, uint32_t entry) {
    table_remove(vm, owner, entry);
    struct table *table = object_at(vm, owner->table);
    struct table_view view = table_view(vm, owner->table);
    while (owner->used > table->first && view_entry(&view, owner->used - 1)->key == VALUE_DELETED)
        owner->used--;
    if (owner->used == table->first)
        owner->used = owner->count = table->first = 0;
}

void table_clear(struct vm *vm, struct dict *owner) {
    owner->table = 0;
    owner->count = owner->used = 0;
    owner_changed(vm, owner);
}

void table_discard(struct vm *vm, struct dict *owner) {
    void *table = owner->table ? object_at(vm, owner->table) : NULL;
    table_clear(vm, owner);
    if (table)
        heap_free(vm, table);
}

/* Whether nothing is deleted and the index is no larger than it has to be. */
static bool table_is_close(const struct vm *vm, const struct dict *owner) {
    const struct table *table = object_at(vm, owner->table);
    return owner->count == owner->used && table->fill == owner->used &&
           index_size_for(owner->count) == table->index_size;
}

static struct table *table_duplicate(struct vm *vm, const struct table *source) {
    struct table head = *source;
    uint64_t size = table_size(head.index_size, head.capacity);
    struct table *table = size <= EXACT_CLASS_MAX ? heap_take_cell(vm, KIND_TABLE, 0, size) : NULL;
    if (!table && !(table = heap_allocate_data(vm, KIND_TABLE, 0, size)))
        return NULL;
    memcpy((char *)table + sizeof(struct object), (const char *)source + sizeof(struct object),
           size - sizeof(struct object));
    return table;
}

bool table_copy(struct vm *vm, const struct dict *from, struct dict *owner, value item, uint32_t more) {
    if (!from->count)
        return true;
    uint32_t deleted = from->used - from->count; /* or more than are walked over */
    vm_charge_later(vm, from->count / 4 + (deleted > from->count + FREE_DELETED ? deleted / 8 : 0));
    struct table *table = NULL;
    if (item == VALUE_UNSET && more == 0 && table_is_close(vm, from)) {
        if (!(table = table_duplicate(vm, object_at(vm, from->table))))
            return false;
        owner->used = owner->count = from->count;
    } else {
        if (!(table = table_new(vm, (uint64_t)from->count + more)))
            return false;
        owner->used = owner->count = table_fill(vm, from, table, item);
    }
    owner->table = ref_from_pointer(table);
    owner_changed(vm, owner);
    return true;
}

/* --- walking ------------------------------------------------------------------------------------------------------ */

/* The same at a deleted entry. */
static __attribute__((noinline)) struct dict_entry *next_after_deleted(const struct vm *vm, const struct dict *owner,
                                                                       uint32_t *position, uint32_t *hash) {
    const struct table *table = object_at(vm, owner->table);
    struct table_view view = table_view(vm, owner->table);
    uint32_t used = owner->used < table->capacity ? owner->used : table->capacity;
    uint32_t at = *position < table->first ? table->first : *position, start = at;
    struct dict_entry *found = NULL;
    for (; at < used && !found; at++)
        if (view_entry(&view, at)->key != VALUE_DELETED) {
            found = view_entry(&view, at);
            *hash = *view_hash(&view, at);
        }
    if (at - start > 8)
        vm_charge_later(vm, (at - start) / 8);
    *position = at;
    return found;
}

static inline struct dict_entry *entry_next(const struct vm *vm, const struct dict *owner, uint32_t *position,
                                            uint32_t *hash) {
    uint32_t at = *position;
    if (!owner->table || at >= owner->used)
        return NULL;
    const struct table *table = object_at(vm, owner->table);
    struct dict_entry *entry = table_entry(vm, owner->table, at);
    if (__builtin_expect(at >= table->capacity || entry->key == VALUE_DELETED, 0))
        return next_after_deleted(vm, owner, position, hash);
    struct table_view view = table_view_of(vm, owner->table, 0); /* the hashes stand where they do for any width */
    *hash = *view_hash(&view, at);
    *position = at + 1;
    return entry;
}

struct dict_entry *table_next(const struct vm *vm, const struct dict *owner, uint32_t *position, uint32_t *hash) {
    return entry_next(vm, owner, position, hash);
}

struct dict_entry *table_previous(const struct vm *vm, const struct dict *owner, uint32_t *position) {
    if (!owner->table)
        return NULL;
    const struct table *table = object_at(vm, owner->table);
    struct table_view view = table_view(vm, owner->table);
    uint32_t used = owner->used < table->capacity ? owner->used : table->capacity;
    uint32_t at = *position < used ? *position : used, start = at;
    struct dict_entry *found = NULL;
    while (at > table->first && !found)
        if (view_entry(&view, --at)->key != VALUE_DELETED)
            found = view_entry(&view, at);
    if (start - at > 8)
        vm_charge_later(vm, (start - at) / 8);
    *position = at;
    return found;
}

/* --- several at a time -------------------------------------------------------------------------------------------- */

bool table_add_keys(struct vm *vm, struct dict *owner, const struct dict *from) {
    uint32_t position = 0, hash;
    for (const struct dict_entry *entry; (entry = entry_next(vm, from, &position, &hash));) {
        value key = entry->key;
        if (!vm_charge(vm, (position & 1) == 0))
            return false;
        if (find_or_append_at_sight(vm, owner, key, hash, VALUE_NONE) == TABLE_UNCERTAIN &&
            find_or_append_slowly(vm, owner, key, hash, VALUE_NONE) < 0)
            return false;
    }
    return true;
}

bool table_select(struct vm *vm, const struct dict *from, struct dict *among, struct dict *target, bool wanted) {
    uint32_t position = 0, hash, version = from->version;
    for (const struct dict_entry *entry; (entry = entry_next(vm, from, &position, &hash));) {
        value key = entry->key;
        if (!vm_charge(vm, (position & 1) == 0))
            return false;
        int64_t found = find(vm, among, key, hash).entry;
        if (found == TABLE_FAILED)
            return false;
        if ((found >= 0) != wanted)
            continue;
        bool added = from->version != version ? table_find_or_append(vm, target, key, hash, VALUE_NONE) >= 0
                     : append_fits(vm, target)
                         ? (append_fitting(vm, target, key, hash, VALUE_NONE, PLACE_UNKNOWN), true)
                         : append_growing(vm, target, key, hash, VALUE_NONE, PLACE_UNKNOWN);
        if (!added)
            return false;
    }
    return true;
}
