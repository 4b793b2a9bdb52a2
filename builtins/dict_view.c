/* Views of dicts (keys, values, items) and their iterators. Views of keys and items behave as sets. */
#include "dict.h"

#include "../vm/heap_internal.h"

static struct dict *dict_of(const struct vm *vm, value v) {
    return object_of(vm, ((struct dict_view *)object_of(vm, v))->dict);
}
static uint16_t view_detail(const struct vm *vm, value v) { return ((struct object *)object_of(vm, v))->detail; }

static const enum type_id view_types[] = {TYPE_DICT_KEYS, TYPE_DICT_VALUES, TYPE_DICT_ITEMS};

value dict_view_new(struct vm *vm, value dict, uint16_t detail) {
    cage_ref shape = type_by_id(vm, view_types[detail % 3])->instance_shape;
    struct dict_view *view = heap_allocate_fixed(vm, KIND_DICT_VIEW, shape, sizeof(struct dict_view));
    if (!view)
        return VALUE_ERROR;
    view->header.detail = detail;
    view->dict = dict;
    return value_from_pointer(view);
}

/* --- iterators -------------------------------------------------------------------------------------------------------
 */

#define COUNT_CHANGED UINT32_MAX

value dict_iterator_new(struct vm *vm, value dict, uint16_t detail) {
    struct dict_iterator *iterator = heap_allocate_fixed(
        vm, KIND_DICT_ITERATOR, vm->immediate_shapes[KIND_DICT_ITERATOR], sizeof(struct dict_iterator));
    if (!iterator)
        return VALUE_ERROR;
    const struct dict *owner = object_of(vm, dict);
    iterator->header.detail = detail;
    iterator->dict = dict;
    iterator->position = detail & DICT_REVERSED ? owner->used : 0;
    iterator->expected_count = iterator->remaining = owner->count;
    return value_from_pointer(iterator);
}

static enum pair_step iterator_failed(struct vm *vm, struct dict_iterator *iterator, const char *message) {
    iterator->expected_count = COUNT_CHANGED;
    raise_error(vm, TYPE_RUNTIME_ERROR, "%s", message);
    return PAIR_FAILED;
}

/* The next entry, *state tells why there is none. */
static const struct dict_entry *iterator_step(struct vm *vm, struct dict_iterator *iterator, enum pair_step *state) {
    *state = PAIR_END;
    if (!value_is_object(iterator->dict))
        return NULL;
    const struct dict *dict = object_of(vm, iterator->dict);
    if (dict->count != iterator->expected_count) {
        *state = iterator_failed(vm, iterator, "dictionary changed size during iteration");
        return NULL;
    }
    uint32_t hash;
    const struct dict_entry *entry = NULL;
    if (iterator->header.detail & DICT_REVERSED) {
        entry = table_previous(vm, dict, &iterator->position);
    } else if (dict->table && iterator->position < dict->used) {
        entry = table_entry(vm, dict->table, iterator->position++);
        if (entry->key == VALUE_DELETED)
            entry = table_next(vm, dict, &iterator->position, &hash);
    }
    if (!entry) {
        iterator->dict = VALUE_UNSET;
        return NULL;
    }
    if (iterator->remaining == 0) {
        *state = iterator_failed(vm, iterator, "dictionary keys changed during iteration");
        return NULL;
    }
    iterator->remaining--;
    *state = PAIR_TAKEN;
    return entry;
}

static value dict_iterator_next(struct vm *vm, value v) {
    struct dict_iterator *iterator = object_of(vm, v);
    enum pair_step state;
    const struct dict_entry *entry = iterator_step(vm, iterator, &state);
    if (!entry)
        return state == PAIR_END ? VALUE_STOP : VALUE_ERROR;
    switch (iterator->header.detail & 3) {
    case DICT_KEYS:
        return entry->key;
    case DICT_VALUES:
        return entry->item;
    default:
        return tuple_pair(vm, entry->key, entry->item);
    }
}

enum pair_step dict_iterator_next_pair(struct vm *vm, struct dict_iterator *iterator, value *pair) {
    if ((iterator->header.detail & 3) == DICT_KEYS || (iterator->header.detail & 3) == DICT_VALUES)
        return PAIR_NONE;
    enum pair_step state;
    const struct dict_entry *entry = iterator_step(vm, iterator, &state);
    if (entry) {
        pair[0] = entry->key;
        pair[1] = entry->item;
    }
    return state;
}

const struct kind_operations dict_iterator_operations = {.iterate = iterate_itself, .next = dict_iterator_next};

static value method_length_hint(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct dict_iterator *iterator = native_self(vm, arguments[0]);
    bool known = value_is_object(iterator->dict) &&
                 ((struct dict *)object_of(vm, iterator->dict))->count == iterator->expected_count;
    return value_from_small_int(known ? iterator->remaining : 0);
}

