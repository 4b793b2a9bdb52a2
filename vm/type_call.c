/* Calling a class: __new__, then __init__, for built-in types, guest classes and metaclasses.
 *
 * A built-in type makes its plain value; for a guest subclass that becomes the payload of an instance. Natives reached
 * here get their arguments through the register stack like any other call. */
#include "interpreter_internal.h"
#include "type.h"

#include "../builtins/container.h"
#include "../builtins/str.h"

/* --- passing arguments on -------------------------------------------------------------------------------------------
 */

/* Copies first (unless unset), arguments and keyword values to the top of the register stack; *names: tuple or unset.
 */
static bool push_arguments(struct vm *vm, value first, uint32_t count, const value *arguments, value keywords,
                           uint32_t *pushed, value *names) {
    struct dict *dict = keywords == VALUE_UNSET ? NULL : object_of(vm, value_unwrap(vm, keywords));
    uint32_t keyword_count = dict ? dict->count : 0, base = stack_top(vm);
    if ((uint64_t)base + 1 + count + keyword_count + 2 * STACK_SLACK > vm->stack_limit) {
        raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
        return false;
    }
    uint32_t at = base;
    if (first != VALUE_UNSET)
        vm->stack[at++] = first;
    if (count)
        memmove(vm->stack + at, arguments, count * sizeof(value));
    at += count;
    vm->raised_top = at + keyword_count + STACK_SLACK;
    *names = VALUE_UNSET;
    if (keyword_count) {
        *names = tuple_new(vm, keyword_count);
        if (*names == VALUE_ERROR)
            return false;
        uint32_t position = 0, number = 0;
        value key, item;
        while (number < keyword_count && dict_next(vm, dict, &position, &key, &item)) {
            struct str *name = str_of(vm, key);
            if (!name) {
                raise_type_error(vm, "keywords must be strings");
                return false;
            }
            tuple_items(vm, *names)[number++] = value_from_pointer(name);
            vm->stack[at++] = item;
        }
    }
    *pushed = at - base;
    return true;
}

value native_call_by_index(struct vm *vm, uint32_t index, value first, uint32_t count, const value *arguments,
                           value keywords) {
    uint32_t raised = vm->raised_top, top = stack_top(vm), pushed;
    value names, result = VALUE_ERROR;
    if (push_arguments(vm, first, count, arguments, keywords, &pushed, &names))
        result = native_invoke(vm, index, top, pushed, names);
    vm->raised_top = raised;
    return result;
}

value vm_call_with_first(struct vm *vm, value callable, value first, uint32_t count, const value *arguments,
                         value keywords) {
    uint32_t raised = vm->raised_top, top = stack_top(vm);
    if ((uint64_t)top + 1 + count + 2 * STACK_SLACK > vm->stack_limit)
        return raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
    vm->stack[top] = first;
    if (count)
        memmove(vm->stack + top + 1, arguments, count * sizeof(value));
    vm->raised_top = top + 1 + count;
    value result = vm_call_keywords(vm, callable, count + 1, vm->stack + top, keywords);
    vm->raised_top = raised;
    return result;
}

/* --- object's own __new__ and __init__ ------------------------------------------------------------------------------
 */

static bool new_is_objects(struct vm *vm, const struct type *type) {
    value method = type_lookup(vm, type, vm->names[SPECIAL_NEW]);
    return value_has_kind(vm, method, KIND_NATIVE_FUNCTION) &&
           ((const struct native_function *)object_of(vm, method))->native ==
               NATIVE_INDEX(NATIVE_SECTION_SPECIAL, TYPE_OBJECT, SPECIAL_NEW);
}

static bool init_is_objects(struct vm *vm, const struct type *type) {
    value method = type_lookup(vm, type, vm->names[SPECIAL_INIT]);
    return value_has_kind(vm, method, KIND_NATIVE_METHOD) &&
           ((const struct native_method *)object_of(vm, method))->native ==
               NATIVE_INDEX(NATIVE_SECTION_TYPE_SETUP, TYPE_OBJECT, 2);
}

