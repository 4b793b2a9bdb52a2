/* The state of one VM, in trusted space, and the functions everybody uses: references, errors, fuel, calls, protocols.
 *
 * One struct vm is used by one thread at a time; only `interrupt` may be written by others. Nothing about a run lives
 * in C statics. Fields below the line "owned by" are for the room named there. */
#ifndef PYNTERP_VM_VM_H
#define PYNTERP_VM_VM_H

#include <stdarg.h>
#include <stdatomic.h>

#include "../guards/attribute_policy.h"
#include "../guards/choke_point.h"
#include "code.h"
#include "heap.h"
#include "native.h"
#include "object.h"
#include "platform.h"
#include "value.h"

enum type_id {
#define TYPE(name, definition) TYPE_##name,
#include "types.def"
#undef TYPE
#define EXCEPTION(name, text, parent, documentation) TYPE_##name,
#include "exceptions.def"
#undef EXCEPTION
    TYPE_COUNT
};

/* Interned strings the VM names itself: special methods first (same numbers), then these. X(enumerator, "text") */
/* Lists for X-macros: one item a line. */
/* clang-format off */
#define VM_NAMES(X)                                                                                                    \
    X(DICT, "__dict__")                                                                                                \
    X(CLASS, "__class__")                                                                                              \
    X(NAME, "__name__")                                                                                                \
    X(QUALNAME, "__qualname__")                                                                                        \
    X(MODULE, "__module__")                                                                                            \
    X(DOC, "__doc__")                                                                                                  \
    X(SLOTS, "__slots__")                                                                                              \
    X(ANNOTATIONS, "__annotations__")                                                                                  \
    X(BUILTINS, "__builtins__")                                                                                        \
    X(MAIN, "__main__")                                                                                                \
    X(FILE, "__file__")                                                                                                \
    X(PATH, "__path__")                                                                                                \
    X(PACKAGE, "__package__")                                                                                          \
    X(ALL, "__all__")                                                                                                  \
    X(METACLASS, "metaclass")                                                                                          \
    X(CLASSCELL, "__classcell__")                                                                                      \
    X(MATCH_ARGS, "__match_args__")                                                                                    \
    X(ISABSTRACT, "__isabstractmethod__")                                                                              \
    X(WRAPPED, "__wrapped__")                                                                                          \
    X(TYPE_PARAMS, "__type_params__")                                                                                  \
    X(ORIG_BASES, "__orig_bases__")                                                                                    \
    X(EMPTY, "")                                                                                                       \
    X(JOIN, "join")                                                                                                    \
    X(KEYS, "keys")                                                                                                    \
    X(ITEMS, "items")                                                                                                  \
    X(GET_NAME, "get")                                                                                                 \
    X(SEND, "send")                                                                                                    \
    X(THROW, "throw")                                                                                                  \
    X(CLOSE, "close")                                                                                                  \
    X(WRITE, "write")                                                                                                  \
    X(SELF, "self")                                                                                                    \
    X(TRACEBACK, "__traceback__")                                                                                      \
    X(CAUSE, "__cause__")                                                                                              \
    X(CONTEXT, "__context__")                                                                                          \
    X(NOTES, "__notes__")                                                                                              \
    X(MRO, "__mro__")                                                                                                  \
    X(FIRST_LINE, "__firstlineno__")                                                                                   \
    X(STATIC_ATTRIBUTES, "__static_attributes__")                                                                      \
    X(BUFFER, "__buffer__")                                                                                            \
    X(RELEASE_BUFFER, "__release_buffer__")                                                                            \
    X(ANNOTATE, "__annotate__")                                                                                        \
    X(ANNOTATE_FUNCTION, "__annotate_func__")                                                                          \
    X(ANNOTATIONS_CACHE, "__annotations_cache__")                                                                      \
    X(CLASSDICTCELL, "__classdictcell__")                                                                              \
    X(PARAMETERS, "__parameters__")
/* clang-format on */

