/* copy: copies of plain values and of instances, natively.
 *
 * An instance is copied slot by slot, whatever its attributes are called; nothing is taken out of it that the copy
 * would not hide in the same way. Hooks that a guest class defines (`__copy__`, `__deepcopy__`, `__reduce_ex__`, ...)
 * are called through the class, as the VM does with special methods. Guest code may run in any hook: containers are
 * read again by index after each step. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/set.h"
#include "../builtins/str.h"
#include "../vm/attribute.h"
#include "../vm/interpreter.h"
#include "../vm/type.h"

/* What one deepcopy() hands down: memo is a dict from id to copy. */
struct copying {
    struct vm *vm;
    value memo;
    value kept; /* list of the originals, so that no id is used twice */
};

static value deep(struct copying *c, value v);

static bool is_atomic(const struct vm *vm, value v) {
    if (!value_is_object(v))
        return true;
    switch (object_kind(vm, v)) {
    case KIND_INT:
    case KIND_COMPLEX:
    case KIND_STR:
    case KIND_BYTES:
    case KIND_RANGE:
    case KIND_FUNCTION:
    case KIND_NATIVE_FUNCTION:
    case KIND_NATIVE_METHOD:
    case KIND_TYPE:
    case KIND_PROPERTY:
    case KIND_CODE:
        return true;
    case KIND_RECORD:
        switch (((const struct record *)object_of(vm, v))->type_id) {
        case TYPE_WEAK_REFERENCE:
        case TYPE_WEAK_METHOD:
        case TYPE_RE_PATTERN:
        case TYPE_RE_MATCH:
        case TYPE_GENERIC_ALIAS:
        case TYPE_UNION:
        case TYPE_FUNCTOOLS_CACHE:
            return true;
        default:
            return false;
        }
    default:
        return false;
    }
}

/* A method that the guest class of v defines, called with at most one argument; VALUE_UNSET: there is none. */
static value call_hook(struct vm *vm, value v, const char *name, uint32_t count, value argument) {
    const struct type *type = value_guest_type(vm, v);
    value text = str_find_interned(vm, name, strlen(name));
    if (!type || text == VALUE_UNSET)
        return VALUE_UNSET;
    value method = type_lookup(vm, type, value_to_ref(text));
    if (method == VALUE_UNSET || value_has_kind(vm, method, KIND_NATIVE_METHOD))
        return VALUE_UNSET;
    value bound = descriptor_bind(vm, method, v, (struct type *)(uintptr_t)type);
    return bound == VALUE_ERROR ? VALUE_ERROR : vm_call(vm, bound, count, &argument);
}

static bool value_guest_hook(struct vm *vm, value v, const char *name) {
    const struct type *type = value_guest_type(vm, v);
    value text = str_find_interned(vm, name, strlen(name));
    value method = type && text != VALUE_UNSET ? type_lookup(vm, type, value_to_ref(text)) : VALUE_UNSET;
    return method != VALUE_UNSET && !value_has_kind(vm, method, KIND_NATIVE_METHOD);
}

/* An instance of the same class without attributes, its payload the same object. */
static value instance_bare(struct vm *vm, value v) {
    value payload = value_unwrap(vm, v);
    struct type *type = value_type(vm, v);
    return payload == v ? instance_new(vm, type) : instance_new_with_payload(vm, type, payload);
}

/* --- instances ---------------------------------------------------------------------------------------------------- */

/* A copy of an instance with the same slots, its payload the same object. */
static value instance_clone(struct vm *vm, const struct instance *original) {
    uint32_t capacity = original->base.inline_capacity;
    if (!vm_charge(vm, 1 + capacity / 16))
        return VALUE_ERROR;
    cage_ref shape = original->base.header.shape;
    struct instance *clone = heap_allocate(vm, KIND_INSTANCE, shape, sizeof *clone + capacity * sizeof(value));
    if (!clone)
        return VALUE_ERROR;
    clone->base.inline_capacity = (uint16_t)capacity;
    clone->base.header.flags |= original->base.header.flags & INSTANCE_HAS_PAYLOAD;
    memcpy(clone->slots, original->slots, capacity * sizeof(value));
    cage_ref overflow = original->base.overflow;
    if (!overflow)
        return value_from_pointer(clone);
    value copy;
    if (((const struct object *)object_at(vm, overflow))->kind == KIND_DICT) {
        copy = dict_copy(vm, object_at(vm, overflow));
    } else {
        const struct array *array = object_at(vm, overflow);
        struct array *made = array_new_with(vm, array->capacity, array->items, array->capacity);
        copy = made ? value_from_pointer(made) : VALUE_ERROR;
    }
    if (copy == VALUE_ERROR)
        return VALUE_ERROR;
    object_written(vm, &clone->base.header);
    clone->base.overflow = value_to_ref(copy);
    return value_from_pointer(clone);
}

