/* How C functions become visible to guests: tables of natives, types and operations by kind. Everything here is
 * constant data shared by all VMs; a guest object names an entry only by an index that is bounds-checked at each use.
 *
 * Calling convention of a native:
 *   value f(struct vm *vm, value *arguments, uint32_t count)
 * returns VALUE_ERROR with an exception set, else the result. The caller has bound the arguments:
 *   - ordinary native: arguments[0 .. positional + keyword_only) are all present, VALUE_UNSET where not given; `count`
 * is the number of positional arguments passed;
 *   - NATIVE_VARIADIC: arguments[0 .. count) are the positional ones (count >= required), then `keyword_only` values,
 *     VALUE_UNSET where not given;
 *   - NATIVE_KEYWORDS: after all those one more: a dict of further keywords, or VALUE_UNSET when there were none.
 * For methods arguments[0] is self: its type has been checked, but it may be an instance of a guest subclass, so take
 * it by `native_self(vm, arguments[0])`, which unwraps the payload. `arguments` may be overwritten freely. It points
 * into the register stack: the values are roots as long as the native runs. */
#ifndef PYNTERP_VM_NATIVE_H
#define PYNTERP_VM_NATIVE_H

#include "object.h"

struct vm;
typedef value (*native_call)(struct vm *vm, value *arguments, uint32_t count);

#define NATIVE_VARIADIC 0x01
#define NATIVE_KEYWORDS 0x02
#define NATIVE_STATIC 0x04 /* in a type's methods: staticmethod */
#define NATIVE_CLASS 0x08  /* in a type's methods: classmethod, arguments[0] is the class */
#define NATIVE_COUNT_TEXT                                                                                              \
    0x20                /* has keywords, but complains of a wrong count like a function without ("max expected ...") */
#define NATIVE_NEW 0x10 /* in a type's methods: __new__; arguments[0] is the class */
#define NATIVE_COMPAT 0x40 /* in a type's methods: there under profile compat only (builtins/reflection.c) */
/* The interpreter answers the common case of these itself (native_at_sight), before it calls them. */
enum native_quick {
    QUICK_NONE,
    QUICK_LENGTH,
    QUICK_INSTANCE,
    QUICK_ABSOLUTE,
    QUICK_ORDINAL,
    QUICK_CHARACTER,
    QUICK_LIST_APPEND,
    QUICK_LIST_POP,
    QUICK_DICT_GET,
    /* Views, in the order of DICT_KEYS and so on: none is made for a loop over it. */
    QUICK_DICT_KEYS,
    QUICK_DICT_VALUES,
    QUICK_DICT_ITEMS,
    /* These may push a generator's frame. From here on all but the last two take all items of an iterable; LEAST and
     * GREATEST are answered as the ones above, too. GATHER: the native is called with a list of the items. */
    QUICK_LEAST,
    QUICK_GREATEST,
    QUICK_ALL,
    QUICK_ANY,
    QUICK_SUM,
    QUICK_LIST,
    QUICK_TUPLE,
    QUICK_SET,
    QUICK_GATHER,
    QUICK_EXTEND,
    QUICK_NEXT,
    QUICK_SEND
};
#define NATIVE_QUICK_SHIFT 8
#define NATIVE_QUICK(which) (QUICK_##which << NATIVE_QUICK_SHIFT)
#define QUICK_RESUMES QUICK_LEAST      /* the first that may */
#define QUICK_IN_PARTS QUICK_DICT_KEYS /* the first that is more than an answer or a call */
/* Those that take all items (builtins/consumer.h). */
enum consumer {
    CONSUMER_NONE = QUICK_NONE,
    CONSUMER_MIN = QUICK_LEAST,
    CONSUMER_MAX = QUICK_GREATEST,
    CONSUMER_ALL = QUICK_ALL,
    CONSUMER_ANY = QUICK_ANY,
    CONSUMER_SUM = QUICK_SUM,
    CONSUMER_LIST = QUICK_LIST,
    CONSUMER_TUPLE = QUICK_TUPLE,
    CONSUMER_SET = QUICK_SET,
    CONSUMER_GATHER = QUICK_GATHER,
    CONSUMER_EXTEND = QUICK_EXTEND
};