bool object_check_excess(struct vm *vm, struct type *type, bool in_new) {
    bool own_new = !new_is_objects(vm, type), own_init = !init_is_objects(vm, type);
    if (in_new && own_new)
        raise_type_error(vm, "object.__new__() takes exactly one argument (the type to instantiate)");
    else if (in_new && !own_init)
        raise_type_error(vm, "%s() takes no arguments", type_name(vm, type));
    else if (!in_new && own_init)
        raise_type_error(vm, "object.__init__() takes exactly one argument (the instance to initialize)");
    else if (!in_new && !own_new)
        raise_type_error(vm, "%s.__init__() takes exactly one argument (the instance to initialize)",
                         type_name(vm, type));
    return !vm_failed(vm);
}

static value raise_abstract(struct vm *vm, struct type *type) {
    value names = dict_get_c(vm, object_at(vm, type->dict), "__abstractmethods__");
    if (names == VALUE_UNSET)
        return VALUE_ERROR;
    value list = list_from_iterable(vm, names);
    if (list == VALUE_ERROR || !list_sort(vm, object_of(vm, list), VALUE_NONE, false))
        return VALUE_ERROR;
    struct str_builder text = {0};
    uint32_t count = ((struct list *)object_of(vm, list))->count;
    for (uint32_t i = 0; i < count; i++) {
        value name = list_items(vm, object_of(vm, list))[i];
        str_builder_add_format(vm, &text, i ? ", '%s'" : "'%s'", str_text(vm, name));
    }
    value joined = str_builder_finish(vm, &text);
    if (joined == VALUE_ERROR)
        return VALUE_ERROR;
    return raise_type_error(vm,
                            "Can't instantiate abstract class %s without an implementation for abstract method%s %s",
                            type_name(vm, type), count == 1 ? "" : "s", str_text(vm, joined));
}

static value create_plain(struct vm *vm, struct type *type, uint32_t count, value keywords) {
    bool excess = count || (keywords != VALUE_UNSET && ((struct dict *)object_of(vm, keywords))->count);
    if (excess && !object_check_excess(vm, type, true))
        return VALUE_ERROR;
    return type->flags & TYPE_ABSTRACT ? raise_abstract(vm, type) : instance_new(vm, type);
}

/* --- creating -------------------------------------------------------------------------------------------------------
 */

static value create_class(struct vm *vm, struct type *metaclass, uint32_t count, const value *arguments,
                          value keywords) {
    if (count != 3)
        return raise_type_error(vm, "type.__new__() takes exactly 3 arguments (%u given)", count);
    if (!str_of(vm, arguments[0]))
        return raise_type_error(vm, "type.__new__() argument 1 must be str, not %s",
                                argument_type_name(vm, arguments[0]));
    value bases = value_unwrap(vm, arguments[1]), namespace = value_unwrap(vm, arguments[2]);
    if (!value_has_kind(vm, bases, KIND_TUPLE))
        return raise_type_error(vm, "type.__new__() argument 2 must be tuple, not %s",
                                argument_type_name(vm, arguments[1]));
    if (!value_has_kind(vm, namespace, KIND_DICT))
        return raise_type_error(vm, "type.__new__() argument 3 must be dict, not %s",
                                argument_type_name(vm, arguments[2]));
    return type_new(vm, metaclass, value_unwrap(vm, arguments[0]), bases, namespace, keywords);
}

static bool native_takes_keywords(const struct native *native) {
    return native && (native->keywords || native->flags & NATIVE_KEYWORDS);
}

/* The plain value by the definition's create, wrapped for a guest subclass. */
static value create_by_definition(struct vm *vm, struct type *owner, struct type *type, uint32_t count,
                                  const value *arguments, value keywords) {
    const struct native_tables *tables = native_tables_of(owner->type_id);
    if (!tables || !tables->create)
        return raise_type_error(vm, "cannot create '%s' instances", type_name(vm, type));
    /* mutable types take their arguments in __init__ */
    if (tables->initialise && !(tables->create->flags & NATIVE_VARIADIC)) {
        count = 0;
        keywords = VALUE_UNSET;
    }
    if (type->flags & TYPE_HAS_INIT && !native_takes_keywords(tables->create))
        keywords = VALUE_UNSET; /* they are for the __init__ that a guest has written */
    uint32_t index = NATIVE_INDEX(NATIVE_SECTION_TYPE_SETUP, owner->type_id, 1);
    value plain = native_call_by_index(vm, index, value_from_pointer(type), count, arguments, keywords);
    if (plain == VALUE_ERROR || !type_is_guest(type) || value_type(vm, plain) == type)
        return plain;
    if (owner->type_id == TYPE_REVERSED && !value_is_record(vm, plain, TYPE_REVERSED))
        return plain; /* the iterator that __reversed__ gave */
    return instance_new_with_payload(vm, type, plain);
}

