/* The uncached paths of the attribute instructions, which fill the inline caches where that is sound.
 *
 * A shape tells the class of an object, which attributes it has itself and how many slots are inline. So "this slot"
 * and "not an attribute of the object" follow from the shape alone; what follows from the class holds as long as
 * vm->class_version does; and what would break slots found by shape alone (a data descriptor or a hook put into a class
 * later) empties all caches, see type_attribute_changed. Objects in dictionary mode are never cached. */
#include "attribute.h"
#include "interpreter.h"
#include "type.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/str.h"

static bool name_is_blocked(const struct vm *vm, cage_ref name) {
    return ((const struct str *)object_at(vm, name))->header.flags & STR_BLOCKED;
}

static const struct shape *shape_of(const struct vm *vm, value receiver) {
    return object_at(vm, value_shape(vm, receiver));
}

static void others_remember(struct vm *vm, const struct cache *cache, enum cache_purpose purpose) {
    if (!vm->other_caches) {
        vm->other_caches = trusted_allocate(vm, sizeof *vm->other_caches);
        if (!vm->other_caches) {
            exception_clear(vm);
            return;
        }
    }
    *attribute_other_entry(vm->other_caches, cache->shape, cache->name, purpose) = *cache;
}

void attribute_other_caches_clear(struct vm *vm) {
    if (vm->other_caches)
        memset(vm->other_caches, 0, sizeof *vm->other_caches);
}

static void fill(struct vm *vm, struct cache *cache, const struct shape *shape, enum cache_kind kind, uint32_t slot,
                 value result) {
    cache->shape = ref_from_pointer(shape);
    cache->version = vm->class_version;
    cache->plain_shape = kind == CACHE_SLOT_INLINE ? cache->shape
                         : kind == CACHE_METHOD    ? SHAPE_OF_METHOD(cache->shape)
                                                   : 0;
    cache->kind = kind;
    cache->slot = slot;
    cache->result = result;
}

/* Modules share a shape, so the cache names the module itself. */
static value load_from_module(struct vm *vm, value receiver, struct cache *cache) {
    const struct module *module = object_of(vm, receiver);
    const struct dict *dict = object_at(vm, module->dict);
    if (type_lookup(vm, value_type(vm, receiver), cache->name) != VALUE_UNSET)
        return VALUE_UNSET;
    int64_t entry = dict_find_name(vm, dict, cache->name);
    if (entry < 0)
        return VALUE_UNSET;
    struct dict_entry *found = table_entry(vm, dict->table, (uint32_t)entry);
    fill(vm, cache, shape_of(vm, receiver), CACHE_MODULE, ref_from_pointer(found), receiver);
    cache->version = dict->version;
    return found->item;
}

static void fill_slot(struct vm *vm, struct cache *cache, const struct shape *shape, uint32_t slot) {
    uint32_t inline_count = shape->header.detail;
    if (slot < inline_count)
        fill(vm, cache, shape, CACHE_SLOT_INLINE, slot, VALUE_UNSET);
    else
        fill(vm, cache, shape, CACHE_SLOT_OVERFLOW, slot - inline_count, VALUE_UNSET);
}

/* A plain value of a class may be held unless it is of those that are replaced again and again. */
static void fill_class_value(struct vm *vm, struct cache *cache, const struct shape *shape, struct type *owner,
                             value result) {
    if (owner->flags & TYPE_DATA_VOLATILE)
        return;
    if (type_is_guest(owner))
        owner->flags |= TYPE_DATA_CACHED;
    fill(vm, cache, shape, CACHE_CLASS_VALUE, 0, result);
}

static bool name_is_of_protocol(const struct vm *vm, cage_ref name) {
    const struct str *str = object_at(vm, name);
    return str->byte_length >= 2 && memcmp(str_data(vm, str), "__", 2) == 0;
}

/* Data of the class itself that was replaced before: the site remembers where it stands. Names of protocols are left
 * out, for what they say is known elsewhere too. */