struct native {
    const char *name;
    native_call call;
    uint8_t required;     /* fewest positional-or-named parameters, self included */
    uint8_t positional;   /* most positional parameters, self included */
    uint8_t keyword_only; /* trailing keyword-only parameters, all optional */
    uint16_t flags;
    const char *keywords; /* names of the last parameters that may be given by keyword, keyword-only ones last: "sep
                             maxsplit" */
    const char *documentation;
};
static inline enum native_quick native_quick_of(const struct native *native) {
    return (enum native_quick)(native->flags >> NATIVE_QUICK_SHIFT);
}
#define NATIVE_END                                                                                                     \
    { NULL, NULL, 0, 0, 0, 0, NULL, NULL }

/* A read-only or writable attribute of a built-in type. getter gets (self); setter gets (self, value), value unset =
 * delete. */
struct native_attribute {
    const char *name;
    native_call getter, setter;
    const char *documentation;
};
#define NATIVE_ATTRIBUTE_END                                                                                           \
    { NULL, NULL, NULL, NULL }

/* The special methods that operators, protocols and built-in functions use. X(enumerator, "name") */
/* Lists for X-macros: one item a line. */
/* clang-format off */
#define SPECIAL_METHODS(X)                                                                                             \
    X(ADD, "__add__")                                                                                                  \
    X(SUBTRACT, "__sub__")                                                                                             \
    X(MULTIPLY, "__mul__")                                                                                             \
    X(MATRIX_MULTIPLY, "__matmul__")                                                                                   \
    X(TRUE_DIVIDE, "__truediv__")                                                                                      \
    X(FLOOR_DIVIDE, "__floordiv__")                                                                                   \
    X(MODULO, "__mod__")                                                                                               \
    X(POWER, "__pow__")                                                                                                \
    X(LEFT_SHIFT, "__lshift__")                                                                                        \
    X(RIGHT_SHIFT, "__rshift__")                                                                                       \
    X(BIT_AND, "__and__")                                                                                              \
    X(BIT_OR, "__or__")                                                                                                \
    X(BIT_XOR, "__xor__")                                                                                              \
    X(DIVMOD, "__divmod__")                                                                                           \
    X(REFLECTED_ADD, "__radd__")                                                                                       \
    X(REFLECTED_SUBTRACT, "__rsub__")                                                                                  \
    X(REFLECTED_MULTIPLY, "__rmul__")                                                                                  \
    X(REFLECTED_MATRIX_MULTIPLY, "__rmatmul__")                                                                        \
    X(REFLECTED_TRUE_DIVIDE, "__rtruediv__")                                                                          \
    X(REFLECTED_FLOOR_DIVIDE, "__rfloordiv__")                                                                         \
    X(REFLECTED_MODULO, "__rmod__")                                                                                    \
    X(REFLECTED_POWER, "__rpow__")                                                                                     \
    X(REFLECTED_LEFT_SHIFT, "__rlshift__")                                                                             \
    X(REFLECTED_RIGHT_SHIFT, "__rrshift__")                                                                           \
    X(REFLECTED_BIT_AND, "__rand__")                                                                                   \
    X(REFLECTED_BIT_OR, "__ror__")                                                                                     \
    X(REFLECTED_BIT_XOR, "__rxor__")                                                                                   \
    X(REFLECTED_DIVMOD, "__rdivmod__")                                                                                 \
    X(IN_PLACE_ADD, "__iadd__")                                                                                        \
    X(IN_PLACE_SUBTRACT, "__isub__")                                                                                   \
    X(IN_PLACE_MULTIPLY, "__imul__")                                                                                  \
    X(IN_PLACE_MATRIX_MULTIPLY, "__imatmul__")                                                                         \
    X(IN_PLACE_TRUE_DIVIDE, "__itruediv__")                                                                            \
    X(IN_PLACE_FLOOR_DIVIDE, "__ifloordiv__")                                                                          \
    X(IN_PLACE_MODULO, "__imod__")                                                                                     \
    X(IN_PLACE_POWER, "__ipow__")                                                                                     \
    X(IN_PLACE_LEFT_SHIFT, "__ilshift__")                                                                              \
    X(IN_PLACE_RIGHT_SHIFT, "__irshift__")                                                                             \
    X(IN_PLACE_BIT_AND, "__iand__")                                                                                    \
    X(IN_PLACE_BIT_OR, "__ior__")                                                                                     \
    X(IN_PLACE_BIT_XOR, "__ixor__")                                                                                    \
    X(NEGATE, "__neg__")                                                                                               \
    X(POSITIVE, "__pos__")                                                                                             \
    X(INVERT, "__invert__")                                                                                            \
    X(ABSOLUTE, "__abs__")                                                                                             \
    X(LESS, "__lt__")                                                                                                 \
    X(LESS_EQUAL, "__le__")                                                                                            \
    X(EQUAL, "__eq__")                                                                                                 \
    X(NOT_EQUAL, "__ne__")                                                                                             \
    X(GREATER, "__gt__")                                                                                               \
    X(GREATER_EQUAL, "__ge__")                                                                                        \
    X(BOOL, "__bool__")                                                                                                \
    X(INT, "__int__")                                                                                                  \
    X(FLOAT, "__float__")                                                                                              \
    X(COMPLEX, "__complex__")                                                                                         \
    X(INDEX, "__index__")                                                                                              \
    X(ROUND, "__round__")                                                                                              \
    X(TRUNC, "__trunc__")                                                                                              \
    X(FLOOR, "__floor__")                                                                                             \
    X(CEIL, "__ceil__")                                                                                                \
    X(REPR, "__repr__")                                                                                                \
    X(STR, "__str__")                                                                                                  \
    X(FORMAT, "__format__")                                                                                            \
    X(BYTES, "__bytes__")                                                                                              \
    X(HASH, "__hash__")                                                                                               \
    X(LENGTH, "__len__")                                                                                               \
    X(LENGTH_HINT, "__length_hint__")                                                                                  \
    X(GET_ITEM, "__getitem__")                                                                                         \
    X(SET_ITEM, "__setitem__")                                                                                        \
    X(DELETE_ITEM, "__delitem__")                                                                                      \
    X(MISSING, "__missing__")                                                                                          \
    X(CONTAINS, "__contains__")                                                                                        \
    X(ITER, "__iter__")                                                                                               \
    X(NEXT, "__next__")                                                                                                \
    X(REVERSED, "__reversed__")                                                                                        \
    X(CALL, "__call__")                                                                                                \
    X(NEW, "__new__")                                                                                                  \
    X(INIT, "__init__")                                                                                                \
    X(DEL, "__del__")                                                                                                 \
    X(GET_ATTRIBUTE, "__getattribute__")                                                                               \
    X(GET_ATTR, "__getattr__")                                                                                         \
    X(SET_ATTR, "__setattr__")                                                                                         \
    X(DELETE_ATTR, "__delattr__")                                                                                     \
    X(GET, "__get__")                                                                                                  \
    X(SET, "__set__")                                                                                                  \
    X(DELETE, "__delete__")                                                                                            \
    X(SET_NAME, "__set_name__")                                                                                       \
    X(INIT_SUBCLASS, "__init_subclass__")                                                                              \
    X(CLASS_GET_ITEM, "__class_getitem__")                                                                            \
    X(PREPARE, "__prepare__")                                                                                          \
    X(INSTANCE_CHECK, "__instancecheck__")                                                                             \
    X(SUBCLASS_CHECK, "__" "subclasscheck_" "_")                                                                       \
    X(MRO_ENTRIES, "__mro_entries_" "_")                                                                               \
    X(DIR, "__dir__")                                                                                                  \
    X(ENTER, "__enter__")                                                                                              \
    X(EXIT, "__exit__")                                                                                               \
    X(AWAIT, "__await__")                                                                                              \
    X(ASYNC_ITER, "__" "aiter_" "_")                                                                                  \
    X(ASYNC_NEXT, "__" "anext_" "_")                                                                                   \
    X(ASYNC_ENTER, "__aenter__")                                                                                       \
    X(ASYNC_EXIT, "__aexit__")                                                                                         \
    X(HASH_NAME_END, "__end_of_" "special_" "methods__")
