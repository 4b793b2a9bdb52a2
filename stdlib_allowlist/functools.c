/* functools: the natives behind functools.py, namely partial, the keys of cmp_to_key, the cache of lru_cache, and
 * reduce.
 *
 * partial and the cache are bases of classes in functools.py, whose instances take attributes; here are the records
 * those wrap. Both call guest code with arguments the guest chose; they add no way to name an attribute. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../vm/callable_records.h"
#include "../vm/type.h"

static struct record *record_of_self(const struct vm *vm, value v) { return native_self(vm, v); }

/* --- partial ------------------------------------------------------------------------------------------------------ */

/* The dict `first` with the entries of `second` (a dict or unset) over it. */
static value keywords_merge(struct vm *vm, value first, value second) {
    if (second == VALUE_UNSET || !((const struct dict *)object_of(vm, second))->count)
        return first;
    if (!((const struct dict *)object_of(vm, first))->count)
        return second;
    value merged = dict_copy(vm, object_of(vm, first));
    return merged != VALUE_ERROR && dict_update(vm, object_of(vm, merged), second) ? merged : VALUE_ERROR;
}

/* The tuple `first` followed by `count` more items. */
static value arguments_join(struct vm *vm, value first, const value *more, uint32_t count) {
    uint64_t total = (uint64_t)tuple_count(vm, first) + count;
    if (!count)
        return first;
    if (total > SEQUENCE_COUNT_MAX)
        return raise_memory_error(vm);
    value joined = vm_charge(vm, total / 8) ? tuple_new(vm, (uint32_t)total) : VALUE_ERROR;
    if (joined == VALUE_ERROR)
        return VALUE_ERROR;
    uint32_t before = (uint32_t)total - count;
    memcpy(tuple_items(vm, joined), tuple_items(vm, first), before * sizeof(value));
    memcpy(tuple_items(vm, joined) + before, more, count * sizeof(value));
    return joined;
}

static value partial_create(struct vm *vm, value *arguments, uint32_t count) {
    if (count < 2)
        return raise_type_error(vm, "type 'partial' takes at least one argument");
    value function = arguments[1], positional = vm->empty_tuple, keywords = arguments[count];
    if (!object_is_callable(vm, function))
        return raise_type_error(vm, "the first argument must be callable");
    value inner = value_unwrap(vm, function), named = dict_new(vm);
    if (named == VALUE_ERROR)
        return VALUE_ERROR;
    if (value_is_record(vm, inner, TYPE_FUNCTOOLS_PARTIAL)) { /* one partial of another becomes a single one */
        const struct record *record = object_of(vm, inner);
        function = record->items[PARTIAL_FUNCTION];
        positional = record->items[PARTIAL_ARGUMENTS];
        named = record->items[PARTIAL_KEYWORDS];
    }
    positional = arguments_join(vm, positional, arguments + 2, count - 2);
    named = positional == VALUE_ERROR ? VALUE_ERROR : keywords_merge(vm, named, keywords);
    value v = named == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_FUNCTOOLS_PARTIAL, PARTIAL_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[PARTIAL_FUNCTION] = function;
    record->items[PARTIAL_ARGUMENTS] = positional;
    record->items[PARTIAL_KEYWORDS] = named;
    return v;
}

static value partial_call(struct vm *vm, value *arguments, uint32_t count) {
    const struct record *record = record_of_self(vm, arguments[0]);
    value positional = arguments_join(vm, record->items[PARTIAL_ARGUMENTS], arguments + 1, count - 1);
    if (positional == VALUE_ERROR)
        return VALUE_ERROR;
    value keywords = keywords_merge(vm, record->items[PARTIAL_KEYWORDS], arguments[count]);
    if (keywords == VALUE_ERROR)
        return VALUE_ERROR;
    if (!((const struct dict *)object_of(vm, keywords))->count)
        keywords = VALUE_UNSET;
    return vm_call_keywords(vm, record->items[PARTIAL_FUNCTION], tuple_count(vm, positional),
                            tuple_items(vm, positional), keywords);
}

