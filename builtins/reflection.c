/* Reflection on guests' own objects, which profile compat allows.
 *
 * The names stand in the tables of built-in types whatever the profile; the guard refuses them under strict before
 * anything here is asked, and each function asks for the profile once more. An instance's `__dict__` is its real
 * dictionary: what is stored in it is data like any other, since every name is judged where it is read as an attribute.
 * A class's is a copy, so that nothing changes a class behind the caches' back. Code and cells are values without
 * attributes. Modules have none of it: theirs are the globals of functions. */
#include "reflection.h"

#include "../guards/attribute_policy.h"
#include "../vm/attribute.h"
#include "../vm/type.h"
#include "../vm/type_internal.h"
#include "container.h"
#include "function.h"
#include "str.h"

static bool profile_allows(struct vm *vm, const char *name) {
    enum attribute_verdict verdict = guard_attribute_classify(&vm->attributes, name, strlen(name));
    bool is_decided_before = verdict == ATTRIBUTE_ALLOWED || verdict == ATTRIBUTE_BLOCKED_UNLESS_GUEST_METHOD;
    if (is_decided_before || guard_point_any_disabled())
        return true;
    value text = str_from_c(vm, name);
    if (text != VALUE_ERROR)
        guard_refuse_attribute(vm, text, ATTRIBUTE_LOAD);
    return false;
}

/* A guest's subclass of module changes nothing about that: what the payload holds is reached by name alone. */
static bool is_module(const struct vm *vm, value v) { return value_has_kind(vm, value_unwrap(vm, v), KIND_MODULE); }

/* The storage of an object that has a dictionary of attributes; NULL: it has none. */
static struct attributed *storage_of(struct vm *vm, value v) {
    switch (value_kind(vm, v)) {
    case KIND_FUNCTION:
    case KIND_EXCEPTION:
        return object_of(vm, v);
    case KIND_INSTANCE:
        return type_has_attributes(vm, value_type(vm, v)) ? object_of(vm, v) : NULL;
    default:
        return NULL;
    }
}

value reflect_dict(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!profile_allows(vm, "__dict__"))
        return VALUE_ERROR;
    value self = arguments[0], name = value_from_ref(vm->names[NAME_DICT]);
    if (is_module(vm, self))
        return guard_refuse_attribute(vm, name, ATTRIBUTE_LOAD);
    if (value_has_kind(vm, self, KIND_BOUND_METHOD))
        return object_get_attribute(vm, ((const struct bound_method *)object_of(vm, self))->function, name);
    struct attributed *object = storage_of(vm, self);
    return object ? instance_live_dict(vm, object) : attribute_raise_missing(vm, self, vm->names[NAME_DICT]);
}

value reflect_set_dict(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!profile_allows(vm, "__dict__"))
        return VALUE_ERROR;
    if (is_module(vm, arguments[0]))
        return guard_refuse_attribute(vm, value_from_ref(vm->names[NAME_DICT]), ATTRIBUTE_STORE);
    struct attributed *object = storage_of(vm, arguments[0]);
    if (!object)
        return attribute_raise_missing(vm, arguments[0], vm->names[NAME_DICT]);
    if (arguments[1] == VALUE_UNSET && value_has_kind(vm, arguments[0], KIND_FUNCTION))
        return raise_type_error(vm, "cannot delete __dict__");
    value dict = arguments[1] == VALUE_UNSET ? dict_new(vm) : value_unwrap(vm, arguments[1]);
    if (dict == VALUE_ERROR)
        return VALUE_ERROR;
    if (!value_has_kind(vm, dict, KIND_DICT))
        return raise_type_error(vm, "__dict__ must be set to a dictionary, not a '%s'",
                                value_type_name(vm, arguments[1]));
    return instance_adopt_dict(vm, object, object_of(vm, dict)) ? VALUE_NONE : VALUE_ERROR;
}

/* --- classes ------------------------------------------------------------------------------------------------------ */

static const struct type *class_of(struct vm *vm, value v, const char *name) {
    return profile_allows(vm, name) ? object_of(vm, v) : NULL;
}

