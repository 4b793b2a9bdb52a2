/* Giving a class other bases (`__bases__ = ...`, profile compat): the order of lookup of the class and of all below it
 * is worked out anew, first for all of them, then put in place, so that a failure changes nothing. Layouts must agree,
 * so no object changes. No guest code runs. */
#include "../builtins/container.h"
#include "../builtins/str.h"
#include "interpreter.h"
#include "type_internal.h"

/* No chain of classes below one whose bases change may be longer. */
#define DEPTH_MOST 256

/* How many of a class's own `__slots__` the other one has under the same name at the same place. */
static uint32_t count_common_slots(struct vm *vm, struct type *type, struct type *other) {
    uint32_t position = 0, count = 0;
    value key, item;
    vm_charge_later(vm, ((const struct dict *)object_at(vm, type->dict))->used / 8);
    while (dict_next(vm, object_at(vm, type->dict), &position, &key, &item)) {
        const struct slot_descriptor *slot =
            value_has_kind(vm, item, KIND_SLOT_DESCRIPTOR) ? object_of(vm, item) : NULL;
        if (!slot || object_at(vm, slot->type) != type || key != value_from_ref(slot->name))
            continue;
        value there = dict_get_name(vm, object_at(vm, other->dict), slot->name);
        const struct slot_descriptor *twin =
            value_has_kind(vm, there, KIND_SLOT_DESCRIPTOR) ? object_of(vm, there) : NULL;
        count += twin && object_at(vm, twin->type) == other && twin->slot == slot->slot;
    }
    return count;
}

/* Two classes that add slots of the same names to the same base lay their instances out alike. */
static bool slots_agree(struct vm *vm, struct type *type, struct type *other) {
    if (type == other)
        return true;
    if (!type_is_guest(type) || !type_is_guest(other) || type->base != other->base)
        return false;
    uint32_t wanted = ((const struct shape *)object_at(vm, type->instance_shape))->slot_count;
    if (wanted != ((const struct shape *)object_at(vm, other->instance_shape))->slot_count)
        return false;
    uint32_t above = type->slot_start + type_fixed_slots(vm, object_at(vm, type->base));
    return wanted >= above && count_common_slots(vm, type, other) == wanted - above;
}

bool type_layouts_agree(struct vm *vm, struct type *from, struct type *to) {
    return from->instance_kind == to->instance_kind && from->payload_kind == to->payload_kind &&
           from->type_id == to->type_id && slots_agree(vm, type_solid_base(vm, from), type_solid_base(vm, to)) &&
           type_has_attributes(vm, from) == type_has_attributes(vm, to) &&
           (from->flags & TYPE_WEAK) == (to->flags & TYPE_WEAK);
}

static bool check_bases(struct vm *vm, struct type *type, value bases) {
    const char *name = type_name(vm, type);
    if (!type_is_guest(type))
        raise_type_error(vm, "cannot set '__bases__' attribute of immutable type '%s'", name);
    else if (bases == VALUE_UNSET)
        raise_type_error(vm, "cannot delete '__bases__' attribute of type '%s'", name);
    else if (!value_has_kind(vm, bases, KIND_TUPLE))
        raise_type_error(vm, "can only assign tuple to %s.__bases__, not %s", name, value_type_name(vm, bases));
    else if (!tuple_count(vm, bases))
        raise_type_error(vm, "can only assign non-empty tuple to %s.__bases__, not ()", name);
    for (uint32_t i = 0; !vm_failed(vm) && i < tuple_count(vm, bases); i++) {
        value base = tuple_items(vm, bases)[i];
        if (!value_has_kind(vm, base, KIND_TYPE))
            raise_type_error(vm, "%s.__bases__ must be tuple of classes, not '%s'", name, value_type_name(vm, base));
        else if (type_is_subtype(vm, object_of(vm, base), type))
            raise_type_error(vm, "a __bases__ item causes an inheritance cycle");
        for (uint32_t k = 0; !vm_failed(vm) && k < i; k++)
            if (tuple_items(vm, bases)[k] == base)
                raise_type_error(vm, "duplicate base class %s", type_name(vm, object_of(vm, base)));
    }
    return !vm_failed(vm);
}

