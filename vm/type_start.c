/* Making the built-in classes, interned names and singletons of a new VM out of the constant tables.
 *
 * Order matters: first bare types and shapes (everything made later needs its shape), then strings and names, then
 * the dicts of the types. Nothing of the guest runs. */
#include "interpreter.h"
#include "type.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/str.h"

/* Parents and names of the exception classes, by type id. */
static const struct {
    const char *name;
    enum type_id parent;
} exception_types[TYPE_COUNT] = {
#define EXCEPTION(enumerator, text, parent_enumerator, documentation)                                                  \
    [TYPE_##enumerator] = {text, TYPE_##parent_enumerator},
#include "exceptions.def"
#undef EXCEPTION
};

static const char *const vm_names[NAME_COUNT] = {
#define SPECIAL_NAME(name, text) [NAME_SPECIAL_##name] = text,
    SPECIAL_METHODS(SPECIAL_NAME)
#undef SPECIAL_NAME
#define VM_NAME(name, text) [NAME_##name] = text,
        VM_NAMES(VM_NAME)
#undef VM_NAME
};

/* Types whose items may be told in brackets, list[int]. */
static const enum type_id generic_types[] = {
    TYPE_LIST,
    TYPE_TUPLE,
    TYPE_DICT,
    TYPE_SET,
    TYPE_FROZENSET,
    TYPE_TYPE,
    TYPE_SLICE,
    TYPE_ENUMERATE,
    TYPE_GENERATOR,
    TYPE_COROUTINE,
    TYPE_ASYNC_GENERATOR,
    TYPE_MAP,
    TYPE_FILTER,
    TYPE_ZIP,
    TYPE_REVERSED,
    TYPE_BASE_EXCEPTION_GROUP,
    TYPE_EXCEPTION_GROUP,
};

/* __new__, __init__ and a __hash__ that is None: as many a type may have beyond what its tables list. */
#define SETUP_METHODS 3

static bool is_exception(enum type_id id) { return id >= TYPE_BASE_EXCEPTION; }

const char *exception_name(enum type_id id) { return exception_types[id].name; }

/* Types of the library are made when a module that has them is imported, so that a VM without it pays nothing. */
static bool is_library(enum type_id id) {
    return !is_exception(id) && type_definitions[id]->flags & DEFINITION_LIBRARY;
}

static enum kind instance_kind_of(enum type_id id) {
    return is_exception(id) ? KIND_EXCEPTION : (enum kind)type_definitions[id]->kind;
}

static enum type_id base_of(enum type_id id) {
    return is_exception(id) ? exception_types[id].parent : (enum type_id)type_definitions[id]->base;
}

/* --- bare types and shapes ---------------------------------------------------------------------------------------- */

static bool make_bare_type(struct vm *vm, enum type_id id) {
    struct type *type = heap_allocate(vm, KIND_TYPE, 0, sizeof *type);
    if (!type)
        return false;
    vm->types[id] = ref_from_pointer(type);
    type->type_id = (uint16_t)id;
    type->instance_kind = (uint8_t)instance_kind_of(id);
    type->flags = TYPE_BUILTIN;
    if (is_exception(id))
        type->flags |= TYPE_SUBCLASSABLE | TYPE_IS_EXCEPTION;
    else if (type_definitions[id]->flags & DEFINITION_SUBCLASSABLE)
        type->flags |= TYPE_SUBCLASSABLE;
    if (!is_exception(id) && type_definitions[id]->flags & DEFINITION_GENERIC)
        type->flags |= TYPE_GENERIC;
    return true;
}

static bool make_shapes(struct vm *vm, enum type_id id) {
    struct type *type = type_by_id(vm, id);
    bool attributed = type->instance_kind == KIND_EXCEPTION || type->instance_kind == KIND_FUNCTION;
    struct shape *root = shape_new_root(vm, type, 0, attributed ? 0 : SHAPE_NO_ATTRIBUTES);
    if (!root)
        return false;
    object_written(vm, &type->header);
    type->instance_shape = ref_from_pointer(root);
    if (!vm->immediate_shapes[type->instance_kind])
        vm->immediate_shapes[type->instance_kind] = type->instance_shape;
    if (id != TYPE_OBJECT)
        type->base = vm->types[base_of(id)];
    /* each class is the only object of its shape, so that inline caches can tell classes apart */
    struct shape *own = heap_allocate(vm, KIND_SHAPE, 0, sizeof *own);
    if (!own)
        return false;
    own->type = vm->types[TYPE_TYPE];
    own->flags = SHAPE_NO_ATTRIBUTES;
    object_written(vm, &type->header);
    type->header.shape = ref_from_pointer(own);
    return true;
}

/* --- strings ------------------------------------------------------------------------------------------------------ */

static value make_str(struct vm *vm, const char *text, uint32_t byte_length, uint32_t length) {
    struct str *str = str_new_empty(vm, byte_length, length);
    if (!str)
        return VALUE_ERROR;
    memcpy(str_own_data(str), text, byte_length);
    return value_from_pointer(str);
}

static bool make_singletons(struct vm *vm) {
    vm->empty_str = make_str(vm, "", 0, 0);
    for (uint32_t i = 0; i < 256; i++) {
        char text[4];
        vm->byte_strs[i] = make_str(vm, text, utf8_encode(i, text), 1);
        if (vm->byte_strs[i] == VALUE_ERROR)
            return false;
    }
    struct tuple *tuple = heap_allocate(vm, KIND_TUPLE, vm->immediate_shapes[KIND_TUPLE], sizeof *tuple);
    struct bytes *bytes = heap_allocate(vm, KIND_BYTES, vm->immediate_shapes[KIND_BYTES], sizeof *bytes + 1);
    if (vm->empty_str == VALUE_ERROR || !tuple || !bytes)
        return false;
    vm->empty_tuple = value_from_pointer(tuple);
    vm->empty_bytes = value_from_pointer(bytes);
    return true;
}

static bool make_names(struct vm *vm) {
    for (uint32_t i = 0; i < NAME_COUNT; i++) {
        value name = str_intern_c(vm, vm_names[i], strlen(vm_names[i]));
        if (name == VALUE_ERROR)
            return false;
        vm->names[i] = value_to_ref(name);
    }
    return true;
}

/* --- filling the types ----------------------------------------------------------------------------------------------
 */

static bool add_by_name(struct vm *vm, struct type *type, cage_ref name, value item) {
    return item != VALUE_ERROR && dict_set_name(vm, object_at(vm, type->dict), name, item);
}

static bool add(struct vm *vm, struct type *type, const char *name, value item) {
    if (item == VALUE_ERROR)
        return false;
    value key = str_intern_c(vm, name, strlen(name));
    return key != VALUE_ERROR && add_by_name(vm, type, value_to_ref(key), item);
}

static value method_object(struct vm *vm, struct type *type, const struct native *native, uint32_t index) {
    if (!(native->flags & (NATIVE_STATIC | NATIVE_CLASS | NATIVE_NEW)))
        return native_method_new(vm, index, type, false);
    value function = native_function_new(vm, index, VALUE_UNSET, 0);
    if (function == VALUE_ERROR || native->flags & NATIVE_NEW)
        return function;
    return method_wrapper_new(vm, native->flags & NATIVE_CLASS ? KIND_CLASS_METHOD : KIND_STATIC_METHOD, function);
}

static bool add_methods(struct vm *vm, struct type *type, const struct native_tables *tables) {
    uint32_t id = type->type_id;
    for (uint32_t i = 0; i < tables->method_count; i++) {
        const struct native *native = &tables->methods[i];
        uint32_t index = NATIVE_INDEX(NATIVE_SECTION_TYPE_METHOD, id, i);
        if (native->flags & NATIVE_COMPAT)
            continue;
        if (!add(vm, type, native->name, method_object(vm, type, native, index)))
            return false;
    }
    for (uint32_t i = 0; i < tables->attribute_count; i++) {
        const struct native_attribute *attribute = &tables->attributes[i];
        value key = str_intern_c(vm, attribute->name, strlen(attribute->name));
        if (key == VALUE_ERROR)
            return false;
        value getter = native_getter_new(vm, id, i, attribute->setter, type, value_to_ref(key));
        if (!add_by_name(vm, type, value_to_ref(key), getter))
            return false;
    }
    return true;
}

/* The special methods that follow from the operations of a type's kind. */
struct special_list {
    uint32_t count;
    uint8_t methods[SPECIAL_COUNT];
    bool unhashable;
};

static struct special_list find_special_methods(const struct type *type) {
    struct special_list list = {0};
    uint32_t id = type->type_id;
    enum kind kind = (enum kind)type->instance_kind;
    const struct type_definition *definition = type_definitions[id];
    const struct kind_operations *operations = kind_operations_by_kind(kind);
    if (definition && definition->operations)
        operations = definition->operations;
    if (is_exception(id) ? id != TYPE_BASE_EXCEPTION : id == TYPE_BOOL)
        return list; /* inherits them */
    for (uint32_t special = 0; special < SPECIAL_COUNT; special++)
        if (special_is_supported(operations, kind, (enum special_method)special))
            list.methods[list.count++] = (uint8_t)special;
    list.unhashable = operations->unhashable || id == TYPE_DICT_KEYS || id == TYPE_DICT_ITEMS;
    return list;
}

static bool add_special_methods(struct vm *vm, struct type *type, const struct special_list *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t special = list->methods[i];
        value method = native_method_new(vm, NATIVE_INDEX(NATIVE_SECTION_SPECIAL, type->type_id, special), type, true);
        if (!add_by_name(vm, type, vm->names[special], method))
            return false;
    }
    return !list->unhashable || add_by_name(vm, type, vm->names[SPECIAL_HASH], VALUE_NONE);
}

