/* Attribute access: one function per verb (load, store, delete) behind the guard, in CPython's order of lookup.
 *
 * Whoever names an attribute ends in object_get_attribute_by, object_find_attribute_by, object_set_attribute_by (vm.h),
 * in the cached forms of attribute_cache.c, or in the natives object.__getattribute__ & co, which all ask
 * guard_check_attribute first. type_lookup has no guard: the VM itself finds special methods by it. */
#include "attribute.h"

#include "guard_state.h"
#include "host_object.h"
#include "import.h"
#include "interpreter.h"
#include "type.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/str.h"
#include "../guards/attribute_policy.h"
#include "../guards/message.h"

#include <stdio.h>

/* --- the guard ---------------------------------------------------------------------------------------------------- */

void guard_report_attribute(struct vm *vm, value name, enum attribute_verb verb) {
    static const char *const reasons[] = {[ATTRIBUTE_LOAD] = "the attribute policy blocks reading it",
                                          [ATTRIBUTE_STORE] = "the attribute policy blocks setting it",
                                          [ATTRIBUTE_DELETE] = "the attribute policy blocks deleting it"};
    const struct str *str = str_known(vm, name);
    guard_report(vm, AUDIT_ATTRIBUTE_BLOCKED, str_data(vm, str), str->byte_length, reasons[verb]);
}

value guard_refuse_attribute(struct vm *vm, value name, enum attribute_verb verb) {
    const struct str *str = str_known(vm, name);
    char text[GUARD_MESSAGE_SIZE];
    guard_attribute_refusal(text, sizeof text, str_data(vm, str), str->byte_length);
    guard_report_attribute(vm, name, verb);
    return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "%s", text);
}

static bool is_guest_bound_method(const struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_BOUND_METHOD) &&
           value_has_kind(vm, ((const struct bound_method *)object_of(vm, v))->function, KIND_FUNCTION);
}

static enum attribute_verdict name_verdict(const struct vm *vm, const struct str *name) {
    return guard_attribute_classify(&vm->attributes, str_data(vm, name), name->byte_length);
}

bool attribute_is_listed(const struct vm *vm, cage_ref name, enum guard_point by) {
    const struct str *str = object_at(vm, name);
    return !(str->header.flags & STR_BLOCKED) || guard_point_disabled(by) || name_verdict(vm, str) == ATTRIBUTE_ALLOWED;
}

bool attribute_policy_arm(struct vm *vm) {
    const struct attribute_policy *policy = &vm->attributes;
    for (unsigned i = 0; i < policy->extra_count; i++) {
        value name = str_intern_c(vm, policy->extra[i].name, policy->extra[i].length);
        if (name == VALUE_ERROR)
            return false;
        ((struct str *)object_of(vm, name))->header.flags |= STR_BLOCKED;
    }
    return true;
}

bool guard_check_attribute(struct vm *vm, value receiver, cage_ref name, enum attribute_verb verb,
                           enum guard_point by) {
    const struct str *str = object_at(vm, name);
    if (!(str->header.flags & STR_BLOCKED) || guard_point_disabled(by))
        return true;
    enum attribute_verdict verdict = name_verdict(vm, str);
    if (verdict == ATTRIBUTE_ALLOWED)
        return true;
    if (verb == ATTRIBUTE_LOAD) {
        /* object.__getattribute__ asks the guard about the name it is handed, so it may be taken as a value. */
        if (verdict == ATTRIBUTE_WRAPPED_UNLESS_DELEGATED)
            return true;
        if (verdict == ATTRIBUTE_BLOCKED_UNLESS_GUEST_METHOD && is_guest_bound_method(vm, receiver))
            return true;
    }
    guard_refuse_attribute(vm, value_from_ref(name), verb);
    return false;
}

cage_ref attribute_name(struct vm *vm, value name) {
    struct str *str = str_of(vm, name);
    if (!str) {
        raise_type_error(vm, "attribute name must be string, not '%s'", value_type_name(vm, name));
        return 0;
    }
    if (str->header.flags & STR_INTERNED)
        return ref_from_pointer(str);
    value interned = str_intern(vm, value_from_pointer(str));
    return interned == VALUE_ERROR ? 0 : value_to_ref(interned);
}

/* Of a module, or of an instance of a guest's subclass of it. */
static struct dict *module_names(const struct vm *vm, value module) {
    return object_at(vm, ((const struct module *)native_self(vm, module))->dict);
}