static void fill_class_data(struct vm *vm, struct cache *cache, value receiver) {
    const struct type *type = object_of(vm, receiver), *metaclass = value_type(vm, receiver);
    const struct dict *dict = object_at(vm, type->dict);
    if (!type_is_guest(type) || type->flags & TYPE_DATA_CACHED || name_is_of_protocol(vm, cache->name) ||
        metaclass->flags & (TYPE_HAS_GETATTRIBUTE | TYPE_HAS_SETATTR) ||
        type_lookup(vm, metaclass, cache->name) != VALUE_UNSET)
        return;
    int64_t entry = dict_find_name(vm, dict, cache->name);
    if (entry < 0)
        return;
    uint32_t slot = ref_from_pointer(table_entry(vm, dict->table, (uint32_t)entry));
    fill(vm, cache, shape_of(vm, receiver), CACHE_CLASS_DATA, slot, value_from_small_int(dict->version));
}

/* What loading `found` gives when there is nothing to bind and nothing to run; VALUE_UNSET otherwise. */
static value constant_of(struct vm *vm, value found) {
    if (value_has_kind(vm, found, KIND_STATIC_METHOD))
        return ((const struct method_wrapper *)object_of(vm, found))->function;
    if (value_has_kind(vm, found, KIND_NATIVE_FUNCTION))
        return found;
    return descriptor_is_any(vm, found) ? VALUE_UNSET : found;
}

/* Keep what the site knew, and what it has just learnt, when it has seen two shapes. */
static void note_second_shape(struct vm *vm, const struct cache *before, const struct cache *after,
                              enum cache_purpose purpose) {
    if (before->shape == 0 || before->shape == after->shape || after->kind == CACHE_MODULE ||
        (before->kind == CACHE_SUPER) != (after->kind == CACHE_SUPER))
        return;
    if (after->kind == CACHE_SUPER)
        purpose = CACHE_FOR_SUPER;
    others_remember(vm, before, purpose);
    others_remember(vm, after, purpose);
}

/* --- instances ---------------------------------------------------------------------------------------------------- */

/* VALUE_UNSET without an exception: take the general path. */
static value load_from_instance(struct vm *vm, value receiver, struct cache *cache) {
    struct instance *object = object_of(vm, receiver);
    const struct shape *shape = shape_of(vm, receiver);
    const struct type *type = object_at(vm, shape->type);
    if (type->flags & TYPE_HAS_GETATTRIBUTE || shape->flags & SHAPE_DICTIONARY)
        return VALUE_UNSET;
    struct type *owner;
    value found = type_lookup_owner(vm, type, cache->name, &owner);
    if (value_is_record(vm, found, TYPE_COLLECTIONS_TUPLE_GETTER))
        return descriptor_bind(vm, found, receiver, owner);
    if (found != VALUE_UNSET && descriptor_is_data(vm, found)) {
        if (value_has_kind(vm, found, KIND_PROPERTY)) {
            value getter = ((const struct property *)object_of(vm, found))->getter;
            /* __getattr__ is asked when a getter raises AttributeError */
            if (value_has_kind(vm, getter, KIND_FUNCTION) && !(type->flags & TYPE_HAS_GETATTR))
                fill(vm, cache, shape, CACHE_PROPERTY, 0, getter);
            return VALUE_UNSET;
        }
        if (!value_has_kind(vm, found, KIND_SLOT_DESCRIPTOR))
            return VALUE_UNSET;
        const struct slot_descriptor *descriptor = object_of(vm, found);
        bool fits = object->base.header.kind == KIND_INSTANCE &&
                    type_is_subtype(vm, type, object_at(vm, descriptor->type)) &&
                    descriptor->slot < object->base.inline_capacity;
        if (!fits)
            return VALUE_UNSET;
        fill_slot(vm, cache, shape, descriptor->slot);
        return object->slots[descriptor->slot];
    }
    int32_t slot = shape_find(vm, shape, cache->name);
    if (slot >= 0) {
        value item = instance_get(vm, &object->base, cache->name);
        if (item != VALUE_UNSET)
            fill_slot(vm, cache, shape, (uint32_t)slot);
        return item;
    }
    if (found == VALUE_UNSET)
        return VALUE_UNSET;
    value constant = constant_of(vm, found);
    if (constant != VALUE_UNSET)
        fill_class_value(vm, cache, shape, owner, constant);
    return constant;
}