/* clang-format on */

enum special_method {
#define SPECIAL_METHOD_ENUM(name, text) SPECIAL_##name,
    SPECIAL_METHODS(SPECIAL_METHOD_ENUM)
#undef SPECIAL_METHOD_ENUM
        SPECIAL_COUNT
};

/* In the order of the special methods above and of the opcodes ADD .. BIT_XOR. */
enum binary_operator {
    OPERATOR_ADD,
    OPERATOR_SUBTRACT,
    OPERATOR_MULTIPLY,
    OPERATOR_MATRIX_MULTIPLY,
    OPERATOR_TRUE_DIVIDE,
    OPERATOR_FLOOR_DIVIDE,
    OPERATOR_MODULO,
    OPERATOR_POWER,
    OPERATOR_LEFT_SHIFT,
    OPERATOR_RIGHT_SHIFT,
    OPERATOR_BIT_AND,
    OPERATOR_BIT_OR,
    OPERATOR_BIT_XOR,
    OPERATOR_DIVMOD,
    OPERATOR_COUNT
};
enum unary_operator { OPERATOR_NEGATE, OPERATOR_POSITIVE, OPERATOR_INVERT, OPERATOR_ABSOLUTE };
enum comparison {
    COMPARE_LESS,
    COMPARE_LESS_EQUAL,
    COMPARE_EQUAL,
    COMPARE_NOT_EQUAL,
    COMPARE_GREATER,
    COMPARE_GREATER_EQUAL
};