/* The copy that a class with its own __new__ makes: by calling that, then setting the attributes. */
static value instance_by_new(struct copying *c, value v, value *attributes) {
    struct vm *vm = c->vm;
    struct type *type = value_type(vm, v);
    value method = type_lookup(vm, type, vm->names[SPECIAL_NEW]);
    value arguments = call_hook(vm, v, "__getnewargs__", 0, VALUE_UNSET);
    if (arguments == VALUE_UNSET && !vm_failed(vm)) {
        value payload = value_unwrap(vm, v);
        arguments = payload == v ? vm->empty_tuple : tuple_from_items(vm, &payload, 1);
    }
    if (arguments != VALUE_ERROR && c->memo != VALUE_UNSET)
        arguments = deep(c, arguments);
    value function = arguments == VALUE_ERROR ? VALUE_ERROR : descriptor_bind(vm, method, VALUE_UNSET, type);
    if (function == VALUE_ERROR || !value_has_kind(vm, arguments, KIND_TUPLE))
        return vm_failed(vm) ? VALUE_ERROR : raise_type_error(vm, "__getnewargs__ should return a tuple");
    *attributes = instance_attributes(vm, object_of(vm, v));
    return *attributes == VALUE_ERROR
               ? VALUE_ERROR
               : vm_call_with_first(vm, function, value_from_pointer(type), tuple_count(vm, arguments),
                                    tuple_items(vm, arguments), VALUE_UNSET);
}

/* Sets what a state dict says; names go by the guard. */
static bool set_attributes(struct vm *vm, value v, value attributes) {
    value key, item;
    uint32_t position = 0;
    value copy = dict_copy(vm, object_of(vm, attributes));
    while (copy != VALUE_ERROR && dict_next(vm, object_of(vm, copy), &position, &key, &item))
        if (!object_set_attribute_by(vm, v, key, item, GUARD_SETATTR))
            return false;
    return copy != VALUE_ERROR;
}

static bool set_state(struct copying *c, value made, value state) {
    struct vm *vm = c->vm;
    if (c->memo != VALUE_UNSET && (state = deep(c, state)) == VALUE_ERROR)
        return false;
    value done = call_hook(vm, made, "__setstate__", 1, state);
    if (done != VALUE_UNSET || vm_failed(vm))
        return done != VALUE_UNSET;
    value slots = VALUE_NONE;
    if (value_has_kind(vm, state, KIND_TUPLE) && tuple_count(vm, state) == 2) {
        slots = tuple_items(vm, state)[1];
        state = tuple_items(vm, state)[0];
    }
    if (value_has_kind(vm, state, KIND_DICT) && !set_attributes(vm, made, state))
        return false;
    return !value_has_kind(vm, slots, KIND_DICT) || set_attributes(vm, made, slots);
}

/* --- what __reduce_ex__ and __reduce__ of a guest class return ---------------------------------------------------- */

static bool remember(struct copying *c, value original, value copy) {
    struct vm *vm = c->vm;
    return c->memo == VALUE_UNSET ||
           (object_set_item(vm, c->memo, value_from_small_int(value_to_ref(original)), copy) &&
            list_append(vm, object_of(vm, c->kept), original));
}

/* made[key] = item, for a pair of them as __reduce_ex__ gives it. */
static bool add_pair(struct vm *vm, value made, value pair) {
    value both = tuple_from_iterable(vm, pair);
    if (both == VALUE_ERROR)
        return false;
    uint32_t count = tuple_count(vm, both);
    if (count == 2)
        return object_set_item(vm, made, tuple_items(vm, both)[0], tuple_items(vm, both)[1]);
    if (count > 2)
        raise_value_error(vm, "too many values to unpack (expected 2)");
    else
        raise_value_error(vm, "not enough values to unpack (expected 2, got %u)", count);
    return false;
}

