/* Sets and frozensets: the interface of container.h, the set operations and what sets do in operators and protocols.
 * Methods are in set_methods.c, the hash table in table.c. Items that move from one set to another keep their hash. */
#include "set.h"

#include "../vm/heap_internal.h"

/* --- creation --------------------------------------------------------------------------------------------------------
 */

value set_new(struct vm *vm, bool frozen) {
    enum kind kind = frozen ? KIND_FROZENSET : KIND_SET;
    struct set *set = heap_allocate_fixed(vm, kind, vm->immediate_shapes[kind], sizeof(struct set));
    if (!set)
        return VALUE_ERROR;
    set->version = table_version_next(vm);
    return value_from_pointer(set);
}

static value copy_with_room(struct vm *vm, const struct set *set, bool frozen, uint32_t more) {
    value v = set_new(vm, frozen);
    if (v == VALUE_ERROR || !vm_charge(vm, 1 + set->count / 8) ||
        !table_copy(vm, (const struct dict *)set, object_of(vm, v), VALUE_UNSET, more))
        return VALUE_ERROR;
    return v;
}

value set_copy(struct vm *vm, const struct set *set, bool frozen) { return copy_with_room(vm, set, frozen, 0); }

value set_from_iterable(struct vm *vm, value iterable, bool frozen) {
    value v = set_new(vm, frozen);
    if (v == VALUE_ERROR || set_update(vm, object_of(vm, v), iterable))
        return v;
    table_discard(vm, object_of(vm, v)); /* it may have filled the memory */
    return VALUE_ERROR;
}

void set_take(struct vm *vm, struct set *set, value source) {
    const struct set *from = object_of(vm, source);
    set->table = from->table;
    set->count = from->count;
    set->used = from->used;
    set->version = table_version_next(vm);
    object_written(vm, &set->header);
}

/* --- items -----------------------------------------------------------------------------------------------------------
 */

static bool add_hashed(struct vm *vm, struct set *set, value item, uint32_t hash) {
    return table_find_or_append(vm, set_owner(set), item, hash, VALUE_NONE) >= 0;
}

/* 1 0 -1 */
static int contains_hashed(struct vm *vm, struct set *set, value item, uint32_t hash) {
    int64_t entry = set->table ? table_find_at_sight(vm, set_owner(set), item, hash) : TABLE_ABSENT;
    if (entry == TABLE_UNCERTAIN)
        entry = table_find(vm, set_owner(set), item, hash);
    return entry == TABLE_FAILED ? -1 : entry >= 0;
}

static int discard_hashed(struct vm *vm, struct set *set, value item, uint32_t hash) {
    int64_t entry = table_find(vm, set_owner(set), item, hash);
    if (entry < 0)
        return entry == TABLE_FAILED ? -1 : 0;
    table_remove(vm, set_owner(set), (uint32_t)entry);
    return 1;
}

bool set_key_hash(struct vm *vm, value *item, uint32_t *hash) {
    if (!value_has_kind(vm, value_unwrap(vm, *item), KIND_SET))
        return key_hash(vm, *item, hash);
    if (value_has_kind(vm, *item, KIND_INSTANCE)) {
        if (key_hash(vm, *item, hash))
            return true;
        if (!exception_matches(vm, TYPE_TYPE_ERROR))
            return false;
        exception_clear(vm);
    }
    *item = set_copy(vm, set_of(vm, *item), true);
    return *item != VALUE_ERROR && key_hash(vm, *item, hash);
}

bool set_add(struct vm *vm, struct set *set, value item) {
    uint32_t hash;
    return key_hash(vm, item, &hash) && add_hashed(vm, set, item, hash);
}

int set_contains(struct vm *vm, struct set *set, value item) {
    uint32_t hash;
    return set_key_hash(vm, &item, &hash) ? contains_hashed(vm, set, item, hash) : -1;
}

int set_discard(struct vm *vm, struct set *set, value item) {
    uint32_t hash;
    return set_key_hash(vm, &item, &hash) ? discard_hashed(vm, set, item, hash) : -1;
}