/* Classes have a shape each, so what is found on a class holds for its shape and version. */
static value load_from_class(struct vm *vm, value receiver, struct cache *cache) {
    const struct type *metaclass = value_type(vm, receiver);
    if (metaclass->flags & TYPE_HAS_GETATTRIBUTE || type_lookup(vm, metaclass, cache->name) != VALUE_UNSET)
        return VALUE_UNSET;
    struct type *owner;
    value found = type_lookup_owner(vm, object_of(vm, receiver), cache->name, &owner);
    if (found == VALUE_UNSET)
        return VALUE_UNSET;
    bool itself = value_has_kind(vm, found, KIND_FUNCTION) || value_has_kind(vm, found, KIND_NATIVE_METHOD);
    value constant = itself ? found : constant_of(vm, found);
    if (constant != VALUE_UNSET && owner == object_of(vm, receiver) && owner->flags & TYPE_DATA_VOLATILE)
        fill_class_data(vm, cache, receiver);
    else if (constant != VALUE_UNSET)
        fill_class_value(vm, cache, shape_of(vm, receiver), owner, constant);
    return constant;
}

value attribute_load(struct vm *vm, value receiver, struct cache *cache) {
    value found = VALUE_UNSET;
    if (!name_is_blocked(vm, cache->name)) {
        struct cache before = *cache;
        if (attributed_of(vm, receiver))
            found = load_from_instance(vm, receiver, cache);
        else if (value_has_kind(vm, receiver, KIND_TYPE))
            found = load_from_class(vm, receiver, cache);
        else if (value_has_kind(vm, receiver, KIND_MODULE))
            found = load_from_module(vm, receiver, cache);
        note_second_shape(vm, &before, cache, CACHE_FOR_LOAD);
    }
    return found != VALUE_UNSET ? found
                                : object_get_attribute_by(vm, receiver, value_from_ref(cache->name), GUARD_DOTTED_LOAD);
}

/* --- storing ------------------------------------------------------------------------------------------------------ */

/* 1 stored, 0 take the general path, -1 exception set. */
static int store_in_instance(struct vm *vm, value receiver, struct cache *cache, value item) {
    struct instance *object = object_of(vm, receiver);
    const struct shape *shape = shape_of(vm, receiver);
    const struct type *type = object_at(vm, shape->type);
    if (type->flags & TYPE_HAS_SETATTR || shape->flags & SHAPE_DICTIONARY)
        return 0;
    value found = type_lookup(vm, type, cache->name);
    if (found != VALUE_UNSET && descriptor_is_data(vm, found)) {
        if (!value_has_kind(vm, found, KIND_SLOT_DESCRIPTOR))
            return 0;
        const struct slot_descriptor *descriptor = object_of(vm, found);
        bool fits = object->base.header.kind == KIND_INSTANCE &&
                    type_is_subtype(vm, type, object_at(vm, descriptor->type)) &&
                    descriptor->slot < object->base.inline_capacity;
        if (fits) {
            fill_slot(vm, cache, shape, descriptor->slot);
            object_written(vm, &object->base.header);
            object->slots[descriptor->slot] = item;
        }
        return fits;
    }
    if (shape->flags & SHAPE_NO_ATTRIBUTES)
        return 0;
    int32_t slot = shape_find(vm, shape, cache->name);
    if (!instance_set(vm, &object->base, cache->name, item))
        return -1;
    if (slot >= 0) {
        if ((uint32_t)slot < shape->header.detail)
            fill_slot(vm, cache, shape, (uint32_t)slot);
        return 1;
    }
    const struct shape *after = shape_of(vm, receiver);
    if (after->parent == ref_from_pointer(shape) && after->slot_count - 1u < shape->header.detail)
        fill(vm, cache, shape, CACHE_ADD_INLINE, after->slot_count - 1u, value_from_pointer(after));
    return 1;
}