enum vm_name {
#define SPECIAL_METHOD_NAME(name, text) NAME_SPECIAL_##name,
    SPECIAL_METHODS(SPECIAL_METHOD_NAME)
#undef SPECIAL_METHOD_NAME
#define VM_NAME_ENUM(name, text) NAME_##name,
        VM_NAMES(VM_NAME_ENUM)
#undef VM_NAME_ENUM
            NAME_COUNT
};

/* Why a run ended that no guest handler may catch. */
enum stop_reason { STOP_NONE, STOP_FUEL, STOP_DEADLINE, STOP_INTERRUPT, STOP_OUTPUT, STOP_VIOLATION };

/* What to do with the value a frame returns or yields. */
enum frame_result {
    RESULT_TO_REGISTER, /* store in the caller's register result_register */
    RESULT_TO_FOR_LOOP, /* generator in a FOR_LOOP: store and jump back, or fall through at its end */
    RESULT_DISCARD,
    RESULT_INSTANCE, /* __init__ of a class call: result must be None, the instance in r[result_register] stays */
    RESULT_TO_YIELD_FROM,
    RESULT_TO_ASEND,    /* asynchronous generator in a YIELD_FROM: namespace is the record of its asend() */
    RESULT_TO_OPERATOR, /* of the operator or comparison before the caller's pc: may be NotImplemented, may branch */
    RESULT_TO_NEXT,     /* __next__ in a FOR_LOOP: store and jump back; StopIteration falls through */
    RESULT_TO_CACHE,    /* as to a register, but lru_cache keeps it too: namespace is the pair (cache, key) */
    RESULT_TO_CONSUMER, /* generator whose items a native takes: result_register is an enum consumer, namespace what it
                           keeps of them; what else it keeps is in the register of its argument */
    RESULT_TO_PAIR,     /* generator read by an enumerate or a zip of two in a FOR_LOOP; result_register: which of the
                           pair it gives, namespace: the other one if that came first */
    RESULT_TO_CALLER    /* generator resumed by next() or send(): what it yields answers the caller's call */
};

/* What a frame has from the function and from the place it was called at, so that calls found before have it ready:
 * result is an enum frame_result; with flags it makes `how`, which is 0 in the plain case. */
#define FRAME_ORIGIN                                                                                                   \
    cage_ref function; /* struct function, 0 for top-level code */                                                     \
    union {                                                                                                            \
        struct {                                                                                                       \
            uint8_t result, flags;                                                                                     \
        };                                                                                                             \
        uint16_t how;                                                                                                  \
    };                                                                                                                 \
    uint16_t result_register;                                                                                          \
    cage_ref globals, builtins; /* struct dict */
struct frame_origin {
    FRAME_ORIGIN
};

/* frame.flags: a return, a yield or an exception leaves the interpreter and goes to C. */
#define FRAME_RETURNS_TO_C 0x1
#define FRAME_OF_GENERATOR 0x2
#define FRAME_HANDLES_OWN 0x4    /* a generator's: vm->handled is an exception it handles itself, not its caller's */
#define FRAME_THROWN_THROUGH 0x8 /* a generator's: throw() went on to what it delegates to */
#define FRAME_REGISTERS_OUT 0x10 /* a generator's that delegates: its registers are still in its object */

/* Control data of a running guest frame. Trusted; its registers are in the cage, from `window` on. In the plain case
 * nothing below `window` has been written. */
struct frame {
    struct code *code;
    const struct instruction *pc; /* next instruction; while a call is out, the one after it */
    union {
        struct frame_origin origin;
        struct {
            FRAME_ORIGIN
        };
    };
    value *window;        /* in the VM's register stack */
    value namespace;      /* class bodies, exec: any mapping; VALUE_UNSET in functions; RESULT_INSTANCE: the instance */
    value caller_handled; /* generators: what the resumer was handling */
    cage_ref generator;   /* struct generator being run, if it is a generator's frame */
};

struct vm;
struct heap;
struct guard_state;

