/* Dicts: the interface of container.h and what dicts do in operators and protocols. Methods are in dict_methods.c,
 * views and iterators in dict_view.c, the hash table in table.c. */
#include "dict.h"

#include "../vm/heap_internal.h"

/* --- creation --------------------------------------------------------------------------------------------------------
 */

value dict_new(struct vm *vm) {
    struct dict *dict = heap_allocate_fixed(vm, KIND_DICT, vm->immediate_shapes[KIND_DICT], sizeof(struct dict));
    if (!dict)
        return VALUE_ERROR;
    dict->version = table_version_next(vm);
    return value_from_pointer(dict);
}

value dict_new_sized(struct vm *vm, uint32_t expected) {
    value v = dict_new(vm);
    if (v == VALUE_ERROR || (expected && !table_rebuild(vm, object_of(vm, v), expected)))
        return VALUE_ERROR;
    return v;
}

value dict_copy(struct vm *vm, const struct dict *dict) {
    value v = dict_new(vm);
    if (v == VALUE_ERROR || !table_copy(vm, dict, object_of(vm, v), VALUE_UNSET, 0))
        return VALUE_ERROR;
    return v;
}

void dict_clear(struct vm *vm, struct dict *dict) { table_clear(vm, dict); }

/* --- by any key
 * -------------------------------------------------------------------------------------------------------- */

int64_t dict_find(struct vm *vm, struct dict *dict, value key) { return table_find_key(vm, dict, key); }

value dict_get(struct vm *vm, struct dict *dict, value key) { return table_get(vm, dict, key); }

bool dict_set(struct vm *vm, struct dict *dict, value key, value item) {
    uint32_t hash;
    return key_hash(vm, key, &hash) && table_put(vm, dict, key, hash, item);
}

int dict_delete(struct vm *vm, struct dict *dict, value key) {
    int64_t entry = dict_find(vm, dict, key);
    if (entry < 0)
        return entry == TABLE_ABSENT ? 0 : -1;
    table_remove(vm, dict, (uint32_t)entry);
    return 1;
}

value dict_get_item_with_missing(struct vm *vm, value original, value key) {
    value item = dict_get(vm, native_self(vm, original), key);
    if (item != VALUE_UNSET || vm_failed(vm))
        return item;
    if (value_has_kind(vm, original, KIND_INSTANCE) &&
        type_lookup_special(vm, original, SPECIAL_MISSING) != VALUE_UNSET)
        return vm_call_special(vm, original, SPECIAL_MISSING, 1, &key);
    return vm_failed(vm) ? VALUE_ERROR : raise_with_value(vm, TYPE_KEY_ERROR, key);
}

bool dict_next(const struct vm *vm, const struct dict *dict, uint32_t *position, value *key, value *item) {
    uint32_t hash;
    const struct dict_entry *entry = table_next(vm, dict, position, &hash);
    if (!entry)
        return false;
    *key = entry->key;
    *item = entry->item;
    return true;
}

/* --- by name ---------------------------------------------------------------------------------------------------------
 */

bool dict_set_name(struct vm *vm, struct dict *dict, cage_ref name, value item) {
    int64_t entry = dict_find_name(vm, dict, name);
    if (entry >= 0) {
        table_entry(vm, dict->table, (uint32_t)entry)->item = item;
        object_written(vm, &dict->header);
        return true;
    }
    return table_append(vm, dict, value_from_ref(name), table_hash(str_hash(vm, object_at(vm, name))), item,
                        PLACE_UNKNOWN);
}

bool dict_delete_name(struct vm *vm, struct dict *dict, cage_ref name) {
    int64_t entry = dict_find_name(vm, dict, name);
    if (entry < 0)
        return false;
    table_remove(vm, dict, (uint32_t)entry);
    return true;
}

value dict_get_c(struct vm *vm, struct dict *dict, const char *key) {
    value name = str_find_interned(vm, key, strlen(key));
    if (name != VALUE_UNSET)
        return dict_get_name(vm, dict, value_to_ref(name));
    name = str_from_c(vm, key);
    return name == VALUE_ERROR ? VALUE_UNSET : dict_get(vm, dict, name);
}

bool dict_set_c(struct vm *vm, struct dict *dict, const char *key, value item) {
    value name = str_intern_c(vm, key, strlen(key));
    return name != VALUE_ERROR && dict_set_name(vm, dict, value_to_ref(name), item);
}

/* --- updating from others
 * ----------------------------------------------------------------------------------------------- */

/* All entries of another dict. Comparing keys may run guest code, which must leave the source alone. */
static bool merge_dict(struct vm *vm, struct dict *dict, struct dict *source) {
    if (dict == source || !source->count)
        return true;
    if (!vm_charge(vm, 1 + source->count / 8))
        return false;
    if (!dict->count)
        return table_copy(vm, source, dict, VALUE_UNSET, 0);
    uint32_t position = 0, hash;
    const struct dict_entry *entry;
    while ((entry = table_next(vm, source, &position, &hash))) {
        uint32_t version = source->version;
        value item = entry->item;
        if (!table_put(vm, dict, entry->key, hash, item))
            return false;
        if (source->version != version) {
            raise_error(vm, TYPE_RUNTIME_ERROR, "dict mutated during update");
            return false;
        }
    }
    return true;
}