bool attribute_store(struct vm *vm, value receiver, struct cache *cache, value item) {
    if (attributed_of(vm, receiver) && !name_is_blocked(vm, cache->name)) {
        struct cache before = *cache;
        int stored = store_in_instance(vm, receiver, cache, item);
        note_second_shape(vm, &before, cache, CACHE_FOR_STORE);
        if (stored)
            return stored > 0;
    }
    if (!object_set_attribute_by(vm, receiver, value_from_ref(cache->name), item, GUARD_DOTTED_STORE))
        return false;
    if (value_has_kind(vm, receiver, KIND_TYPE) && !name_is_blocked(vm, cache->name))
        fill_class_data(vm, cache, receiver);
    return true;
}

/* --- methods ------------------------------------------------------------------------------------------------------ */

static bool is_method(const struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_FUNCTION) || value_has_kind(vm, v, KIND_NATIVE_METHOD);
}

static bool general_method(struct vm *vm, value receiver, cage_ref name, value out[2]) {
    out[0] = object_get_attribute_by(vm, receiver, value_from_ref(name), GUARD_DOTTED_LOAD);
    out[1] = VALUE_UNSET;
    return out[0] != VALUE_ERROR;
}

/* A method of the receiver's class that neither the object itself nor a hook hides, or what the object has itself. */
static bool method_of_instance(struct vm *vm, value receiver, struct cache *cache, value out[2]) {
    const struct type *type = value_type(vm, receiver);
    if (type->flags & TYPE_HAS_GETATTRIBUTE)
        return false;
    value found = type_lookup(vm, type, cache->name);
    bool is_static = value_has_kind(vm, found, KIND_STATIC_METHOD), of_class = is_static || is_method(vm, found);
    struct attributed *object = attributed_of(vm, receiver);
    if (object && (!of_class || instance_get(vm, object, cache->name) != VALUE_UNSET)) {
        out[0] = load_from_instance(vm, receiver, cache);
        out[1] = VALUE_UNSET;
        return out[0] != VALUE_UNSET;
    }
    if (!of_class)
        return false;
    out[0] = is_static ? ((const struct method_wrapper *)object_of(vm, found))->function : found;
    out[1] = is_static ? VALUE_UNSET : receiver;
    const struct shape *shape = shape_of(vm, receiver);
    /* Views share one shape but are of three classes. */
    if (!(shape->flags & SHAPE_DICTIONARY) && !value_has_kind(vm, receiver, KIND_DICT_VIEW))
        fill(vm, cache, shape, is_static ? CACHE_CLASS_VALUE : CACHE_METHOD, 0, out[0]);
    return true;
}

static bool method_of_class(struct vm *vm, value receiver, struct cache *cache, value out[2]) {
    const struct type *metaclass = value_type(vm, receiver);
    if (metaclass->flags & TYPE_HAS_GETATTRIBUTE || type_lookup(vm, metaclass, cache->name) != VALUE_UNSET)
        return false;
    value found = type_lookup(vm, object_of(vm, receiver), cache->name);
    if (value_has_kind(vm, found, KIND_CLASS_METHOD)) {
        value function = ((const struct method_wrapper *)object_of(vm, found))->function;
        /* natives rely on their class being checked when they are bound */
        if (!value_has_kind(vm, function, KIND_FUNCTION))
            return false;
        fill(vm, cache, shape_of(vm, receiver), CACHE_METHOD, 0, function);
        out[0] = function;
        out[1] = receiver;
        return true;
    }
    out[0] = load_from_class(vm, receiver, cache);
    out[1] = VALUE_UNSET;
    return out[0] != VALUE_UNSET;
}

