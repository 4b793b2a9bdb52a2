/* The layout of every kind of object in the cage, and nothing else.
 *
 * Each object starts with an 8-byte header. All references are cage offsets or values, so the cage can be moved and
 * copied as bytes. Everything in here is guest data: a memory-safety bug may have overwritten any of it, so code that
 * indexes trusted tables with a number found here checks the bound where it uses it. */
#ifndef PYNTERP_VM_OBJECT_H
#define PYNTERP_VM_OBJECT_H

#include "value.h"

/* name, description for the heap auditor. The order is the number; KIND_FREE must be 0. */
#define OBJECT_KINDS(KIND)                                                                                             \
    KIND(FREE)                                                                                                         \
    /* immediates have kinds too, so that tables of operations cover them */                                           \
    KIND(NONE)                                                                                                         \
    KIND(BOOL)                                                                                                         \
    KIND(ELLIPSIS)                                                                                                     \
    KIND(NOT_IMPLEMENTED)                                                                                              \
    KIND(FLOAT)                                                                                                        \
    KIND(INT)                                                                                                          \
    /* plain data */                                                                                                   \
    KIND(COMPLEX)                                                                                                      \
    KIND(STR)                                                                                                          \
    KIND(BYTES)                                                                                                        \
    KIND(BYTEARRAY)                                                                                                    \
    KIND(LIST)                                                                                                         \
    KIND(TUPLE)                                                                                                        \
    KIND(DICT)                                                                                                         \
    KIND(SET)                                                                                                          \
    KIND(FROZENSET)                                                                                                    \
    KIND(RANGE)                                                                                                        \
    KIND(SLICE)                                                                                                        \
    KIND(DICT_VIEW)                                                                                                    \
    KIND(MAPPING_PROXY)                                                                                                \
    /* iterators */                                                                                                    \
    KIND(SEQUENCE_ITERATOR)                                                                                            \
    KIND(RANGE_ITERATOR)                                                                                               \
    KIND(DICT_ITERATOR)                                                                                                \
    KIND(SET_ITERATOR)                                                                                                 \
    KIND(GENERATOR)                                                                                                    \
    KIND(COROUTINE)                                                                                                    \
    KIND(ASYNC_GENERATOR)                                                                                              \
    /* code and classes */                                                                                             \
    KIND(FUNCTION)                                                                                                     \
    KIND(NATIVE_FUNCTION)                                                                                              \
    KIND(NATIVE_METHOD)                                                                                                \
    KIND(NATIVE_GETTER)                                                                                                \
    KIND(BOUND_METHOD)                                                                                                 \
    KIND(TYPE)                                                                                                         \
    KIND(INSTANCE)                                                                                                     \
    KIND(EXCEPTION)                                                                                                    \
    KIND(TRACEBACK)                                                                                                    \
    KIND(MODULE)                                                                                                       \
    KIND(PROPERTY)                                                                                                     \
    KIND(CLASS_METHOD)                                                                                                 \
    KIND(STATIC_METHOD)                                                                                                \
    KIND(SLOT_DESCRIPTOR)                                                                                              \
    KIND(SUPER)                                                                                                        \
    KIND(CELL)                                                                                                         \
    KIND(CODE)                                                                                                         \
    /* an object of a native type of builtins or the library: `count` values and, by its type id, methods */           \
    KIND(RECORD)                                                                                                       \
    KIND(HOST_OBJECT)                                                                                                  \
    /* parts of objects, never seen by a guest */                                                                      \
    KIND(SHAPE)                                                                                                        \
    KIND(ARRAY)                                                                                                        \
    KIND(TABLE)                                                                                                        \
    KIND(BUFFER)

enum kind {
#define OBJECT_KIND_ENUM(name) KIND_##name,
    OBJECT_KINDS(OBJECT_KIND_ENUM)
#undef OBJECT_KIND_ENUM
        KIND_COUNT
};

/*   0        4      5       6         8
 *   | shape  | kind | flags | detail  |     shape: a struct shape, which names the type; detail: by kind           */
struct object {
    cage_ref shape;
    uint8_t kind;
    uint8_t flags;
    uint16_t detail;
};