struct mapping_target {
    struct dict *dict;
    value mapping;
    uint32_t number;
};

static bool set_from_mapping(struct vm *vm, void *context, value key) {
    const struct mapping_target *target = context;
    value item = object_get_item(vm, target->mapping, key);
    return item != VALUE_ERROR && dict_set(vm, target->dict, key, item);
}

/* A dict, or an instance of a subclass that iterates as dict does, counts as its entries. */
static struct dict *plain_dict_of(struct vm *vm, value v) {
    value payload = value_unwrap(vm, v);
    if (!value_has_kind(vm, payload, KIND_DICT))
        return NULL;
    if (payload != v && type_lookup_special(vm, v, SPECIAL_ITER) != type_lookup_special(vm, payload, SPECIAL_ITER))
        return NULL;
    return object_of(vm, payload);
}

static bool merge_by_keys(struct vm *vm, struct dict *dict, value mapping, value keys_method) {
    value keys = vm_call_0(vm, keys_method);
    if (keys == VALUE_ERROR)
        return false;
    value iterator = object_iterate(vm, keys);
    if (iterator == VALUE_ERROR && exception_matches(vm, TYPE_TYPE_ERROR)) {
        exception_clear(vm);
        raise_type_error(vm, "%s.keys() returned a non-iterable (type %s)", value_type_name(vm, mapping),
                         value_type_name(vm, keys));
    }
    struct mapping_target target = {dict, mapping, 0};
    return iterator != VALUE_ERROR && iterable_visit(vm, iterator, set_from_mapping, &target);
}

bool dict_update(struct vm *vm, struct dict *dict, value mapping) {
    struct dict *source = plain_dict_of(vm, mapping);
    if (source)
        return merge_dict(vm, dict, source);
    value method = object_find_attribute(vm, mapping, value_from_ref(vm->names[NAME_KEYS]));
    if (method == VALUE_UNSET) {
        if (!vm_failed(vm))
            raise_type_error(vm, "'%s' object is not a mapping", value_type_name(vm, mapping));
        return false;
    }
    return merge_by_keys(vm, dict, mapping, method);
}

/* One element of an iterable of pairs. */
static bool set_from_pair(struct vm *vm, void *context, value element) {
    struct mapping_target *target = context;
    uint32_t number = target->number++;
    value *items;
    uint32_t count;
    value pair = element;
    if (!value_has_kind(vm, element, KIND_TUPLE) && !value_has_kind(vm, element, KIND_LIST)) {
        value iterator = object_iterate(vm, element);
        if (iterator == VALUE_ERROR && exception_matches(vm, TYPE_TYPE_ERROR)) {
            exception_clear(vm);
            raise_type_error(vm, "cannot convert dictionary update sequence element #%u to a sequence", number);
        }
        pair = iterator == VALUE_ERROR ? VALUE_ERROR : list_from_iterable(vm, iterator);
        if (pair == VALUE_ERROR)
            return false;
    }
    sequence_view(vm, pair, &items, &count);
    if (count == 2)
        return dict_set(vm, target->dict, items[0], items[1]);
    raise_value_error(vm, "dictionary update sequence element #%u has length %u; 2 is required", number, count);
    return false;
}

bool dict_update_from(struct vm *vm, struct dict *dict, value mapping_or_pairs) {
    struct dict *source = plain_dict_of(vm, mapping_or_pairs);
    if (source)
        return merge_dict(vm, dict, source);
    struct mapping_target target = {dict, mapping_or_pairs, 0};
    enum kind kind = value_is_object(mapping_or_pairs) ? object_kind(vm, mapping_or_pairs) : KIND_FREE;
    if (kind != KIND_LIST && kind != KIND_TUPLE) {
        value method = object_find_attribute(vm, mapping_or_pairs, value_from_ref(vm->names[NAME_KEYS]));
        if (method != VALUE_UNSET)
            return merge_by_keys(vm, dict, mapping_or_pairs, method);
        if (vm_failed(vm))
            return false;
    }
    return iterable_visit(vm, mapping_or_pairs, set_from_pair, &target);
}

/* --- operators -------------------------------------------------------------------------------------------------------
 */

static value dict_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (operator!= OPERATOR_BIT_OR || !value_has_kind(vm, left, KIND_DICT) || !value_has_kind(vm, right, KIND_DICT))
        return VALUE_NOT_IMPLEMENTED;
    value merged = dict_copy(vm, object_of(vm, left));
    if (merged == VALUE_ERROR || !merge_dict(vm, object_of(vm, merged), object_of(vm, right)))
        return VALUE_ERROR;
    return merged;
}