/* The class behind all those below it, each once. */
static bool list_below(struct vm *vm, struct type *type, struct list *classes, uint32_t depth) {
    if (type->flags & TYPE_MARKED)
        return true;
    if (depth > DEPTH_MOST || !vm_charge(vm, 1)) {
        if (!vm_failed(vm) && vm->stop == STOP_NONE)
            raise_error(vm, TYPE_RECURSION_ERROR, "too many classes below one whose __bases__ are assigned");
        return false;
    }
    type->flags |= TYPE_MARKED;
    const struct list *below = type->subclasses ? object_at(vm, type->subclasses) : NULL;
    for (uint32_t i = 0; below && i < below->count; i++)
        if (!list_below(vm, object_of(vm, list_items(vm, below)[i]), classes, depth + 1))
            return false;
    return list_append(vm, classes, value_from_pointer(type));
}

/* New orders for the listed classes, from the last to the first, so that each finds those of its bases in place.
 * `before` gets the old ones. */
static bool renew_orders(struct vm *vm, const struct list *classes, struct list *before) {
    for (uint32_t i = classes->count; i > 0; i--) {
        struct type *type = object_of(vm, list_items(vm, classes)[i - 1]);
        value bases = value_from_ref(type->bases);
        if (!list_append(vm, before, value_from_ref(type->mro)))
            return false;
        value mro = type_compute_mro(vm, type, tuple_items(vm, bases), tuple_count(vm, bases));
        if (mro == VALUE_ERROR)
            return false;
        object_written(vm, &type->header);
        type->mro = value_to_ref(mro);
    }
    return true;
}

static void restore_orders(struct vm *vm, const struct list *classes, const struct list *before) {
    for (uint32_t i = 0; i < before->count && i < classes->count; i++) {
        struct type *type = object_of(vm, list_items(vm, classes)[classes->count - 1 - i]);
        object_written(vm, &type->header);
        type->mro = value_to_ref(list_items(vm, before)[i]);
    }
}

static void leave_subclasses(struct vm *vm, const struct type *type, value bases) {
    for (uint32_t i = 0; i < tuple_count(vm, bases); i++) {
        const struct type *base = object_of(vm, tuple_items(vm, bases)[i]);
        struct list *list = base->subclasses ? object_at(vm, base->subclasses) : NULL;
        for (uint32_t k = 0; list && k < list->count; k++)
            if (list_items(vm, list)[k] == value_from_pointer(type)) {
                list_items(vm, list)[k] = list_items(vm, list)[list->count - 1];
                list_items(vm, list)[--list->count] = value_from_double(0.0);
                break;
            }
    }
}

bool type_set_bases(struct vm *vm, struct type *type, value bases) {
    if (!check_bases(vm, type, bases))
        return false;
    struct type *best = type_best_base(vm, tuple_items(vm, bases), tuple_count(vm, bases));
    if (!best)
        return false;
    struct type *old_best = object_at(vm, type->base);
    if (!type_layouts_agree(vm, old_best, best)) {
        raise_type_error(vm, "__bases__ assignment: '%s' %s differs from '%s'", type_name(vm, best),
                         type_is_guest(best) == type_is_guest(old_best) ? "object layout" : "deallocator",
                         type_name(vm, old_best));
        return false;
    }
    value classes_value = list_new(vm, 0), before_value = list_new(vm, 0), old_bases = value_from_ref(type->bases);
    if (classes_value == VALUE_ERROR || before_value == VALUE_ERROR)
        return false;
    struct list *classes = object_of(vm, classes_value), *before = object_of(vm, before_value);
    bool listed = list_below(vm, type, classes, 0);
    type_unmark_below(vm, type);
    if (!listed)
        return false;
    vm->boot_objects_changed = true;
    object_written(vm, &type->header);
    type->bases = value_to_ref(bases);
    type->base = ref_from_pointer(best);
    if (!renew_orders(vm, classes, before) ||
        !type_add_to_subclasses(vm, type, tuple_items(vm, bases), tuple_count(vm, bases))) {
        restore_orders(vm, classes, before);
        object_written(vm, &type->header);
        type->bases = value_to_ref(old_bases);
        type->base = ref_from_pointer(old_best);
        return false;
    }
    leave_subclasses(vm, type, old_bases);
    for (uint32_t i = 0; i < classes->count; i++) {
        struct type *below = object_of(vm, list_items(vm, classes)[i]);
        below->flags &= ~(uint32_t)(TYPE_MATCHES_SEQUENCE | TYPE_MATCHES_MAPPING);
        type_take_pattern(vm, below, object_at(vm, below->dict));
    }
    vm->abc_version++;
    type_changed(vm, type);
    return type_hooks_changed(vm);
}
