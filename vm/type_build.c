/* The class statement: bases by __mro_entries__, metaclass, namespace by __prepare__, the body, the metaclass's call.
 */
#include "host_object.h"
#include "interpreter.h"
#include "type.h"

#include "../builtins/container.h"
#include "../builtins/str.h"

static bool expand_base(struct vm *vm, value list, value base, value bases) {
    if (value_has_kind(vm, base, KIND_TYPE))
        return list_append(vm, object_of(vm, list), base);
    if (value_is_host_class(vm, base)) {
        value stand_in = host_class_base(vm, base);
        return stand_in != VALUE_ERROR && list_append(vm, object_of(vm, list), stand_in);
    }
    value name = value_from_ref(vm->names[SPECIAL_MRO_ENTRIES]);
    value hook = object_find_attribute(vm, base, name);
    if (hook == VALUE_UNSET)
        return !vm_failed(vm) && list_append(vm, object_of(vm, list), base);
    value entries = vm_call_1(vm, hook, bases);
    if (entries == VALUE_ERROR)
        return false;
    if (!value_has_kind(vm, value_unwrap(vm, entries), KIND_TUPLE)) {
        raise_type_error(vm, "__mro_entries__ must return a tuple");
        return false;
    }
    return list_extend(vm, object_of(vm, list), entries);
}

/* The tuple of bases with those that are no classes replaced (PEP 560); the same tuple when all are. */
static value resolve_bases(struct vm *vm, value bases) {
    uint32_t count = tuple_count(vm, bases), i = 0;
    while (i < count && value_has_kind(vm, tuple_items(vm, bases)[i], KIND_TYPE))
        i++;
    if (i == count)
        return bases;
    value list = list_new(vm, count);
    if (list == VALUE_ERROR)
        return VALUE_ERROR;
    for (i = 0; i < count; i++)
        if (!expand_base(vm, list, tuple_items(vm, bases)[i], bases))
            return VALUE_ERROR;
    return tuple_from_iterable(vm, list);
}

/* Takes `metaclass` out of the keywords; *keywords becomes a dict without it, or unset when nothing is left. */
static value take_metaclass(struct vm *vm, value *keywords, bool *given) {
    *given = false;
    if (*keywords == VALUE_UNSET)
        return VALUE_UNSET;
    value copy = dict_copy(vm, object_of(vm, *keywords));
    if (copy == VALUE_ERROR)
        return VALUE_ERROR;
    struct dict *dict = object_of(vm, copy);
    value metaclass = dict_get_name(vm, dict, vm->names[NAME_METACLASS]);
    *given = metaclass != VALUE_UNSET;
    if (*given)
        dict_delete_name(vm, dict, vm->names[NAME_METACLASS]);
    *keywords = dict->count ? copy : VALUE_UNSET;
    return metaclass;
}

static value resolve_metaclass(struct vm *vm, value metaclass, bool given, value bases) {
    if (!given)
        metaclass = value_from_pointer(tuple_count(vm, bases) ? value_type(vm, tuple_items(vm, bases)[0])
                                                              : type_by_id(vm, TYPE_TYPE));
    if (!value_has_kind(vm, metaclass, KIND_TYPE))
        return metaclass; /* any callable may stand there */
    struct type *winner =
        metaclass_resolve(vm, object_of(vm, metaclass), tuple_items(vm, bases), tuple_count(vm, bases));
    return winner ? value_from_pointer(winner) : VALUE_ERROR;
}

static bool is_mapping(struct vm *vm, value v) { return type_lookup_special(vm, v, SPECIAL_GET_ITEM) != VALUE_UNSET; }