static bool add_items(struct copying *c, value made, value items, bool pairs) {
    struct vm *vm = c->vm;
    value iterator = items == VALUE_NONE ? VALUE_STOP : object_iterate(vm, items), item;
    value append = str_intern_c(vm, "append", 6);
    if (iterator == VALUE_STOP)
        return true;
    while (iterator != VALUE_ERROR && append != VALUE_ERROR && (item = object_next(vm, iterator)) != VALUE_STOP) {
        if (item != VALUE_ERROR && c->memo != VALUE_UNSET)
            item = deep(c, item);
        if (item == VALUE_ERROR || !vm_charge(vm, 1))
            return false;
        if (!pairs && vm_call_method(vm, made, append, 1, &item) == VALUE_ERROR)
            return false;
        if (pairs && !add_pair(vm, made, item))
            return false;
    }
    return iterator != VALUE_ERROR && append != VALUE_ERROR;
}

static value rebuild(struct copying *c, value original, value reduced) {
    struct vm *vm = c->vm;
    if (value_has_kind(vm, reduced, KIND_STR))
        return original;
    uint32_t count = value_has_kind(vm, reduced, KIND_TUPLE) ? tuple_count(vm, reduced) : 0;
    if (!value_has_kind(vm, reduced, KIND_TUPLE))
        return raise_type_error(vm, "Value after * must be an iterable, not %s", value_type_name(vm, reduced));
    if (count < 2)
        return raise_type_error(vm, "_reconstruct() missing %s",
                                count ? "1 required positional argument: 'args'"
                                      : "2 required positional arguments: 'func' and 'args'");
    if (count > 5)
        return raise_type_error(vm, "_reconstruct() takes from 4 to 7 positional arguments but %u were given",
                                count + 2);
    value parts[5] = {VALUE_NONE, VALUE_NONE, VALUE_NONE, VALUE_NONE, VALUE_NONE};
    memcpy(parts, tuple_items(vm, reduced), count * sizeof(value));
    value arguments = tuple_from_iterable(vm, parts[1]);
    if (arguments != VALUE_ERROR && c->memo != VALUE_UNSET)
        arguments = deep(c, arguments);
    value made = arguments == VALUE_ERROR
                     ? VALUE_ERROR
                     : vm_call(vm, parts[0], tuple_count(vm, arguments), tuple_items(vm, arguments));
    if (made == VALUE_ERROR || (value_is_object(original) && !remember(c, original, made)))
        return VALUE_ERROR;
    if (parts[2] != VALUE_NONE && !set_state(c, made, parts[2]))
        return VALUE_ERROR;
    return add_items(c, made, parts[3], false) && add_items(c, made, parts[4], true) ? made : VALUE_ERROR;
}

/* The result of a reducing hook, or VALUE_UNSET. */
static value reduce_by_hook(struct vm *vm, value v) {
    value reduced = call_hook(vm, v, "__reduce_ex__", 1, value_from_small_int(4));
    return reduced != VALUE_UNSET || vm_failed(vm) ? reduced : call_hook(vm, v, "__reduce__", 0, VALUE_UNSET);
}

/* --- shallow ------------------------------------------------------------------------------------------------------ */

static value raise_uncopyable(struct vm *vm, value v) {
    return raise_type_error(vm, "cannot pickle '%s' object", value_type_name(vm, v));
}