/* What values of one kind do in operators and protocols; NULL = does not support it. All take plain values of the kind
 * (payloads already unwrapped), return VALUE_ERROR with an exception set on failure. */
struct kind_operations {
    /* Either operand has this kind (the other is any value, unwrapped if it has a payload). VALUE_NOT_IMPLEMENTED when
     * this kind does not know the combination. `operators` has bit n set for each operator n that is supported. */
    value (*binary)(struct vm *vm, enum binary_operator operator, value left, value right);
    uint32_t operators;
    /* Only for mutable kinds whose in-place form changes left: +=, |=, ... VALUE_NOT_IMPLEMENTED to fall back on
     * binary. */
    value (*in_place)(struct vm *vm, enum binary_operator operator, value left, value right);
    uint32_t in_place_operators;
    value (*unary)(struct vm *vm, enum unary_operator operator, value operand);
    uint32_t unary_operators;
    /* left has this kind. A bool value or VALUE_NOT_IMPLEMENTED. */
    value (*compare)(struct vm *vm, enum comparison comparison, value left, value right);
    bool compare_orders; /* supports < <= > >= too, not only == and != */
    bool (*hash)(struct vm *vm, value v,
                 int64_t *hash); /* false = exception set; NULL here = unhashable if `unhashable` */
    bool unhashable;
    int (*truth)(struct vm *vm, value v); /* 1, 0, -1 = exception set */
    value (*repr)(struct vm *vm, value v);
    value (*str)(struct vm *vm, value v); /* NULL: as repr */
    value (*format)(struct vm *vm, value v,
                    value specification);      /* NULL: object's: str(v) with empty specification only */
    int64_t (*length)(struct vm *vm, value v); /* -1 = exception set */
    value (*get_item)(struct vm *vm, value v, value key);
    bool (*set_item)(struct vm *vm, value v, value key, value item); /* item unset = delete */
    bool supports_delete_item;
    int (*contains)(struct vm *vm, value v, value item); /* 1, 0, -1 */
    value (*iterate)(struct vm *vm, value v);
    value (*next)(struct vm *vm, value v); /* VALUE_STOP when exhausted */
    value (*reversed)(struct vm *vm, value v);
};

/* Of a record, by its type id; see kind_operations_of in vm.h. */
const struct kind_operations *record_operations_of(const struct record *record);