static const struct native dict_iterator_methods[] = {
    {"__length_hint__", method_length_hint, 1, 1, 0, 0, NULL, "Private method returning an estimate of len(list(it))."},
    NATIVE_END,
};

const struct type_definition dict_iterator_definition = {
    .name = "dict_keyiterator",
    .type_id = TYPE_DICT_ITERATOR,
    .base = TYPE_OBJECT,
    .kind = KIND_DICT_ITERATOR,
    .flags = DEFINITION_HIDDEN,
    .methods = dict_iterator_methods,
};

/* --- views as sets
 * ----------------------------------------------------------------------------------------------------- */

static bool is_set_view(const struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_DICT_VIEW) && view_detail(vm, v) != DICT_VALUES;
}
static bool is_set(const struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_SET) || value_has_kind(vm, v, KIND_FROZENSET);
}

static int view_contains_item(struct vm *vm, struct dict *dict, value item) {
    item = value_unwrap(vm, item);
    if (!value_has_kind(vm, item, KIND_TUPLE) || tuple_count(vm, item) != 2)
        return 0;
    value found = dict_get(vm, dict, tuple_items(vm, item)[0]);
    if (found == VALUE_UNSET)
        return vm_failed(vm) ? -1 : 0;
    return value_equal(vm, found, tuple_items(vm, item)[1]);
}

static int view_contains_value(struct vm *vm, value v, value item) {
    value iterator = dict_iterator_new(vm, ((struct dict_view *)object_of(vm, v))->dict, DICT_VALUES);
    if (iterator == VALUE_ERROR)
        return -1;
    for (;;) {
        value candidate = dict_iterator_next(vm, iterator);
        if (candidate == VALUE_STOP)
            return 0;
        if (candidate == VALUE_ERROR || !vm_charge(vm, 1))
            return -1;
        int equal = value_equal(vm, candidate, item);
        if (equal)
            return equal;
    }
}

static int view_contains(struct vm *vm, value v, value item) {
    struct dict *dict = dict_of(vm, v);
    switch (view_detail(vm, v)) {
    case DICT_KEYS: {
        value found = dict_get(vm, dict, item);
        return found != VALUE_UNSET ? 1 : vm_failed(vm) ? -1 : 0;
    }
    case DICT_VALUES:
        return view_contains_value(vm, v, item);
    default:
        return view_contains_item(vm, dict, item);
    }
}

struct membership {
    value container;
    struct set *target; /* items found go here, or NULL */
    int result;
};

static bool stop_at_stranger(struct vm *vm, void *context, value item) {
    struct membership *membership = context;
    membership->result = object_contains(vm, membership->container, item);
    return membership->result == 1;
}

static bool stop_at_member(struct vm *vm, void *context, value item) {
    struct membership *membership = context;
    membership->result = object_contains(vm, membership->container, item);
    return membership->result == 0;
}

static bool collect_member(struct vm *vm, void *context, value item) {
    struct membership *membership = context;
    membership->result = object_contains(vm, membership->container, item);
    return membership->result == 0 || (membership->result == 1 && set_add(vm, membership->target, item));
}

/* Whether every item of `part` is in `whole`: 1 0 -1. */
static int all_contained(struct vm *vm, value part, value whole) {
    struct membership membership = {whole, NULL, 1};
    if (iterable_visit(vm, part, stop_at_stranger, &membership))
        return 1;
    return vm_failed(vm) ? -1 : 0;
}

static value view_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (view_detail(vm, left) == DICT_VALUES || !(is_set(vm, right) || is_set_view(vm, right)))
        return VALUE_NOT_IMPLEMENTED;
    int64_t left_count = dict_of(vm, left)->count, right_count = object_length(vm, right);
    if (right_count < 0)
        return VALUE_ERROR;
    bool swap = comparison == COMPARE_GREATER || comparison == COMPARE_GREATER_EQUAL;
    bool negate = comparison == COMPARE_NOT_EQUAL;
    bool possible = left_count == right_count;
    if (comparison == COMPARE_LESS || comparison == COMPARE_GREATER)
        possible = swap ? right_count < left_count : left_count < right_count;
    else if (comparison == COMPARE_LESS_EQUAL || comparison == COMPARE_GREATER_EQUAL)
        possible = swap ? right_count <= left_count : left_count <= right_count;
    if (!possible)
        return value_from_bool(negate);
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    int contained = swap ? all_contained(vm, right, left) : all_contained(vm, left, right);
    vm_leave_native(vm);
    return contained < 0 ? VALUE_ERROR : value_from_bool((contained == 1) != negate);
}

static value view_intersection(struct vm *vm, value left, value right) {
    value view = is_set_view(vm, left) ? left : right, other = view == left ? right : left;
    value result = set_new(vm, false);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    struct membership membership = {view, object_of(vm, result), 0};
    return iterable_visit(vm, other, collect_member, &membership) ? result : VALUE_ERROR;
}