static value dict_in_place(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (operator!= OPERATOR_BIT_OR)
        return VALUE_NOT_IMPLEMENTED;
    return dict_update_from(vm, object_of(vm, left), right) ? left : VALUE_ERROR;
}

/* 1 0 -1 */
static int dicts_equal(struct vm *vm, struct dict *left, struct dict *right) {
    if (left->count != right->count)
        return 0;
    uint32_t position = 0, hash;
    const struct dict_entry *entry;
    while ((entry = table_next(vm, left, &position, &hash))) {
        value item = entry->item;
        if (!vm_charge(vm, (position & 7) == 0))
            return -1;
        int64_t at = table_find(vm, right, entry->key, hash);
        if (at < 0)
            return at == TABLE_ABSENT ? 0 : -1;
        int equal = value_equal(vm, table_entry(vm, right->table, (uint32_t)at)->item, item);
        if (equal != 1)
            return equal;
    }
    return 1;
}

static value dict_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (!value_has_kind(vm, right, KIND_DICT) || (comparison != COMPARE_EQUAL && comparison != COMPARE_NOT_EQUAL))
        return VALUE_NOT_IMPLEMENTED;
    if (!vm_charge(vm, 1) || !vm_enter_native(vm))
        return VALUE_ERROR;
    int equal = dicts_equal(vm, object_of(vm, left), object_of(vm, right));
    vm_leave_native(vm);
    return equal < 0 ? VALUE_ERROR : value_from_bool(equal == (comparison == COMPARE_EQUAL));
}

/* --- protocols -------------------------------------------------------------------------------------------------------
 */

static int dict_truth(struct vm *vm, value v) { return ((struct dict *)object_of(vm, v))->count != 0; }

static int64_t dict_length(struct vm *vm, value v) { return ((struct dict *)object_of(vm, v))->count; }

static bool add_entries(struct vm *vm, struct str_builder *builder, const struct dict *dict) {
    uint32_t position = 0;
    value key, item;
    for (bool first = true; dict_next(vm, dict, &position, &key, &item); first = false) {
        if (!vm_charge(vm, 5)) /* two reprs */
            return false;
        if (!first)
            str_builder_add(vm, builder, ", ", 2);
        if (!str_builder_add_repr(vm, builder, key))
            return false;
        str_builder_add(vm, builder, ": ", 2);
        if (!str_builder_add_repr(vm, builder, item))
            return false;
    }
    return true;
}

static value dict_repr(struct vm *vm, value v) {
    int entered = repr_enter(vm, v);
    if (entered)
        return entered < 0 ? VALUE_ERROR : str_from_c(vm, "{...}");
    value result = VALUE_ERROR;
    if (vm_enter_native(vm)) {
        struct str_builder builder = {0};
        str_builder_add(vm, &builder, "{", 1);
        if (add_entries(vm, &builder, object_of(vm, v))) {
            str_builder_add(vm, &builder, "}", 1);
            result = str_builder_finish(vm, &builder);
        }
        vm_leave_native(vm);
    }
    repr_leave(vm, v);
    return result;
}

static value dict_get_item(struct vm *vm, value v, value key) {
    value item = dict_get(vm, object_of(vm, v), key);
    if (item != VALUE_UNSET || vm_failed(vm))
        return item;
    return raise_with_value(vm, TYPE_KEY_ERROR, key);
}

static bool dict_set_item(struct vm *vm, value v, value key, value item) {
    if (item != VALUE_UNSET)
        return dict_set(vm, object_of(vm, v), key, item);
    int deleted = dict_delete(vm, object_of(vm, v), key);
    if (deleted == 0)
        raise_with_value(vm, TYPE_KEY_ERROR, key);
    return deleted == 1;
}

static int dict_contains(struct vm *vm, value v, value key) {
    int64_t entry = dict_find(vm, object_of(vm, v), key);
    return entry == TABLE_FAILED ? -1 : entry >= 0;
}

static value dict_iterate(struct vm *vm, value v) { return dict_iterator_new(vm, v, DICT_KEYS); }

static value dict_reversed(struct vm *vm, value v) { return dict_iterator_new(vm, v, DICT_KEYS | DICT_REVERSED); }

const struct kind_operations dict_operations = {
    .binary = dict_binary,
    .operators = 1u << OPERATOR_BIT_OR,
    .in_place = dict_in_place,
    .in_place_operators = 1u << OPERATOR_BIT_OR,
    .compare = dict_compare,
    .unhashable = true,
    .truth = dict_truth,
    .repr = dict_repr,
    .length = dict_length,
    .get_item = dict_get_item,
    .set_item = dict_set_item,
    .supports_delete_item = true,
    .contains = dict_contains,
    .iterate = dict_iterate,
    .reversed = dict_reversed,
};