/* A built-in type, as data. Instances of `kind`; KIND_RECORD types are told apart by type id and bring `operations`. */
struct type_definition {
    const char *name;                          /* "list"; for library types "collections.deque" */
    uint16_t type_id;                          /* enum type_id */
    uint16_t base;                             /* enum type_id; 0 (TYPE_OBJECT) for most */
    uint8_t kind;                              /* enum kind of instances */
    uint8_t flags;                             /* DEFINITION_* */
    const struct native *methods;              /* ends with NATIVE_END; NULL = none */
    const struct native_attribute *attributes; /* ends with NATIVE_ATTRIBUTE_END; NULL = none */
    /* T(...) when T is exactly this type: arguments[0] is the type; NULL = by create and initialise. */
    const struct native *construct;
    /* __new__: arguments[0] is the type exactly asked for, this or a guest subclass; makes the plain (payload) value of
     * this built-in type, the VM wraps it for a subclass. NULL = cannot be created by calling ("cannot create 'x'
     * instances"). */
    const struct native *create;
    /* __init__ for mutable types: arguments[0] is self. NULL = object's. */
    const struct native *initialise;
    const struct kind_operations *operations; /* for KIND_RECORD types; others are listed by kind */
    const char *documentation;
};
#define DEFINITION_SUBCLASSABLE 0x1
#define DEFINITION_HIDDEN 0x2  /* not bound to a name in builtins (iterators, function, module, ...) */
#define DEFINITION_LIBRARY 0x4 /* made when its module is first imported, by type_make_library */
#define DEFINITION_GENERIC 0x8 /* may be subscripted: deque[int] */

/* Native indexes: section, owner and entry. native_by_index (vm/native.c) checks every part.
 *   31    28 27        12 11       0
 *   | section |   owner   |  entry  | */
enum native_section {
    NATIVE_SECTION_NONE,
    NATIVE_SECTION_BUILTIN,     /* entry of builtin_functions[] (builtins/functions.c) */
    NATIVE_SECTION_TYPE_METHOD, /* owner: type id, entry: of its methods */
    NATIVE_SECTION_TYPE_SETUP,  /* owner: type id, entry: 0 construct, 1 create, 2 initialise */
    NATIVE_SECTION_GETTER,      /* owner: type id, entry: of its attributes */
    NATIVE_SECTION_SETTER,
    NATIVE_SECTION_SPECIAL, /* owner: type id, entry: enum special_method; wraps the kind's operations */
    NATIVE_SECTION_MODULE,  /* owner: number of the module in the allowlist, entry: of its functions */
    NATIVE_SECTION_HOST     /* owner and entry: handle of a host function (vm/api.c) */
};
#define NATIVE_INDEX(section, owner, entry) ((uint32_t)(section) << 28 | (uint32_t)(owner) << 12 | (uint32_t)(entry))
extern const struct native builtin_functions[]; /* ends with NATIVE_END */

/* A module of the allowlist: natives, then constants by `start`, then `source`, Python that runs in the module. */
struct module_definition {
    const char *name;
    const char *reason;                              /* why it is safe to offer */
    const struct native *functions;                  /* ends with NATIVE_END, or NULL */
    bool (*start)(struct vm *vm, struct dict *dict); /* adds constants and types; NULL = none */
    const char *source;                              /* guest Python text or NULL */
};
extern const struct module_definition *const module_definitions[]; /* ends with NULL (stdlib_allowlist/registry.c) */
#define MODULES_MOST 1024

/* What a built-in exception class has beyond its parent's (builtins/exceptions.c). */
struct exception_definition {
    uint16_t type_id;
    const struct native *methods;              /* ends with NATIVE_END; NULL = none */
    const struct native_attribute *attributes; /* ends with NATIVE_ATTRIBUTE_END; NULL = none */
    const struct native *initialise;           /* __init__; NULL = the parent's */
};
extern const struct exception_definition exception_definitions[]; /* ends with type id 0 */