/* --- errors ------------------------------------------------------------------------------------------------------- */

value attribute_error_details(struct vm *vm, value receiver, cage_ref name) {
    if (!exception_matches(vm, TYPE_ATTRIBUTE_ERROR) || !value_has_kind(vm, vm->exception, KIND_EXCEPTION))
        return VALUE_ERROR;
    struct exception *error = object_of(vm, vm->exception);
    error->extra[0] = value_from_ref(name);
    error->extra[1] = receiver;
    return VALUE_ERROR;
}

/* An AttributeError that a guest's hook or property raised without saying what of is about this access. */
static value attribute_error_context(struct vm *vm, value receiver, cage_ref name) {
    if (!exception_matches(vm, TYPE_ATTRIBUTE_ERROR) || !value_has_kind(vm, vm->exception, KIND_EXCEPTION))
        return VALUE_ERROR;
    const struct exception *error = object_of(vm, vm->exception);
    bool says = error->extra[0] != VALUE_NONE || error->extra[1] != VALUE_NONE;
    return says ? VALUE_ERROR : attribute_error_details(vm, receiver, name);
}

value attribute_raise_missing(struct vm *vm, value receiver, cage_ref name) {
    /* a bound method passes the question on to its function, which answers */
    while (value_has_kind(vm, receiver, KIND_BOUND_METHOD))
        receiver = ((const struct bound_method *)object_of(vm, receiver))->function;
    if (value_is_record(vm, receiver, TYPE_GENERIC_ALIAS)) /* list[int] asks list */
        receiver = ((const struct record *)object_of(vm, receiver))->items[0];
    const char *text = str_text(vm, value_from_ref(name));
    if (value_has_kind(vm, receiver, KIND_TYPE)) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "type object '%s' has no attribute '%s'",
                    type_name(vm, object_of(vm, receiver)), text);
    } else if (value_has_kind(vm, value_unwrap(vm, receiver), KIND_MODULE)) {
        struct dict *names = module_names(vm, receiver);
        value own = dict_get_name(vm, names, vm->names[NAME_NAME]);
        value file = dict_get_name(vm, names, vm->names[NAME_FILE]);
        if (str_of(vm, own) && module_is_initializing(vm, value_unwrap(vm, receiver)))
            raise_error(vm, TYPE_ATTRIBUTE_ERROR,
                        "partially initialized module '%s'%s%s%s has no attribute '%s' (most likely due to a circular "
                        "import)",
                        str_text(vm, own), str_of(vm, file) ? " from '" : "",
                        str_of(vm, file) ? str_text(vm, file) : "", str_of(vm, file) ? "'" : "", text);
        else if (str_of(vm, own))
            raise_error(vm, TYPE_ATTRIBUTE_ERROR, "module '%s' has no attribute '%s'", str_text(vm, own), text);
        else
            raise_error(vm, TYPE_ATTRIBUTE_ERROR, "module has no attribute '%s'", text);
    } else {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", value_type_name(vm, receiver), text);
    }
    return attribute_error_details(vm, receiver, name);
}

/* --- lookup without hooks -------------------------------------------------------------------------------------------
 */

static value find_in_class(struct vm *vm, value receiver, cage_ref name) {
    struct type *class = object_of(vm, receiver), *metaclass = value_type(vm, receiver);
    value above = type_lookup(vm, metaclass, name);
    if (above != VALUE_UNSET && descriptor_goes_first(vm, above))
        return descriptor_bind(vm, above, receiver, metaclass);
    value own = type_lookup(vm, class, name);
    if (own != VALUE_UNSET)
        return descriptor_bind(vm, own, VALUE_UNSET, class);
    return above == VALUE_UNSET ? VALUE_UNSET : descriptor_bind(vm, above, receiver, metaclass);
}

static value find_in_module(struct vm *vm, value receiver, cage_ref name) {
    struct type *type = value_type(vm, receiver);
    value above = type_lookup(vm, type, name);
    if (above != VALUE_UNSET && descriptor_goes_first(vm, above))
        return descriptor_bind(vm, above, receiver, type);
    value own = dict_get_name(vm, module_names(vm, receiver), name);
    if (own != VALUE_UNSET)
        return own;
    if (above != VALUE_UNSET)
        return descriptor_bind(vm, above, receiver, type);
    value hook = dict_get_name(vm, module_names(vm, receiver), vm->names[SPECIAL_GET_ATTR]);
    return hook == VALUE_UNSET ? VALUE_UNSET : vm_call_1(vm, hook, value_from_ref(name));
}