static value copy_exception(struct copying *c, value v) {
    struct vm *vm = c->vm;
    struct exception *exception = object_of(vm, v);
    value arguments = c->memo != VALUE_UNSET ? deep(c, exception->arguments) : exception->arguments;
    if (arguments == VALUE_ERROR)
        return VALUE_ERROR;
    value made =
        vm_call(vm, value_from_pointer(value_type(vm, v)), tuple_count(vm, arguments), tuple_items(vm, arguments));
    value attributes = made == VALUE_ERROR ? VALUE_ERROR : instance_attributes(vm, &exception->base);
    if (attributes != VALUE_ERROR && c->memo != VALUE_UNSET)
        attributes = deep(c, attributes);
    if (attributes == VALUE_ERROR || !set_attributes(vm, made, attributes))
        return VALUE_ERROR;
    value notes = ((struct exception *)object_of(vm, v))->notes;
    if (notes != VALUE_UNSET && c->memo != VALUE_UNSET)
        notes = deep(c, notes);
    if (notes != VALUE_ERROR && value_has_kind(vm, made, KIND_EXCEPTION))
        ((struct exception *)object_of(vm, made))->notes = notes;
    return notes == VALUE_ERROR && vm_failed(vm) ? VALUE_ERROR : made;
}

/* --- iterators ---------------------------------------------------------------------------------------------------- */

/* An iterator over the same thing from where this one is. */
static value iterator_clone(struct vm *vm, value v) {
    const struct object *original = object_of(vm, v);
    size_t size = original->kind == KIND_SEQUENCE_ITERATOR ? sizeof(struct sequence_iterator)
                  : original->kind == KIND_RANGE_ITERATOR  ? sizeof(struct range_iterator)
                  : original->kind == KIND_DICT_ITERATOR   ? sizeof(struct dict_iterator)
                                                           : sizeof(struct set_iterator);
    struct object *clone = heap_allocate(vm, (enum kind)original->kind, original->shape, size);
    if (!clone)
        return VALUE_ERROR;
    clone->detail = original->detail;
    memcpy(clone + 1, original + 1, size - sizeof *clone);
    return value_from_pointer(clone);
}

/* What is left of a dict's or set's iterator goes into a list, as in CPython. */
static value iterator_rest(struct vm *vm, value v) {
    value clone = iterator_clone(vm, v);
    value rest = clone == VALUE_ERROR ? VALUE_ERROR : list_from_iterable(vm, clone);
    return rest == VALUE_ERROR ? VALUE_ERROR : object_iterate(vm, rest);
}

static bool is_copied_record(const struct vm *vm, value v) {
    return value_is_record(vm, v, TYPE_ENUMERATE) || value_is_record(vm, v, TYPE_ZIP) ||
           value_is_record(vm, v, TYPE_MAP) || value_is_record(vm, v, TYPE_FILTER);
}

