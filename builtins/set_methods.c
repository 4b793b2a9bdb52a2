/* The methods of set and frozenset and how they are created. Most take any number of iterables. */
#include "set.h"

static bool is_frozen(const struct set *set) { return set->header.kind == KIND_FROZENSET; }

static value method_add(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return set_add(vm, native_self(vm, arguments[0]), arguments[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value method_clear(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    table_clear(vm, set_owner(native_self(vm, arguments[0])));
    return VALUE_NONE;
}

static value method_copy(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value self = value_unwrap(vm, arguments[0]);
    if (value_has_kind(vm, self, KIND_FROZENSET))
        return self;
    return set_copy(vm, object_of(vm, self), false);
}

static value method_discard(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return set_discard(vm, native_self(vm, arguments[0]), arguments[1]) < 0 ? VALUE_ERROR : VALUE_NONE;
}

static value method_remove(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int removed = set_discard(vm, native_self(vm, arguments[0]), arguments[1]);
    if (removed == 0)
        return raise_with_value(vm, TYPE_KEY_ERROR, arguments[1]);
    return removed < 0 ? VALUE_ERROR : VALUE_NONE;
}

static value method_pop(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct set *set = native_self(vm, arguments[0]);
    uint32_t position = 0;
    value item;
    if (!set_next(vm, set, &position, &item))
        return raise_error(vm, TYPE_KEY_ERROR, "pop from an empty set");
    table_remove(vm, set_owner(set), position - 1);
    return item;
}

typedef value (*set_operation)(struct vm *vm, struct set *set, value other);

/* set op first op second ..., a new set also when there are no arguments. */
static value fold(struct vm *vm, const value *arguments, uint32_t count, set_operation operation) {
    struct set *set = native_self(vm, arguments[0]);
    if (count == 1)
        return set_copy(vm, set, is_frozen(set));
    value result = value_from_pointer(set);
    for (uint32_t i = 1; result != VALUE_ERROR && i < count; i++)
        result = operation(vm, object_of(vm, result), arguments[i]);
    return result;
}

static value method_union(struct vm *vm, value *arguments, uint32_t count) {
    struct set *set = native_self(vm, arguments[0]);
    value result = set_copy(vm, set, is_frozen(set));
    for (uint32_t i = 1; result != VALUE_ERROR && i < count; i++)
        if (!set_update(vm, object_of(vm, result), arguments[i]))
            return VALUE_ERROR;
    return result;
}

static value method_intersection(struct vm *vm, value *arguments, uint32_t count) {
    return fold(vm, arguments, count, set_intersection);
}

static value method_difference(struct vm *vm, value *arguments, uint32_t count) {
    return fold(vm, arguments, count, set_difference);
}

static value method_symmetric_difference(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return set_symmetric_difference(vm, native_self(vm, arguments[0]), arguments[1]);
}

static value method_update(struct vm *vm, value *arguments, uint32_t count) {
    for (uint32_t i = 1; i < count; i++)
        if (!set_update(vm, native_self(vm, arguments[0]), arguments[i]))
            return VALUE_ERROR;
    return VALUE_NONE;
}

static value method_intersection_update(struct vm *vm, value *arguments, uint32_t count) {
    value result = fold(vm, arguments, count, set_intersection);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    set_take(vm, native_self(vm, arguments[0]), result);
    return VALUE_NONE;
}

static value method_difference_update(struct vm *vm, value *arguments, uint32_t count) {
    for (uint32_t i = 1; i < count; i++)
        if (!set_difference_update(vm, native_self(vm, arguments[0]), arguments[i]))
            return VALUE_ERROR;
    return VALUE_NONE;
}

static value method_symmetric_difference_update(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    bool done = set_symmetric_difference_update(vm, native_self(vm, arguments[0]), arguments[1]);
    return done ? VALUE_NONE : VALUE_ERROR;
}

/* `other` as a set: itself, or a new one of its items. NULL with an exception set. */
static struct set *as_set(struct vm *vm, value other) {
    struct set *set = set_of(vm, other);
    if (set)
        return set;
    value made = set_from_iterable(vm, other, false);
    return made == VALUE_ERROR ? NULL : object_of(vm, made);
}

static value truth_or_error(int result) { return result < 0 ? VALUE_ERROR : value_from_bool(result); }

static value method_is_disjoint(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return truth_or_error(set_is_disjoint(vm, native_self(vm, arguments[0]), arguments[1]));
}

static value method_is_subset(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct set *other = as_set(vm, arguments[1]);
    return other ? truth_or_error(set_is_subset(vm, native_self(vm, arguments[0]), other)) : VALUE_ERROR;
}

static value method_is_superset(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct set *other = as_set(vm, arguments[1]);
    return other ? truth_or_error(set_is_subset(vm, other, native_self(vm, arguments[0]))) : VALUE_ERROR;
}

#define COMMON_METHODS                                                                                                 \
    {"copy", method_copy, 1, 1, 0, 0, NULL, "Return a shallow copy of a set."},                                        \
        {"difference",                                                                                                 \
         method_difference,                                                                                            \
         1,                                                                                                            \
         1,                                                                                                            \
         0,                                                                                                            \
         NATIVE_VARIADIC,                                                                                              \
         NULL,                                                                                                         \
         "Return a new set with elements in the set that are not in the others."},                                     \
        {"intersection",                                                                                               \
         method_intersection,                                                                                          \
         1,                                                                                                            \
         1,                                                                                                            \
         0,                                                                                                            \
         NATIVE_VARIADIC,                                                                                              \
         NULL,                                                                                                         \
         "Return a new set with elements common to the set and all others."},                                          \
        {"isdisjoint", method_is_disjoint, 2, 2, 0, 0, NULL, "Return True if two sets have a null intersection."},     \
        {"issubset", method_is_subset, 2, 2, 0, 0, NULL, "Report whether another set contains this set."},             \
        {"issuperset", method_is_superset, 2, 2, 0, 0, NULL, "Report whether this set contains another set."},         \
        {"symmetric_difference",                                                                                       \
         method_symmetric_difference,                                                                                  \
         2,                                                                                                            \
         2,                                                                                                            \
         0,                                                                                                            \
         0,                                                                                                            \
         NULL,                                                                                                         \
         "Return a new set with elements in either the set or other but not both."},                                   \
    {                                                                                                                  \
        "union", method_union, 1, 1, 0, NATIVE_VARIADIC, NULL,                                                         \
            "Return a new set with elements from the set and all others."                                              \
    }

static const struct native set_methods[] = {
    COMMON_METHODS,
    {"add", method_add, 2, 2, 0, 0, NULL, "Add an element to a set; no effect if it is already present."},
    {"clear", method_clear, 1, 1, 0, 0, NULL, "Remove all elements from this set."},
    {"difference_update", method_difference_update, 1, 1, 0, NATIVE_VARIADIC, NULL,
     "Update the set, removing elements found in others."},
    {"discard", method_discard, 2, 2, 0, 0, NULL, "Remove an element from a set if it is a member."},
    {"intersection_update", method_intersection_update, 1, 1, 0, NATIVE_VARIADIC, NULL,
     "Update the set, keeping only elements found in it and all others."},
    {"pop", method_pop, 1, 1, 0, 0, NULL, "Remove and return an arbitrary set element; KeyError if the set is empty."},
    {"remove", method_remove, 2, 2, 0, 0, NULL, "Remove an element from a set; it must be a member, else KeyError."},
    {"symmetric_difference_update", method_symmetric_difference_update, 2, 2, 0, 0, NULL,
     "Update the set, keeping only elements found in either set, but not in both."},
    {"update", method_update, 1, 1, 0, NATIVE_VARIADIC, NULL, "Update the set, adding elements from all others."},
    NATIVE_END,
};

static const struct native frozenset_methods[] = {
    COMMON_METHODS,
    NATIVE_END,
};

/* --- creation --------------------------------------------------------------------------------------------------------
 */

static value set_construct(struct vm *vm, value *arguments, uint32_t count) {
    return count > 1 ? set_from_iterable(vm, arguments[1], false) : set_new(vm, false);
}

static value set_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments;
    (void)count;
    return set_new(vm, false);
}

static value set_initialise(struct vm *vm, value *arguments, uint32_t count) {
    struct set *set = native_self(vm, arguments[0]);
    table_clear(vm, set_owner(set));
    return count <= 1 || set_update(vm, set, arguments[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value frozenset_construct(struct vm *vm, value *arguments, uint32_t count) {
    if (count <= 1)
        return set_new(vm, true);
    if (value_has_kind(vm, arguments[1], KIND_FROZENSET))
        return arguments[1];
    return set_from_iterable(vm, arguments[1], true);
}

static const struct native set_construct_native = {"set", set_construct, 1, 2, 0, NATIVE_QUICK(SET), NULL, NULL};
static const struct native set_create_native = {"__new__", set_create, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS,
                                                NULL,      NULL};
static const struct native set_initialise_native = {"set", set_initialise, 1, 2, 0, 0, NULL, NULL};
static const struct native frozenset_native = {"frozenset", frozenset_construct, 1, 2, 0, 0, NULL, NULL};

const struct type_definition set_definition = {
    .name = "set",
    .type_id = TYPE_SET,
    .base = TYPE_OBJECT,
    .kind = KIND_SET,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = set_methods,
    .construct = &set_construct_native,
    .create = &set_create_native,
    .initialise = &set_initialise_native,
    .documentation = "Build an unordered collection of unique elements.",
};

const struct type_definition frozenset_definition = {
    .name = "frozenset",
    .type_id = TYPE_FROZENSET,
    .base = TYPE_OBJECT,
    .kind = KIND_FROZENSET,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = frozenset_methods,
    .construct = &frozenset_native,
    .create = &frozenset_native,
    .documentation = "Build an immutable unordered collection of unique elements.",
};
