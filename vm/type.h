/* Classes: making built-in ones from their definitions at start, guest ones from class statements and type(); lookups,
 * shapes and instances. Owned by vm/type*.c, shape.c, attribute.c, descriptor.c. */
#ifndef PYNTERP_VM_TYPE_H
#define PYNTERP_VM_TYPE_H

#include "vm.h"

/* Makes every type of types.def and exceptions.def, the interned names and the singletons. False = out of memory. */
bool types_start(struct vm *vm);
void types_stop(struct vm *vm);
/* Makes a type of the library (DEFINITION_LIBRARY) unless this VM has it already; VALUE_ERROR = out of memory. */
value type_make_library(struct vm *vm, enum type_id id) WARN_UNUSED;
/* The table of definitions, by type id; exceptions are NULL there. */
extern const struct type_definition *const type_definitions[];
const char *exception_name(enum type_id id); /* of a built-in exception class */

/* __build_class__ after the body has run into `namespace`: type(name, bases, namespace) with keywords for
 * __init_subclass__. `metaclass` is the resolved one. */
value type_new(struct vm *vm, struct type *metaclass, value name, value bases, value namespace,
               value keywords) WARN_UNUSED;
/* The BUILD_CLASS instruction: __mro_entries__, metaclass, __prepare__, body, metaclass call, __class__ cell. */
value class_build(struct vm *vm, value body, value name, value bases, value keywords) WARN_UNUSED;
/* T(...) for any class, by __new__ and __init__; what CALL does when the callee is a class and its fast paths do not
 * apply. */
value type_call(struct vm *vm, struct type *type, uint32_t count, const value *arguments, value keywords) WARN_UNUSED;
/* Whether calling this class makes an exception that only keeps the arguments, and what that gives; VALUE_UNSET: it is
 * another class, or an exception is set. There is fuel for it. */
bool exception_is_made_plainly(struct vm *vm, const struct type *type);
value exception_call_plainly(struct vm *vm, struct type *type, uint32_t count, const value *arguments) WARN_UNUSED;
/* Attributes of classes and methods changed: forget cached lookups. */
void type_changed(struct vm *vm, struct type *type);

/* A plain instance of a guest class: no payload, no attributes yet. */
value instance_new(struct vm *vm, struct type *type) WARN_UNUSED;
/* `name` of a class's dict was `before` and is `after` (VALUE_UNSET: absent): invalidate what it may invalidate. That
 * is always done; false = the run is being stopped (the work was charged). */
bool type_attribute_changed(struct vm *vm, struct type *type, cage_ref name, value before, value after) WARN_UNUSED;
/* An object became a descriptor, or stopped being one, by a change of its class. As above. */
bool type_hooks_changed(struct vm *vm) WARN_UNUSED;
/* Set or delete (item unset) an attribute of a class itself, as type.__setattr__ does. */
bool type_set_attribute(struct vm *vm, struct type *type, cage_ref name, value item) WARN_UNUSED;
/* type_lookup that also tells in which class's dict the name was found. */
value type_lookup_owner(struct vm *vm, const struct type *type, cage_ref name, struct type **owner);
bool type_cache_start(struct vm *vm) WARN_UNUSED;
void type_cache_stop(struct vm *vm);
/* Forget cached lookups: for the collector, since names and classes may die. */
void type_cache_clear(struct vm *vm);
/* Empty every inline cache: a class changed in a way that shapes do not show. Returns how many there were. */
uint64_t attribute_caches_flush(struct vm *vm);
/* TYPE_MATCHES_SEQUENCE, TYPE_MATCHES_MAPPING or 0: what instances of a class, built-in ones too, are to patterns. */
uint32_t type_pattern(const struct type *type);
/* A guest class and those below it become what `like` is to patterns; false = the run is being stopped. */
bool type_adopt_pattern(struct vm *vm, struct type *type, const struct type *like) WARN_UNUSED;
/* Work out flags that tell which special methods guests defined. */
void type_update_flags(struct vm *vm, struct type *type);
/* The most derived of these metaclasses; NULL with the "metaclass conflict" TypeError set. */
struct type *metaclass_resolve(struct vm *vm, struct type *metaclass, const value *bases, uint32_t count) WARN_UNUSED;
static inline bool type_is_guest(const struct type *type) { return !(type->flags & TYPE_BUILTIN); }
/* The class of a value if it is one of a guest's making, else NULL: the question before special methods are looked up.
 */