static bool add_repr(struct vm *vm, struct str_builder *text, value v) {
    value repr = object_repr(vm, v);
    if (repr != VALUE_ERROR)
        str_builder_add_str(vm, text, repr);
    return repr != VALUE_ERROR;
}

static bool partial_add_arguments(struct vm *vm, struct str_builder *text, const struct record *record) {
    value positional = record->items[PARTIAL_ARGUMENTS];
    for (uint32_t i = 0; i < tuple_count(vm, positional); i++) {
        str_builder_add_c(vm, text, ", ");
        if (!vm_charge(vm, 1) || !add_repr(vm, text, tuple_items(vm, positional)[i]))
            return false;
    }
    uint32_t position = 0;
    value key, item;
    while (dict_next(vm, object_of(vm, record->items[PARTIAL_KEYWORDS]), &position, &key, &item)) {
        value name = object_str(vm, key);
        if (name == VALUE_ERROR || !vm_charge(vm, 1))
            return false;
        str_builder_add_c(vm, text, ", ");
        str_builder_add_str(vm, text, name);
        str_builder_add_c(vm, text, "=");
        if (!add_repr(vm, text, item))
            return false;
    }
    return true;
}

static value partial_repr(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *record = record_of_self(vm, arguments[0]);
    int busy = repr_enter(vm, arguments[0]);
    if (busy)
        return busy < 0 ? VALUE_ERROR : str_from_c(vm, "...");
    struct str_builder text = {0};
    value name = type_full_name(vm, value_type(vm, arguments[0]));
    bool done = name != VALUE_ERROR;
    if (done) {
        str_builder_add_str(vm, &text, name);
        str_builder_add_c(vm, &text, "(");
        done = add_repr(vm, &text, record->items[PARTIAL_FUNCTION]) && partial_add_arguments(vm, &text, record);
        str_builder_add_c(vm, &text, ")");
    }
    repr_leave(vm, arguments[0]);
    return done ? str_builder_finish(vm, &text) : VALUE_ERROR;
}

#define PARTIAL_GETTER(name, item)                                                                                     \
    static value partial_get_##name(struct vm *vm, value *arguments, uint32_t count) {                                 \
        (void)count;                                                                                                   \
        return record_of_self(vm, arguments[0])->items[item];                                                          \
    }
PARTIAL_GETTER(function, PARTIAL_FUNCTION)
PARTIAL_GETTER(arguments, PARTIAL_ARGUMENTS)
PARTIAL_GETTER(keywords, PARTIAL_KEYWORDS)

static const struct native partial_new = {"partial", partial_create, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL,
                                          NULL};
static const struct native partial_methods[] = {
    /* entry 0: PARTIAL_CALL */
    {"__call__", partial_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "Call self as a function."},
    {"__repr__", partial_repr, 1, 1, 0, 0, NULL, "Return repr(self)."},
    NATIVE_END,
};
static const struct native_attribute partial_attributes[] = {
    {"func", partial_get_function, NULL, "function object to use in future partial calls"},
    {"args", partial_get_arguments, NULL, "tuple of arguments to future partial calls"},
    {"keywords", partial_get_keywords, NULL, "dictionary of keyword arguments to future partial calls"},
    NATIVE_ATTRIBUTE_END,
};
static const struct kind_operations partial_operations = {0};

const struct type_definition partial_definition = {
    .name = "functools._partial",
    .type_id = TYPE_FUNCTOOLS_PARTIAL,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY | DEFINITION_SUBCLASSABLE | DEFINITION_GENERIC,
    .methods = partial_methods,
    .attributes = partial_attributes,
    .create = &partial_new,
    .construct = &partial_new,
    .operations = &partial_operations,
};

/* --- cmp_to_key -----------------------------------------------------------------------------------------------------
 */

/* KEY_OBJECT: VALUE_UNSET in what cmp_to_key() returns, which makes keys when called. */
enum { KEY_COMPARE, KEY_OBJECT, KEY_ITEMS };