static value prepare_namespace(struct vm *vm, value metaclass, value name, value bases, value keywords) {
    bool is_type = metaclass == value_from_ref(vm->types[TYPE_TYPE]);
    value prepare =
        is_type ? VALUE_UNSET : object_find_attribute(vm, metaclass, value_from_ref(vm->names[SPECIAL_PREPARE]));
    if (prepare == VALUE_UNSET)
        return vm_failed(vm) ? VALUE_ERROR : dict_new(vm);
    value arguments[2] = {name, bases};
    value namespace = vm_call_keywords(vm, prepare, 2, arguments, keywords);
    if (namespace == VALUE_ERROR || is_mapping(vm, namespace))
        return namespace;
    const char *owner =
        value_has_kind(vm, metaclass, KIND_TYPE) ? type_name(vm, object_of(vm, metaclass)) : "<metaclass>";
    return raise_type_error(vm, "%s.__prepare__() must return a mapping, not %s", owner,
                            value_type_name(vm, namespace));
}

/* The cell the body left for its class, if the namespace is a plain dict. */
static value find_class_cell(struct vm *vm, value namespace) {
    value plain = value_unwrap(vm, namespace);
    value cell = value_has_kind(vm, plain, KIND_DICT)
                     ? dict_get_name(vm, object_of(vm, plain), vm->names[NAME_CLASSCELL])
                     : VALUE_UNSET;
    return value_has_kind(vm, cell, KIND_CELL) ? cell : VALUE_UNSET;
}

/* A metaclass that keeps __classcell__ from type.__new__ would leave super() without its class. */
static bool check_class_cell(struct vm *vm, value cell, value name, value class) {
    if (cell == VALUE_UNSET || !value_has_kind(vm, class, KIND_TYPE))
        return true;
    value content = ((const struct cell *)object_of(vm, cell))->content;
    if (content == class)
        return true;
    value name_repr = object_repr(vm, name), class_repr = object_repr(vm, class);
    if (name_repr == VALUE_ERROR || class_repr == VALUE_ERROR)
        return false;
    if (content == VALUE_UNSET) {
        raise_error(vm, TYPE_RUNTIME_ERROR,
                    "__class__ not set defining %s as %s. Was __classcell__ propagated to type.__new__?",
                    str_text(vm, name_repr), str_text(vm, class_repr));
        return false;
    }
    value content_repr = object_repr(vm, content);
    if (content_repr != VALUE_ERROR)
        raise_type_error(vm, "__class__ set to %s defining %s as %s", str_text(vm, content_repr),
                         str_text(vm, name_repr), str_text(vm, class_repr));
    return false;
}

value class_build(struct vm *vm, value body, value name, value original_bases, value keywords) {
    bool given;
    value bases = resolve_bases(vm, original_bases);
    if (bases == VALUE_ERROR)
        return VALUE_ERROR;
    value metaclass = take_metaclass(vm, &keywords, &given);
    if (metaclass == VALUE_ERROR && vm_failed(vm))
        return VALUE_ERROR;
    metaclass = resolve_metaclass(vm, metaclass, given, bases);
    if (metaclass == VALUE_ERROR)
        return VALUE_ERROR;
    value namespace = prepare_namespace(vm, metaclass, name, bases, keywords);
    if (namespace == VALUE_ERROR || interpreter_run_class_body(vm, body, namespace) == VALUE_ERROR)
        return VALUE_ERROR;
    value cell = find_class_cell(vm, namespace);
    if (bases != original_bases &&
        !object_set_item(vm, namespace, value_from_ref(vm->names[NAME_ORIG_BASES]), original_bases))
        return VALUE_ERROR;
    value class;
    if (metaclass == value_from_ref(vm->types[TYPE_TYPE]) && value_has_kind(vm, namespace, KIND_DICT)) {
        class = type_new(vm, object_of(vm, metaclass), name, bases, namespace, keywords);
    } else {
        value arguments[3] = {name, bases, namespace};
        class = vm_call_keywords(vm, metaclass, 3, arguments, keywords);
    }
    if (class == VALUE_ERROR || !check_class_cell(vm, cell, name, class))
        return VALUE_ERROR;
    return class;
}