static bool add_setup(struct vm *vm, struct type *type, const struct native_tables *tables) {
    uint32_t id = type->type_id;
    bool creates = tables->create || id == TYPE_OBJECT || id == TYPE_TYPE || id == TYPE_BASE_EXCEPTION;
    if (creates) {
        value function =
            native_function_new(vm, NATIVE_INDEX(NATIVE_SECTION_SPECIAL, id, SPECIAL_NEW), value_from_pointer(type), 0);
        if (!add_by_name(vm, type, vm->names[SPECIAL_NEW], function))
            return false;
    }
    if (!tables->initialise)
        return true;
    value method = native_method_new(vm, NATIVE_INDEX(NATIVE_SECTION_TYPE_SETUP, id, 2), type, false);
    return add_by_name(vm, type, vm->names[SPECIAL_INIT], method);
}

/* The one built-in class with two bases: an ExceptionGroup is an Exception too. */
static bool make_group_mro(struct vm *vm, struct type *type) {
    const enum type_id order[] = {TYPE_EXCEPTION_GROUP, TYPE_BASE_EXCEPTION_GROUP, TYPE_EXCEPTION, TYPE_BASE_EXCEPTION,
                                  TYPE_OBJECT};
    value items[sizeof order / sizeof order[0]];
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
        items[i] = value_from_ref(vm->types[order[i]]);
    value mro = tuple_from_items(vm, items, sizeof order / sizeof order[0]);
    value bases = mro == VALUE_ERROR ? VALUE_ERROR : tuple_from_items(vm, items + 1, 2);
    if (bases == VALUE_ERROR)
        return false;
    object_written(vm, &type->header);
    type->mro = value_to_ref(mro);
    type->bases = value_to_ref(bases);
    return true;
}