/* header.flags, any kind */
#define OBJECT_FINALIZED 0x01 /* __del__ has run, or the generator was closed by the collector */
#define OBJECT_REPR_BUSY 0x02 /* reserved; recursion in repr is tracked by the VM */
/* header.flags, any kind: the collector has followed all that it refers to, and nobody has stored a reference in it
 * since; see object_written */
#define OBJECT_SETTLED 0x04
/* header.flags, dicts: the table is written in places that do not say so */
#define OWNER_WRITTEN_IN_PLACE 0x20
/* header.flags, arrays: the storage of one list, and written only where that is */
#define ARRAY_OF_LIST 0x08
/* header.flags, strings */
#define STR_COMPACT 0x08 /* a struct str and not a struct long_str */
#define STR_ASCII 0x10
#define STR_INTERNED 0x20
#define STR_BLOCKED 0x40    /* interned, and the attribute policy has a rule for it: strict refuses it */
#define STR_CLASSIFIED 0x80 /* STR_BLOCKED has been worked out */
/* header.flags, modules: its body runs */
#define MODULE_INITIALIZING 0x10
/* header.flags, instances: slot 0 holds the plain value of the built-in base (int, str, list, ...) */
#define INSTANCE_HAS_PAYLOAD 0x10

/* Integers outside 48 bits: sign in detail (1 = negative), limbs least significant first, top limb not zero. */
struct big_int {
    struct object header;
    uint32_t limb_count;
    uint32_t unused;
    uint64_t limbs[];
};

struct complex {
    struct object header;
    double real, imaginary;
};

/* UTF-8 (lone surrogates as three bytes). Where the bytes are, str_data knows: in a compact one right behind the
 * struct, followed by a NUL. Code points are counted once. `hash` is 0 until computed. */
struct str {
    struct object header;
    uint32_t hash;
    uint32_t byte_length;
    uint32_t length; /* code points */
};

/* A str whose bytes are shared, or that needs an index: no STR_COMPACT. `data` is the cage offset of the bytes: in the
 * object itself, or in a struct buffer (`owner`) shared by a chain of appends. A NUL byte follows unless something was
 * appended behind: str_text is for C functions that need it. Long strings that are not ASCII build `index` (a struct
 * buffer of uint32 byte offsets of every 32nd code point) when first indexed. */
struct long_str {
    struct str base;
    cage_ref data;
    cage_ref owner; /* struct buffer or 0 */
    cage_ref index; /* struct buffer or 0 */
    char inline_data[];
};

struct bytes {
    struct object header;
    uint32_t hash;
    uint32_t length;
    uint8_t data[]; /* followed by a NUL */
};

/* The bytes live in a struct buffer from `start` on, so that deleting from the front is cheap. */
struct byte_array {
    struct object header;
    cage_ref buffer;
    uint32_t start;
    uint32_t length;
    uint32_t exports; /* views that forbid resizing */
};

/* Raw bytes. `used` counts bytes in use by whoever appends in place. */
struct buffer {
    struct object header;
    uint32_t capacity;
    uint32_t used;
    uint8_t data[];
};

/* `capacity` values; the owner says how many are in use. All of them are valid values at any time. */
struct array {
    struct object header;
    uint32_t capacity;
    uint32_t unused;
    value items[];
};

/* Items are array->items[0 .. count). */
struct list {
    struct object header;
    uint32_t count;
    cage_ref array; /* struct array, 0 while empty */
};

struct tuple {
    struct object header;
    uint32_t count;
    uint32_t hash; /* as tables have it; 0: not known yet, or not stable; see tuple_hash */
    value items[];
};

/* Insertion-ordered. The table object holds, one after the other:
 *   struct dict_entry entries[capacity]
 *   uint32_t hashes[capacity]
 *   index[index_size]   entry number + 1, 0 = empty; open addressing; index_size is a power of two, and a place takes
 *                       one byte in an index of up to 2**8 places, two up to 2**16, four beyond
 * Entries 0 .. used-1 are in insertion order; a deleted one has key VALUE_DELETED. `version` changes whenever a key is
 * added or removed or the table is replaced, not when a value is overwritten: caches of entry numbers rely on it. */
