/* The methods of dict and how dicts are created. */
#include "dict.h"

static value method_get(struct vm *vm, value *arguments, uint32_t count) {
    value item = dict_get(vm, native_self(vm, arguments[0]), arguments[1]);
    if (item != VALUE_UNSET || vm_failed(vm))
        return item;
    return count > 2 ? arguments[2] : VALUE_NONE;
}

static value method_set_default(struct vm *vm, value *arguments, uint32_t count) {
    struct dict *dict = native_self(vm, arguments[0]);
    uint32_t hash;
    if (!key_hash(vm, arguments[1], &hash))
        return VALUE_ERROR;
    int64_t entry = table_find_or_append(vm, dict, arguments[1], hash, count > 2 ? arguments[2] : VALUE_NONE);
    return entry < 0 ? VALUE_ERROR : table_entry(vm, dict->table, (uint32_t)entry)->item;
}

static value method_pop(struct vm *vm, value *arguments, uint32_t count) {
    struct dict *dict = native_self(vm, arguments[0]);
    uint32_t hash;
    int64_t entry = TABLE_ABSENT; /* an empty dict does not ask for the key's hash */
    if (dict->count && !key_hash(vm, arguments[1], &hash))
        return VALUE_ERROR;
    if (dict->count)
        entry = table_find(vm, dict, arguments[1], hash);
    if (entry == TABLE_FAILED)
        return VALUE_ERROR;
    if (entry == TABLE_ABSENT)
        return count > 2 ? arguments[2] : raise_with_value(vm, TYPE_KEY_ERROR, arguments[1]);
    value item = table_entry(vm, dict->table, (uint32_t)entry)->item;
    table_remove(vm, dict, (uint32_t)entry);
    return item;
}

static value method_pop_item(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct dict *dict = native_self(vm, arguments[0]);
    uint32_t position = dict->used;
    const struct dict_entry *entry = table_previous(vm, dict, &position);
    if (!entry)
        return raise_error(vm, TYPE_KEY_ERROR, "popitem(): dictionary is empty");
    value pair = tuple_pair(vm, entry->key, entry->item);
    if (pair != VALUE_ERROR)
        table_remove_last(vm, dict, position);
    return pair;
}

/* The rest of dict(...) and update(...): arguments[1] a mapping or pairs, arguments[2] a dict of keywords; each may be
 * unset. */
static bool update_by_arguments(struct vm *vm, struct dict *dict, const value *arguments) {
    if (arguments[1] != VALUE_UNSET && !dict_update_from(vm, dict, arguments[1]))
        return false;
    return arguments[2] == VALUE_UNSET || dict_update(vm, dict, arguments[2]);
}

static value method_update(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return update_by_arguments(vm, native_self(vm, arguments[0]), arguments) ? VALUE_NONE : VALUE_ERROR;
}

static value method_clear(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    dict_clear(vm, native_self(vm, arguments[0]));
    return VALUE_NONE;
}

static value method_copy(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return dict_copy(vm, native_self(vm, arguments[0]));
}

static value method_keys(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return dict_view_new(vm, value_unwrap(vm, arguments[0]), DICT_KEYS);
}

static value method_values(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return dict_view_new(vm, value_unwrap(vm, arguments[0]), DICT_VALUES);
}

static value method_items(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return dict_view_new(vm, value_unwrap(vm, arguments[0]), DICT_ITEMS);
}

struct fromkeys_target {
    value target, item;
};

static bool set_key(struct vm *vm, void *context, value key) {
    const struct fromkeys_target *target = context;
    if (value_has_kind(vm, target->target, KIND_DICT))
        return dict_set(vm, object_of(vm, target->target), key, target->item);
    return object_set_item(vm, target->target, key, target->item);
}

