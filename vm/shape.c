/* Shapes and the attribute storage of objects: which name sits in which slot, growing and shrinking.
 *
 * Every object that begins with struct attributed has a shape from the tree of its class. The root of a tree says how
 * many inline slots instances made with it have (header.detail), so a shape alone tells whether a slot is inline:
 * inline caches rely on that. Slots below the root's slot_count are fixed (the payload, __slots__) and always inline.
 * Works on interned names only; asks no guard and runs no guest code. */
#include "type.h"

#include "../builtins/container.h"
#include "../builtins/number.h"

#define ATTRIBUTES_BEFORE_DICTIONARY 128
#define CHILDREN_BEFORE_DICTIONARY 256
#define INLINE_SLOTS_MOST 64
/* Finds on one large shape before it gets a lookup dict. */
#define FINDS_BEFORE_LOOKUP 16
#define WALK_WITHOUT_LOOKUP 12

struct shape *shape_new_root(struct vm *vm, struct type *type, uint16_t slot_count, uint16_t flags) {
    struct shape *shape = heap_allocate(vm, KIND_SHAPE, 0, sizeof *shape);
    if (!shape)
        return NULL;
    shape->type = ref_from_pointer(type);
    shape->slot_count = slot_count;
    shape->flags = flags;
    if (type->instance_kind == KIND_INSTANCE)
        shape->header.detail = type->inline_slots > slot_count ? type->inline_slots : slot_count;
    return shape;
}

/* Every step up a tree of shapes has one slot less: so many steps lead to the root, if the tree is one at all. */
#define STEPS_MAXIMUM UINT16_MAX

static const struct shape *shape_root(const struct vm *vm, const struct shape *shape) {
    for (uint32_t steps = 0; shape->parent && steps < STEPS_MAXIMUM; steps++)
        shape = object_at(vm, shape->parent);
    return shape;
}

static void shape_build_lookup(struct vm *vm, struct shape *shape) {
    value lookup = dict_new_sized(vm, shape->slot_count);
    bool complete = lookup != VALUE_ERROR;
    uint32_t steps = 0;
    for (const struct shape *at = shape; complete && at->parent && steps++ < STEPS_MAXIMUM;
         at = object_at(vm, at->parent))
        complete = dict_set_name(vm, object_of(vm, lookup), at->name, value_from_small_int(at->slot_count - 1));
    if (!complete) {
        exception_clear(vm); /* the lookup only saves time */
        return;
    }
    object_written(vm, &shape->header);
    shape->lookup = value_to_ref(lookup);
}

int32_t shape_find(struct vm *vm, const struct shape *shape, cage_ref name) {
    if (shape->lookup) {
        value slot = dict_get_name(vm, object_at(vm, shape->lookup), name);
        return slot == VALUE_UNSET ? -1 : (int32_t)value_to_int(slot);
    }
    uint32_t steps = 0;
    int32_t found = -1;
    for (const struct shape *at = shape; at->parent && steps < STEPS_MAXIMUM; at = object_at(vm, at->parent), steps++)
        if (at->name == name) {
            found = at->slot_count - 1;
            break;
        }
    if (steps > WALK_WITHOUT_LOOKUP) {
        struct shape *searched = object_at(vm, ref_from_pointer(shape));
        if (++searched->header.flags >= FINDS_BEFORE_LOOKUP)
            shape_build_lookup(vm, searched);
    }
    return found;
}

static struct shape *shape_child(struct vm *vm, const struct shape *shape, cage_ref name) {
    if (!shape->children)
        return NULL;
    struct object *children = object_at(vm, shape->children);
    if (children->kind == KIND_SHAPE) {
        struct shape *only = (struct shape *)children;
        return only->name == name ? only : NULL;
    }
    value child = dict_get_name(vm, (struct dict *)children, name);
    return child == VALUE_UNSET ? NULL : object_of(vm, child);
}

static bool shape_add_child(struct vm *vm, struct shape *shape, struct shape *child) {
    vm->boot_objects_changed = true;
    if (!shape->children) {
        object_written(vm, &shape->header);
        shape->children = ref_from_pointer(child);
        return true;
    }
    struct object *children = object_at(vm, shape->children);
    if (children->kind == KIND_SHAPE) {
        value dict = dict_new(vm);
        if (dict == VALUE_ERROR ||
            !dict_set_name(vm, object_of(vm, dict), ((struct shape *)children)->name, value_from_pointer(children)))
            return false;
        object_written(vm, &shape->header);
        shape->children = value_to_ref(dict);
        children = object_of(vm, dict);
    }
    return dict_set_name(vm, (struct dict *)children, child->name, value_from_pointer(child));
}