static inline struct type *value_guest_type(const struct vm *vm, value v) {
    if (!value_is_object(v))
        return NULL;
    const struct object *object = object_of(vm, v);
    if (object->kind != KIND_INSTANCE && object->kind != KIND_EXCEPTION && object->kind != KIND_TYPE)
        return NULL;
    struct type *type = object_at(vm, ((const struct shape *)object_at(vm, object->shape))->type);
    return type_is_guest(type) ? type : NULL;
}
/* The class's __module__ as a plain str; VALUE_UNSET when it is none. */
value type_module(const struct vm *vm, const struct type *type);
/* "module.Qualified" of a class for reprs; "" before for builtins. */
value type_full_name(struct vm *vm, const struct type *type) WARN_UNUSED;
/* The native behind `__new__` of built-in types: arguments[0] is the type it belongs to. */
value type_native_new(struct vm *vm, value *arguments, uint32_t count);
/* __new__ part of a call alone: native creation by the layout of `type`. */
value type_create(struct vm *vm, struct type *owner, struct type *type, uint32_t count, const value *arguments,
                  value keywords) WARN_UNUSED;
/* Call a native by index with arguments from anywhere, `first` before them unless unset; keywords: dict or unset. */
value native_call_by_index(struct vm *vm, uint32_t index, value first, uint32_t count, const value *arguments,
                           value keywords) WARN_UNUSED;
/* vm_call_keywords with one more argument in front. */
value vm_call_with_first(struct vm *vm, value callable, value first, uint32_t count, const value *arguments,
                         value keywords) WARN_UNUSED;
/* "__x__" that object.__new__ and object.__init__ complain about: more arguments than they take. False = TypeError set.
 */
bool object_check_excess(struct vm *vm, struct type *type, bool in_new) WARN_UNUSED;

/* An instance of a guest subclass of a built-in type around `payload`. */
value instance_new_with_payload(struct vm *vm, struct type *type, value payload) WARN_UNUSED;

/* --- shapes --- */
/* Slot of this interned name in objects of this shape, -1 = none. Dictionary-mode shapes: always -1. */
int32_t shape_find(struct vm *vm, const struct shape *shape, cage_ref name);
/* The shape after adding `name`; NULL with MemoryError. Turns to dictionary mode past 128 attributes. */
struct shape *shape_add(struct vm *vm, struct shape *shape, cage_ref name) WARN_UNUSED;
struct shape *shape_new_root(struct vm *vm, struct type *type, uint16_t slot_count, uint16_t flags) WARN_UNUSED;
/* Attribute storage of any object that begins with struct attributed; VALUE_UNSET = absent. */
value instance_get(struct vm *vm, struct attributed *object, cage_ref name);
bool instance_set(struct vm *vm, struct attributed *object, cage_ref name, value item) WARN_UNUSED;
int instance_delete(struct vm *vm, struct attributed *object, cage_ref name) WARN_UNUSED; /* 1 0 -1 */
/* Give the object another guest class whose layout has been found compatible. */
bool instance_change_class(struct vm *vm, struct attributed *object, struct type *type) WARN_UNUSED;
/* A new dict of the attributes (for dir, vars where allowed, copies). */
value instance_attributes(struct vm *vm, struct attributed *object) WARN_UNUSED;
/* The dict that holds the attributes from now on (profile compat's `__dict__`): changes of either are seen in both. */
value instance_live_dict(struct vm *vm, struct attributed *object) WARN_UNUSED;
/* Makes `dict` the object's attributes. */
bool instance_adopt_dict(struct vm *vm, struct attributed *object, struct dict *dict) WARN_UNUSED;
/* Where slot number `slot` of this object is. */
static inline value *instance_slot(const struct vm *vm, struct attributed *object, uint32_t slot) {
    if (slot < object->inline_capacity) /* which is 0 in all but instances */
        return ((struct instance *)object)->slots + slot;
    return ((struct array *)object_at(vm, object->overflow))->items + (slot - object->inline_capacity);
}

/* --- attribute lookup with inline caches, for the interpreter --- */
enum cache_kind {
    CACHE_EMPTY,
    CACHE_SLOT_INLINE,
    CACHE_SLOT_OVERFLOW,
    CACHE_METHOD,
    CACHE_CLASS_VALUE,
    CACHE_ADD_INLINE,
    CACHE_MODULE,
    CACHE_GLOBAL,
    CACHE_BUILTIN,
    CACHE_PROPERTY,
    CACHE_CLASS_DATA,
    CACHE_SUPER
};
/* What `plain_shape` says of a method's cache; of a slot's it is the shape itself. So one comparison tells the
 * instruction the kind that is most common for it. */