static bool make_mro(struct vm *vm, struct type *type) {
    if (type->type_id == TYPE_EXCEPTION_GROUP)
        return make_group_mro(vm, type);
    uint32_t count = 1;
    for (const struct type *at = type; at->base; at = object_at(vm, at->base))
        count++;
    value mro = tuple_new(vm, count);
    if (mro == VALUE_ERROR)
        return false;
    uint32_t i = 0;
    for (const struct type *at = type; i < count; at = object_at(vm, at->base)) {
        tuple_items(vm, mro)[i++] = value_from_pointer(at);
        if (!at->base)
            break;
    }
    value base = type->base ? value_from_ref(type->base) : VALUE_UNSET;
    value bases = tuple_from_items(vm, &base, type->base != 0);
    if (bases == VALUE_ERROR)
        return false;
    object_written(vm, &type->header);
    type->mro = value_to_ref(mro);
    type->bases = value_to_ref(bases);
    return true;
}

static bool fill_type(struct vm *vm, enum type_id id) {
    struct type *type = type_by_id(vm, id);
    const char *full = is_exception(id) ? exception_types[id].name : type_definitions[id]->name;
    const char *dot = strrchr(full, '.');
    const char *name = dot ? dot + 1 : full;
    value name_str = str_intern_c(vm, name, strlen(name));
    value module = dot ? str_intern_c(vm, full, (size_t)(dot - full)) : str_intern_c(vm, "builtins", 8);
    const struct native_tables *tables = native_tables_of(id);
    const struct special_list specials = find_special_methods(type);
    bool empty = specials.count + tables->method_count + tables->attribute_count == 0;
    value dict =
        dict_new_sized(vm, empty ? 0 : specials.count + tables->method_count + tables->attribute_count + SETUP_METHODS);
    if (name_str == VALUE_ERROR || module == VALUE_ERROR || dict == VALUE_ERROR)
        return false;
    object_written(vm, &type->header);
    type->name = type->qualified_name = value_to_ref(name_str);
    type->module = value_to_ref(module);
    type->dict = value_to_ref(dict);
    if (id == TYPE_TYPE)
        type->flags |= TYPE_IS_METACLASS | TYPE_SUBCLASSABLE;
    /* A definition's own methods replace those that follow from its operations. */
    return make_mro(vm, type) && add_special_methods(vm, type, &specials) && add_setup(vm, type, tables) &&
           add_methods(vm, type, tables);
}