/* Whether adding one more attribute to objects of this shape turns them to dictionary mode. */
static bool shape_is_full(const struct vm *vm, const struct shape *shape) {
    if (shape->slot_count - shape_root(vm, shape)->slot_count >= ATTRIBUTES_BEFORE_DICTIONARY)
        return true;
    if (!shape->children)
        return false;
    const struct object *children = object_at(vm, shape->children);
    return children->kind == KIND_DICT && ((const struct dict *)children)->count >= CHILDREN_BEFORE_DICTIONARY;
}

/* Stands outside the tree: an object that has it finds its attributes in its own dict. */
static struct shape *shape_dictionary(struct vm *vm, struct shape *shape) {
    const struct shape *root = shape_root(vm, shape);
    struct shape *dictionary = heap_allocate(vm, KIND_SHAPE, 0, sizeof *dictionary);
    if (!dictionary)
        return NULL;
    dictionary->type = root->type;
    dictionary->slot_count = root->slot_count;
    dictionary->flags = root->flags | SHAPE_DICTIONARY;
    dictionary->header.detail = root->header.detail;
    return dictionary;
}

struct shape *shape_add(struct vm *vm, struct shape *shape, cage_ref name) {
    struct shape *child = shape_child(vm, shape, name);
    if (child)
        return child;
    if (shape_is_full(vm, shape))
        return shape_dictionary(vm, shape);
    child = heap_allocate(vm, KIND_SHAPE, 0, sizeof *child);
    if (!child)
        return NULL;
    child->type = shape->type;
    child->parent = ref_from_pointer(shape);
    child->name = name;
    child->slot_count = shape->slot_count + 1;
    child->flags = shape->flags;
    child->header.detail = shape->header.detail;
    return shape_add_child(vm, shape, child) ? child : NULL;
}

/* --- objects ------------------------------------------------------------------------------------------------------ */

static struct shape *shape_of(const struct vm *vm, const struct attributed *object) {
    return object_at(vm, object->header.shape);
}

/* Whether slot number `slot` is inside the object; guards against shapes that do not fit it. */
static bool slot_exists(const struct vm *vm, const struct attributed *object, uint32_t slot) {
    if (slot < object->inline_capacity)
        return true;
    if (!object->overflow)
        return false;
    const struct array *overflow = object_at(vm, object->overflow);
    return overflow->header.kind == KIND_ARRAY && slot - object->inline_capacity < overflow->capacity;
}

value instance_get(struct vm *vm, struct attributed *object, cage_ref name) {
    const struct shape *shape = shape_of(vm, object);
    if (shape->flags & SHAPE_DICTIONARY)
        return object->overflow ? dict_get_name(vm, object_at(vm, object->overflow), name) : VALUE_UNSET;
    int32_t slot = shape_find(vm, shape, name);
    return slot >= 0 && slot_exists(vm, object, (uint32_t)slot) ? *instance_slot(vm, object, (uint32_t)slot)
                                                                : VALUE_UNSET;
}

/* Instances made from now on get room for as many attributes as this one needs. */
static void learn_inline_slots(struct vm *vm, struct attributed *object, uint32_t needed) {
    if (object->header.kind != KIND_INSTANCE)
        return;
    struct type *type = object_at(vm, shape_of(vm, object)->type);
    const struct shape *root = object_at(vm, type->instance_shape);
    if (needed <= root->header.detail || needed > INLINE_SLOTS_MOST || type->flags & TYPE_BUILTIN)
        return;
    uint32_t wanted = needed + needed / 2;
    type->inline_slots = (uint16_t)(wanted > INLINE_SLOTS_MOST ? INLINE_SLOTS_MOST : wanted);
    struct shape *larger = shape_new_root(vm, type, root->slot_count, root->flags);
    if (!larger) {
        exception_clear(vm); /* smaller instances only cost time */
        return;
    }
    object_written(vm, &type->header);
    type->instance_shape = ref_from_pointer(larger);
}