struct dict {
    struct object header;
    uint32_t count; /* live entries */
    uint32_t used;  /* entries ever appended to this table */
    cage_ref table; /* struct table, 0 while empty */
    uint32_t version;
};

struct dict_entry {
    value key, item;
};

/* `fill` counts the index places in use: an entry number given up at the end and used again may have two of them, a
 * deleted entry none. All entries before `first` are deleted ones. first <= used <= capacity, fill <= capacity <
 * index_size. */
struct table {
    struct object header;
    uint32_t index_size;
    uint32_t capacity;
    uint32_t fill;
    uint32_t first;
    struct dict_entry entries[];
};

/* Sets and frozensets: the same table; the entry's item is unused (VALUE_NONE). `hash` only in frozensets. */
struct set {
    struct object header;
    uint32_t count;
    uint32_t used;
    cage_ref table;
    uint32_t version;
    uint64_t hash;
    uint32_t hash_known, unused;
};

struct range {
    struct object header;
    value start, stop, step, length; /* ints of any size */
};

struct slice {
    struct object header;
    value start, stop, step;
};

/* header.detail: 0 keys, 1 values, 2 items */
struct dict_view {
    struct object header;
    value dict;
};

struct mapping_proxy {
    struct object header;
    value mapping;
};

/* Over list, tuple, str, bytes, bytearray, range with large numbers, and anything with __getitem__. header.detail is
 * 1 for reversed. `sequence` becomes VALUE_UNSET when exhausted. `position`: for str the byte offset, `index` the
 * element number. */
struct sequence_iterator {
    struct object header;
    value sequence;
    uint64_t index;
    uint64_t position;
};

/* All small ints: yields current, current + step, ... while `remaining` > 0. */
struct range_iterator {
    struct object header;
    int64_t current, step, remaining;
};

/* header.detail: 0 keys, 1 values, 2 items; | 4 reversed. */
struct dict_iterator {
    struct object header;
    value dict; /* VALUE_UNSET when exhausted */
    uint32_t position;
    uint32_t expected_count; /* of the dict when iteration began; UINT32_MAX after it was found changed */
    uint32_t remaining;      /* items still to come, as far as the count tells */
    uint32_t unused;
};

struct set_iterator {
    struct object header;
    value set; /* VALUE_UNSET when exhausted */
    uint32_t position;
    uint32_t expected_count;
    uint32_t remaining;
    uint32_t unused;
};

/* Attributes of instances live in slots described by the shape: slot i is in the object's inline slots while
 * i < inline_capacity, after that in overflow (struct array). In dictionary mode (shape->flags) overflow is a dict.
 * Objects with attributes begin with this. */
struct attributed {
    struct object header;
    cage_ref overflow; /* struct array, struct dict in dictionary mode, or 0 */
    uint16_t inline_capacity;
    uint16_t unused;
};

struct instance {
    struct attributed base;
    value slots[];
};

/* A shape says which class an object has and which attribute names sit in which slots. Shapes form a tree: adding the
 * attribute `name` to an object of this shape moves it to the child for that name. Built-in types have one shape. */
struct shape {
    struct object header;
    cage_ref type;   /* struct type */
    cage_ref parent; /* struct shape or 0 */
    cage_ref name;   /* interned struct str added by this shape, 0 at the root */
    uint16_t slot_count;
    uint16_t flags;
    cage_ref children; /* one child: the struct shape itself; more: a struct dict name -> shape; 0: none */
    cage_ref lookup;   /* struct dict name -> slot number, built when slot_count passes a few; 0 */
};
#define SHAPE_DICTIONARY 0x1    /* attributes live in a dict */
#define SHAPE_NO_ATTRIBUTES 0x2 /* instances take no new attributes (built-in kinds; __slots__ without __dict__) */