bool types_start(struct vm *vm) {
    natives_start();
    vm->class_version = 1;
    for (uint32_t id = 0; id < TYPE_COUNT; id++)
        if (!is_library((enum type_id)id) && !make_bare_type(vm, (enum type_id)id))
            return false;
    for (uint32_t id = 0; id < TYPE_COUNT; id++)
        if (!is_library((enum type_id)id) && !make_shapes(vm, (enum type_id)id))
            return false;
    if (!make_singletons(vm) || (!vm->interned && !str_intern_start(vm)) || !make_names(vm))
        return false;
    for (uint32_t id = 0; id < TYPE_COUNT; id++)
        if (!is_library((enum type_id)id) && !fill_type(vm, (enum type_id)id))
            return false;
    for (size_t i = 0; i < sizeof generic_types / sizeof generic_types[0]; i++)
        type_by_id(vm, generic_types[i])->flags |= TYPE_GENERIC;
    vm->memory_error = exception_new(vm, type_by_id(vm, TYPE_MEMORY_ERROR), vm->empty_tuple);
    return vm->memory_error != VALUE_ERROR && type_cache_start(vm);
}

value type_make_library(struct vm *vm, enum type_id id) {
    if (!vm->types[id]) {
        if (!make_bare_type(vm, id) || !make_shapes(vm, id) || !fill_type(vm, id)) {
            vm->types[id] = 0;
            return VALUE_ERROR;
        }
    }
    return value_from_ref(vm->types[id]);
}

void types_stop(struct vm *vm) {
    type_cache_stop(vm);
    if (vm->interned)
        str_intern_stop(vm);
}