bool set_next(const struct vm *vm, const struct set *set, uint32_t *position, value *item) {
    uint32_t hash;
    const struct dict_entry *entry = table_next(vm, (const struct dict *)set, position, &hash);
    if (entry)
        *item = entry->key;
    return entry != NULL;
}

/* --- operations
 * ------------------------------------------------------------------------------------------------------- */

/* What walks over other's items with their hashes known: a set, or a dict's keys. NULL: it has to be iterated. */
static const struct dict *hashed_items(const struct vm *vm, value other) {
    value payload = value_unwrap(vm, other);
    if (value_is_set(vm, payload) || value_has_kind(vm, other, KIND_DICT))
        return object_of(vm, payload);
    return NULL;
}

typedef bool (*hashed_visitor)(struct vm *vm, void *context, value item, uint32_t hash);
struct visit_hashed {
    hashed_visitor visit;
    void *context;
};

static bool visit_with_hash(struct vm *vm, void *context, value item) {
    const struct visit_hashed *visit = context;
    uint32_t hash;
    return key_hash(vm, item, &hash) && visit->visit(vm, visit->context, item, hash);
}

/* Calls visit for each item of any iterable until it returns false; true = went to the end. */
static bool other_visit(struct vm *vm, value other, hashed_visitor visitor, void *context) {
    const struct dict *owner = hashed_items(vm, other);
    if (!owner) {
        struct visit_hashed visit = {visitor, context};
        return iterable_visit(vm, other, visit_with_hash, &visit);
    }
    uint32_t position = 0, hash;
    for (const struct dict_entry *entry; (entry = table_next(vm, owner, &position, &hash));)
        if (!vm_charge(vm, (position & 1) == 0) || !visitor(vm, context, entry->key, hash))
            return false;
    return true;
}

/* Takes the items of a list or tuple, which the items' own methods may change meanwhile. */
static bool update_from_sequence(struct vm *vm, struct set *set, value sequence) {
    bool is_list = value_has_kind(vm, sequence, KIND_LIST);
    for (uint32_t i = 0;; i++) {
        const value *item =
            is_list ? list_item_at(vm, object_of(vm, sequence), i) : tuple_item_at(vm, object_of(vm, sequence), i);
        if (!item)
            return true;
        if (!vm_charge(vm, 1) || !set_add(vm, set, *item))
            return false;
    }
}

static bool visit_add(struct vm *vm, void *context, value item, uint32_t hash) {
    return add_hashed(vm, context, item, hash);
}

static bool visit_discard(struct vm *vm, void *context, value item, uint32_t hash) {
    return discard_hashed(vm, context, item, hash) >= 0;
}

bool set_update(struct vm *vm, struct set *set, value other) {
    const struct dict *owner = hashed_items(vm, other);
    if (owner == set_owner(set))
        return true;
    if (owner && set->count == 0)
        return vm_charge(vm, 1 + owner->count / 8) &&
               table_copy(vm, owner, set_owner(set), owner->header.kind == KIND_DICT ? VALUE_NONE : VALUE_UNSET, 0);
    if (value_has_kind(vm, other, KIND_LIST) || value_has_kind(vm, other, KIND_TUPLE))
        return update_from_sequence(vm, set, other);
    return owner ? table_add_keys(vm, set_owner(set), owner) : other_visit(vm, other, visit_add, set);
}

value set_union(struct vm *vm, struct set *set, value other) {
    const struct dict *owner = hashed_items(vm, other);
    value result = copy_with_room(vm, set, set->header.kind == KIND_FROZENSET, owner ? owner->count : 0);
    return result != VALUE_ERROR && set_update(vm, object_of(vm, result), other) ? result : VALUE_ERROR;
}

struct selection {
    struct set *among; /* items found here are taken */
    struct set *target;
};

static bool visit_select(struct vm *vm, void *context, value item, uint32_t hash) {
    const struct selection *selection = context;
    int found = contains_hashed(vm, selection->among, item, hash);
    if (found < 0)
        return false;
    return found == 0 || add_hashed(vm, selection->target, item, hash);
}