struct function {
    struct attributed base;
    cage_ref code;             /* struct code_object */
    cage_ref globals;          /* struct dict */
    cage_ref closure;          /* struct tuple of cells, or 0 */
    cage_ref defaults;         /* struct tuple, or 0 */
    cage_ref keyword_defaults; /* struct dict, or 0 */
    cage_ref builtins;         /* struct dict */
    value name, qualified_name, documentation, module;
    value annotations; /* dict, or VALUE_UNSET: not asked for yet */
    value annotate;    /* what makes them, or VALUE_NONE */
};
/* header.detail of a function: the generators it makes may be awaited (types.coroutine) */
#define FUNCTION_AWAITABLE_GENERATOR 0x1

/* The cage side of trusted code: `index` into the VM's code table, bounds-checked at each use. */
struct code_object {
    struct object header;
    uint32_t index;
    uint32_t unused;
};

/* `native` names an entry of the trusted native tables; see vm/native.h. `self` is the first argument, or VALUE_UNSET.
 */
struct native_function {
    struct object header;
    uint32_t native;
    cage_ref module_name; /* struct str or 0 */
    value self;
};

/* An unbound method of a built-in type: checks that its first argument is an instance of `type`. header.detail: 1 if
 * this wraps a special method (`native` is then a special-method number; see vm/native.h). */
struct native_method {
    struct object header;
    uint32_t native;
    cage_ref type;
};

/* A data descriptor of a built-in type; natives getter(self) and setter(self, value), setter 0 = read-only. */
struct native_getter {
    struct object header;
    uint32_t getter;
    uint32_t setter;
    cage_ref type;
    cage_ref name;
};

struct bound_method {
    struct object header;
    value function; /* any callable */
    value self;
};

struct type {
    struct object header;          /* shape: names the metaclass */
    cage_ref name, qualified_name; /* struct str */
    cage_ref bases, mro;           /* struct tuple of types */
    cage_ref dict;                 /* struct dict, interned names -> values */
    cage_ref instance_shape;       /* root shape of its instances */
    cage_ref subclasses;           /* struct list of types, or 0; only for invalidation, no guest sees it */
    uint32_t flags;
    uint16_t type_id;      /* enum type_id of this built-in type, or of the built-in base that gives the layout */
    uint8_t instance_kind; /* enum kind of its instances */
    uint8_t payload_kind;  /* for guest subclasses of int, str, list, ...: the kind kept in slot 0; else KIND_FREE */
    uint16_t inline_slots; /* how many inline slots new instances get; learns from earlier ones */
    uint16_t slot_start;   /* first slot usable for attributes: 1 with a payload, else 0 */
    cage_ref module;       /* struct str, or 0 */
    cage_ref base;         /* the one of its bases that gives the layout of instances; 0 only in object */
    cage_ref init;         /* struct function that calling the class runs, found when class_version was init_version */
    uint32_t init_version;
};
#define TYPE_BUILTIN 0x0001      /* immutable, made by the VM */
#define TYPE_SUBCLASSABLE 0x0002 /* guest classes may inherit from it */
#define TYPE_HAS_GETATTR 0x0004  /* a guest __getattr__ somewhere in the MRO */
#define TYPE_HAS_GETATTRIBUTE 0x0008
#define TYPE_HAS_SETATTR 0x0010   /* guest __setattr__ or __delattr__ in the MRO */
#define TYPE_HAS_FINALIZER 0x0020 /* __del__ */
#define TYPE_HAS_SLOTS 0x0040     /* __slots__ and no __dict__ */
#define TYPE_IS_EXCEPTION 0x0080  /* derives from BaseException */
#define TYPE_HAS_EQ 0x0100        /* guest __eq__ in the MRO */
#define TYPE_HAS_HASH 0x0200      /* guest __hash__ in the MRO (None counts) */
#define TYPE_HAS_NEW 0x0400       /* guest __new__ in the MRO */
#define TYPE_HAS_INIT 0x0800      /* guest __init__ in the MRO */
#define TYPE_IS_METACLASS 0x1000  /* derives from type */
#define TYPE_ABSTRACT 0x2000      /* has abstract methods, so cannot be instantiated */
#define TYPE_DATA_CACHED 0x4000   /* an inline cache may hold a plain value from this class's dict */
#define TYPE_DATA_VOLATILE 0x8000 /* such a value was replaced once: none of this class is cached any more */
#define TYPE_GENERIC 0x10000      /* built-in and subscriptable: list[int] */
#define TYPE_MATCHES_SEQUENCE                                                                                          \
    0x1000000 /* guest classes: for sequence patterns; from __abc_tpflags__ of abc classes                             \
               */