static value key_new(struct vm *vm, value compare, value object) {
    value v = record_new(vm, TYPE_FUNCTOOLS_KEY, KEY_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[KEY_COMPARE] = compare;
    record->items[KEY_OBJECT] = object;
    return v;
}

static value cmp_to_key(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return key_new(vm, arguments[0], VALUE_UNSET);
}

static value key_call(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return key_new(vm, record_of_self(vm, arguments[0])->items[KEY_COMPARE], arguments[1]);
}

static value key_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (!value_is_record(vm, right, TYPE_FUNCTOOLS_KEY))
        return raise_type_error(vm, "other argument must be K instance");
    const struct record *a = object_of(vm, left), *b = object_of(vm, right);
    if (a->items[KEY_OBJECT] == VALUE_UNSET || b->items[KEY_OBJECT] == VALUE_UNSET)
        return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "object");
    value order = vm_call_2(vm, a->items[KEY_COMPARE], a->items[KEY_OBJECT], b->items[KEY_OBJECT]);
    return order == VALUE_ERROR ? VALUE_ERROR : object_compare(vm, comparison, order, value_from_small_int(0));
}

static value key_get_object(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value object = record_of_self(vm, arguments[0])->items[KEY_OBJECT];
    return object == VALUE_UNSET ? VALUE_NONE : object;
}

static value key_set_object(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    record_of_self(vm, arguments[0])->items[KEY_OBJECT] = arguments[1];
    return VALUE_NONE;
}

static const struct native key_methods[] = {
    {"__call__", key_call, 2, 2, 0, 0, "obj", "Call self as a function."},
    NATIVE_END,
};
static const struct native_attribute key_attributes[] = {
    {"obj", key_get_object, key_set_object, "Value wrapped by a key function."}, NATIVE_ATTRIBUTE_END};
static const struct kind_operations key_operations = {
    .compare = key_compare, .compare_orders = true, .unhashable = true};

const struct type_definition key_definition = {
    .name = "functools.KeyWrapper",
    .type_id = TYPE_FUNCTOOLS_KEY,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = key_methods,
    .attributes = key_attributes,
    .operations = &key_operations,
};

/* --- lru_cache ------------------------------------------------------------------------------------------------------
 */

/* _lru_cache(function, maxsize, typed) */
static value cache_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t most = 0;
    if (!object_is_callable(vm, arguments[1]))
        return raise_type_error(vm, "the first argument must be callable");
    if (arguments[2] != VALUE_NONE && !object_to_int64(vm, arguments[2], true, &most))
        return VALUE_ERROR;
    int typed = object_truth(vm, arguments[3]);
    value entries = typed < 0 ? VALUE_ERROR : dict_new(vm);
    value root = entries == VALUE_ERROR ? VALUE_ERROR : function_cache_root(vm);
    value v = root == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_FUNCTOOLS_CACHE, CACHE_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    most = most < 0 ? 0 : most > SMALL_INT_MAX ? SMALL_INT_MAX : most;
    record->items[CACHE_FUNCTION] = arguments[1];
    record->items[CACHE_ENTRIES] = entries;
    record->items[CACHE_ROOT] = root;
    record->items[CACHE_MOST] = arguments[2] == VALUE_NONE ? VALUE_NONE : value_from_small_int(most);
    record->items[CACHE_HITS] = record->items[CACHE_MISSES] = value_from_small_int(0);
    record->data = (uint32_t)typed;
    return v;
}

static value cache_call(struct vm *vm, value *arguments, uint32_t count) {
    value cache = value_unwrap(vm, arguments[0]), keywords = arguments[count], key;
    value function = ((const struct record *)object_of(vm, cache))->items[CACHE_FUNCTION];
    value found = function_cache_find(vm, cache, arguments + 1, count - 1, keywords, &key);
    if (found != VALUE_UNSET || vm_failed(vm))
        return found;
    value result = vm_call_keywords(vm, function, count - 1, arguments + 1, keywords);
    return result == VALUE_ERROR ? VALUE_ERROR : function_cache_keep(vm, cache, key, result);
}

/* (hits, misses, maxsize, currsize) */
static value cache_counts(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *record = record_of_self(vm, arguments[0]);
    const struct dict *entries = object_of(vm, record->items[CACHE_ENTRIES]);
    value items[] = {record->items[CACHE_HITS], record->items[CACHE_MISSES], record->items[CACHE_MOST],
                     value_from_small_int(entries->count)};
    return tuple_from_items(vm, items, 4);
}