/* Tables of one built-in type, whichever definition they come from; counts without the end mark. */
struct native_tables {
    const struct native *methods;
    const struct native_attribute *attributes;
    const struct native *construct, *create, *initialise;
    uint32_t method_count, attribute_count;
};
/* By type id; written by natives_start alone. */
extern struct native_tables native_type_tables[];
/* Counts every table, once per process; before that native_by_index knows nothing. */
void natives_start(void);
const struct native_tables *native_tables_of(uint32_t type_id); /* NULL = no such type */
/* Getters and setters are not called as functions but through this; NULL = no such attribute. */
const struct native_attribute *native_attribute_by_index(uint32_t index);
/* Host functions (vm/api.c); NULL = none. Their handle is in the native function's self. */
const struct native *host_native_by_index(uint32_t index);
/* Whether a kind's operations support this special method, so that its types have it as an attribute. */
bool special_is_supported(const struct kind_operations *operations, enum kind kind, enum special_method special);
/* Entries of kinds without operations, and of no kind at all, are NULL. */
extern const struct kind_operations *const operations_by_kind[256];
extern const struct kind_operations no_operations;
/* By kind alone: not for KIND_RECORD. Never NULL; kinds without an entry have all-NULL operations. */
static inline const struct kind_operations *kind_operations_by_kind(enum kind kind) {
    const struct kind_operations *operations = operations_by_kind[(uint8_t)kind];
    return operations ? operations : &no_operations;
}

/* Operations by kind; each symbol is defined by the file of that kind. Kinds not listed have none. */
/* Lists for X-macros: one item a line. */
/* clang-format off */
#define KIND_OPERATIONS(X)                                                                                             \
    X(NONE, none)                                                                                                      \
    X(BOOL, int)                                                                                                       \
    X(ELLIPSIS, ellipsis)                                                                                              \
    X(NOT_IMPLEMENTED, not_implemented)                                                                                \
    X(FLOAT, float)                                                                                                    \
    X(INT, int)                                                                                                        \
    X(COMPLEX, complex)                                                                                                \
    X(STR, str)                                                                                                        \
    X(BYTES, bytes)                                                                                                    \
    X(BYTEARRAY, bytearray)                                                                                            \
    X(LIST, list)                                                                                                      \
    X(TUPLE, tuple)                                                                                                    \
    X(DICT, dict)                                                                                                      \
    X(SET, set)                                                                                                        \
    X(FROZENSET, frozenset)                                                                                            \
    X(RANGE, range)                                                                                                    \
    X(SLICE, slice)                                                                                                    \
    X(DICT_VIEW, dict_view)                                                                                            \
    X(MAPPING_PROXY, mapping_proxy)                                                                                    \
    X(SEQUENCE_ITERATOR, sequence_iterator)                                                                            \
    X(RANGE_ITERATOR, range_iterator)                                                                                  \
    X(DICT_ITERATOR, dict_iterator)                                                                                    \
    X(SET_ITERATOR, set_iterator)                                                                                      \
    X(GENERATOR, generator)                                                                                            \
    X(COROUTINE, coroutine)                                                                                            \
    X(ASYNC_GENERATOR, async_generator)                                                                                \
    X(FUNCTION, function)                                                                                              \
    X(NATIVE_FUNCTION, native_function)                                                                                \
    X(NATIVE_METHOD, native_method)                                                                                    \
    X(NATIVE_GETTER, native_getter)                                                                                    \
    X(BOUND_METHOD, bound_method)                                                                                      \
    X(TYPE, type)                                                                                                      \
    X(MODULE, module)                                                                                                  \
    X(PROPERTY, property)                                                                                              \
    X(CLASS_METHOD, class_method)                                                                                      \
    X(STATIC_METHOD, static_method)                                                                                    \
    X(SLOT_DESCRIPTOR, slot_descriptor)                                                                                \
    X(SUPER, super)                                                                                                    \
    X(CELL, cell)                                                                                                      \
    X(CODE, code)                                                                                                      \
    X(EXCEPTION, exception)                                                                                            \
    X(TRACEBACK, traceback)                                                                                            \
    X(HOST_OBJECT, host_object)
/* clang-format on */

#define DECLARE_KIND_OPERATIONS(kind, name) extern const struct kind_operations name##_operations;
KIND_OPERATIONS(DECLARE_KIND_OPERATIONS)
#undef DECLARE_KIND_OPERATIONS

#endif