value type_create(struct vm *vm, struct type *owner, struct type *type, uint32_t count, const value *arguments,
                  value keywords) {
    if (owner->type_id == TYPE_OBJECT)
        return create_plain(vm, type, count, keywords);
    if (owner->type_id == TYPE_TYPE)
        return create_class(vm, type, count, arguments, keywords);
    if (owner->flags & TYPE_IS_EXCEPTION)
        return exception_create(vm, type, count, arguments, keywords);
    return create_by_definition(vm, owner, type, count, arguments, keywords);
}

/* The built-in type whose __new__ makes instances with the layout of `type`. */
static struct type *layout_type(const struct vm *vm, const struct type *type) {
    return type_by_id(vm, (enum type_id)(type->type_id < TYPE_COUNT ? type->type_id : TYPE_OBJECT));
}

value type_native_new(struct vm *vm, value *arguments, uint32_t count) {
    struct type *owner = value_has_kind(vm, arguments[0], KIND_TYPE) ? object_of(vm, arguments[0]) : NULL;
    if (!owner || type_is_guest(owner))
        return raise_error(vm, TYPE_SYSTEM_ERROR, "__new__ without its type");
    const char *owner_name = type_name(vm, owner);
    if (count < 2)
        return raise_type_error(vm, "%s.__new__(): not enough arguments", owner_name);
    if (!value_has_kind(vm, arguments[1], KIND_TYPE))
        return raise_type_error(vm, "%s.__new__(X): X is not a type object (%s)", owner_name,
                                value_type_name(vm, arguments[1]));
    struct type *type = object_of(vm, arguments[1]);
    const char *name = type_name(vm, type);
    if (!type_is_subtype(vm, type, owner))
        return raise_type_error(vm, "%s.__new__(%s): %s is not a subtype of %s", owner_name, name, name, owner_name);
    struct type *layout = layout_type(vm, type);
    cage_ref new = vm->names[SPECIAL_NEW];
    if (type_lookup(vm, layout, new) != type_lookup(vm, owner, new))
        return raise_type_error(vm, "%s.__new__(%s) is not safe, use %s.__new__()", owner_name, name,
                                type_name(vm, layout));
    return type_create(vm, layout, type, count - 2, arguments + 2, arguments[count]);
}

/* By a guest's __new__ or natively. */
static value create(struct vm *vm, struct type *type, uint32_t count, const value *arguments, value keywords) {
    if (type->flags & TYPE_HAS_NEW) {
        value method = type_lookup(vm, type, vm->names[SPECIAL_NEW]);
        if (value_has_kind(vm, method, KIND_STATIC_METHOD))
            method = ((const struct method_wrapper *)object_of(vm, method))->function;
        bool native = value_has_kind(vm, method, KIND_NATIVE_FUNCTION) || method == VALUE_UNSET;
        if (!native) {
            value bound = descriptor_bind(vm, method, VALUE_UNSET, type);
            if (bound == VALUE_ERROR)
                return VALUE_ERROR;
            return vm_call_with_first(vm, bound, value_from_pointer(type), count, arguments, keywords);
        }
    }
    return type_create(vm, layout_type(vm, type), type, count, arguments, keywords);
}

/* --- initialising
 * ----------------------------------------------------------------------------------------------------- */

static bool check_init_result(struct vm *vm, value result) {
    if (result == VALUE_NONE)
        return true;
    if (result != VALUE_ERROR)
        raise_type_error(vm, "__init__() should return None, not '%s'", value_type_name(vm, result));
    return false;
}

