/* Classes at work: the class of a value, lookup along the MRO with its cache, and what has to be forgotten when a class
 * changes. Runs no guest code. The cache holds functions and descriptors only; a plain value in a class is read from
 * its dict each time, so that replacing it needs no invalidation. */
#include "heap_internal.h"
#include "interpreter.h"
#include "type_internal.h"

#include "../builtins/container.h"
#include "../builtins/str.h"

struct method_cache_entry {
    cage_ref type, name;
    uint32_t version;
    cage_ref owner; /* class in whose dict the name is; 0 = in none */
    value result;   /* VALUE_UNSET: read it from the owner's dict */
};

#define METHOD_CACHE_SIZE 512
_Static_assert(METHOD_CACHE_SIZE * sizeof(struct method_cache_entry) <= METHOD_CACHE_BYTES,
               "room in the sparse memory");

/* --- the class of a value ----------------------------------------------------------------------------------------- */

struct type *value_type(const struct vm *vm, value v) {
    if (value_has_kind(vm, v, KIND_DICT_VIEW)) {
        const struct object *view = object_of(vm, v);
        if (view->detail <= 2)
            return object_at(vm, vm->types[TYPE_DICT_KEYS + view->detail]);
    }
    return object_at(vm, ((const struct shape *)object_at(vm, value_shape(vm, v)))->type);
}

const char *type_name(const struct vm *vm, const struct type *type) {
    if (type->flags & TYPE_BUILTIN && type->type_id < TYPE_COUNT && type_definitions[type->type_id])
        return type_definitions[type->type_id]->name;
    return str_data(vm, object_at(vm, type->name));
}

const char *value_type_name(const struct vm *vm, value v) { return type_name(vm, value_type(vm, v)); }
const char *argument_type_name(const struct vm *vm, value v) {
    return v == VALUE_NONE ? "None" : value_type_name(vm, v);
}

value type_module(const struct vm *vm, const struct type *type) {
    value module = type->flags & TYPE_BUILTIN ? value_from_ref(type->module)
                                              : dict_get_name(vm, object_at(vm, type->dict), vm->names[NAME_MODULE]);
    const struct str *text = str_of(vm, module);
    return text ? value_from_pointer(text) : VALUE_UNSET;
}

value type_full_name(struct vm *vm, const struct type *type) {
    value module = type_module(vm, type);
    value name = value_from_ref(type->qualified_name);
    if (module == VALUE_UNSET || str_equal_c(vm, module, "builtins"))
        return name;
    struct str_builder text = {0};
    str_builder_add_str(vm, &text, module);
    str_builder_add_c(vm, &text, ".");
    str_builder_add_str(vm, &text, name);
    return str_builder_finish(vm, &text);
}

bool type_is_subtype(const struct vm *vm, const struct type *type, const struct type *ancestor) {
    if (type == ancestor)
        return true;
    cage_ref wanted = ref_from_pointer(ancestor);
    const struct tuple *mro = object_at(vm, type->mro);
    for (uint32_t i = 1; i < mro->count; i++)
        if (value_to_ref(mro->items[i]) == wanted)
            return true;
    return false;
}

bool value_is_instance_of(const struct vm *vm, value v, enum type_id id) {
    return type_is_subtype(vm, value_type(vm, v), type_by_id(vm, id));
}

/* --- lookup ------------------------------------------------------------------------------------------------------- */

static struct method_cache_entry *cache_entry(const struct vm *vm, cage_ref type, cage_ref name) {
    struct method_cache_entry *cache = vm->method_cache;
    return cache ? &cache[((type >> 4) * 7 ^ name >> 4 ^ name >> 13) % METHOD_CACHE_SIZE] : NULL;
}

/* What the method cache may hold: replacing one of these in a class always changes class_version. */
static bool is_function_like(const struct vm *vm, value v) {
    if (!value_is_object(v))
        return false;
    switch (object_kind(vm, v)) {
    case KIND_FUNCTION:
    case KIND_NATIVE_FUNCTION:
    case KIND_NATIVE_METHOD:
    case KIND_NATIVE_GETTER:
    case KIND_PROPERTY:
    case KIND_CLASS_METHOD:
    case KIND_STATIC_METHOD:
    case KIND_SLOT_DESCRIPTOR:
        return true;
    default:
        return false;
    }
}

value type_lookup_owner(struct vm *vm, const struct type *type, cage_ref name, struct type **owner) {
    cage_ref ref = ref_from_pointer(type);
    struct method_cache_entry *entry = cache_entry(vm, ref, name);
    if (entry && entry->type == ref && entry->name == name && entry->version == vm->class_version) {
        *owner = entry->owner ? object_at(vm, entry->owner) : NULL;
        if (entry->result != VALUE_UNSET || !entry->owner)
            return entry->result;
        return dict_get_name(vm, object_at(vm, (*owner)->dict), name);
    }
    const struct tuple *mro = object_at(vm, type->mro);
    value found = VALUE_UNSET;
    *owner = NULL;
    for (uint32_t i = 0; i < mro->count && found == VALUE_UNSET; i++) {
        *owner = object_of(vm, mro->items[i]);
        found = dict_get_name(vm, object_at(vm, (*owner)->dict), name);
    }
    if (found == VALUE_UNSET)
        *owner = NULL;
    if (entry)
        *entry = (struct method_cache_entry){.type = ref,
                                             .name = name,
                                             .version = vm->class_version,
                                             .owner = *owner ? ref_from_pointer(*owner) : 0,
                                             .result = is_function_like(vm, found) ? found : VALUE_UNSET};
    return found;
}