/* The site has what super() gives it alone, so it remembers the class and the shape of self that were behind it. */
static bool method_of_super(struct vm *vm, value receiver, cage_ref name, struct cache *cache, value out[2]) {
    const struct super *super = object_of(vm, receiver);
    value found = super_find(vm, super, name, false);
    if (super->object == VALUE_UNSET || !is_method(vm, found))
        return false;
    bool of_class = value_has_kind(vm, super->object, KIND_TYPE) && value_to_ref(super->object) == super->object_type;
    out[0] = found;
    out[1] = of_class ? VALUE_UNSET : super->object;
    bool is_kept =
        value_has_kind(vm, super->object, KIND_INSTANCE) || value_has_kind(vm, super->object, KIND_EXCEPTION);
    if (cache != NULL && is_kept && value_type(vm, super->object) == object_at(vm, super->object_type))
        fill(vm, cache, shape_of(vm, super->object), CACHE_SUPER, super->start_type, found);
    return true;
}

bool attribute_load_method(struct vm *vm, value receiver, struct cache *cache, value out[2]) {
    if (name_is_blocked(vm, cache->name) || value_is_record(vm, receiver, TYPE_GENERIC_ALIAS))
        return general_method(vm, receiver, cache->name, out);
    bool found;
    struct cache before = *cache;
    switch (value_kind(vm, receiver)) {
    case KIND_TYPE:
        found = method_of_class(vm, receiver, cache, out);
        break;
    case KIND_SUPER:
        found = method_of_super(vm, receiver, cache->name, cache, out);
        break;
    case KIND_MODULE:
        out[0] = load_from_module(vm, receiver, cache);
        out[1] = VALUE_UNSET;
        found = out[0] != VALUE_UNSET;
        break;
    case KIND_HOST_OBJECT: /* its methods are the host's own list, not its class's */
        found = false;
        break;
    default:
        found = method_of_instance(vm, receiver, cache, out);
    }
    note_second_shape(vm, &before, cache, CACHE_FOR_METHOD);
    return found || general_method(vm, receiver, cache->name, out);
}

/* The names that may be delegated; saved code may ask for any other. */
static bool name_is_delegated(const struct vm *vm, value receiver, cage_ref name) {
    if (name == vm->names[SPECIAL_CALL])
        return value_has_kind(vm, receiver, KIND_SUPER);
    return name == vm->names[SPECIAL_GET_ATTRIBUTE] || name == vm->names[SPECIAL_GET_ATTR] ||
           name == vm->names[SPECIAL_SET_ATTR] || name == vm->names[SPECIAL_DELETE_ATTR];
}

bool attribute_load_protocol_method(struct vm *vm, value receiver, cage_ref name, value out[2]) {
    value found;
    out[1] = VALUE_UNSET;
    if (!name_is_delegated(vm, receiver, name))
        return general_method(vm, receiver, name, out);
    if (value_has_kind(vm, receiver, KIND_SUPER)) {
        if (method_of_super(vm, receiver, name, NULL, out))
            return true;
        found = super_find(vm, object_of(vm, receiver), name, true);
    } else if (value_has_kind(vm, receiver, KIND_TYPE)) {
        found = type_lookup(vm, object_of(vm, receiver), name);
        if (found != VALUE_UNSET && !is_method(vm, found))
            found = descriptor_bind(vm, found, VALUE_UNSET, object_of(vm, receiver));
    } else {
        return general_method(vm, receiver, name, out);
    }
    if (found == VALUE_UNSET && !vm_failed(vm))
        attribute_raise_missing(vm, receiver, name);
    out[0] = found;
    return found != VALUE_UNSET;
}

bool attribute_load_protocol_bound(struct vm *vm, value receiver, cage_ref name, value *out) {
    value pair[2];
    if (!attribute_load_protocol_method(vm, receiver, name, pair))
        return false;
    *out = pair[1] == VALUE_UNSET ? pair[0] : bound_method_new(vm, pair[0], pair[1]);
    return *out != VALUE_ERROR;
}