static value cache_clear(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct record *record = record_of_self(vm, arguments[0]);
    value entries = dict_new(vm);
    value root = entries == VALUE_ERROR ? VALUE_ERROR : function_cache_root(vm);
    if (root == VALUE_ERROR)
        return VALUE_ERROR;
    record->items[CACHE_ENTRIES] = entries;
    record->items[CACHE_ROOT] = root;
    record->items[CACHE_HITS] = record->items[CACHE_MISSES] = value_from_small_int(0);
    return VALUE_NONE;
}

static value cache_bind(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return arguments[1] == VALUE_NONE ? arguments[0] : bound_method_new(vm, arguments[0], arguments[1]);
}

static value cache_itself(struct vm *vm, value *arguments, uint32_t count) {
    (void)vm, (void)count;
    return arguments[0];
}

static const struct native cache_new = {"_lru_cache", cache_create, 4, 4, 0, 0, NULL, NULL};
static const struct native cache_methods[] = {
    /* entry 0: CACHE_CALL */
    {"__call__", cache_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "Call self as a function."},
    {"__get__", cache_bind, 2, 3, 0, 0, NULL, "Return an attribute of instance, which is of type owner."},
    {"__copy__", cache_itself, 1, 1, 0, 0, NULL, NULL},
    {"_counts", cache_counts, 1, 1, 0, 0, NULL, NULL},
    {"cache_clear", cache_clear, 1, 1, 0, 0, NULL, "Clear the cache and cache statistics"},
    NATIVE_END,
};
static const struct kind_operations cache_operations = {0};

const struct type_definition cache_definition = {
    .name = "functools._lru_cache",
    .type_id = TYPE_FUNCTOOLS_CACHE,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY | DEFINITION_SUBCLASSABLE,
    .methods = cache_methods,
    .create = &cache_new,
    .construct = &cache_new,
    .operations = &cache_operations,
};

/* --- reduce ------------------------------------------------------------------------------------------------------- */

static value functools_reduce(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value function = arguments[0], total = arguments[2];
    value iterator = object_iterate(vm, arguments[1]);
    if (iterator == VALUE_ERROR && exception_matches(vm, TYPE_TYPE_ERROR)) {
        exception_clear(vm);
        return raise_type_error(vm, "reduce() arg 2 must support iteration");
    }
    while (iterator != VALUE_ERROR) {
        value item = object_next(vm, iterator);
        if (item == VALUE_STOP)
            return total != VALUE_UNSET ? total
                                        : raise_type_error(vm, "reduce() of empty iterable with no initial value");
        if (item == VALUE_ERROR || !vm_charge(vm, 1))
            return VALUE_ERROR;
        total = total == VALUE_UNSET ? item : vm_call_2(vm, function, total, item);
        if (total == VALUE_ERROR)
            return VALUE_ERROR;
    }
    return VALUE_ERROR;
}

/* --- the module --------------------------------------------------------------------------------------------------- */

static const struct native functools_functions[] = {
    {"cmp_to_key", cmp_to_key, 1, 1, 0, 0, "mycmp", "Convert a cmp= function into a key= function."},
    {"reduce", functools_reduce, 2, 3, 0, NATIVE_COUNT_TEXT, "initial",
     "Apply a function of two arguments cumulatively to the items of an iterable, from left to right."},
    NATIVE_END,
};

static bool functools_start(struct vm *vm, struct dict *dict) {
    return module_add_type(vm, dict, TYPE_FUNCTOOLS_PARTIAL) && module_add_type(vm, dict, TYPE_FUNCTOOLS_CACHE) &&
           module_add_type(vm, dict, TYPE_COLLECTIONS_TUPLE_GETTER) &&
           type_make_library(vm, TYPE_FUNCTOOLS_KEY) != VALUE_ERROR;
}

const struct module_definition functools_module = {.name = "functools",
                                                   .reason =
                                                       "higher-order functions; names attributes through the guard",
                                                   .functions = functools_functions,
                                                   .start = functools_start};
