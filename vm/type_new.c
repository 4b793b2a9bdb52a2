/* Making a class from its name, bases and namespace, as type.__new__ does: metaclass, layout, MRO (C3), __slots__,
 * flags,
 * __set_name__ and __init_subclass__. Guest code runs only in the last two, when the class is complete. */
#include "interpreter_internal.h"
#include "type.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/str.h"
#include "../builtins/str_text.h"
#include "attribute.h"
#include "type_internal.h"

/* Bounds the work of any lookup along an MRO. */
#define MRO_MOST 256
#define SLOTS_MOST 4096
#define INLINE_SLOTS_FIRST 4
#define INLINE_SLOTS_GUESS_MOST 32

/* --- metaclass and layout -------------------------------------------------------------------------------------------
 */

struct type *metaclass_resolve(struct vm *vm, struct type *metaclass, const value *bases, uint32_t count) {
    struct type *winner = metaclass;
    for (uint32_t i = 0; i < count; i++) {
        struct type *of_base = value_type(vm, bases[i]);
        if (!value_has_kind(vm, bases[i], KIND_TYPE) &&
            type_lookup(vm, of_base, vm->names[SPECIAL_MRO_ENTRIES]) != VALUE_UNSET) {
            raise_type_error(vm, "type() doesn't support MRO entry resolution; use types.new_class()");
            return NULL;
        }
        if (type_is_subtype(vm, winner, of_base))
            continue;
        if (!type_is_subtype(vm, of_base, winner)) {
            raise_type_error(vm, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                                 "of the metaclasses of all its bases");
            return NULL;
        }
        winner = of_base;
    }
    return winner;
}

uint32_t type_fixed_slots(const struct vm *vm, const struct type *type) {
    return ((const struct shape *)object_at(vm, type->instance_shape))->slot_count - (uint32_t)type->slot_start;
}

bool type_has_attributes(const struct vm *vm, const struct type *type) {
    return !(((const struct shape *)object_at(vm, type->instance_shape))->flags & SHAPE_NO_ATTRIBUTES);
}

/* Exceptions whose C structure is their own in CPython, so that two of them cannot be combined. */
static bool exception_has_layout(uint32_t id) {
    static const enum type_id own[] = {TYPE_BASE_EXCEPTION,
                                       TYPE_BASE_EXCEPTION_GROUP,
                                       TYPE_SYSTEM_EXIT,
                                       TYPE_ATTRIBUTE_ERROR,
                                       TYPE_IMPORT_ERROR,
                                       TYPE_NAME_ERROR,
                                       TYPE_OS_ERROR,
                                       TYPE_STOP_ITERATION,
                                       TYPE_SYNTAX_ERROR,
                                       TYPE_UNICODE_DECODE_ERROR,
                                       TYPE_UNICODE_ENCODE_ERROR,
                                       TYPE_UNICODE_TRANSLATE_ERROR};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (own[i] == id)
            return true;
    return false;
}

/* No chain of bases is as long: so many steps mean that it is a ring. */
#define BASES_MAXIMUM 100000

/* The class nearest above that adds to the layout of instances. */
struct type *type_solid_base(struct vm *vm, struct type *type) {
    for (uint32_t steps = 0;; type = object_at(vm, type->base), steps++) {
        if (!type->base || steps == BASES_MAXIMUM)
            return type;
        if (type->flags & TYPE_BUILTIN) {
            if (!(type->flags & TYPE_IS_EXCEPTION) || exception_has_layout(type->type_id))
                return type;
        } else if (type_fixed_slots(vm, type) > type_fixed_slots(vm, object_at(vm, type->base))) {
            return type;
        }
    }
}