static bool ensure_slot(struct vm *vm, struct attributed *object, uint32_t slot) {
    if (slot_exists(vm, object, slot))
        return true;
    learn_inline_slots(vm, object, slot + 1);
    uint32_t needed = slot - object->inline_capacity + 1;
    struct array *larger = array_new(vm, needed < 4 ? 4 : needed + needed / 2);
    if (!larger)
        return false;
    if (object->overflow) {
        const struct array *overflow = object_at(vm, object->overflow);
        memcpy(larger->items, overflow->items, overflow->capacity * sizeof(value));
    }
    object_written(vm, &object->header);
    object->overflow = ref_from_pointer(larger);
    return true;
}

/* Moves all attributes into a dict. */
static bool turn_to_dictionary(struct vm *vm, struct attributed *object, struct shape *dictionary) {
    value attributes = instance_attributes(vm, object);
    if (attributes == VALUE_ERROR)
        return false;
    object_written(vm, &object->header);
    object->overflow = value_to_ref(attributes);
    object->header.shape = ref_from_pointer(dictionary);
    return true;
}

bool instance_set(struct vm *vm, struct attributed *object, cage_ref name, value item) {
    struct shape *shape = shape_of(vm, object);
    if (!(shape->flags & SHAPE_DICTIONARY)) {
        int32_t slot = shape_find(vm, shape, name);
        if (slot >= 0) {
            if (!ensure_slot(vm, object, (uint32_t)slot))
                return false;
            object_written(vm, &object->header);
            *instance_slot(vm, object, (uint32_t)slot) = item;
            return true;
        }
        struct shape *next = shape_add(vm, shape, name);
        if (!next)
            return false;
        if (!(next->flags & SHAPE_DICTIONARY)) {
            uint32_t added = next->slot_count - 1u;
            if (!ensure_slot(vm, object, added))
                return false;
            object_written(vm, &object->header);
            *instance_slot(vm, object, added) = item;
            object->header.shape = ref_from_pointer(next);
            return true;
        }
        if (!turn_to_dictionary(vm, object, next))
            return false;
    }
    return dict_set_name(vm, object_at(vm, object->overflow), name, item);
}

/* Names and values of a shaped object in the order they were added; returns how many. */
static uint32_t collect_attributes(struct vm *vm, struct attributed *object, cage_ref *names, value *items) {
    const struct shape *shape = shape_of(vm, object);
    uint32_t fixed = shape_root(vm, shape)->slot_count;
    uint32_t count = shape->slot_count - fixed;
    if (count > ATTRIBUTES_BEFORE_DICTIONARY)
        return 0;
    for (uint32_t i = count; i > 0; i--, shape = object_at(vm, shape->parent)) {
        names[i - 1] = shape->name;
        uint32_t slot = fixed + i - 1;
        items[i - 1] = slot_exists(vm, object, slot) ? *instance_slot(vm, object, slot) : VALUE_NONE;
    }
    return count;
}

/* Back to the root and forth again by the remaining names, so that the order of attributes stays that of insertion. */
static int delete_by_replay(struct vm *vm, struct attributed *object, cage_ref name) {
    cage_ref names[ATTRIBUTES_BEFORE_DICTIONARY];
    value items[ATTRIBUTES_BEFORE_DICTIONARY];
    uint32_t count = collect_attributes(vm, object, names, items);
    struct shape *root = object_at(vm, ref_from_pointer(shape_root(vm, shape_of(vm, object))));
    struct shape *shape = root;
    for (uint32_t i = 0; i < count; i++) {
        if (names[i] == name)
            continue;
        shape = shape_add(vm, shape, names[i]);
        if (!shape)
            return -1;
        if (shape->flags & SHAPE_DICTIONARY) {
            if (!turn_to_dictionary(vm, object, shape))
                return -1;
            return dict_delete_name(vm, object_at(vm, object->overflow), name);
        }
    }
    uint32_t slot = root->slot_count;
    object_written(vm, &object->header);
    for (uint32_t i = 0; i < count; i++)
        if (names[i] != name)
            *instance_slot(vm, object, slot++) = items[i];
    *instance_slot(vm, object, slot) = VALUE_NONE;
    object->header.shape = ref_from_pointer(shape);
    return 1;
}

int instance_delete(struct vm *vm, struct attributed *object, cage_ref name) {
    const struct shape *shape = shape_of(vm, object);
    if (shape->flags & SHAPE_DICTIONARY)
        return object->overflow && dict_delete_name(vm, object_at(vm, object->overflow), name);
    int32_t slot = shape_find(vm, shape, name);
    if (slot < 0)
        return 0;
    if (shape->name != name)
        return vm_charge(vm, 1 + shape->slot_count / 8u) ? delete_by_replay(vm, object, name) : -1;
    if (slot_exists(vm, object, (uint32_t)slot))
        *instance_slot(vm, object, (uint32_t)slot) = VALUE_NONE;
    object_written(vm, &object->header);
    object->header.shape = shape->parent;
    return 1;
}