struct vm {
    char *cage;           /* base address; aligned to 4 GiB */
    value *stack;         /* the register stack, in the cage */
    uint32_t stack_limit; /* registers available */
    value *window_end;    /* where the windows of frames must end, so that there is room above them */
    /* While a native called from the loop runs: the end of its window, above which its caller has nothing; else NULL.
     */
    const value *native_end;
    uint32_t raised_top;  /* first register that a native leaves to nested calls; 0: that follows from the last frame */
    struct frame *frames; /* frames[0 .. frame_count), the last is running */
    struct frame *frame_end; /* frames + frame_limit */
    uint32_t frame_count;
    uint32_t frame_limit;    /* guest recursion limit: the host's, or less if the script has lowered it */
    uint32_t frame_capacity; /* the host's */
    int64_t budget;          /* fuel until the next look at limits; see vm_charge */
    value exception;         /* the exception being raised, VALUE_UNSET = none */
    value handled;           /* the exception being handled, or VALUE_NONE */
    uint32_t stop;           /* enum stop_reason */
    uint32_t class_version;  /* bumped when a class changes so that cached methods may be wrong */
    uint32_t dict_version;   /* source of struct dict versions */
    uint32_t native_depth;   /* nested entries from C */
    uint32_t native_depth_limit;
    uintptr_t c_stack_limit; /* lowest address natives may use */
    uintptr_t c_stack_base;  /* where conservative scanning ends */
    cage_ref types[TYPE_COUNT];
    cage_ref immediate_shapes[KIND_COUNT]; /* shape by kind for kinds with one type */
    cage_ref names[NAME_COUNT];
    value memory_error; /* made at start so that raising it allocates nothing */
    value empty_tuple, empty_str, empty_bytes;
    value byte_strs[256];   /* one-character strings U+0000 .. U+00FF */
    cage_ref builtins;      /* struct dict of the default env's builtins */
    cage_ref modules;       /* struct dict: name -> imported module */
    cage_ref main_module;   /* struct module or 0 */
    value script_arguments; /* list for sys.argv, or VALUE_UNSET */
    value repr_stack;       /* list of containers whose repr is running */
    struct code **codes;    /* code table; entries NULL when freed */
    uint32_t code_count, code_capacity;
    uint32_t first_free_code;
    uint32_t pinned_codes;     /* code objects below this number are roots: a reset brings them back */
    bool from_image;           /* the first blocks began as the boot image */
    bool boot_objects_changed; /* a class, shape or dict made at boot was written to (vm/pristine.c) */
    struct heap *heap;
    uint8_t *unsettled;             /* the heap's, for object_written */
    void *interned;                 /* owned by builtins/str_intern.c */
    void *method_cache;             /* owned by vm/type.c */
    struct known_call *known_calls; /* owned by vm/call.c; a table of KNOWN_CALLS */
    struct {
        value key;        /* a short str, VALUE_UNSET = none */
        uint32_t version; /* of the dict or set it was found in */
        uint32_t entry;
    } found;          /* by the last search that had to compare; owned by builtins/table.c; known_calls_clear */
    bool calls_known; /* something is in it, or generators were suspended: known_calls_clear */
    struct other_caches *other_caches; /* owned by vm/attribute_cache.c; NULL until needed */
    void *handles;                     /* owned by vm/api.c */
    value generator_result;            /* what a generator resumed from C returned, until it is used; a root */
    value handed_on;                   /* what a frame returns or yields, on the way to where it goes; not a root */
    void *import_state;                /* owned by vm/import.c */
    struct guard_state *guards;
    struct attribute_policy attributes; /* which attribute names are refused */
    uint8_t hash_key[16];               /* keys the string hash */
    /* limits and accounting */
    int64_t fuel_limit;       /* -1 = unlimited */
    int64_t fuel_used_before; /* by earlier slices; exact use: vm_fuel_used */
    int64_t budget_slice;
    uint64_t deadline;          /* monotonic nanoseconds, 0 = none */
    _Atomic uint32_t interrupt; /* set by any thread */
    size_t memory_limit;
    enum platform_guard guard_space; /* behind the cage */
    size_t output_limit, output_used;
    size_t source_limit;
    /* host */
    void *host; /* owned by vm/api.c: output, audit and resolver callbacks with their data */
    /* Source of a guest module outside the allowlist: false without exception = there is none. Strs; owned by vm/api.c.
     */
    bool (*resolve_module)(struct vm *vm, const char *dotted_name, value *source, value *filename, bool *is_package);
    bool (*write_output)(struct vm *vm, int stream, const char *data,
                         size_t length); /* false = exception or stop is set */
    uint32_t run_number;
    void *regex;          /* owned by stdlib_allowlist/re_engine.c */
    uint64_t regex_clock; /* generations of compiled patterns go on when re starts anew */
    value regex_cache;    /* dict: (text, flags) -> Pattern, or VALUE_UNSET; a root */
    uint32_t abc_version; /* of all registrations with abstract base classes */
};

