/* abc: the checks behind isinstance() and issubclass() for abstract base classes.
 *
 * What a class has registered and what was found out about others stands in a record without methods or attributes,
 * since it holds classes: a script gets yes or no, never the classes themselves. The caches are bounded. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../vm/attribute.h"
#include "../vm/type.h"

/* REGISTRY: a list of classes. CACHE, NEGATIVE: dicts from a class's offset to the class, which they keep. VERSION: of
 * all registrations, when NEGATIVE was last emptied. */
enum { ABC_REGISTRY, ABC_CACHE, ABC_NEGATIVE, ABC_VERSION, ABC_ITEMS };

#define CACHE_MOST 512
#define DATA_NAME "_abc_impl"

static const struct kind_operations abc_data_operations = {0};

const struct type_definition abc_data_definition = {
    .name = "abc._abc_data",
    .type_id = TYPE_ABC_DATA,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .operations = &abc_data_operations,
};

/* The record of exactly this class; NULL with TypeError when it is no ABC. */
static struct record *abc_data(struct vm *vm, value class) {
    value found = VALUE_UNSET;
    if (value_has_kind(vm, class, KIND_TYPE))
        found = dict_get_c(vm, object_at(vm, ((struct type *)object_of(vm, class))->dict), DATA_NAME);
    if (found != VALUE_UNSET && value_is_record(vm, found, TYPE_ABC_DATA))
        return object_of(vm, found);
    if (!vm_failed(vm))
        raise_type_error(vm, "%s is no abstract base class", value_type_name(vm, class));
    return NULL;
}

/* --- caches ------------------------------------------------------------------------------------------------------- */

static int cache_has(struct vm *vm, value cache, value class) {
    if (!value_is_object(class))
        return 0;
    value found = dict_get(vm, object_of(vm, cache), value_from_small_int(value_to_ref(class)));
    return found == VALUE_UNSET && vm_failed(vm) ? -1 : found == class;
}

static bool cache_add(struct vm *vm, value cache, value class) {
    struct dict *dict = object_of(vm, cache);
    if (dict->count >= CACHE_MOST)
        dict_clear(vm, dict);
    return dict_set(vm, dict, value_from_small_int(value_to_ref(class)), class);
}

/* Negative answers hold only until something is registered anywhere. */
static int negative_has(struct vm *vm, struct record *data, value class) {
    if (data->items[ABC_VERSION] != value_from_small_int(vm->abc_version)) {
        dict_clear(vm, object_of(vm, data->items[ABC_NEGATIVE]));
        data->items[ABC_VERSION] = value_from_small_int(vm->abc_version);
    }
    return cache_has(vm, data->items[ABC_NEGATIVE], class);
}

/* --- making a class abstract -------------------------------------------------------------------------------------- */

static int is_abstract(struct vm *vm, value item) {
    if (!value_is_object(item))
        return 0;
    value mark = object_find_attribute(vm, item, value_from_ref(vm->names[NAME_ISABSTRACT]));
    return mark == VALUE_UNSET ? (vm_failed(vm) ? -1 : 0) : object_truth(vm, mark);
}

static bool add_own_names(struct vm *vm, struct set *names, value namespace) {
    uint32_t position = 0;
    value key, item;
    value copy = dict_copy(vm, object_of(vm, namespace)); /* the property that is asked may be the guest's */
    while (copy != VALUE_ERROR && dict_next(vm, object_of(vm, copy), &position, &key, &item)) {
        int abstract = is_abstract(vm, item);
        if (abstract < 0 || (abstract && !set_add(vm, names, key)))
            return false;
    }
    return copy != VALUE_ERROR;
}

/* Abstract names of a base that the class has not made concrete. */
static bool add_base_names(struct vm *vm, struct set *names, value class, value base) {
    value text = str_intern_c(vm, "__abstractmethods__", 19);
    value inherited = text == VALUE_ERROR ? VALUE_ERROR : object_find_attribute(vm, base, text);
    if (inherited == VALUE_UNSET)
        return !vm_failed(vm);
    value list = list_from_iterable(vm, inherited);
    for (uint32_t i = 0; list != VALUE_ERROR && i < ((struct list *)object_of(vm, list))->count; i++) {
        value name = list_items(vm, object_of(vm, list))[i];
        value item = str_of(vm, name) ? object_find_attribute(vm, class, name) : VALUE_UNSET;
        int abstract = item == VALUE_UNSET ? (vm_failed(vm) ? -1 : 0) : is_abstract(vm, item);
        if (abstract < 0 || (abstract && !set_add(vm, names, name)))
            return false;
    }
    return list != VALUE_ERROR;
}

static value abstract_names(struct vm *vm, value class) {
    value names = set_new(vm, false);
    struct type *type = object_of(vm, class);
    if (names == VALUE_ERROR || !add_own_names(vm, object_of(vm, names), value_from_ref(type->dict)))
        return VALUE_ERROR;
    value bases = value_from_ref(type->bases);
    for (uint32_t i = 0; i < tuple_count(vm, bases); i++)
        if (!add_base_names(vm, object_of(vm, names), class, tuple_items(vm, bases)[i]))
            return VALUE_ERROR;
    return set_from_iterable(vm, names, true);
}