static value view_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (!is_set_view(vm, left) && !is_set_view(vm, right))
        return VALUE_NOT_IMPLEMENTED;
    if (operator== OPERATOR_BIT_AND)
        return view_intersection(vm, left, right);
    value first = set_from_iterable(vm, left, false);
    value second = first == VALUE_ERROR ? VALUE_ERROR : set_from_iterable(vm, right, false);
    return second == VALUE_ERROR ? VALUE_ERROR : set_operations.binary(vm, operator, first, second);
}

/* Views of keys and items are compared by content, so they have no hash; values are what they are. */
static bool view_hash(struct vm *vm, value v, int64_t *hash) {
    if (view_detail(vm, v) != DICT_VALUES) {
        raise_type_error(vm, "unhashable type: '%s'", value_type_name(vm, v));
        return false;
    }
    *hash = value_to_ref(v) >> 4;
    return true;
}

/* --- protocols -------------------------------------------------------------------------------------------------------
 */

static int64_t view_length(struct vm *vm, value v) { return dict_of(vm, v)->count; }

static value view_iterate(struct vm *vm, value v) {
    return dict_iterator_new(vm, ((struct dict_view *)object_of(vm, v))->dict, view_detail(vm, v));
}

static value view_reversed(struct vm *vm, value v) {
    return dict_iterator_new(vm, ((struct dict_view *)object_of(vm, v))->dict, view_detail(vm, v) | DICT_REVERSED);
}

static value view_repr(struct vm *vm, value v) {
    static const char *const openings[] = {"dict_keys([", "dict_values([", "dict_items(["};
    int entered = repr_enter(vm, v);
    if (entered)
        return entered < 0 ? VALUE_ERROR : str_from_c(vm, "...");
    value items = list_from_iterable(vm, v), text = VALUE_ERROR;
    if (items != VALUE_ERROR)
        text = sequence_repr(vm, items, openings[view_detail(vm, v) % 3], "])", "...");
    repr_leave(vm, v);
    return text;
}

const struct kind_operations dict_view_operations = {
    .binary = view_binary,
    .operators = 1u << OPERATOR_BIT_AND | 1u << OPERATOR_BIT_OR | 1u << OPERATOR_BIT_XOR | 1u << OPERATOR_SUBTRACT,
    .compare = view_compare,
    .compare_orders = true,
    .hash = view_hash,
    .repr = view_repr,
    .length = view_length,
    .contains = view_contains,
    .iterate = view_iterate,
    .reversed = view_reversed,
};

/* --- methods and types
 * --------------------------------------------------------------------------------------------------- */

static value method_is_disjoint(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct membership membership = {value_unwrap(vm, arguments[0]), NULL, 0};
    if (iterable_visit(vm, arguments[1], stop_at_member, &membership))
        return VALUE_TRUE;
    return vm_failed(vm) ? VALUE_ERROR : VALUE_FALSE;
}

static value get_mapping(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct dict_view *view = native_self(vm, arguments[0]);
    struct mapping_proxy *proxy =
        heap_allocate(vm, KIND_MAPPING_PROXY, vm->immediate_shapes[KIND_MAPPING_PROXY], sizeof(struct mapping_proxy));
    if (!proxy)
        return VALUE_ERROR;
    proxy->mapping = view->dict;
    return value_from_pointer(proxy);
}

static const struct native set_view_methods[] = {
    {"isdisjoint", method_is_disjoint, 2, 2, 0, 0, NULL,
     "Return True if the view and the given iterable have a null intersection."},
    NATIVE_END,
};

static const struct native_attribute view_attributes[] = {
    {"mapping", get_mapping, NULL, "dictionary that this view refers to"},
    NATIVE_ATTRIBUTE_END,
};

const struct type_definition dict_keys_definition = {
    .name = "dict_keys",
    .type_id = TYPE_DICT_KEYS,
    .base = TYPE_OBJECT,
    .kind = KIND_DICT_VIEW,
    .flags = DEFINITION_HIDDEN,
    .methods = set_view_methods,
    .attributes = view_attributes,
};

const struct type_definition dict_values_definition = {
    .name = "dict_values",
    .type_id = TYPE_DICT_VALUES,
    .base = TYPE_OBJECT,
    .kind = KIND_DICT_VIEW,
    .flags = DEFINITION_HIDDEN,
    .attributes = view_attributes,
};

const struct type_definition dict_items_definition = {
    .name = "dict_items",
    .type_id = TYPE_DICT_ITEMS,
    .base = TYPE_OBJECT,
    .kind = KIND_DICT_VIEW,
    .flags = DEFINITION_HIDDEN,
    .methods = set_view_methods,
    .attributes = view_attributes,
};