value set_intersection(struct vm *vm, struct set *set, value other) {
    value result = set_new(vm, set->header.kind == KIND_FROZENSET);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    struct selection selection = {set, object_of(vm, result)};
    const struct dict *walked = hashed_items(vm, other);
    if (!walked)
        return other_visit(vm, other, visit_select, &selection) ? result : VALUE_ERROR;
    struct set *other_set = set_of(vm, other), *among = set;
    if (other_set && other_set->count > set->count) { /* walk over the smaller one */
        among = other_set;
        walked = set_owner(set);
    }
    return table_select(vm, walked, set_owner(among), object_of(vm, result), true) ? result : VALUE_ERROR;
}

bool set_difference_update(struct vm *vm, struct set *set, value other) {
    if (set_of(vm, other) == set) {
        table_clear(vm, set_owner(set));
        return true;
    }
    return other_visit(vm, other, visit_discard, set);
}

value set_difference(struct vm *vm, struct set *set, value other) {
    bool frozen = set->header.kind == KIND_FROZENSET;
    struct set *other_set = set_of(vm, other);
    if (!other_set || other_set->count < set->count / 4) {
        value result = set_copy(vm, set, frozen);
        return result != VALUE_ERROR && set_difference_update(vm, object_of(vm, result), other) ? result : VALUE_ERROR;
    }
    value result = set_new(vm, frozen);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    return table_select(vm, set_owner(set), set_owner(other_set), object_of(vm, result), false) ? result : VALUE_ERROR;
}

static bool visit_toggle(struct vm *vm, void *context, value item, uint32_t hash) {
    int discarded = discard_hashed(vm, context, item, hash);
    return discarded < 0 ? false : discarded == 1 || add_hashed(vm, context, item, hash);
}

bool set_symmetric_difference_update(struct vm *vm, struct set *set, value other) {
    if (set_of(vm, other) == set) {
        table_clear(vm, set_owner(set));
        return true;
    }
    if (!hashed_items(vm, other) && (other = set_from_iterable(vm, other, false)) == VALUE_ERROR)
        return false;
    return other_visit(vm, other, visit_toggle, set);
}

value set_symmetric_difference(struct vm *vm, struct set *set, value other) {
    value result = set_copy(vm, set, set->header.kind == KIND_FROZENSET);
    if (result == VALUE_ERROR || !set_symmetric_difference_update(vm, object_of(vm, result), other))
        return VALUE_ERROR;
    return result;
}

struct containment {
    struct set *set;
    bool stop_when;
};

static bool visit_until(struct vm *vm, void *context, value item, uint32_t hash) {
    const struct containment *containment = context;
    int found = contains_hashed(vm, containment->set, item, hash);
    return found >= 0 && (found == 1) != containment->stop_when;
}

int set_is_subset(struct vm *vm, struct set *set, struct set *other) {
    if (set->count > other->count)
        return 0;
    struct containment containment = {other, false};
    if (other_visit(vm, value_from_pointer(set), visit_until, &containment))
        return 1;
    return vm_failed(vm) ? -1 : 0;
}

int set_is_disjoint(struct vm *vm, struct set *set, value other) {
    struct containment containment = {set, true};
    struct set *other_set = set_of(vm, other);
    if (other_set && other_set->count > set->count) {
        containment.set = other_set;
        other = value_from_pointer(set);
    }
    if (other_visit(vm, other, visit_until, &containment))
        return 1;
    return vm_failed(vm) ? -1 : 0;
}

/* --- operators -------------------------------------------------------------------------------------------------------
 */