static value find_in_instance(struct vm *vm, value receiver, cage_ref name) {
    struct type *type = value_type(vm, receiver);
    value above = type_lookup(vm, type, name);
    if (above != VALUE_UNSET && descriptor_goes_first(vm, above))
        return descriptor_bind(vm, above, receiver, type);
    struct attributed *object = attributed_of(vm, receiver);
    value own = object ? instance_get(vm, object, name) : VALUE_UNSET;
    if (own != VALUE_UNSET)
        return own;
    return above == VALUE_UNSET ? VALUE_UNSET : descriptor_bind(vm, above, receiver, type);
}

/* `super` is the receiver, or the payload of one whose class a guest derived from super. */
static value find_in_super(struct vm *vm, value receiver, const struct super *super, cage_ref name) {
    if (name != vm->names[NAME_CLASS]) {
        value found = super_find(vm, super, name, true);
        if (found != VALUE_UNSET || vm_failed(vm))
            return found;
    }
    return find_in_instance(vm, receiver, name);
}

/* Instances of subclasses of super and module look where their payload would. */
static value find_by_payload(struct vm *vm, value receiver, cage_ref name) {
    value payload = value_unwrap(vm, receiver);
    if (value_has_kind(vm, payload, KIND_MODULE))
        return find_in_module(vm, receiver, name);
    if (value_has_kind(vm, payload, KIND_SUPER))
        return find_in_super(vm, receiver, object_of(vm, payload), name);
    return find_in_instance(vm, receiver, name);
}

/* What list[int] answers itself; everything else is asked of list. */
static bool is_own_of_alias(struct vm *vm, cage_ref name) {
    static const char *const own[] = {"__class__",      "__origin__",   "__args__",
                                      "__parameters__", "__unpacked__", "__mro_entries__",
                                      "__copy__",       "__deepcopy__", "__typing_unpacked_tuple_args__",
                                      "__reduce__",     "__reduce_ex__"};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (str_equal_c(vm, value_from_ref(name), own[i]))
            return true;
    return false;
}

static value find_in_alias(struct vm *vm, value receiver, cage_ref name) {
    if (is_own_of_alias(vm, name))
        return find_in_instance(vm, receiver, name);
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value found = attribute_find(vm, ((const struct record *)object_of(vm, receiver))->items[0], name);
    vm_leave_native(vm);
    return found;
}

/* Bound methods let the attributes of what they stand for show through. */
static value find_through(struct vm *vm, value receiver, value target, cage_ref name) {
    value found = find_in_instance(vm, receiver, name);
    if (found != VALUE_UNSET || vm_failed(vm) || !vm_enter_native(vm))
        return found;
    found = attribute_find(vm, target, name);
    vm_leave_native(vm);
    return found;
}

/* Without the guard an object of the host would have its class's attributes like any other. */
static value find_in_host_object(struct vm *vm, value receiver, cage_ref name) {
    value found = find_in_instance(vm, receiver, name);
    return found != VALUE_UNSET || vm_failed(vm) ? found : host_object_load(vm, receiver, name);
}

value attribute_find(struct vm *vm, value receiver, cage_ref name) {
    if (!value_is_object(receiver))
        return find_in_instance(vm, receiver, name);
    switch (object_kind(vm, receiver)) {
    case KIND_HOST_OBJECT:
        return guard_point_disabled(GUARD_HOST_ATTRIBUTE) ? find_in_host_object(vm, receiver, name)
                                                          : host_object_load(vm, receiver, name);
    case KIND_TYPE:
        return find_in_class(vm, receiver, name);
    case KIND_MODULE:
        return find_in_module(vm, receiver, name);
    case KIND_SUPER:
        return find_in_super(vm, receiver, object_of(vm, receiver), name);
    case KIND_INSTANCE:
        return find_by_payload(vm, receiver, name);
    case KIND_BOUND_METHOD:
        return find_through(vm, receiver, ((const struct bound_method *)object_of(vm, receiver))->function, name);
    case KIND_RECORD:
        if (value_is_record(vm, receiver, TYPE_GENERIC_ALIAS))
            return find_in_alias(vm, receiver, name);
        return find_in_instance(vm, receiver, name);
    default:
        return find_in_instance(vm, receiver, name);
    }
}