value type_lookup(struct vm *vm, const struct type *type, cage_ref name) {
    struct type *owner;
    return type_lookup_owner(vm, type, name, &owner);
}

value type_lookup_special(struct vm *vm, value v, enum special_method method) {
    return type_lookup(vm, value_type(vm, v), vm->names[method]);
}

void type_cache_clear(struct vm *vm) {
    attribute_other_caches_clear(vm);
    if (vm->method_cache)
        memset(vm->method_cache, 0, METHOD_CACHE_SIZE * sizeof(struct method_cache_entry));
}

bool type_cache_start(struct vm *vm) {
    vm->method_cache = heap_allocate_sparse(vm, METHOD_CACHE_SIZE * sizeof(struct method_cache_entry));
    if (vm->method_cache != NULL && vm->heap->holds_image)
        type_cache_clear(vm); /* a spare heap's */
    return vm->method_cache != NULL;
}

void type_cache_stop(struct vm *vm) {
    if (vm->method_cache)
        trusted_uncharge(vm, METHOD_CACHE_SIZE * sizeof(struct method_cache_entry));
    vm->method_cache = NULL;
    if (vm->other_caches)
        trusted_free(vm, vm->other_caches, sizeof *vm->other_caches);
    vm->other_caches = NULL;
}

/* --- patterns ----------------------------------------------------------------------------------------------------- */

#define PATTERNS (uint32_t)(TYPE_MATCHES_SEQUENCE | TYPE_MATCHES_MAPPING)

uint32_t type_pattern(const struct type *type) {
    if (type_is_guest(type))
        return type->flags & PATTERNS;
    switch (type->type_id) {
    case TYPE_LIST:
    case TYPE_TUPLE:
    case TYPE_RANGE:
    case TYPE_MEMORY_VIEW:
    case TYPE_COLLECTIONS_DEQUE:
        return TYPE_MATCHES_SEQUENCE;
    case TYPE_DICT:
    case TYPE_MAPPING_PROXY:
        return TYPE_MATCHES_MAPPING;
    default:
        return 0;
    }
}

bool type_adopt_pattern(struct vm *vm, struct type *type, const struct type *like) {
    uint32_t pattern = type_pattern(like);
    if (!pattern || !type_is_guest(type))
        return true;
    if (!vm_charge(vm, 1) || !vm_enter_native(vm))
        return false;
    type->flags = (type->flags & ~PATTERNS) | pattern;
    bool done = true;
    const struct list *below = type->subclasses ? object_at(vm, type->subclasses) : NULL;
    for (uint32_t i = 0; done && below && i < below->count; i++)
        done = type_adopt_pattern(vm, object_of(vm, list_items(vm, below)[i]), like);
    vm_leave_native(vm);
    return done;
}

/* --- changes ------------------------------------------------------------------------------------------------------ */

uint64_t attribute_caches_flush(struct vm *vm) {
    uint64_t flushed = vm->code_count;
    attribute_other_caches_clear(vm);
    for (uint32_t i = 0; i < vm->code_count; i++) {
        struct code *code = vm->codes[i];
        for (uint32_t n = 0; code && n < code->cache_count; n++)
            code->caches[n] = (struct cache){.name = code->caches[n].name};
        flushed += code ? code->cache_count : 0;
    }
    return flushed;
}

static void class_version_bump(struct vm *vm) {
    if (++vm->class_version == 0) { /* wrapped round: old numbers would come back */
        type_cache_clear(vm);
        (void)attribute_caches_flush(vm);
        vm->class_version = 1;
        known_calls_clear(vm);
    }
}

static const struct {
    enum special_method special;
    uint32_t flag;
} flagged_methods[] = {
    {SPECIAL_GET_ATTR, TYPE_HAS_GETATTR}, {SPECIAL_GET_ATTRIBUTE, TYPE_HAS_GETATTRIBUTE},
    {SPECIAL_SET_ATTR, TYPE_HAS_SETATTR}, {SPECIAL_DELETE_ATTR, TYPE_HAS_SETATTR},
    {SPECIAL_DEL, TYPE_HAS_FINALIZER},    {SPECIAL_EQUAL, TYPE_HAS_EQ},
    {SPECIAL_HASH, TYPE_HAS_HASH},        {SPECIAL_NEW, TYPE_HAS_NEW},
    {SPECIAL_INIT, TYPE_HAS_INIT},        {SPECIAL_BOOL, TYPE_HAS_TRUTH},
    {SPECIAL_LENGTH, TYPE_HAS_TRUTH},
};
#define FLAGGED_COUNT (sizeof flagged_methods / sizeof flagged_methods[0])