static bool initialise(struct vm *vm, value instance, uint32_t count, const value *arguments, value keywords) {
    struct type *type = value_type(vm, instance);
    value method = type_lookup(vm, type, vm->names[SPECIAL_INIT]);
    if (value_has_kind(vm, method, KIND_NATIVE_METHOD)) {
        const struct native_method *native = object_of(vm, method);
        if (native->native == NATIVE_INDEX(NATIVE_SECTION_TYPE_SETUP, TYPE_OBJECT, 2)) {
            bool excess = count || (keywords != VALUE_UNSET && ((struct dict *)object_of(vm, keywords))->count);
            /* with a __new__ of its own the arguments were for that one */
            return !excess || !new_is_objects(vm, type) || object_check_excess(vm, type, false);
        }
        if (type->flags & TYPE_HAS_NEW && native->native == NATIVE_INDEX(NATIVE_SECTION_TYPE_SETUP, TYPE_LIST, 2))
            keywords = VALUE_UNSET; /* list alone takes them to be for that __new__ */
        if (type_is_subtype(vm, type, object_at(vm, native->type)))
            return check_init_result(vm,
                                     native_call_by_index(vm, native->native, instance, count, arguments, keywords));
    }
    if (method == VALUE_UNSET)
        return !vm_failed(vm);
    if (value_has_kind(vm, method, KIND_FUNCTION))
        return check_init_result(vm, vm_call_with_first(vm, method, instance, count, arguments, keywords));
    value bound = descriptor_bind(vm, method, instance, type);
    return bound != VALUE_ERROR && check_init_result(vm, vm_call_keywords(vm, bound, count, arguments, keywords));
}

/* Whether the __init__ of an exception class only keeps the arguments, as making the exception has done already. */
static bool init_keeps_arguments(struct vm *vm, const struct type *type) {
    if (!(type->flags & TYPE_IS_EXCEPTION) || type->flags & TYPE_HAS_NEW)
        return false;
    value method = type_lookup(vm, type, vm->names[SPECIAL_INIT]);
    return value_has_kind(vm, method, KIND_NATIVE_METHOD) &&
           ((const struct native_method *)object_of(vm, method))->native ==
               NATIVE_INDEX(NATIVE_SECTION_TYPE_SETUP, TYPE_BASE_EXCEPTION, 2);
}

bool exception_is_made_plainly(struct vm *vm, const struct type *type) {
    return value_type(vm, value_from_pointer(type)) == type_by_id(vm, TYPE_TYPE) && init_keeps_arguments(vm, type);
}

value exception_call_plainly(struct vm *vm, struct type *type, uint32_t count, const value *arguments) {
    if (!exception_is_made_plainly(vm, type))
        return VALUE_UNSET;
    vm->budget--;
    return exception_create(vm, type, count, arguments, VALUE_UNSET);
}

value type_call(struct vm *vm, struct type *type, uint32_t count, const value *arguments, value keywords) {
    bool is_type = type == type_by_id(vm, TYPE_TYPE);
    bool has_keywords = keywords != VALUE_UNSET && ((struct dict *)object_of(vm, keywords))->count;
    if (is_type && count == 1 && !has_keywords)
        return value_from_pointer(value_type(vm, arguments[0]));
    if (is_type && count != 3)
        return raise_type_error(vm, "type() takes 1 or 3 arguments");
    if (type->flags & TYPE_BUILTIN) {
        const struct native_tables *tables = native_tables_of(type->type_id);
        if (tables && tables->construct)
            return native_call_by_index(vm, NATIVE_INDEX(NATIVE_SECTION_TYPE_SETUP, type->type_id, 0),
                                        value_from_pointer(type), count, arguments, keywords);
    }
    value instance = create(vm, type, count, arguments, keywords);
    if (!has_keywords && init_keeps_arguments(vm, type))
        return instance;
    if (instance == VALUE_ERROR || is_type || !type_is_subtype(vm, value_type(vm, instance), type))
        return instance;
    return initialise(vm, instance, count, arguments, keywords) ? instance : VALUE_ERROR;
}