/* --- loading ------------------------------------------------------------------------------------------------------ */

/* A class with a guest's __getattribute__ or __getattr__. */
static value load_hooked(struct vm *vm, value receiver, const struct type *type, cage_ref name) {
    value argument = value_from_ref(name), found;
    if (type->flags & TYPE_HAS_GETATTRIBUTE)
        found = vm_call_special(vm, receiver, SPECIAL_GET_ATTRIBUTE, 1, &argument);
    else
        found = attribute_find(vm, receiver, name);
    if (found != VALUE_UNSET || !(type->flags & TYPE_HAS_GETATTR))
        return found;
    if (vm_failed(vm)) {
        if (!exception_matches(vm, TYPE_ATTRIBUTE_ERROR))
            return VALUE_ERROR;
        exception_clear(vm);
    }
    return vm_call_special(vm, receiver, SPECIAL_GET_ATTR, 1, &argument);
}

static value load(struct vm *vm, value receiver, cage_ref name) {
    const struct type *type = value_guest_type(vm, receiver);
    if (type && type->flags & (TYPE_HAS_GETATTR | TYPE_HAS_GETATTRIBUTE))
        return load_hooked(vm, receiver, type, name);
    return attribute_find(vm, receiver, name);
}

value attribute_find_by_class(struct vm *vm, value receiver, cage_ref name) {
    value found = load(vm, receiver, name);
    if (found == VALUE_UNSET && exception_matches(vm, TYPE_ATTRIBUTE_ERROR))
        exception_clear(vm);
    return found;
}

value object_get_attribute_by(struct vm *vm, value receiver, value name_value, enum guard_point by) {
    cage_ref name = attribute_name(vm, name_value);
    if (!name || !guard_check_attribute(vm, receiver, name, ATTRIBUTE_LOAD, by))
        return VALUE_ERROR;
    value found = load(vm, receiver, name);
    if (found != VALUE_UNSET)
        return found;
    return vm_failed(vm) ? attribute_error_context(vm, receiver, name) : attribute_raise_missing(vm, receiver, name);
}

value object_find_attribute_by(struct vm *vm, value receiver, value name_value, enum guard_point by) {
    cage_ref name = attribute_name(vm, name_value);
    if (!name || !guard_check_attribute(vm, receiver, name, ATTRIBUTE_LOAD, by))
        return VALUE_ERROR;
    return attribute_find_by_class(vm, receiver, name);
}

/* --- storing and deleting -------------------------------------------------------------------------------------------
 */

static bool set_in_module(struct vm *vm, value receiver, cage_ref name, value item) {
    struct dict *dict = module_names(vm, receiver);
    if (item != VALUE_UNSET)
        return dict_set_name(vm, dict, name, item);
    if (dict_delete_name(vm, dict, name))
        return true;
    raise_error(vm, TYPE_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", value_type_name(vm, receiver),
                str_text(vm, value_from_ref(name)));
    attribute_error_details(vm, receiver, name);
    return false;
}

static bool set_in_attributed(struct vm *vm, value receiver, struct attributed *object, cage_ref name, value item) {
    if (item != VALUE_UNSET)
        return instance_set(vm, object, name, item);
    int deleted = instance_delete(vm, object, name);
    if (deleted == 0)
        attribute_raise_missing(vm, receiver, name);
    return deleted > 0;
}

bool attribute_set(struct vm *vm, value receiver, cage_ref name, value item) {
    if (value_has_kind(vm, receiver, KIND_TYPE))
        return type_set_attribute(vm, object_of(vm, receiver), name, item);
    if (value_has_kind(vm, receiver, KIND_HOST_OBJECT))
        return host_object_store(vm, receiver, name, item);
    value above = type_lookup(vm, value_type(vm, receiver), name);
    int stored = above == VALUE_UNSET ? 0 : descriptor_set(vm, above, receiver, item);
    if (stored)
        return stored > 0;
    if (value_has_kind(vm, value_unwrap(vm, receiver), KIND_MODULE))
        return set_in_module(vm, receiver, name, item);
    struct attributed *object = attributed_of(vm, receiver);
    if (object && !(((const struct shape *)object_at(vm, object->header.shape))->flags & SHAPE_NO_ATTRIBUTES))
        return set_in_attributed(vm, receiver, object, name, item);
    if (above != VALUE_UNSET)
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "'%s' object attribute '%s' is read-only", value_type_name(vm, receiver),
                    str_text(vm, value_from_ref(name)));
    else
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'%s", value_type_name(vm, receiver),
                    str_text(vm, value_from_ref(name)),
                    value_type(vm, receiver)->flags & TYPE_HAS_SETATTR ? ""
                                                                       : " and no __dict__ for setting new attributes");
    attribute_error_details(vm, receiver, name);
    return false;
}