/* --- references --------------------------------------------------------------------------------------------------- */

static inline void *object_at(const struct vm *vm, cage_ref ref) { return vm->cage + ref; }
static inline void *object_of(const struct vm *vm, value v) { return vm->cage + (uint32_t)v; }
static inline bool value_has_kind(const struct vm *vm, value v, enum kind kind) {
    return value_is_object(v) && ((struct object *)object_of(vm, v))->kind == kind;
}
static inline enum kind object_kind(const struct vm *vm, value v) {
    return (enum kind)((struct object *)object_of(vm, v))->kind;
}
/* Whoever stores a reference in an object of a kind that settles (vm/object_layout.c: tuples, lists, dicts, sets,
 * instances, classes, shapes) which may have been there at a collection says so, after the last allocation before: what
 * the collector has followed once it does not look at again. There is no need to while the object is being made and
 * local variables of C code have led to it ever since. */
static inline void object_written(const struct vm *vm, struct object *object) {
    if (__builtin_expect(object->flags & OBJECT_SETTLED, 0)) {
        object->flags &= (uint8_t)~OBJECT_SETTLED;
        vm->unsettled[ref_from_pointer(object) >> BLOCK_SHIFT] = 1;
    }
}
/* The kind of any value, immediates included. */
static inline enum kind value_kind(const struct vm *vm, value v) {
    if (value_is_object(v))
        return object_kind(vm, v);
    if (value_is_int(v))
        return KIND_INT;
    if (value_is_double(v))
        return KIND_FLOAT;
    if (value_is_bool(v))
        return KIND_BOOL;
    if (v == VALUE_ELLIPSIS)
        return KIND_ELLIPSIS;
    return v == VALUE_NOT_IMPLEMENTED ? KIND_NOT_IMPLEMENTED : KIND_NONE;
}
/* Its class, and which attributes it has itself. Views of dicts share one; their class is in `detail`. */
static inline cage_ref value_shape(const struct vm *vm, value v) {
    return value_is_object(v) ? ((const struct object *)object_of(vm, v))->shape
                              : vm->immediate_shapes[value_kind(vm, v)];
}
/* Operations of a value that is no record, by its kind. */
static inline const struct kind_operations *kind_operations_of(struct vm *vm, value v) {
    enum kind kind = value_kind(vm, v);
    return __builtin_expect(kind == KIND_RECORD, 0) ? record_operations_of(object_of(vm, v))
                                                    : kind_operations_by_kind(kind);
}
/* Its class. */
struct type *value_type(const struct vm *vm, value v);
/* Name of its class for messages: NUL-terminated, in the cage; good until the next allocation. */
const char *value_type_name(const struct vm *vm, value v);
/* The same in "f() argument 1 must be str, not X": None is called None there, as in CPython. */
const char *argument_type_name(const struct vm *vm, value v);
const char *type_name(const struct vm *vm, const struct type *type);
static inline struct type *type_by_id(const struct vm *vm, enum type_id id) { return object_at(vm, vm->types[id]); }
/* An instance of a guest subclass of int, str, list, ... stands for its payload; every other value for itself. */
static inline value value_unwrap(const struct vm *vm, value v) {
    if (value_is_object(v)) {
        const struct instance *instance = object_of(vm, v);
        if (instance->base.header.kind == KIND_INSTANCE && (instance->base.header.flags & INSTANCE_HAS_PAYLOAD))
            return instance->slots[0];
    }
    return v;
}
/* The struct of a method's self, whose type has been checked. */
static inline void *native_self(const struct vm *vm, value v) { return object_of(vm, value_unwrap(vm, v)); }