value reflect_class_dict(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct type *class = class_of(vm, arguments[0], "__dict__");
    value names = class ? namespace_copy(vm, object_at(vm, class->dict)) : VALUE_ERROR;
    return names == VALUE_ERROR ? VALUE_ERROR : mapping_proxy_new(vm, names);
}

value reflect_class_mro(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct type *class = class_of(vm, arguments[0], "__mro__");
    return class ? value_from_ref(class->mro) : VALUE_ERROR;
}

value reflect_class_bases(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct type *class = class_of(vm, arguments[0], "__bases__");
    return class ? value_from_ref(class->bases) : VALUE_ERROR;
}

value reflect_set_class_bases(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!profile_allows(vm, "__bases__"))
        return VALUE_ERROR;
    return type_set_bases(vm, object_of(vm, arguments[0]), arguments[1]) ? VALUE_NONE : VALUE_ERROR;
}

value reflect_class_base(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct type *class = class_of(vm, arguments[0], "__base__");
    if (!class)
        return VALUE_ERROR;
    return class->base ? value_from_ref(class->base) : VALUE_NONE;
}

value reflect_class_method_mro(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct type *class = class_of(vm, arguments[0], "__mro__");
    return class ? list_from_iterable(vm, value_from_ref(class->mro)) : VALUE_ERROR;
}

bool reflect_extend_type(struct vm *vm) {
    struct type *type = type_by_id(vm, TYPE_TYPE);
    const struct native_tables *tables = native_tables_of(TYPE_TYPE);
    for (uint32_t i = 0; i < tables->method_count; i++) {
        if (!(tables->methods[i].flags & NATIVE_COMPAT))
            continue;
        value method = native_method_new(vm, NATIVE_INDEX(NATIVE_SECTION_TYPE_METHOD, TYPE_TYPE, i), type, false);
        if (method == VALUE_ERROR || !dict_set_c(vm, object_at(vm, type->dict), tables->methods[i].name, method))
            return false;
    }
    type_changed(vm, type);
    return true;
}

/* --- plain data --------------------------------------------------------------------------------------------------- */

value reflect_new_arguments(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!profile_allows(vm, "__getnewargs__"))
        return VALUE_ERROR;
    value plain = value_unwrap(vm, arguments[0]);
    if (value_is_bool(plain))
        plain = value_from_small_int(plain == VALUE_TRUE);
    if (!value_has_kind(vm, plain, KIND_COMPLEX))
        return tuple_from_items(vm, &plain, 1);
    const struct complex *number = object_of(vm, plain);
    value parts[2] = {value_from_double(number->real), value_from_double(number->imaginary)};
    return tuple_from_items(vm, parts, 2);
}

/* --- functions and methods ---------------------------------------------------------------------------------------- */

value reflect_closure(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!profile_allows(vm, "__closure__"))
        return VALUE_ERROR;
    cage_ref closure = ((const struct function *)object_of(vm, arguments[0]))->closure;
    bool empty = !closure || ((const struct tuple *)object_at(vm, closure))->count == 0;
    return empty ? VALUE_NONE : value_from_ref(closure);
}

value reflect_code(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!profile_allows(vm, "__code__"))
        return VALUE_ERROR;
    return value_from_ref(((const struct function *)object_of(vm, arguments[0]))->code);
}

value reflect_self(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!profile_allows(vm, "__self__"))
        return VALUE_ERROR;
    return ((const struct bound_method *)object_of(vm, arguments[0]))->self;
}

value reflect_call(struct vm *vm, value *arguments, uint32_t count) {
    value callee = arguments[0], keywords = arguments[count];
    /* What a metaclass's __call__ goes back to: super().__call__(...), which every profile lets be delegated. */
    if (value_has_kind(vm, callee, KIND_TYPE))
        return type_call(vm, object_of(vm, callee), count - 1, arguments + 1, keywords);
    if (!profile_allows(vm, "__call__"))
        return VALUE_ERROR;
    return vm_call_keywords(vm, callee, count - 1, arguments + 1, keywords);
}