static value method_from_keys(struct vm *vm, value *arguments, uint32_t count) {
    bool plain = arguments[0] == value_from_ref(vm->types[TYPE_DICT]);
    struct fromkeys_target target = {plain ? dict_new(vm) : vm_call_0(vm, arguments[0]),
                                     count > 2 ? arguments[2] : VALUE_NONE};
    enum kind kind = value_kind(vm, arguments[1]);
    bool is_hashed = kind == KIND_SET || kind == KIND_FROZENSET || kind == KIND_DICT;
    if (plain && is_hashed && target.target != VALUE_ERROR) { /* hashes known, no key twice */
        const struct dict *source = object_of(vm, arguments[1]);
        bool copied = vm_charge(vm, 1 + source->count / 8) &&
                      table_copy(vm, source, object_of(vm, target.target), target.item, 0);
        return copied ? target.target : VALUE_ERROR;
    }
    if (target.target == VALUE_ERROR || iterable_visit(vm, arguments[1], set_key, &target))
        return target.target;
    if (plain)
        table_discard(vm, object_of(vm, target.target));
    return VALUE_ERROR;
}

static const struct native dict_methods[] = {
    {"clear", method_clear, 1, 1, 0, 0, NULL, "Remove all items from the dict."},
    {"copy", method_copy, 1, 1, 0, 0, NULL, "Return a shallow copy of the dict."},
    {"fromkeys", method_from_keys, 2, 3, 0, NATIVE_CLASS, NULL,
     "Create a new dictionary with keys from iterable and values set to value."},
    {"get", method_get, 2, 3, 0, NATIVE_QUICK(DICT_GET), NULL,
     "Return the value for key if key is in the dictionary, else default."},
    {"items", method_items, 1, 1, 0, NATIVE_QUICK(DICT_ITEMS), NULL,
     "Return a set-like object providing a view on the dict's items."},
    {"keys", method_keys, 1, 1, 0, NATIVE_QUICK(DICT_KEYS), NULL,
     "Return a set-like object providing a view on the dict's keys."},
    {"pop", method_pop, 2, 3, 0, 0, NULL,
     "Remove the specified key and return the corresponding value; without it the default, or KeyError."},
    {"popitem", method_pop_item, 1, 1, 0, 0, NULL,
     "Remove and return a (key, value) pair as a 2-tuple, last in, first out; KeyError if the dict is empty."},
    {"setdefault", method_set_default, 2, 3, 0, 0, NULL,
     "Insert key with a value of default if key is not in the dictionary; return its value."},
    {"update", method_update, 1, 2, 0, NATIVE_KEYWORDS, NULL,
     "Update from a mapping or an iterable of key/value pairs, and from keyword arguments."},
    {"values", method_values, 1, 1, 0, NATIVE_QUICK(DICT_VALUES), NULL,
     "Return an object providing a view on the dict's values."},
    NATIVE_END,
};

/* --- creation --------------------------------------------------------------------------------------------------------
 */

static value dict_construct(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value dict = dict_new(vm);
    if (dict == VALUE_ERROR || update_by_arguments(vm, object_of(vm, dict), arguments))
        return dict;
    table_discard(vm, object_of(vm, dict)); /* it may have filled the memory */
    return VALUE_ERROR;
}

static value dict_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments;
    (void)count;
    return dict_new(vm);
}

static value dict_initialise(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return update_by_arguments(vm, native_self(vm, arguments[0]), arguments) ? VALUE_NONE : VALUE_ERROR;
}

static const struct native construct = {"dict", dict_construct, 1, 2, 0, NATIVE_KEYWORDS, NULL, NULL};
static const struct native create = {"__new__", dict_create, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, NULL};
static const struct native initialise = {"dict", dict_initialise, 1, 2, 0, NATIVE_KEYWORDS, NULL, NULL};

const struct type_definition dict_definition = {
    .name = "dict",
    .type_id = TYPE_DICT,
    .base = TYPE_OBJECT,
    .kind = KIND_DICT,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = dict_methods,
    .construct = &construct,
    .create = &create,
    .initialise = &initialise,
    .documentation = "dict() -> new empty dictionary\n"
                     "dict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\n"
                     "dict(iterable) -> new dictionary initialized as if via:\n    d = {}\n"
                     "    for k, v in iterable:\n        d[k] = v\n"
                     "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
                     "    in the keyword argument list.  For example:  dict(one=1, two=2)",
};