/* --- errors ------------------------------------------------------------------------------------------------------- */

/* Set the exception; printf-like format (%s %d %u %zu %ld %lld %c %x %.*s only), message cut at 1,000 bytes. Always
 * returns VALUE_ERROR. Never called while another exception is set unless it shall be replaced. */
value raise_error(struct vm *vm, enum type_id type, const char *format, ...) __attribute__((format(printf, 3, 4)));
value raise_type_error(struct vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
value raise_value_error(struct vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The whole repr of `v`, however long it is, and this text after it. */
value raise_repr(struct vm *vm, enum type_id id, value v, const char *rest);
value raise_memory_error(struct vm *vm);
/* Set the exception to an instance of `type` with one argument, any value (KeyError(key)). */
value raise_with_value(struct vm *vm, enum type_id type, value argument);
value raise_with_no_argument(struct vm *vm, enum type_id type); /* StopAsyncIteration() */
value raise_stop_iteration(struct vm *vm, value result);        /* VALUE_NONE: no argument */
/* Set this exception object. */
value raise_exception(struct vm *vm, value exception);
/* Is the set exception an instance of this built-in class? False when none is set or a stop is under way. */
bool exception_matches(struct vm *vm, enum type_id type);
/* Forget the set exception (never a stop). */
void exception_clear(struct vm *vm);
/* Take the set exception off the VM. */
value exception_take(struct vm *vm);
static inline bool vm_failed(const struct vm *vm) { return vm->exception != VALUE_UNSET || vm->stop != STOP_NONE; }

/* --- limits ------------------------------------------------------------------------------------------------------- */

/* Slow path of vm_charge: looks at fuel, deadline and interrupt. False: the run is being stopped, return VALUE_ERROR.
 */
bool vm_budget_spent(struct vm *vm);
/* The run ends: every charge fails from now on. Always false. */
bool vm_stop_run(struct vm *vm, enum stop_reason reason);
/* Charge fuel in proportion to work: 1 is about one loop iteration; natives charge 1 per 8 elements or 64 bytes touched
 * (write it as `vm_charge(vm, 1 + n / 8)`). */
static inline WARN_UNUSED bool vm_charge(struct vm *vm, uint64_t amount) {
    vm->budget -= amount > INT32_MAX ? INT32_MAX : (int64_t)amount;
    return vm->budget >= 0 || vm_budget_spent(vm);
}
/* Around recursion in C (repr, compare, hash of nested containers): false = RecursionError set. */
bool vm_enter_native(struct vm *vm) WARN_UNUSED;
static inline void vm_leave_native(struct vm *vm) { vm->native_depth--; }

/* --- calls: the one mechanism by which natives call back
 * --------------------------------------------------------------- */

value vm_call(struct vm *vm, value callable, uint32_t count, const value *arguments) WARN_UNUSED;
/* Keywords: dict or VALUE_UNSET. */
value vm_call_keywords(struct vm *vm, value callable, uint32_t count, const value *arguments,
                       value keywords) WARN_UNUSED;
static inline value vm_call_0(struct vm *vm, value callable) { return vm_call(vm, callable, 0, NULL); }
static inline value vm_call_1(struct vm *vm, value callable, value a) { return vm_call(vm, callable, 1, &a); }
static inline value vm_call_2(struct vm *vm, value callable, value a, value b) {
    value arguments[2] = {a, b};
    return vm_call(vm, callable, 2, arguments);
}
/* Calls of one native with one argument each, which cost less in a row than vm_call of each. `begin` is false where
 * only vm_call can tell: nothing has been done. After it `end` must come. */
struct native;
struct native_calls {
    value callable;
    const struct native *native;
    value *window;
    cage_ref type;   /* whose instances alone are taken without vm_call, 0: anything */
    uint32_t raised; /* to come back to */
    bool class_is_first;
};
bool native_calls_begin(struct vm *vm, value callable, struct native_calls *calls) WARN_UNUSED;
value native_calls_next(struct vm *vm, const struct native_calls *calls, value argument) WARN_UNUSED;
void native_calls_end(struct vm *vm, const struct native_calls *calls);
/* Call a method by (interned) name through the type, as the interpreter does for special methods; VALUE_UNSET without
 * exception set = there is no such method (check vm_failed). `self` is passed first. */
value vm_call_special(struct vm *vm, value self, enum special_method method, uint32_t count,
                      const value *arguments) WARN_UNUSED;
/* Call self.name(...) with full attribute lookup. */
value vm_call_method(struct vm *vm, value self, value name, uint32_t count, const value *arguments) WARN_UNUSED;

/* --- protocols, for any value: dispatch to kinds or special methods (vm/operations.c) --------------------------------
 */

value object_binary(struct vm *vm, enum binary_operator operator, value left, value right) WARN_UNUSED;
value object_in_place(struct vm *vm, enum binary_operator operator, value left, value right) WARN_UNUSED;
value object_unary(struct vm *vm, enum unary_operator operator, value operand) WARN_UNUSED;
value object_compare(struct vm *vm, enum comparison comparison, value left, value right) WARN_UNUSED; /* any value */
/* What follows when the left operand, a guest's instance without payload, has declined (NotImplemented) and the right
 * one is of the same class or not of a guest's. */
value object_binary_declined(struct vm *vm, enum binary_operator operator, bool in_place, value left,
                             value right) WARN_UNUSED;
value object_compare_declined(struct vm *vm, enum comparison comparison, value left, value right) WARN_UNUSED;
int object_compare_truth(struct vm *vm, enum comparison comparison, value left, value right) WARN_UNUSED; /* 1 0 -1 */
int object_equal(struct vm *vm, value left, value right) WARN_UNUSED; /* identity first, as containers do; 1 0 -1 */
int object_truth(struct vm *vm, value v) WARN_UNUSED;                 /* 1 0 -1 */
bool object_hash(struct vm *vm, value v, int64_t *hash) WARN_UNUSED;
value object_repr(struct vm *vm, value v) WARN_UNUSED; /* a str */
value object_str(struct vm *vm, value v) WARN_UNUSED;
/* What str(v) and repr(v) give: as the above, but a str of a guest's class stays one. */
value object_text_as_is(struct vm *vm, value v, enum special_method special) WARN_UNUSED;
value object_ascii(struct vm *vm, value v) WARN_UNUSED;
value object_format(struct vm *vm, value v, value specification) WARN_UNUSED;
int64_t object_length(struct vm *vm, value v) WARN_UNUSED;                         /* -1 = error */
value length_of_answer(struct vm *vm, value result) WARN_UNUSED;                   /* len() of what __len__ answered */
int64_t object_length_hint(struct vm *vm, value v, int64_t otherwise) WARN_UNUSED; /* -1 = error */
value object_get_item(struct vm *vm, value v, value key) WARN_UNUSED;
bool object_set_item(struct vm *vm, value v, value key, value item) WARN_UNUSED;
bool object_delete_item(struct vm *vm, value v, value key) WARN_UNUSED;
int object_contains(struct vm *vm, value container, value item) WARN_UNUSED;
value object_iterate(struct vm *vm, value v) WARN_UNUSED;
/* The next item, VALUE_STOP at the end, VALUE_ERROR. Handles StopIteration from guests. */
value object_next(struct vm *vm, value iterator) WARN_UNUSED;
bool object_is_callable(struct vm *vm, value v);
/* An int object or small int by __index__; TypeError "'x' object cannot be interpreted as an integer". */
value object_index(struct vm *vm, value v) WARN_UNUSED;
/* By __index__ to int64; out of range: clamps when `clamp`, else OverflowError/IndexError "cannot fit 'int' into an
 * index-sized integer". */
bool object_to_int64(struct vm *vm, value v, bool clamp, int64_t *result) WARN_UNUSED;
/* A special method returned `result`, a number whose plain value is `plain`: warns when its type is a strict subclass
 * of what it should be; false = raised. */
bool number_checked_result(struct vm *vm, value result, value plain, const char *method, const char *type) WARN_UNUSED;
/* What `method`, the __float__ of v, gives. */
bool double_by_float_method(struct vm *vm, value v, value method, double *result) WARN_UNUSED;
/* A float from float, int, __float__ or __index__; TypeError "must be real number, not x". */
bool object_to_double(struct vm *vm, value v, double *result) WARN_UNUSED;
int object_is_instance(struct vm *vm, value v, value class_or_tuple) WARN_UNUSED; /* 1 0 -1 */
int object_is_subclass(struct vm *vm, value class, value class_or_tuple) WARN_UNUSED;
bool type_is_subtype(const struct vm *vm, const struct type *type, const struct type *ancestor);
bool value_is_instance_of(const struct vm *vm, value v, enum type_id id); /* exact or subclass of the built-in type */

/* Marks `v` as being represented; 1 = it already was (print "..."), 0 = go on and call repr_leave, -1 = error. */
int repr_enter(struct vm *vm, value v) WARN_UNUSED;
void repr_leave(struct vm *vm, value v);

/* --- attributes: every way to name one ends here (vm/attribute.c), behind the guard
 * ---------------------------------------- */

/* `name` any str value (subclass instances are unwrapped, normalisation considered). Blocked names are refused. `by`:
 * the choke point, which is how the guest came to name it. */
value object_get_attribute_by(struct vm *vm, value v, value name, enum guard_point by) WARN_UNUSED;
/* VALUE_UNSET without an exception set when the attribute is missing; a blocked name still raises. */
value object_find_attribute_by(struct vm *vm, value v, value name, enum guard_point by) WARN_UNUSED;
bool object_set_attribute_by(struct vm *vm, value v, value name, value item,
                             enum guard_point by) WARN_UNUSED; /* item unset = delete */
/* For names that a native chooses itself. */
static inline WARN_UNUSED value object_get_attribute(struct vm *vm, value v, value name) {
    return object_get_attribute_by(vm, v, name, GUARD_NATIVE_NAME);
}
static inline WARN_UNUSED value object_find_attribute(struct vm *vm, value v, value name) {
    return object_find_attribute_by(vm, v, name, GUARD_NATIVE_NAME);
}
/* Lookup along the MRO, no binding, no guard: for the VM's own use of special methods. VALUE_UNSET = none. */
value type_lookup(struct vm *vm, const struct type *type, cage_ref interned_name);
value type_lookup_special(struct vm *vm, value v, enum special_method method);

/* --- making things
 * ---------------------------------------------------------------------------------------------------- */

value native_function_new(struct vm *vm, uint32_t native, value self, cage_ref module_name) WARN_UNUSED;
value record_new(struct vm *vm, enum type_id type, uint16_t count) WARN_UNUSED; /* items are VALUE_NONE */
static inline bool value_is_record(const struct vm *vm, value v, enum type_id type) {
    return value_has_kind(vm, v, KIND_RECORD) && ((struct record *)object_of(vm, v))->type_id == (uint32_t)type;
}
/* Records of guest subclasses arrive as instances with payload: unwrap first. */

/* A DeprecationWarning for the line of the guest that is running (vm/warning.c). Guest code may run; false = raised. */
bool vm_warn_deprecated(struct vm *vm, value text) WARN_UNUSED;

/* Text to the script's standard output (1) or error (2): counts against the output limit. */
bool vm_write(struct vm *vm, int stream, const char *data, size_t length) WARN_UNUSED;

#endif