bool object_set_attribute_by(struct vm *vm, value receiver, value name_value, value item, enum guard_point by) {
    cage_ref name = attribute_name(vm, name_value);
    bool deletes = item == VALUE_UNSET;
    if (!name || !guard_check_attribute(vm, receiver, name, deletes ? ATTRIBUTE_DELETE : ATTRIBUTE_STORE, by))
        return false;
    const struct type *type = value_guest_type(vm, receiver);
    if (!type || !(type->flags & TYPE_HAS_SETATTR))
        return attribute_set(vm, receiver, name, item);
    value arguments[2] = {value_from_ref(name), item};
    enum special_method hook = deletes ? SPECIAL_DELETE_ATTR : SPECIAL_SET_ATTR;
    value result = vm_call_special(vm, receiver, hook, deletes ? 1 : 2, arguments);
    return result != VALUE_ERROR || !vm_failed(vm);
}

/* --- names for dir() ------------------------------------------------------------------------------------------------
 */

static bool add_names(struct vm *vm, struct dict *names, const struct dict *from) {
    uint32_t position = 0;
    value key, item;
    while (dict_next(vm, from, &position, &key, &item)) {
        if (!vm_charge(vm, 1))
            return false;
        if (!value_is_str(vm, key))
            continue;
        cage_ref name = attribute_name(vm, key);
        if (!name)
            return false;
        if (attribute_is_listed(vm, name, GUARD_DIR) && !dict_set_name(vm, names, name, VALUE_NONE))
            return false;
    }
    return true;
}

static bool add_class_names(struct vm *vm, struct dict *names, const struct type *type) {
    const struct tuple *mro = object_at(vm, type->mro);
    for (uint32_t i = 0; i < mro->count; i++) {
        const struct type *at = object_of(vm, mro->items[i]);
        if (!add_names(vm, names, object_at(vm, at->dict)))
            return false;
    }
    return true;
}

value attribute_names(struct vm *vm, value receiver) {
    if (value_has_kind(vm, receiver, KIND_HOST_OBJECT))
        return host_object_names(vm, receiver);
    value names = dict_new(vm);
    if (names == VALUE_ERROR)
        return VALUE_ERROR;
    struct dict *dict = object_of(vm, names);
    value function = receiver; /* the attributes of a bound method's function show through */
    for (int depth = 0; value_has_kind(vm, function, KIND_BOUND_METHOD) && depth < 1000; depth++)
        function = ((const struct bound_method *)object_of(vm, function))->function;
    struct attributed *object = attributed_of(vm, function);
    if (value_has_kind(vm, value_unwrap(vm, receiver), KIND_MODULE)) {
        if (!add_names(vm, dict, module_names(vm, receiver)))
            return VALUE_ERROR;
    } else if (value_has_kind(vm, receiver, KIND_TYPE)) {
        if (!add_class_names(vm, dict, object_of(vm, receiver)))
            return VALUE_ERROR;
    } else {
        value origin = value_is_record(vm, receiver, TYPE_GENERIC_ALIAS)
                           ? ((const struct record *)object_of(vm, receiver))->items[0]
                           : VALUE_UNSET;
        if (value_has_kind(vm, origin, KIND_TYPE) && !add_class_names(vm, dict, object_of(vm, origin)))
            return VALUE_ERROR;
        if (object) {
            value own = instance_attributes(vm, object);
            if (own == VALUE_ERROR || !add_names(vm, dict, object_of(vm, own)))
                return VALUE_ERROR;
        }
        if (!add_class_names(vm, dict, value_type(vm, receiver)))
            return VALUE_ERROR;
    }
    return list_from_iterable(vm, names);
}