static bool set_class_attribute(struct vm *vm, value class, const char *name, value item) {
    value text = str_intern_c(vm, name, strlen(name));
    return text != VALUE_ERROR && item != VALUE_ERROR && attribute_set(vm, class, value_to_ref(text), item);
}

/* _initialise(cls) */
static value abc_initialise(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!value_has_kind(vm, arguments[0], KIND_TYPE) || !type_is_guest(object_of(vm, arguments[0])))
        return raise_type_error(vm, "a class is required");
    value v = record_new(vm, TYPE_ABC_DATA, ABC_ITEMS);
    value registry = v == VALUE_ERROR ? VALUE_ERROR : list_new(vm, 0);
    value cache = registry == VALUE_ERROR ? VALUE_ERROR : dict_new(vm);
    value negative = cache == VALUE_ERROR ? VALUE_ERROR : dict_new(vm);
    if (negative == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *data = object_of(vm, v);
    data->items[ABC_REGISTRY] = registry;
    data->items[ABC_CACHE] = cache;
    data->items[ABC_NEGATIVE] = negative;
    data->items[ABC_VERSION] = value_from_small_int(vm->abc_version);
    value names = abstract_names(vm, arguments[0]);
    if (names == VALUE_ERROR || !set_class_attribute(vm, arguments[0], "__abstractmethods__", names) ||
        !set_class_attribute(vm, arguments[0], DATA_NAME, v))
        return VALUE_ERROR;
    return VALUE_NONE;
}

/* update_abstractmethods(cls) */
static value abc_update(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value class = arguments[0];
    if (!value_has_kind(vm, class, KIND_TYPE) || !type_is_guest(object_of(vm, class)) ||
        dict_get_c(vm, object_at(vm, ((struct type *)object_of(vm, class))->dict), DATA_NAME) == VALUE_UNSET)
        return vm_failed(vm) ? VALUE_ERROR : class;
    value names = abstract_names(vm, class);
    return names != VALUE_ERROR && set_class_attribute(vm, class, "__abstractmethods__", names) ? class : VALUE_ERROR;
}

/* --- checks ------------------------------------------------------------------------------------------------------- */

static value abc_register(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value class = arguments[0], subclass = arguments[1];
    if (!value_has_kind(vm, subclass, KIND_TYPE))
        return raise_type_error(vm, "Can only register classes");
    int is_subclass = object_is_subclass(vm, subclass, class);
    if (is_subclass)
        return is_subclass < 0 ? VALUE_ERROR : subclass;
    int cycle = object_is_subclass(vm, class, subclass);
    if (cycle)
        return cycle < 0 ? VALUE_ERROR : raise_error(vm, TYPE_RUNTIME_ERROR, "Refusing to create an inheritance cycle");
    struct record *data = abc_data(vm, class);
    if (!data || !list_append(vm, object_of(vm, data->items[ABC_REGISTRY]), subclass))
        return VALUE_ERROR;
    vm->abc_version++;
    return type_adopt_pattern(vm, object_of(vm, subclass), object_of(vm, class)) ? subclass : VALUE_ERROR;
}

static bool is_direct_subclass(const struct vm *vm, value subclass, value class) {
    return type_is_subtype(vm, object_of(vm, subclass), object_of(vm, class));
}

/* Whether it is a subclass of any class of a list; the list may change meanwhile. 1 0 -1 */
static int is_subclass_of_any(struct vm *vm, value subclass, cage_ref list) {
    for (uint32_t i = 0; list && i < ((struct list *)object_at(vm, list))->count; i++) {
        value other = list_items(vm, object_at(vm, list))[i];
        int found = !vm_charge(vm, 1) ? -1 : object_is_subclass(vm, subclass, other);
        if (found)
            return found;
    }
    return 0;
}

/* What __subclasshook__ says: 1, 0, -1 = exception, 2 = nothing. */
static int ask_hook(struct vm *vm, value class, value subclass) {
    value name = str_intern_c(vm, "__subclasshook__", 16);
    value answer = name == VALUE_ERROR ? VALUE_ERROR : vm_call_method(vm, class, name, 1, &subclass);
    if (answer == VALUE_ERROR)
        return -1;
    if (answer == VALUE_NOT_IMPLEMENTED)
        return 2;
    if (!value_is_bool(answer)) {
        raise_error(vm, TYPE_ASSERTION_ERROR, "__subclasshook__ must return either False, True, or NotImplemented");
        return -1;
    }
    return answer == VALUE_TRUE;
}

static int find_out(struct vm *vm, value class, value subclass) {
    int answer = ask_hook(vm, class, subclass);
    if (answer != 2)
        return answer;
    if (is_direct_subclass(vm, subclass, class))
        return 1;
    struct record *data = abc_data(vm, class);
    answer = data ? is_subclass_of_any(vm, subclass, value_to_ref(data->items[ABC_REGISTRY])) : -1;
    return answer ? answer : is_subclass_of_any(vm, subclass, ((struct type *)object_of(vm, class))->subclasses);
}