struct type *type_best_base(struct vm *vm, const value *bases, uint32_t count) {
    struct type *best = NULL, *winner = NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (!value_has_kind(vm, bases[i], KIND_TYPE)) {
            raise_type_error(vm, "bases must be types");
            return NULL;
        }
        struct type *base = object_of(vm, bases[i]);
        if (!(base->flags & TYPE_SUBCLASSABLE)) {
            raise_type_error(vm, "type '%s' is not an acceptable base type", type_name(vm, base));
            return NULL;
        }
        struct type *candidate = type_solid_base(vm, base);
        if (!winner || (winner != candidate && type_is_subtype(vm, candidate, winner))) {
            winner = candidate;
            best = base;
        } else if (!type_is_subtype(vm, winner, candidate)) {
            raise_type_error(vm, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best;
}

/* --- MRO ------------------------------------------------------------------------------------------------------------
 */

/* The sequences being merged: the MROs of the bases, then the list of bases; `heads` are their next items. */
struct merge {
    const value *bases;
    uint32_t count; /* of bases */
    value *heads;   /* count + 1 small ints, in an array in the cage */
};

static const value *merge_items(const struct vm *vm, const struct merge *merge, uint32_t sequence, uint32_t *count) {
    if (sequence == merge->count) {
        *count = merge->count;
        return merge->bases;
    }
    const struct type *base = object_of(vm, merge->bases[sequence]);
    const struct tuple *mro = object_at(vm, base->mro);
    *count = mro->count;
    return mro->items;
}

/* 1 0, -1 = the run is being stopped. */
static int stands_in_a_tail(struct vm *vm, const struct merge *merge, value candidate) {
    uint64_t looked_at = 0;
    for (uint32_t s = 0; s <= merge->count; s++) {
        uint32_t count;
        const value *items = merge_items(vm, merge, s, &count);
        for (uint32_t i = (uint32_t)value_to_int(merge->heads[s]) + 1; i < count; i++, looked_at++)
            if (items[i] == candidate)
                return 1;
    }
    return vm_charge(vm, 1 + looked_at / 16) ? 0 : -1;
}

static bool raise_inconsistent_mro(struct vm *vm, const struct merge *merge) {
    struct str_builder text = {0};
    struct dict *named = NULL;
    value dict = dict_new(vm);
    if (dict == VALUE_ERROR)
        return false;
    named = object_of(vm, dict);
    for (uint32_t s = 0; s <= merge->count; s++) {
        uint32_t count, head = (uint32_t)value_to_int(merge->heads[s]);
        const value *items = merge_items(vm, merge, s, &count);
        if (head >= count || dict_get_name(vm, named, ((struct type *)object_of(vm, items[head]))->name) != VALUE_UNSET)
            continue;
        const struct type *type = object_of(vm, items[head]);
        str_builder_add_format(vm, &text, named->count ? ", %s" : "%s", type_name(vm, type));
        if (!dict_set_name(vm, named, type->name, VALUE_NONE))
            return false;
    }
    value names = str_builder_finish(vm, &text);
    if (names != VALUE_ERROR)
        raise_type_error(vm, "Cannot create a consistent method resolution order (MRO) for bases %s",
                         str_text(vm, names));
    return false;
}

static bool check_duplicates(struct vm *vm, const value *bases, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = i + 1; k < count; k++)
            if (bases[i] == bases[k]) {
                raise_type_error(vm, "duplicate base class %s", type_name(vm, object_of(vm, bases[i])));
                return false;
            }
    return true;
}

/* One step of C3: the next class of the MRO, VALUE_STOP at the end, VALUE_ERROR when there is none that fits. */
static value merge_next(struct vm *vm, struct merge *merge) {
    bool finished = true;
    for (uint32_t s = 0; s <= merge->count; s++) {
        uint32_t count, head = (uint32_t)value_to_int(merge->heads[s]);
        const value *items = merge_items(vm, merge, s, &count);
        if (head >= count)
            continue;
        finished = false;
        value candidate = items[head];
        int hidden = stands_in_a_tail(vm, merge, candidate);
        if (hidden < 0)
            return VALUE_ERROR;
        if (hidden)
            continue;
        for (uint32_t t = 0; t <= merge->count; t++) {
            const value *others = merge_items(vm, merge, t, &count);
            head = (uint32_t)value_to_int(merge->heads[t]);
            if (head < count && others[head] == candidate)
                merge->heads[t] = value_from_small_int((int64_t)head + 1);
        }
        return candidate;
    }
    if (finished)
        return VALUE_STOP;
    raise_inconsistent_mro(vm, merge);
    return VALUE_ERROR;
}

/* C3 linearisation (Barrett et al. 1996), as a tuple beginning with the class itself. */
value type_compute_mro(struct vm *vm, struct type *type, const value *bases, uint32_t count) {
    value mro = list_new(vm, count + 2);
    struct array *heads = array_new(vm, count + 1);
    if (mro == VALUE_ERROR || !heads || !list_append(vm, object_of(vm, mro), value_from_pointer(type)))
        return VALUE_ERROR;
    for (uint32_t i = 0; i <= count; i++)
        heads->items[i] = value_from_small_int(0);
    struct merge merge = {bases, count, heads->items};
    for (;;) {
        value next = merge_next(vm, &merge);
        if (next == VALUE_ERROR || !vm_charge(vm, 1 + count))
            return VALUE_ERROR;
        if (next == VALUE_STOP)
            return tuple_from_items(vm, list_items(vm, object_of(vm, mro)), ((struct list *)object_of(vm, mro))->count);
        if (((struct list *)object_of(vm, mro))->count >= MRO_MOST)
            return raise_type_error(vm, "too many classes in the method resolution order");
        if (!list_append(vm, object_of(vm, mro), next))
            return VALUE_ERROR;
    }
}

/* --- the namespace
 * ---------------------------------------------------------------------------------------------------- */

static bool copy_namespace(struct vm *vm, struct dict *dict, const struct dict *namespace) {
    uint32_t position = 0;
    value key, item;
    while (dict_next(vm, namespace, &position, &key, &item)) {
        if (!str_of(vm, key)) {
            if (!dict_set(vm, dict, key, item))
                return false;
            continue;
        }
        cage_ref name = attribute_name(vm, key);
        if (!name || !dict_set_name(vm, dict, name, item))
            return false;
    }
    return true;
}

static bool set_default(struct vm *vm, struct dict *dict, cage_ref name, value item) {
    return dict_find_name(vm, dict, name) >= 0 || dict_set_name(vm, dict, name, item);
}

/* The module whose code is running. */
static value current_module(struct vm *vm) {
    if (!vm->frame_count)
        return VALUE_UNSET;
    return dict_get_name(vm, object_at(vm, vm->frames[vm->frame_count - 1].globals), vm->names[NAME_NAME]);
}

static bool wrap_function(struct vm *vm, struct dict *dict, enum special_method special, enum kind wrapper) {
    cage_ref name = vm->names[special];
    value function = dict_get_name(vm, dict, name);
    if (!value_has_kind(vm, function, KIND_FUNCTION))
        return true;
    value wrapped = method_wrapper_new(vm, wrapper, function);
    return wrapped != VALUE_ERROR && dict_set_name(vm, dict, name, wrapped);
}

static bool take_qualified_name(struct vm *vm, struct type *type, struct dict *dict) {
    value name = dict_get_name(vm, dict, vm->names[NAME_QUALNAME]);
    if (name == VALUE_UNSET)
        return true;
    if (!str_of(vm, name)) {
        raise_type_error(vm, "type __qualname__ must be a str, not %s", value_type_name(vm, name));
        return false;
    }
    type->qualified_name = ref_from_pointer(str_of(vm, name));
    (void)str_text(vm, value_from_ref(type->qualified_name));
    dict_delete_name(vm, dict, vm->names[NAME_QUALNAME]);
    return true;
}

/* The cell that zero-argument super() reads gets the class. */
static bool fill_class_cell(struct vm *vm, struct type *type, struct dict *dict) {
    value cell = dict_get_name(vm, dict, vm->names[NAME_CLASSCELL]);
    if (cell == VALUE_UNSET)
        return true;
    if (!value_has_kind(vm, cell, KIND_CELL)) {
        value repr = object_repr(vm, value_from_pointer(value_type(vm, cell)));
        if (repr != VALUE_ERROR)
            raise_type_error(vm, "__classcell__ must be a nonlocal cell, not %s", str_text(vm, repr));
        return false;
    }
    ((struct cell *)object_of(vm, cell))->content = value_from_pointer(type);
    dict_delete_name(vm, dict, vm->names[NAME_CLASSCELL]);
    return true;
}

/* The cell that annotation scopes read the class's names through: from now on they are the class's own. */
static bool fill_dictionary_cell(struct vm *vm, struct type *type, struct dict *dict) {
    value cell = dict_get_name(vm, dict, vm->names[NAME_CLASSDICTCELL]);
    if (cell == VALUE_UNSET)
        return true;
    if (!value_has_kind(vm, cell, KIND_CELL)) {
        value repr = object_repr(vm, value_from_pointer(value_type(vm, cell)));
        if (repr != VALUE_ERROR)
            raise_type_error(vm, "__classdictcell__ must be a nonlocal cell, not %s", str_text(vm, repr));
        return false;
    }
    ((struct cell *)object_of(vm, cell))->content = value_from_pointer(type);
    dict_delete_name(vm, dict, vm->names[NAME_CLASSDICTCELL]);
    return true;
}

static bool complete_namespace(struct vm *vm, struct type *type, struct dict *dict) {
    value module = current_module(vm);
    if (module != VALUE_UNSET && !set_default(vm, dict, vm->names[NAME_MODULE], module))
        return false;
    bool hidden_hash = dict_find_name(vm, dict, vm->names[SPECIAL_EQUAL]) >= 0;
    return take_qualified_name(vm, type, dict) && set_default(vm, dict, vm->names[NAME_DOC], VALUE_NONE) &&
           wrap_function(vm, dict, SPECIAL_NEW, KIND_STATIC_METHOD) &&
           wrap_function(vm, dict, SPECIAL_INIT_SUBCLASS, KIND_CLASS_METHOD) &&
           wrap_function(vm, dict, SPECIAL_CLASS_GET_ITEM, KIND_CLASS_METHOD) &&
           (!hidden_hash || set_default(vm, dict, vm->names[SPECIAL_HASH], VALUE_NONE));
}

/* --- __slots__
 * ---------------------------------------------------------------------------------------------------------- */

/* What __slots__ asks for. */
struct slots {
    value names; /* list of interned strs without __dict__ and __weakref__; VALUE_UNSET: no __slots__ */
    bool dict, weak;
};

/* _Class__name for names with two leading underscores. */
static value mangle(struct vm *vm, const struct type *type, value name) {
    const struct str *str = object_of(vm, name), *class = object_at(vm, type->name);
    const char *text = str_data(vm, str), *owner = str_data(vm, class);
    uint32_t length = str->byte_length, owner_length = class->byte_length;
    bool private =
        length > 2 && text[0] == '_' && text[1] == '_' && !(text[length - 1] == '_' && text[length - 2] == '_');
    while (owner_length && *owner == '_') {
        owner++;
        owner_length--;
    }
    if (!private || !owner_length)
        return name;
    struct str_builder mangled = {0};
    str_builder_add_c(vm, &mangled, "_");
    str_builder_add(vm, &mangled, owner, owner_length);
    str_builder_add_str(vm, &mangled, name);
    return str_builder_finish(vm, &mangled);
}

static bool add_slot(struct vm *vm, const struct type *type, const struct dict *dict, struct slots *slots, value item,
                     bool had_dict, bool had_weak) {
    struct str *str = str_of(vm, item);
    if (!str) {
        raise_type_error(vm, "__slots__ items must be strings, not '%s'", value_type_name(vm, item));
        return false;
    }
    value name = value_from_pointer(str);
    if (str_method_isidentifier(vm, &name, 1) != VALUE_TRUE) {
        raise_type_error(vm, "__slots__ must be identifiers");
        return false;
    }
    bool is_dict = str_equal_c(vm, name, "__dict__"), is_weak = str_equal_c(vm, name, "__weakref__");
    if (is_dict || is_weak) {
        bool *wanted = is_dict ? &slots->dict : &slots->weak;
        if (is_dict ? had_dict || *wanted : had_weak || *wanted) {
            raise_type_error(vm, "%s slot disallowed: we already got one", is_dict ? "__dict__" : "__weakref__");
            return false;
        }
        *wanted = true;
        return true;
    }
    name = mangle(vm, type, name);
    cage_ref interned = name == VALUE_ERROR ? 0 : attribute_name(vm, name);
    if (!interned)
        return false;
    bool removed_later = interned == vm->names[NAME_QUALNAME] || interned == vm->names[NAME_CLASSCELL];
    if (dict_find_name(vm, dict, interned) >= 0 && !removed_later) {
        value repr = object_repr(vm, value_from_ref(interned));
        if (repr != VALUE_ERROR)
            raise_value_error(vm, "%s in __slots__ conflicts with class variable", str_text(vm, repr));
        return false;
    }
    struct list *names = object_of(vm, slots->names);
    for (uint32_t i = 0; i < names->count; i++)
        if (value_to_ref(list_items(vm, names)[i]) == interned)
            return true;
    if (names->count >= SLOTS_MOST) {
        raise_type_error(vm, "too many __slots__");
        return false;
    }
    return list_append(vm, names, value_from_ref(interned));
}

/* Types whose instances vary in size cannot have slots in CPython; neither can classes. */
static bool forbids_slots(const struct type *type) {
    return type->type_id == TYPE_INT || type->type_id == TYPE_TUPLE || type->type_id == TYPE_BYTES ||
           type->type_id == TYPE_TYPE;
}

static bool read_slots(struct vm *vm, const struct type *type, const struct dict *dict, bool had_dict, bool had_weak,
                       struct slots *slots) {
    value wanted = dict_get_name(vm, dict, vm->names[NAME_SLOTS]);
    if (wanted == VALUE_UNSET)
        return true;
    value items = str_of(vm, wanted) ? tuple_from_items(vm, &wanted, 1) : tuple_from_iterable(vm, wanted);
    slots->names = list_new(vm, 0);
    if (items == VALUE_ERROR || slots->names == VALUE_ERROR)
        return false;
    if (tuple_count(vm, items) && forbids_slots(type)) {
        raise_type_error(vm, "nonempty __slots__ not supported for subtype of '%s'",
                         type_name(vm, object_at(vm, type->base)));
        return false;
    }
    for (uint32_t i = 0; i < tuple_count(vm, items); i++)
        if (!vm_charge(vm, 1 + ((struct list *)object_of(vm, slots->names))->count / 8) ||
            !add_slot(vm, type, dict, slots, tuple_items(vm, items)[i], had_dict, had_weak))
            return false;
    /* as in CPython by name, so that classes with the same ones have the same layout */
    return list_sort(vm, object_of(vm, slots->names), VALUE_NONE, false);
}

/* --- layout of the new class
 * ---------------------------------------------------------------------------------------------- */

static bool is_payload_kind(enum kind kind) {
    return kind != KIND_INSTANCE && kind != KIND_EXCEPTION && kind != KIND_TYPE;
}

static void inherit_layout(struct type *type, const struct type *best) {
    type->type_id = best->type_id;
    type->base = ref_from_pointer(best);
    type->instance_kind = best->instance_kind;
    type->payload_kind = best->payload_kind;
    type->slot_start = best->slot_start;
    if (is_payload_kind((enum kind)best->instance_kind)) {
        type->payload_kind = best->instance_kind;
        type->instance_kind = KIND_INSTANCE;
        type->slot_start = 1;
    }
}

/* Attributes its instances will have, by the names its methods assign to; 0 = unknown. */
static uint32_t guess_attributes(struct vm *vm, const struct dict *dict) {
    value names = dict_get_name(vm, dict, vm->names[NAME_STATIC_ATTRIBUTES]);
    return value_has_kind(vm, names, KIND_TUPLE) ? tuple_count(vm, names) : 0;
}

static bool make_instance_shape(struct vm *vm, struct type *type, const struct type *best, const struct dict *dict,
                                uint32_t own_slots, bool attributes) {
    uint32_t fixed = type->slot_start + type_fixed_slots(vm, best) + own_slots;
    uint32_t room = 0;
    if (attributes) {
        uint32_t inherited = best->inline_slots;
        if (inherited > INLINE_SLOTS_GUESS_MOST)
            inherited = INLINE_SLOTS_GUESS_MOST;
        uint32_t guess = guess_attributes(vm, dict);
        uint32_t before = inherited > best->slot_start ? inherited - best->slot_start : 0;
        room = guess + before;
        if (room < INLINE_SLOTS_FIRST && !guess)
            room = INLINE_SLOTS_FIRST;
        if (room > INLINE_SLOTS_GUESS_MOST)
            room = INLINE_SLOTS_GUESS_MOST;
    }
    if (fixed + room > UINT16_MAX) {
        raise_type_error(vm, "too many __slots__");
        return false;
    }
    type->inline_slots = (uint16_t)(fixed + room);
    struct shape *root = shape_new_root(vm, type, (uint16_t)fixed, attributes ? 0 : SHAPE_NO_ATTRIBUTES);
    if (!root)
        return false;
    type->instance_shape = ref_from_pointer(root);
    return true;
}

static bool add_slot_descriptors(struct vm *vm, struct type *type, struct dict *dict, value names, uint32_t first) {
    uint32_t count = ((struct list *)object_of(vm, names))->count;
    for (uint32_t i = 0; i < count; i++) {
        cage_ref name = value_to_ref(list_items(vm, object_of(vm, names))[i]);
        if (name == vm->names[NAME_CLASSCELL])
            continue; /* the cell itself stands there still */
        value descriptor = slot_descriptor_new(vm, type, name, first + i);
        if (descriptor == VALUE_ERROR || !dict_set_name(vm, dict, name, descriptor))
            return false;
    }
    return true;
}

static bool make_layout(struct vm *vm, struct type *type, const struct type *best, const value *bases, uint32_t count,
                        struct dict *dict) {
    struct slots slots = {.names = VALUE_UNSET};
    bool attributes = false, weak = false;
    for (uint32_t i = 0; i < count; i++) {
        const struct type *base = object_of(vm, bases[i]);
        attributes = attributes || type_has_attributes(vm, base);
        weak = weak || base->flags & TYPE_WEAK;
    }
    if (!read_slots(vm, type, dict, attributes, weak, &slots))
        return false;
    bool has_slots = slots.names != VALUE_UNSET;
    if (weak || slots.weak || (!has_slots && !forbids_slots(type)))
        type->flags |= TYPE_WEAK;
    uint32_t own = has_slots ? ((struct list *)object_of(vm, slots.names))->count : 0;
    attributes = attributes || !has_slots || slots.dict;
    bool inside = type->instance_kind == KIND_INSTANCE; /* exceptions keep their slots in a dict */
    if (has_slots && !attributes)
        type->flags |= TYPE_HAS_SLOTS;
    if (!make_instance_shape(vm, type, best, dict, inside ? own : 0, attributes))
        return false;
    uint32_t first = type->slot_start + type_fixed_slots(vm, best);
    return !own || add_slot_descriptors(vm, type, dict, slots.names, first);
}

/* --- after the class is made
 * ------------------------------------------------------------------------------------------ */

bool type_add_to_subclasses(struct vm *vm, struct type *type, const value *bases, uint32_t count) {
    vm->boot_objects_changed = true;
    for (uint32_t i = 0; i < count; i++) {
        struct type *base = object_of(vm, bases[i]);
        if (!type_is_guest(base))
            continue; /* built-in classes never change */
        if (!base->subclasses) {
            value list = list_new(vm, 1);
            if (list == VALUE_ERROR)
                return false;
            object_written(vm, &base->header);
            base->subclasses = value_to_ref(list);
        }
        if (!list_append(vm, object_at(vm, base->subclasses), value_from_pointer(type)))
            return false;
    }
    return true;
}

/* "Error calling __set_name__ on 'X' instance 'y' in 'C'" as a note on the exception, as CPython 3.12 adds it. */
static void note_set_name(struct vm *vm, struct type *type, value key, value item) {
    value error = vm->exception;
    if (!value_has_kind(vm, error, KIND_EXCEPTION) || vm->stop != STOP_NONE)
        return;
    exception_clear(vm);
    value repr = object_repr(vm, key);
    value note = repr == VALUE_ERROR ? VALUE_ERROR
                                     : str_format_c(vm, "Error calling __set_name__ on '%s' instance %s in '%s'",
                                                    value_type_name(vm, item), str_text(vm, repr), type_name(vm, type));
    struct exception *exception = object_of(vm, error);
    if (note != VALUE_ERROR && exception->notes == VALUE_UNSET) {
        value notes = list_new(vm, 1);
        if (notes != VALUE_ERROR)
            exception->notes = notes;
    }
    if (note != VALUE_ERROR && value_has_kind(vm, exception->notes, KIND_LIST) &&
        !list_append(vm, object_of(vm, exception->notes), note))
        exception_clear(vm);
    vm->exception = error;
}

static bool call_set_name(struct vm *vm, struct type *type, const struct dict *dict) {
    value copy = dict_copy(vm, dict); /* the hook may change the class */
    if (copy == VALUE_ERROR)
        return false;
    uint32_t position = 0;
    value key, item;
    while (dict_next(vm, object_of(vm, copy), &position, &key, &item)) {
        if (!value_is_object(item) || type_lookup_special(vm, item, SPECIAL_SET_NAME) == VALUE_UNSET)
            continue;
        value arguments[2] = {value_from_pointer(type), key};
        if (vm_call_special(vm, item, SPECIAL_SET_NAME, 2, arguments) == VALUE_ERROR) {
            note_set_name(vm, type, key, item);
            return false;
        }
    }
    return true;
}

/* super(type, type).__init_subclass__(**keywords) */
static bool call_init_subclass(struct vm *vm, struct type *type, value keywords) {
    const struct tuple *mro = object_at(vm, type->mro);
    cage_ref name = vm->names[SPECIAL_INIT_SUBCLASS];
    value hook = VALUE_UNSET;
    for (uint32_t i = 1; i < mro->count && hook == VALUE_UNSET; i++)
        hook = dict_get_name(vm, object_at(vm, ((struct type *)object_of(vm, mro->items[i]))->dict), name);
    if (hook == VALUE_UNSET)
        return true;
    value bound = descriptor_bind(vm, hook, VALUE_UNSET, type);
    return bound != VALUE_ERROR && vm_call_keywords(vm, bound, 0, NULL, keywords) != VALUE_ERROR;
}

/* --- type.__new__
 * ----------------------------------------------------------------------------------------------------- */

static struct type *allocate_class(struct vm *vm, struct type *metaclass, value name, const struct type *best) {
    struct type *type = heap_allocate(vm, KIND_TYPE, 0, sizeof *type);
    struct shape *own = type ? heap_allocate(vm, KIND_SHAPE, 0, sizeof *own) : NULL;
    if (!own)
        return NULL;
    own->type = ref_from_pointer(metaclass);
    own->flags = SHAPE_NO_ATTRIBUTES;
    type->header.shape = ref_from_pointer(own);
    type->name = type->qualified_name = value_to_ref(name);
    type->mro = value_to_ref(vm->empty_tuple);
    type->flags = TYPE_SUBCLASSABLE | (best->flags & (TYPE_IS_EXCEPTION | TYPE_IS_METACLASS));
    inherit_layout(type, best);
    return type;
}

static bool check_name(struct vm *vm, value name) {
    const struct str *str = object_of(vm, name);
    if (!vm_charge(vm, str->byte_length / 64))
        return false;
    if (!memchr(str_data(vm, str), 0, str->byte_length)) {
        (void)str_text(vm, name); /* from here on the name is terminated, as type_name promises */
        return true;
    }
    raise_value_error(vm, "type name must not contain null characters");
    return false;
}

/* What instances are to match statements: as a class of collections.abc says (1 << 5: sequences, 1 << 6: mappings),
 * else as the first class above that is either. */
void type_take_pattern(struct vm *vm, struct type *type, struct dict *dict) {
    const struct tuple *mro = object_at(vm, type->mro);
    value said = dict_get_c(vm, dict, "__abc_tpflags__");
    uint32_t pattern = said == value_from_small_int(1 << 5)   ? TYPE_MATCHES_SEQUENCE
                       : said == value_from_small_int(1 << 6) ? TYPE_MATCHES_MAPPING
                                                              : 0;
    for (uint32_t i = 1; i < mro->count && !pattern; i++)
        pattern = type_pattern(object_of(vm, mro->items[i]));
    type->flags |= pattern;
}

static value make_class(struct vm *vm, struct type *metaclass, value name, value bases, value namespace) {
    const value *items = tuple_items(vm, bases);
    uint32_t count = tuple_count(vm, bases);
    struct type *best = type_best_base(vm, items, count);
    if (!best || !check_name(vm, name))
        return VALUE_ERROR;
    struct type *type = allocate_class(vm, metaclass, name, best);
    value dict_value = type ? dict_new_sized(vm, ((struct dict *)object_of(vm, namespace))->count + 2) : VALUE_ERROR;
    if (dict_value == VALUE_ERROR)
        return VALUE_ERROR;
    struct dict *dict = object_of(vm, dict_value);
    type->dict = value_to_ref(dict_value);
    type->bases = value_to_ref(bases);
    if (!copy_namespace(vm, dict, object_of(vm, namespace)) || !complete_namespace(vm, type, dict) ||
        !make_layout(vm, type, best, items, count, dict) || !check_duplicates(vm, items, count))
        return VALUE_ERROR;
    value mro = type_compute_mro(vm, type, items, count);
    if (mro == VALUE_ERROR)
        return VALUE_ERROR;
    type->mro = value_to_ref(mro);
    type_take_pattern(vm, type, dict);
    type_update_flags(vm, type);
    if (!type_add_to_subclasses(vm, type, items, count) || !fill_class_cell(vm, type, dict) ||
        !fill_dictionary_cell(vm, type, dict))
        return VALUE_ERROR;
    return value_from_pointer(type);
}

static bool has_own_new(struct vm *vm, const struct type *metaclass) {
    value method = type_lookup(vm, metaclass, vm->names[SPECIAL_NEW]);
    return !value_has_kind(vm, method, KIND_NATIVE_FUNCTION);
}

value type_new(struct vm *vm, struct type *metaclass, value name, value bases, value namespace, value keywords) {
    value object = value_from_ref(vm->types[TYPE_OBJECT]);
    uint32_t count = tuple_count(vm, bases);
    if (!count && (bases = tuple_from_items(vm, &object, 1)) == VALUE_ERROR)
        return VALUE_ERROR;
    if (count > MRO_MOST)
        return raise_type_error(vm, "too many bases");
    if (!vm_charge(vm, 10 + count + ((struct dict *)object_of(vm, namespace))->count / 4))
        return VALUE_ERROR;
    struct type *winner = metaclass_resolve(vm, metaclass, tuple_items(vm, bases), tuple_count(vm, bases));
    if (!winner)
        return VALUE_ERROR;
    if (winner != metaclass && has_own_new(vm, winner)) {
        value new = type_lookup(vm, winner, vm->names[SPECIAL_NEW]);
        value function = descriptor_bind(vm, new, VALUE_UNSET, winner);
        value arguments[3] = {name, bases, namespace};
        return function == VALUE_ERROR
                   ? VALUE_ERROR
                   : vm_call_with_first(vm, function, value_from_pointer(winner), 3, arguments, keywords);
    }
    value class = make_class(vm, winner, name, bases, namespace);
    if (class == VALUE_ERROR)
        return VALUE_ERROR;
    struct type *type = object_of(vm, class);
    if (!call_set_name(vm, type, object_at(vm, type->dict)) || !call_init_subclass(vm, type, keywords))
        return VALUE_ERROR;
    return class;
}