#define TYPE_MATCHES_MAPPING 0x2000000
#define TYPE_MARKED 0x40000    /* while classes below one are gone through: this one is done */
#define TYPE_HAS_TRUTH 0x80000 /* guest __bool__ or __len__ in the MRO */
#define TYPE_WEAK 0x20000      /* weak references to its instances are allowed */

/* Attributes set by the guest use `base`; what every exception has is in fields. */
#define NAME_ERROR_LOCALS 40
struct exception {
    struct attributed base;
    value arguments;      /* tuple */
    value traceback;      /* struct traceback or None */
    value cause, context; /* exception or None; VALUE_UNSET never */
    value notes;          /* list or VALUE_UNSET */
    value slots;          /* what __slots__ of its classes hold: dict from struct slot_descriptor, or VALUE_UNSET */
    value extra[4]; /* by type: StopIteration value; SystemExit code; ImportError name, path; SyntaxError details tuple;
                       AttributeError name, obj; NameError name, the frame's `self`, its globals, and bits of unbound
                       locals (the first NAME_ERROR_LOCALS), of which a guest sees the name alone; UnicodeError tuple;
                       KeyError none; group: message, exceptions */
    uint32_t suppress_context;
    uint32_t unused;
};

struct traceback {
    struct object header;
    value next;           /* the entry nearer to the raise, or None */
    cage_ref code;        /* struct code_object */
    uint32_t instruction; /* index of the instruction that was running */
};

struct module {
    struct object header;
    cage_ref dict;
    cage_ref name;
};

struct property {
    struct object header;
    value getter, setter, deleter, documentation; /* VALUE_NONE when absent */
    value name;
};

/* classmethod and staticmethod */
struct method_wrapper {
    struct object header;
    value function;
};

/* A __slots__ entry: slot number in instances of `type`. */
struct slot_descriptor {
    struct object header;
    cage_ref type;
    cage_ref name;
    uint32_t slot;
    uint32_t unused;
};

struct super {
    struct object header;
    cage_ref start_type; /* search begins after this type in object's MRO */
    cage_ref object_type;
    value object; /* VALUE_UNSET when unbound */
};

struct cell {
    struct object header;
    value content; /* VALUE_UNSET when empty */
};

/* Generators, coroutines and asynchronous generators, by kind. The suspended frame is all here: its registers, and in
 * `resume` the index of the instruction it goes on with, which is checked against the function's code at each
 * resumption: 0, or just after a YIELD, or at a YIELD_FROM. header.detail: 1 if a generator may be awaited
 * (types.coroutine). */
struct generator {
    struct object header;
    uint32_t resume;
    uint32_t register_count;
    cage_ref function; /* struct function */
    uint32_t state;    /* enum generator_state */
    uint32_t async_flags;
    uint32_t code_index; /* of the function's code, checked against it when the generator is resumed */
    value handled;       /* the exception being handled inside, or VALUE_UNSET */
    value name, qualified_name;
    value registers[]; /* register_count of them */
};
static inline bool kind_is_generator(uint8_t kind) {
    return kind >= KIND_GENERATOR && kind <= KIND_ASYNC_GENERATOR; /* all these are struct generator */
}
#define ASYNC_GENERATOR_RUNNING 0x1 /* an asend() or athrow() is being awaited */
#define ASYNC_GENERATOR_CLOSED 0x2  /* it has been closed or has ended by an exception: nothing may be thrown in */
enum generator_state { GENERATOR_CREATED, GENERATOR_SUSPENDED, GENERATOR_RUNNING, GENERATOR_CLOSED };

/* header.detail: number of values. type_id and data are for the owner of the type; data holds no reference. */
struct record {
    struct object header;
    uint32_t type_id;
    uint32_t data;
    value items[];
};

struct host_object {
    struct object header;
    uint32_t handle; /* index into the VM's handle table, bounds- and generation-checked */
    uint32_t generation;
};

#endif