#define SHAPE_OF_METHOD(shape) ((shape) | 1u)
/* clang-format off */
/* The uncached path of LOAD_ATTRIBUTE, STORE_ATTRIBUTE, LOAD_METHOD; they fill the cache when that is sound:
 *  CACHE_SLOT_INLINE    shape matches: value is inline slot `slot`
 *  CACHE_SLOT_OVERFLOW  shape matches: value is overflow array item `slot`
 *  CACHE_METHOD         shape and vm->class_version match: `result` is the function, self is the receiver
 *  CACHE_CLASS_VALUE    shape and version match: `result` is the attribute itself, nothing to bind
 *  CACHE_PROPERTY       shape and version match: `result` is the getter, a guest function to call with the receiver
 *  CACHE_MODULE         shape matches, the receiver is the module `result`, its dict has `version`: `slot` is the entry
 *  CACHE_CLASS_DATA     shape, which is that of the class itself, and version match, its dict has the version `result`:
 *                       `slot` is the entry, for data that is replaced again and again
 *  CACHE_SUPER          of super(): shape, of self, and version match, the class is `slot`: `result` is the function
 *  CACHE_ADD_INLINE     store: shape and version match: write inline slot `slot`, new shape is value_to_ref(result)
 * For receivers that are classes or modules the cache stays empty unless it can be made sound in the same way. */
/* clang-format on */
value attribute_load(struct vm *vm, value receiver, struct cache *cache) WARN_UNUSED;
/* Sites that see more than one shape find what they knew of the others here, by shape and name. Made when a site meets
 * its second shape; empty in most programs. */
enum cache_purpose { CACHE_FOR_LOAD, CACHE_FOR_STORE, CACHE_FOR_METHOD, CACHE_FOR_SUPER, CACHE_PURPOSE_COUNT };
#define OTHER_CACHES 128u
struct other_caches {
    struct cache entries[CACHE_PURPOSE_COUNT][OTHER_CACHES];
};
static inline struct cache *attribute_other_entry(struct other_caches *others, cage_ref shape, cage_ref name,
                                                  enum cache_purpose purpose) {
    return &others->entries[purpose][(shape >> 5 ^ name >> 4) % OTHER_CACHES];
}
/* NULL: not known. */
static inline const struct cache *attribute_other_cache(const struct vm *vm, cage_ref shape, const struct cache *cache,
                                                        enum cache_purpose purpose) {
    if (!vm->other_caches)
        return NULL;
    const struct cache *entry = attribute_other_entry(vm->other_caches, shape, cache->name, purpose);
    return entry->shape == shape && entry->name == cache->name ? entry : NULL;
}
void attribute_other_caches_clear(struct vm *vm);
bool attribute_store(struct vm *vm, value receiver, struct cache *cache, value item) WARN_UNUSED;
/* out[0] = function, out[1] = self or VALUE_UNSET. */
bool attribute_load_method(struct vm *vm, value receiver, struct cache *cache, value out[2]) WARN_UNUSED;
/* LOAD_PROTOCOL_METHOD: set/get/delete hooks of super() and object/classes, for a direct call only. */
bool attribute_load_protocol_method(struct vm *vm, value receiver, cage_ref name, value out[2]) WARN_UNUSED;
/* The same in one value. */
bool attribute_load_protocol_bound(struct vm *vm, value receiver, cage_ref name, value *out) WARN_UNUSED;
/* Bind a class attribute found on a type to an instance (descriptor protocol __get__). */
value descriptor_bind(struct vm *vm, value attribute, value instance, struct type *owner) WARN_UNUSED;
/* Whether it has __set__ or __delete__, so that it goes before the instance's own attributes. */
bool descriptor_is_data(struct vm *vm, value attribute);
/* Whether it goes before what the object itself has when it is read: a data descriptor with __get__. */
bool descriptor_goes_first(struct vm *vm, value attribute);
/* Whether it has __get__ or is a data descriptor: binding it may give something else than itself. */
bool descriptor_is_any(struct vm *vm, value attribute);
/* Store through (item unset: delete): 1 done, 0 it is no data descriptor, -1 exception set. */
int descriptor_set(struct vm *vm, value attribute, value instance, value item) WARN_UNUSED;

#endif