static int check_subclass(struct vm *vm, value class, value subclass) {
    struct record *data = abc_data(vm, class);
    if (!data)
        return -1;
    if (!value_has_kind(vm, subclass, KIND_TYPE)) {
        raise_type_error(vm, "issubclass() arg 1 must be a class");
        return -1;
    }
    int known = cache_has(vm, data->items[ABC_CACHE], subclass);
    if (known)
        return known;
    known = negative_has(vm, data, subclass);
    if (known)
        return known < 0 ? -1 : 0;
    if (!vm_enter_native(vm))
        return -1;
    int answer = find_out(vm, class, subclass);
    vm_leave_native(vm);
    if (answer < 0 || !(data = abc_data(vm, class)) ||
        !cache_add(vm, data->items[answer ? ABC_CACHE : ABC_NEGATIVE], subclass))
        return -1;
    return answer;
}

static value abc_subclasscheck(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int answer = check_subclass(vm, arguments[0], arguments[1]);
    return answer < 0 ? VALUE_ERROR : value_from_bool(answer);
}

/* isinstance() asks the class's own __subclasscheck__, which a metaclass may have replaced. */
static int ask_subclasscheck(struct vm *vm, value class, value subclass) {
    value answer = vm_call_special(vm, class, SPECIAL_SUBCLASS_CHECK, 1, &subclass);
    if (answer == VALUE_UNSET && !vm_failed(vm))
        return check_subclass(vm, class, subclass);
    return answer == VALUE_ERROR ? -1 : object_truth(vm, answer);
}

static value abc_instancecheck(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value class = arguments[0], type = value_from_pointer(value_type(vm, arguments[1]));
    struct record *data = abc_data(vm, class);
    value subclass = data ? object_get_attribute(vm, arguments[1], value_from_ref(vm->names[NAME_CLASS])) : VALUE_ERROR;
    if (subclass == VALUE_ERROR)
        return VALUE_ERROR;
    int answer = cache_has(vm, data->items[ABC_CACHE], subclass);
    if (answer)
        return answer < 0 ? VALUE_ERROR : VALUE_TRUE;
    if (subclass == type && (answer = negative_has(vm, data, subclass)))
        return answer < 0 ? VALUE_ERROR : VALUE_FALSE;
    answer = ask_subclasscheck(vm, class, subclass);
    if (answer == 0 && subclass != type)
        answer = ask_subclasscheck(vm, class, type);
    return answer < 0 ? VALUE_ERROR : value_from_bool(answer);
}

/* Built-in kinds that the VM calls by itself have no __call__ to be found. */
static bool has_call(const struct type *type) {
    switch (type->instance_kind) {
    case KIND_FUNCTION:
    case KIND_NATIVE_FUNCTION:
    case KIND_NATIVE_METHOD:
    case KIND_BOUND_METHOD:
    case KIND_TYPE:
    case KIND_STATIC_METHOD:
        return true;
    default:
        return false;
    }
}

/* _has_methods(cls, *names): True, or NotImplemented when the class or one of its bases has not all of these, or has
 * set one to None. */
static value abc_has_methods(struct vm *vm, value *arguments, uint32_t count) {
    if (!value_has_kind(vm, arguments[0], KIND_TYPE))
        return raise_type_error(vm, "a class is required");
    for (uint32_t i = 1; i < count; i++) {
        cage_ref name = attribute_name(vm, arguments[i]);
        if (name == vm->names[SPECIAL_CALL] && has_call(object_of(vm, arguments[0])))
            continue;
        value found = name ? type_lookup(vm, object_of(vm, arguments[0]), name) : VALUE_ERROR;
        if (found == VALUE_UNSET || found == VALUE_NONE)
            return vm_failed(vm) ? VALUE_ERROR : VALUE_NOT_IMPLEMENTED;
    }
    return VALUE_TRUE;
}

static value abc_get_cache_token(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    return value_from_small_int(vm->abc_version);
}

static const struct native abc_functions[] = {
    {"_has_methods", abc_has_methods, 1, 1, 0, NATIVE_VARIADIC, NULL, NULL},
    {"_initialise", abc_initialise, 1, 1, 0, 0, NULL, NULL},
    {"_instancecheck", abc_instancecheck, 2, 2, 0, 0, NULL, NULL},
    {"_register", abc_register, 2, 2, 0, 0, NULL, NULL},
    {"_subclasscheck", abc_subclasscheck, 2, 2, 0, 0, NULL, NULL},
    {"get_cache_token", abc_get_cache_token, 0, 0, 0, 0, NULL,
     "Returns the current ABC cache token, which changes with every call to register() on any ABC."},
    {"update_abstractmethods", abc_update, 1, 1, 0, 0, NULL,
     "Recalculate the set of abstract methods of an abstract class."},
    NATIVE_END,
};

static bool abc_start(struct vm *vm, struct dict *dict) {
    (void)dict;
    return type_make_library(vm, TYPE_ABC_DATA) != VALUE_ERROR;
}

const struct module_definition abc_module = {.name = "abc",
                                             .reason = "abstract classes; answers yes or no, lists no classes",
                                             .functions = abc_functions,
                                             .start = abc_start};