value instance_attributes(struct vm *vm, struct attributed *object) {
    if (shape_of(vm, object)->flags & SHAPE_DICTIONARY)
        return object->overflow ? dict_copy(vm, object_at(vm, object->overflow)) : dict_new(vm);
    cage_ref names[ATTRIBUTES_BEFORE_DICTIONARY];
    value items[ATTRIBUTES_BEFORE_DICTIONARY];
    uint32_t count = collect_attributes(vm, object, names, items);
    value attributes = dict_new_sized(vm, count);
    if (attributes == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t i = 0; i < count; i++)
        if (!dict_set_name(vm, object_of(vm, attributes), names[i], items[i]))
            return VALUE_ERROR;
    return attributes;
}

bool instance_adopt_dict(struct vm *vm, struct attributed *object, struct dict *dict) {
    struct shape *shape = shape_of(vm, object);
    if (!(shape->flags & SHAPE_DICTIONARY) && !(shape = shape_dictionary(vm, shape)))
        return false;
    object_written(vm, &object->header);
    object->overflow = ref_from_pointer(dict);
    object->header.shape = ref_from_pointer(shape);
    return true;
}

value instance_live_dict(struct vm *vm, struct attributed *object) {
    if (shape_of(vm, object)->flags & SHAPE_DICTIONARY && object->overflow)
        return value_from_ref(object->overflow);
    value attributes = instance_attributes(vm, object);
    if (attributes == VALUE_ERROR || !instance_adopt_dict(vm, object, object_of(vm, attributes)))
        return VALUE_ERROR;
    return attributes;
}

bool instance_change_class(struct vm *vm, struct attributed *object, struct type *type) {
    const struct shape *wanted = object_at(vm, type->instance_shape);
    uint32_t capacity = object->inline_capacity;
    /* a shape tells how many slots are inline, so the object needs a tree for the number it has */
    struct shape *root = heap_allocate(vm, KIND_SHAPE, 0, sizeof *root);
    if (!root)
        return false;
    root->type = ref_from_pointer(type);
    root->slot_count = wanted->slot_count;
    root->flags = wanted->flags;
    root->header.detail = (uint16_t)capacity;
    struct shape *shape = root;
    if (shape_of(vm, object)->flags & SHAPE_DICTIONARY) {
        root->flags |= SHAPE_DICTIONARY;
    } else {
        cage_ref names[ATTRIBUTES_BEFORE_DICTIONARY];
        value items[ATTRIBUTES_BEFORE_DICTIONARY];
        uint32_t count = collect_attributes(vm, object, names, items);
        for (uint32_t i = 0; i < count; i++)
            if (!(shape = shape_add(vm, shape, names[i])))
                return false;
    }
    object_written(vm, &object->header);
    object->header.shape = ref_from_pointer(shape);
    return true;
}

/* --- instances ---------------------------------------------------------------------------------------------------- */

value instance_new(struct vm *vm, struct type *type) {
    const struct shape *shape = object_at(vm, type->instance_shape);
    uint32_t capacity = shape->header.detail;
    size_t size = sizeof(struct instance) + capacity * sizeof(value);
    struct instance *instance = type->flags & TYPE_HAS_FINALIZER
                                    ? heap_allocate(vm, KIND_INSTANCE, type->instance_shape, size)
                                    : heap_allocate_plain(vm, KIND_INSTANCE, type->instance_shape, size);
    if (!instance)
        return VALUE_ERROR;
    if (capacity > 32)
        vm->budget -= capacity / 16; /* whoever charges next looks at the limits */
    instance->base.inline_capacity = (uint16_t)capacity;
    for (uint32_t i = 0; i < shape->slot_count && i < capacity; i++)
        instance->slots[i] = VALUE_UNSET;
    return value_from_pointer(instance);
}

value instance_new_with_payload(struct vm *vm, struct type *type, value payload) {
    value instance = instance_new(vm, type);
    if (instance == VALUE_ERROR)
        return VALUE_ERROR;
    struct instance *object = object_of(vm, instance);
    object->base.header.flags |= INSTANCE_HAS_PAYLOAD;
    object->slots[0] = payload;
    return instance;
}