static value set_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (!value_is_set(vm, left) || !value_is_set(vm, right))
        return VALUE_NOT_IMPLEMENTED;
    struct set *set = object_of(vm, left);
    switch (operator) {
    case OPERATOR_BIT_OR:
        return set_union(vm, set, right);
    case OPERATOR_BIT_AND:
        return set_intersection(vm, set, right);
    case OPERATOR_SUBTRACT:
        return set_difference(vm, set, right);
    case OPERATOR_BIT_XOR:
        return set_symmetric_difference(vm, set, right);
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

static value set_in_place(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (!value_is_set(vm, right))
        return VALUE_NOT_IMPLEMENTED;
    struct set *set = object_of(vm, left);
    bool done;
    switch (operator) {
    case OPERATOR_BIT_OR:
        done = set_update(vm, set, right);
        break;
    case OPERATOR_SUBTRACT:
        done = set_difference_update(vm, set, right);
        break;
    case OPERATOR_BIT_XOR:
        done = set_symmetric_difference_update(vm, set, right);
        break;
    case OPERATOR_BIT_AND: {
        value result = set_intersection(vm, set, right);
        done = result != VALUE_ERROR;
        if (done)
            set_take(vm, set, result);
        break;
    }
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
    return done ? left : VALUE_ERROR;
}

/* 1 0 -1 */
static int sets_compare(struct vm *vm, enum comparison comparison, struct set *left, struct set *right) {
    int equal;
    switch (comparison) {
    case COMPARE_LESS:
        return left->count < right->count ? set_is_subset(vm, left, right) : 0;
    case COMPARE_LESS_EQUAL:
        return set_is_subset(vm, left, right);
    case COMPARE_GREATER:
        return left->count > right->count ? set_is_subset(vm, right, left) : 0;
    case COMPARE_GREATER_EQUAL:
        return set_is_subset(vm, right, left);
    default:
        equal = left->count == right->count ? set_is_subset(vm, left, right) : 0;
        return equal < 0 ? -1 : equal == (comparison == COMPARE_EQUAL);
    }
}

static value set_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (!value_is_set(vm, right))
        return VALUE_NOT_IMPLEMENTED;
    if (!vm_charge(vm, 1) || !vm_enter_native(vm))
        return VALUE_ERROR;
    int result = sets_compare(vm, comparison, object_of(vm, left), object_of(vm, right));
    vm_leave_native(vm);
    return result < 0 ? VALUE_ERROR : value_from_bool(result);
}

/* --- protocols -------------------------------------------------------------------------------------------------------
 */

/* As CPython: the same for any order of the items. */
static bool frozenset_hash(struct vm *vm, value v, int64_t *hash) {
    struct set *set = object_of(vm, v);
    *hash = (int64_t)set->hash;
    if (set->hash_known)
        return true;
    if (!vm_charge(vm, 1 + set->count / 4) || !vm_enter_native(vm))
        return false;
    uint64_t mixed = 0;
    uint32_t position = 0;
    value item;
    bool hashable = true;
    while (hashable && set_next(vm, set, &position, &item)) {
        int64_t part;
        hashable = object_hash(vm, item, &part);
        if (hashable)
            mixed ^= ((uint64_t)part ^ UINT64_C(89869747) ^ ((uint64_t)part << 16)) * UINT64_C(3644798167);
    }
    vm_leave_native(vm);
    mixed ^= ((uint64_t)set->count + 1) * UINT64_C(1927868237);
    mixed ^= (mixed >> 11) ^ (mixed >> 25);
    mixed = mixed * UINT64_C(69069) + UINT64_C(907133923);
    if (mixed == UINT64_MAX)
        mixed = UINT64_C(590923713);
    if (hashable) {
        set->hash = mixed;
        set->hash_known = 1;
        *hash = (int64_t)mixed;
    }
    return hashable;
}

static int set_truth(struct vm *vm, value v) { return ((struct set *)object_of(vm, v))->count != 0; }

static int64_t set_length(struct vm *vm, value v) { return ((struct set *)object_of(vm, v))->count; }

static bool add_items(struct vm *vm, struct str_builder *builder, const struct set *set) {
    uint32_t position = 0;
    value item;
    for (bool first = true; set_next(vm, set, &position, &item); first = false) {
        if (!vm_charge(vm, 3))
            return false;
        if (!first)
            str_builder_add(vm, builder, ", ", 2);
        if (!str_builder_add_repr(vm, builder, item))
            return false;
    }
    return true;
}

/* {1, 2} when name is NULL; Name({1, 2}); Name() when empty. `name` may be in the cage: it is copied first. */
static value repr_of(struct vm *vm, value v, const char *name, const char *empty_name) {
    struct set *set = object_of(vm, v);
    struct str_builder builder = {0};
    if (!set->count) {
        str_builder_add_c(vm, &builder, name ? name : empty_name);
        str_builder_add(vm, &builder, "()", 2);
        return str_builder_finish(vm, &builder);
    }
    if (name) {
        str_builder_add_c(vm, &builder, name);
        str_builder_add(vm, &builder, "(", 1);
    }
    int entered = repr_enter(vm, v);
    if (entered < 0)
        return VALUE_ERROR;
    if (entered) {
        str_builder_add_c(vm, &builder, name ? "...)" : "set(...)");
        return str_builder_finish(vm, &builder);
    }
    bool added = false;
    if (vm_enter_native(vm)) {
        str_builder_add(vm, &builder, "{", 1);
        added = add_items(vm, &builder, set);
        str_builder_add_c(vm, &builder, name ? "})" : "}");
        vm_leave_native(vm);
    }
    repr_leave(vm, v);
    return added ? str_builder_finish(vm, &builder) : VALUE_ERROR;
}

value set_repr_named(struct vm *vm, value v, const char *name) { return repr_of(vm, v, name, name); }

static value set_repr(struct vm *vm, value v) { return repr_of(vm, v, NULL, "set"); }

static value frozenset_repr(struct vm *vm, value v) { return repr_of(vm, v, "frozenset", "frozenset"); }

static int contains(struct vm *vm, value v, value item) { return set_contains(vm, object_of(vm, v), item); }

static value set_iterate(struct vm *vm, value v) {
    struct set_iterator *iterator = heap_allocate_fixed(vm, KIND_SET_ITERATOR, vm->immediate_shapes[KIND_SET_ITERATOR],
                                                        sizeof(struct set_iterator));
    if (!iterator)
        return VALUE_ERROR;
    iterator->set = v;
    iterator->expected_count = iterator->remaining = ((struct set *)object_of(vm, v))->count;
    return value_from_pointer(iterator);
}

#define SET_OPERATORS                                                                                                  \
    (1u << OPERATOR_BIT_AND | 1u << OPERATOR_BIT_OR | 1u << OPERATOR_BIT_XOR | 1u << OPERATOR_SUBTRACT)

const struct kind_operations set_operations = {
    .binary = set_binary,
    .operators = SET_OPERATORS,
    .in_place = set_in_place,
    .in_place_operators = SET_OPERATORS,
    .compare = set_compare,
    .compare_orders = true,
    .unhashable = true,
    .truth = set_truth,
    .repr = set_repr,
    .length = set_length,
    .contains = contains,
    .iterate = set_iterate,
};

const struct kind_operations frozenset_operations = {
    .binary = set_binary,
    .operators = SET_OPERATORS,
    .compare = set_compare,
    .compare_orders = true,
    .hash = frozenset_hash,
    .truth = set_truth,
    .repr = frozenset_repr,
    .length = set_length,
    .contains = contains,
    .iterate = set_iterate,
};

/* --- iterators -------------------------------------------------------------------------------------------------------
 */

static value set_iterator_next(struct vm *vm, value v) {
    struct set_iterator *iterator = object_of(vm, v);
    if (!value_is_object(iterator->set))
        return VALUE_STOP;
    const struct set *set = object_of(vm, iterator->set);
    if (set->count != iterator->expected_count) {
        iterator->expected_count = UINT32_MAX; /* it stays broken */
        return raise_error(vm, TYPE_RUNTIME_ERROR, "Set changed size during iteration");
    }
    value item;
    if (!set_next(vm, set, &iterator->position, &item)) {
        iterator->set = VALUE_UNSET;
        return VALUE_STOP;
    }
    iterator->remaining -= iterator->remaining > 0;
    return item;
}

const struct kind_operations set_iterator_operations = {.iterate = iterate_itself, .next = set_iterator_next};

static value method_length_hint(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct set_iterator *iterator = native_self(vm, arguments[0]);
    return value_from_small_int(value_is_object(iterator->set) ? iterator->remaining : 0);
}

static const struct native set_iterator_methods[] = {
    {"__length_hint__", method_length_hint, 1, 1, 0, 0, NULL, "Private method returning an estimate of len(list(it))."},
    NATIVE_END,
};

const struct type_definition set_iterator_definition = {
    .name = "set_iterator",
    .type_id = TYPE_SET_ITERATOR,
    .base = TYPE_OBJECT,
    .kind = KIND_SET_ITERATOR,
    .flags = DEFINITION_HIDDEN,
    .methods = set_iterator_methods,
};