/* enumerate, zip, map and filter: the copy reads the same iterators. */
static value record_clone(struct vm *vm, value v) {
    const struct record *original = object_of(vm, v);
    value made = record_new(vm, (enum type_id)original->type_id, original->header.detail);
    if (made == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *clone = object_of(vm, made);
    memcpy(clone->items, original->items, original->header.detail * sizeof(value));
    clone->data = original->data;
    return made;
}

static value copy_native_hook(struct vm *vm, value v) {
    value name = str_intern_c(vm, "__copy__", 8);
    value method = name == VALUE_ERROR ? VALUE_ERROR : type_lookup(vm, value_type(vm, v), value_to_ref(name));
    if (method == VALUE_UNSET)
        return vm_failed(vm) ? VALUE_ERROR : raise_uncopyable(vm, v);
    return method == VALUE_ERROR ? VALUE_ERROR : vm_call_method(vm, v, name, 0, NULL);
}

/* A plain value of a built-in kind. */
static value plain_copy(struct vm *vm, value v) {
    const uint8_t *data;
    uint32_t length;
    if (is_atomic(vm, v) || value_has_kind(vm, v, KIND_TUPLE) || value_has_kind(vm, v, KIND_FROZENSET) ||
        value_has_kind(vm, v, KIND_SLICE))
        return v;
    switch (object_kind(vm, v)) {
    case KIND_LIST:
        return list_from_iterable(vm, v);
    case KIND_DICT:
        return dict_copy(vm, object_of(vm, v));
    case KIND_SET:
        return set_copy(vm, object_of(vm, v), false);
    case KIND_BYTEARRAY:
        (void)bytes_view(vm, v, &data, &length);
        return bytearray_new(vm, data, length);
    case KIND_SEQUENCE_ITERATOR:
    case KIND_RANGE_ITERATOR:
        return iterator_clone(vm, v);
    case KIND_DICT_ITERATOR:
    case KIND_SET_ITERATOR:
        return iterator_rest(vm, v);
    case KIND_RECORD:
        return is_copied_record(vm, v) ? record_clone(vm, v) : copy_native_hook(vm, v);
    default:
        return raise_uncopyable(vm, v);
    }
}

static value shallow(struct vm *vm, value v) {
    struct copying c = {vm, VALUE_UNSET, VALUE_UNSET};
    if (!value_is_object(v) || value_has_kind(vm, v, KIND_TYPE))
        return v;
    value made = call_hook(vm, v, "__copy__", 0, VALUE_UNSET);
    if (made != VALUE_UNSET || vm_failed(vm))
        return made;
    value reduced = reduce_by_hook(vm, v);
    if (reduced != VALUE_UNSET || vm_failed(vm))
        return reduced == VALUE_UNSET ? VALUE_ERROR : rebuild(&c, v, reduced);
    if (object_kind(vm, v) == KIND_EXCEPTION)
        return copy_exception(&c, v);
    if (object_kind(vm, v) != KIND_INSTANCE)
        return plain_copy(vm, v);
    value attributes = VALUE_UNSET, state = call_hook(vm, v, "__getstate__", 0, VALUE_UNSET);
    bool own_new = value_type(vm, v)->flags & TYPE_HAS_NEW;
    if (vm_failed(vm))
        return VALUE_ERROR;
    bool own_state = state != VALUE_UNSET;
    if (!own_new && !own_state && !value_guest_hook(vm, v, "__setstate__")) {
        made = instance_clone(vm, object_of(vm, v));
    } else {
        made = own_new ? instance_by_new(&c, v, &attributes) : instance_bare(vm, v);
        if (made != VALUE_ERROR && !own_state) {
            state = attributes == VALUE_UNSET ? instance_attributes(vm, object_of(vm, v)) : attributes;
            own_state = state != VALUE_ERROR;
        }
        if (made == VALUE_ERROR || !own_state || !set_state(&c, made, state))
            return VALUE_ERROR;
    }
    value payload = made == VALUE_ERROR ? VALUE_ERROR : value_unwrap(vm, made);
    if (payload == VALUE_ERROR || payload == made || own_new)
        return made;
    value copied = plain_copy(vm, payload);
    object_written(vm, object_of(vm, made));
    ((struct instance *)object_of(vm, made))->slots[0] = copied == VALUE_ERROR ? payload : copied;
    return copied == VALUE_ERROR ? VALUE_ERROR : made;
}

/* --- deep --------------------------------------------------------------------------------------------------------- */

static value deep_list(struct copying *c, value v, value made) {
    struct vm *vm = c->vm;
    if (made == VALUE_UNSET)
        made = list_new(vm, ((struct list *)object_of(vm, v))->count);
    if (made == VALUE_ERROR || !remember(c, v, made))
        return VALUE_ERROR;
    for (uint32_t i = 0; i < ((struct list *)object_of(vm, v))->count; i++) {
        value item = deep(c, *array_item(vm, ((struct list *)object_of(vm, v))->array, i));
        if (item == VALUE_ERROR || !list_append(vm, object_of(vm, made), item))
            return VALUE_ERROR;
    }
    return made;
}

static value deep_dict(struct copying *c, value v) {
    struct vm *vm = c->vm;
    value made = dict_new_sized(vm, ((struct dict *)object_of(vm, v))->count), key, item;
    uint32_t position = 0, count = ((struct dict *)object_of(vm, v))->count;
    if (made == VALUE_ERROR || !remember(c, v, made))
        return VALUE_ERROR;
    while (dict_next(vm, object_of(vm, v), &position, &key, &item)) {
        value new_key = deep(c, key), new_item = new_key == VALUE_ERROR ? VALUE_ERROR : deep(c, item);
        if (new_item == VALUE_ERROR || !dict_set(vm, object_of(vm, made), new_key, new_item))
            return VALUE_ERROR;
        if (((struct dict *)object_of(vm, v))->count != count)
            return raise_error(vm, TYPE_RUNTIME_ERROR, "dictionary changed size during iteration");
    }
    return made;
}

static value memo_find(struct copying *c, value v) {
    struct vm *vm = c->vm;
    value key = value_from_small_int(value_to_ref(v));
    if (value_has_kind(vm, c->memo, KIND_DICT))
        return dict_get(vm, object_of(vm, c->memo), key);
    value name = str_intern_c(vm, "get", 3), arguments[2] = {key, VALUE_NONE};
    value found = name == VALUE_ERROR ? VALUE_ERROR : vm_call_method(vm, c->memo, name, 2, arguments);
    return found == VALUE_NONE ? VALUE_UNSET : found;
}

/* A tuple of copies; the tuple itself when all copies are the originals. A cycle may have copied it meanwhile. */
static value deep_tuple(struct copying *c, value v) {
    struct vm *vm = c->vm;
    uint32_t count = tuple_count(vm, v);
    value made = tuple_new(vm, count);
    bool same = true;
    for (uint32_t i = 0; made != VALUE_ERROR && i < count; i++) {
        value item = deep(c, tuple_items(vm, v)[i]);
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        same = same && item == tuple_items(vm, v)[i];
        tuple_items(vm, made)[i] = item;
    }
    value found = made == VALUE_ERROR ? VALUE_ERROR : memo_find(c, v);
    if (found != VALUE_UNSET || vm_failed(vm))
        return found;
    if (same)
        return v;
    return remember(c, v, made) ? made : VALUE_ERROR;
}

static value deep_set(struct copying *c, value v) {
    struct vm *vm = c->vm;
    value items = list_from_iterable(vm, v), list = items == VALUE_ERROR ? VALUE_ERROR : list_new(vm, 0);
    for (uint32_t i = 0; list != VALUE_ERROR && i < ((struct list *)object_of(vm, items))->count; i++) {
        value item = deep(c, *array_item(vm, ((struct list *)object_of(vm, items))->array, i));
        if (item == VALUE_ERROR || !list_append(vm, object_of(vm, list), item))
            return VALUE_ERROR;
    }
    value made = list == VALUE_ERROR ? VALUE_ERROR : set_from_iterable(vm, list, value_has_kind(vm, v, KIND_FROZENSET));
    return made != VALUE_ERROR && remember(c, v, made) ? made : VALUE_ERROR;
}

static value deep_bound_method(struct copying *c, value v) {
    const struct bound_method *method = object_of(c->vm, v);
    value function = method->function, self = deep(c, method->self);
    return self == VALUE_ERROR ? VALUE_ERROR : bound_method_new(c->vm, function, self);
}

static value deep_deque(struct copying *c, value v) {
    struct vm *vm = c->vm;
    value items = list_from_iterable(vm, v), extend = str_intern_c(vm, "extend", 6);
    value made = items == VALUE_ERROR || extend == VALUE_ERROR ? VALUE_ERROR : copy_native_hook(vm, v);
    value clear = made == VALUE_ERROR ? VALUE_ERROR : str_intern_c(vm, "clear", 5);
    if (clear == VALUE_ERROR || vm_call_method(vm, made, clear, 0, NULL) == VALUE_ERROR || !remember(c, v, made))
        return VALUE_ERROR;
    struct copying inner = *c;
    value copies = deep_list(&inner, items, VALUE_UNSET);
    return copies != VALUE_ERROR && vm_call_method(vm, made, extend, 1, &copies) != VALUE_ERROR ? made : VALUE_ERROR;
}

static value deep_iterator(struct copying *c, value v) {
    struct vm *vm = c->vm;
    value made = plain_copy(vm, v);
    if (made == VALUE_ERROR || !value_has_kind(vm, made, KIND_SEQUENCE_ITERATOR))
        return made;
    value sequence = ((struct sequence_iterator *)object_of(vm, made))->sequence;
    if (!value_is_object(sequence))
        return made;
    value copied = deep(c, sequence);
    if (copied == VALUE_ERROR)
        return VALUE_ERROR;
    /* A memo may say that it is anything; what the iterator's header says of it must stay true. */
    if (value_kind(vm, copied) != value_kind(vm, sequence))
        return object_iterate(vm, copied);
    ((struct sequence_iterator *)object_of(vm, made))->sequence = copied;
    return made;
}

static value deep_record(struct copying *c, value v) {
    struct vm *vm = c->vm;
    value made = record_clone(vm, v);
    for (uint32_t i = 0; made != VALUE_ERROR && i < ((struct record *)object_of(vm, made))->header.detail; i++) {
        value item = deep(c, ((struct record *)object_of(vm, made))->items[i]);
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        ((struct record *)object_of(vm, made))->items[i] = item;
    }
    return made;
}

static value deep_slice(struct copying *c, value v) {
    struct vm *vm = c->vm;
    const struct slice *slice = object_of(vm, v);
    value parts[3] = {slice->start, slice->stop, slice->step};
    for (int i = 0; i < 3; i++)
        if ((parts[i] = deep(c, parts[i])) == VALUE_ERROR)
            return VALUE_ERROR;
    return slice_new(vm, parts[0], parts[1], parts[2]);
}

/* A plain value of a built-in kind. */
static value deep_plain(struct copying *c, value v) {
    struct vm *vm = c->vm;
    value made;
    switch (object_kind(vm, v)) {
    case KIND_LIST:
        return deep_list(c, v, VALUE_UNSET);
    case KIND_DICT:
        return deep_dict(c, v);
    case KIND_TUPLE:
        return deep_tuple(c, v);
    case KIND_SET:
    case KIND_FROZENSET:
        return deep_set(c, v);
    case KIND_BOUND_METHOD:
        return deep_bound_method(c, v);
    case KIND_SLICE:
        made = deep_slice(c, v);
        break;
    case KIND_SEQUENCE_ITERATOR:
    case KIND_DICT_ITERATOR:
    case KIND_SET_ITERATOR:
        made = deep_iterator(c, v);
        break;
    case KIND_RECORD:
        if (value_is_record(vm, v, TYPE_COLLECTIONS_DEQUE))
            return deep_deque(c, v);
        made = is_copied_record(vm, v) ? deep_record(c, v) : plain_copy(vm, v);
        break;
    default:
        made = plain_copy(vm, v);
        break;
    }
    return made != VALUE_ERROR && remember(c, v, made) ? made : VALUE_ERROR;
}

/* Puts copies in the place of what a clone has in its slots. Guest code that got hold of the clone may change its
 * shape: slots are found anew at each step. */
static bool deepen_slots(struct copying *c, value made) {
    struct vm *vm = c->vm;
    const struct instance *instance = object_of(vm, made);
    for (uint32_t i = 0;; i++) {
        const struct shape *shape = object_at(vm, instance->base.header.shape);
        bool dictionary = shape->flags & SHAPE_DICTIONARY;
        uint32_t count = dictionary ? instance->base.inline_capacity : shape->slot_count;
        if (i >= count)
            break;
        value *slot = instance_slot(vm, object_of(vm, made), i), item = *slot;
        if (!value_is_object(item))
            continue;
        item = deep(c, item);
        if (item == VALUE_ERROR)
            return false;
        shape = object_at(vm, instance->base.header.shape);
        object_written(vm, object_of(vm, made));
        if (i < ((shape->flags & SHAPE_DICTIONARY) ? instance->base.inline_capacity : shape->slot_count))
            *instance_slot(vm, object_of(vm, made), i) = item;
    }
    const struct shape *shape = object_at(vm, instance->base.header.shape);
    if (!(shape->flags & SHAPE_DICTIONARY) || !instance->base.overflow)
        return true;
    value names = dict_copy(vm, object_at(vm, instance->base.overflow)), key, item;
    uint32_t position = 0;
    while (names != VALUE_ERROR && dict_next(vm, object_of(vm, names), &position, &key, &item)) {
        item = deep(c, item);
        if (item == VALUE_ERROR || !instance_set(vm, object_of(vm, made), value_to_ref(key), item))
            return false;
    }
    return names != VALUE_ERROR;
}

static value deep_instance(struct copying *c, value v) {
    struct vm *vm = c->vm;
    value state = call_hook(vm, v, "__getstate__", 0, VALUE_UNSET), attributes = VALUE_UNSET, made;
    bool own_new = value_type(vm, v)->flags & TYPE_HAS_NEW;
    if (vm_failed(vm))
        return VALUE_ERROR;
    if (!own_new && state == VALUE_UNSET && !value_guest_hook(vm, v, "__setstate__")) {
        made = instance_clone(vm, object_of(vm, v));
        return made != VALUE_ERROR && remember(c, v, made) && deepen_slots(c, made) ? made : VALUE_ERROR;
    }
    made = own_new ? instance_by_new(c, v, &attributes) : instance_bare(vm, v);
    if (made == VALUE_ERROR || !remember(c, v, made))
        return VALUE_ERROR;
    if (state == VALUE_UNSET)
        state = attributes == VALUE_UNSET ? instance_attributes(vm, object_of(vm, v)) : attributes;
    return state != VALUE_ERROR && set_state(c, made, state) ? made : VALUE_ERROR;
}

static value deep_object(struct copying *c, value v) {
    struct vm *vm = c->vm;
    value made = call_hook(vm, v, "__deepcopy__", 1, c->memo);
    if (made != VALUE_UNSET || vm_failed(vm))
        return made != VALUE_UNSET && made != v && !remember(c, v, made) ? VALUE_ERROR : made;
    value reduced = reduce_by_hook(vm, v);
    if (reduced != VALUE_UNSET || vm_failed(vm))
        return reduced == VALUE_UNSET ? VALUE_ERROR : rebuild(c, v, reduced);
    if (object_kind(vm, v) == KIND_INSTANCE)
        return deep_instance(c, v);
    if (object_kind(vm, v) == KIND_EXCEPTION) {
        made = copy_exception(c, v);
        return made != VALUE_ERROR && remember(c, v, made) ? made : VALUE_ERROR;
    }
    return deep_plain(c, v);
}

static value deep(struct copying *c, value v) {
    struct vm *vm = c->vm;
    if (!vm_charge(vm, 1))
        return VALUE_ERROR;
    if (is_atomic(vm, v))
        return v;
    value found = memo_find(c, v);
    if (found != VALUE_UNSET || vm_failed(vm))
        return found;
    if (!vm_charge(vm, 3) || !vm_enter_native(vm))
        return VALUE_ERROR;
    bool guest = value_guest_type(vm, v) != NULL;
    value made = guest                                  ? deep_object(c, v)
                 : object_kind(vm, v) == KIND_EXCEPTION ? deep_object(c, v)
                                                        : deep_plain(c, v);
    vm_leave_native(vm);
    return made;
}

/* --- the module --------------------------------------------------------------------------------------------------- */

static value copy_copy(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return shallow(vm, arguments[0]);
}

static value copy_deepcopy(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct copying c = {vm, arguments[1], list_new(vm, 0)};
    if (c.memo == VALUE_UNSET || c.memo == VALUE_NONE)
        c.memo = dict_new(vm);
    if (c.memo == VALUE_ERROR || c.kept == VALUE_ERROR)
        return VALUE_ERROR;
    /* the originals must live as long as the memo, whose keys are their ids */
    value made = deep(&c, arguments[0]);
    if (made == VALUE_ERROR || arguments[1] == VALUE_UNSET || arguments[1] == VALUE_NONE)
        return made;
    value key = value_from_small_int(value_to_ref(c.memo)), name = str_intern_c(vm, "setdefault", 10);
    value window[2] = {key, list_new(vm, 0)};
    if (name == VALUE_ERROR || window[1] == VALUE_ERROR)
        return VALUE_ERROR;
    value list = vm_call_method(vm, c.memo, name, 2, window);
    if (list == VALUE_ERROR)
        return VALUE_ERROR;
    return !value_has_kind(vm, list, KIND_LIST) || list_extend(vm, object_of(vm, list), c.kept) ? made : VALUE_ERROR;
}

static const struct native copy_functions[] = {
    {"copy", copy_copy, 1, 1, 0, 0, "x", "Shallow copy operation on arbitrary Python objects."},
    {"deepcopy", copy_deepcopy, 1, 2, 0, 0, "x memo", "Deep copy operation on arbitrary Python objects."},
    NATIVE_END,
};

const struct module_definition copy_module = {
    .name = "copy",
    .reason = "copies the guest's own objects; attributes by slots or through the guard",
    .functions = copy_functions};