/* Instances whose attributes are not their own but their payload's: caches and quick paths leave them alone. */
static uint32_t flags_by_payload(const struct type *type) {
    switch (type->payload_kind) {
    case KIND_MODULE:
        return TYPE_HAS_GETATTRIBUTE | TYPE_HAS_SETATTR;
    case KIND_SUPER:
        return TYPE_HAS_GETATTRIBUTE;
    default:
        return 0;
    }
}

void type_update_flags(struct vm *vm, struct type *type) {
    const struct tuple *mro = object_at(vm, type->mro);
    uint32_t flags = flags_by_payload(type);
    for (uint32_t i = 0; i < mro->count; i++) {
        const struct type *at = object_of(vm, mro->items[i]);
        if (at->flags & TYPE_BUILTIN)
            continue;
        for (size_t n = 0; n < FLAGGED_COUNT; n++)
            if (dict_find_name(vm, object_at(vm, at->dict), vm->names[flagged_methods[n].special]) >= 0)
                flags |= flagged_methods[n].flag;
    }
    for (size_t n = 0; n < FLAGGED_COUNT; n++)
        type->flags &= ~flagged_methods[n].flag;
    type->flags |= flags;
}

/* Of a class and all below it, each once: those done are marked. Returns how many. */
static uint64_t update_unmarked(struct vm *vm, struct type *type) {
    if (type->flags & TYPE_MARKED)
        return 0;
    uint64_t updated = 1;
    type_update_flags(vm, type);
    type->flags |= TYPE_MARKED;
    const struct list *list = type->subclasses ? object_at(vm, type->subclasses) : NULL;
    for (uint32_t i = 0; list && i < list->count; i++)
        updated += update_unmarked(vm, object_of(vm, list_items(vm, list)[i]));
    return updated;
}

void type_unmark_below(struct vm *vm, struct type *type) {
    if (!(type->flags & TYPE_MARKED))
        return;
    type->flags &= ~(uint32_t)TYPE_MARKED;
    const struct list *list = type->subclasses ? object_at(vm, type->subclasses) : NULL;
    for (uint32_t i = 0; list && i < list->count; i++)
        type_unmark_below(vm, object_of(vm, list_items(vm, list)[i]));
}

static uint64_t update_flags_below(struct vm *vm, struct type *type) {
    uint64_t updated = update_unmarked(vm, type);
    type_unmark_below(vm, type);
    return updated;
}

void type_changed(struct vm *vm, struct type *type) {
    if (!(type->flags & TYPE_BUILTIN))
        (void)update_flags_below(vm, type);
    class_version_bump(vm);
}

bool type_hooks_changed(struct vm *vm) {
    class_version_bump(vm);
    return vm_charge(vm, 1 + attribute_caches_flush(vm) / 16);
}

/* Names whose meaning for attribute access inline caches take for granted from the shape alone. */
static bool name_governs_attributes(const struct vm *vm, cage_ref name) {
    static const enum special_method hooks[] = {SPECIAL_GET_ATTRIBUTE, SPECIAL_SET_ATTR, SPECIAL_DELETE_ATTR,
                                                SPECIAL_GET,           SPECIAL_SET,      SPECIAL_DELETE};
    for (size_t i = 0; i < sizeof hooks / sizeof hooks[0]; i++)
        if (vm->names[hooks[i]] == name)
            return true;
    return false;
}

static bool name_is_flagged(const struct vm *vm, cage_ref name) {
    for (size_t i = 0; i < FLAGGED_COUNT; i++)
        if (vm->names[flagged_methods[i].special] == name)
            return true;
    return false;
}

static bool is_plain_data(struct vm *vm, value v) { return v != VALUE_UNSET && !descriptor_is_any(vm, v); }

bool type_attribute_changed(struct vm *vm, struct type *type, cage_ref name, value before, value after) {
    uint64_t work = 1;
    if (name_is_flagged(vm, name))
        work += update_flags_below(vm, type);
    if (is_plain_data(vm, before) && is_plain_data(vm, after) && !name_governs_attributes(vm, name)) {
        if (!(type->flags & TYPE_DATA_CACHED))
            return vm_charge(vm, work);
        type->flags = (type->flags & ~(uint32_t)TYPE_DATA_CACHED) | TYPE_DATA_VOLATILE;
        class_version_bump(vm);
        return vm_charge(vm, work);
    }
    class_version_bump(vm);
    bool slots_affected = name_governs_attributes(vm, name) ||
                          (before != VALUE_UNSET && descriptor_is_data(vm, before)) ||
                          (after != VALUE_UNSET && descriptor_is_data(vm, after));
    if (slots_affected)
        work += attribute_caches_flush(vm) / 16;
    return vm_charge(vm, work);
}
