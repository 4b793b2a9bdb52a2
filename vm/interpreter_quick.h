/* The quick ways of the interpreter's loop, inline: pushing frames of calls that need no binding, reading one place of
 * a container, comparing and testing plain values. Each says when it does not apply; the loop then takes the general
 * way. Numbers from the cage are masked or used in 32-bit arithmetic before they become addresses. */
#ifndef PYNTERP_VM_INTERPRETER_QUICK_H
#define PYNTERP_VM_INTERPRETER_QUICK_H

#include "heap_internal.h"
#include "instructions.h"
#include "interpreter_internal.h"

#include "../builtins/container.h"
#include "../builtins/dict.h"
#include "../builtins/str.h"
#include "type.h"

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
/* For what an instruction's common case is made of: a call there would cost more than its work. */
#define INLINE_ALWAYS static inline __attribute__((always_inline))

/* The halves of a value in a register, read each as it is needed: the upper one tells an object, the lower one which.
 */
INLINE_ALWAYS bool register_has_object(const value *at) {
    uint32_t upper;
    memcpy(&upper, (const char *)at + (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? 4 : 0), sizeof upper);
    return upper == (uint32_t)(VALUE_TAG_OBJECT >> 32);
}
INLINE_ALWAYS void *register_object(const struct vm *vm, const value *at) {
    cage_ref ref;
    memcpy(&ref, (const char *)at + (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? 0 : 4), sizeof ref);
    return object_at(vm, ref);
}

/* --- frames ------------------------------------------------------------------------------------------------------- */

/* Whether there is room for one more frame of this code, and fuel for it. */
INLINE_ALWAYS bool frame_fits(const struct vm *vm, const struct code *code, const value *window) {
    return likely(vm->frame_count < vm->frame_limit && window + code->register_count <= vm->window_end &&
                  vm->budget > 0);
}

/* Where the next frame goes. */
static inline struct frame *frame_next(const struct vm *vm) { return &vm->frames[vm->frame_count]; }

/* The same as frame_clear_locals, two at a time: what is behind the locals is not in use yet. */
typedef value value_pair __attribute__((vector_size(16), aligned(8)));
INLINE_ALWAYS void window_clear(value *window, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i += 2)
        *(value_pair *)&window[i] = (value_pair){VALUE_UNSET, VALUE_UNSET};
}

/* Push the frame of a function whose parameters are the first `count` values of the window, all of them; it fits. */
INLINE_ALWAYS struct frame *push_fitting(struct vm *vm, const struct function *function, struct code *code,
                                         value *window, uint32_t count, uint16_t target) {
    struct frame *frame = frame_next(vm);
    vm->budget -= code->entry_steps; /* may leave it below 0: whoever charges next looks at the limits */
    vm->frame_count++;
    vm->raised_top = 0;
    frame->code = code;
    frame->pc = code->instructions;
    frame->origin = (struct frame_origin){.function = ref_from_pointer(function),
                                          .result_register = target,
                                          .globals = function->globals,
                                          .builtins = function->builtins};
    frame->window = window;
    frame->namespace = VALUE_UNSET;
    window_clear(window, count, code->local_count);
    return frame;
}

/* What a frame cannot simply be pushed for. */
#define CODE_MAKES_GENERATOR (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)
#define CODE_NEEDS_MORE (CODE_VARARGS | CODE_VARKEYWORDS | CODE_MAKES_GENERATOR)
static inline struct code *function_code(const struct vm *vm, const struct function *function) {
    uint32_t index = ((const struct code_object *)object_at(vm, function->code))->index;
    return likely(index < vm->code_count) ? vm->codes[index] : NULL;
}
/* Whether each call needs its arguments bound, and pushes a frame then. */
static inline bool function_needs_binding(const struct vm *vm, const struct function *function) {
    const struct code *code = function_code(vm, function);
    return code && (code->keyword_only_count || code->flags & (CODE_VARARGS | CODE_VARKEYWORDS)) &&
           !(code->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR));
}

/* The code of a function that makes a generator or the like and has these arguments as its parameters, as they lie, if
 * it may be called now; NULL: take the general way. */
static inline struct code *code_making_generator(const struct vm *vm, const struct function *function,
                                                 const value *window, uint32_t count) {
    struct code *code = function_code(vm, function);
    if (!code || !(code->flags & CODE_MAKES_GENERATOR) || code->flags & (CODE_VARARGS | CODE_VARKEYWORDS) ||
        code->keyword_only_count || code->positional_count != count || !frame_fits(vm, code, window))
        return NULL;
    return code;
}

/* Push the frame of a function whose arguments are positional, one for each parameter or with defaults for the last
 * ones; NULL: take the general way. */
static inline struct frame *push_function(struct vm *vm, const struct function *function, value *window, uint32_t count,
                                          uint16_t target) {
    struct code *code = function_code(vm, function);
    if (unlikely(!code || code->keyword_only_count || code->flags & CODE_NEEDS_MORE))
        return NULL;
    if (unlikely(!frame_fits(vm, code, window)))
        return NULL;
    if (unlikely(code->positional_count != count) && !function_fill_defaults(vm, function, code, window, count))
        return NULL;
    return push_fitting(vm, function, code, window, code->positional_count, target);
}

/* Fills in the defaults of a call found before behind its arguments; false: they have been replaced since. */
INLINE_ALWAYS bool known_defaults_fill(const struct vm *vm, const struct known_call *known, value *window,
                                       uint32_t count) {
    const struct function *function = object_at(vm, known->origin.function);
    if (unlikely(function->defaults != known->defaults.tuple))
        return false;
    const value *items = ((const struct tuple *)object_at(vm, known->defaults.tuple))->items;
    for (uint32_t i = count, end = known->code->positional_count, item = known->defaults.first; i < end; i++, item++)
        window[i] = items[item & CAGE_INDEX_MASK];
    return true;
}
/* Push the frame of a call found before, filling in defaults; NULL: take the general way. */
INLINE_ALWAYS struct frame *push_known(struct vm *vm, const struct function *function, const struct known_call *known,
                                       value *window, uint32_t count) {
    struct code *code = known->code;
    if (unlikely(!frame_fits(vm, code, window)) ||
        (code->positional_count != count && unlikely(!known_defaults_fill(vm, known, window, count))))
        return NULL;
    return push_fitting(vm, function, code, window, code->positional_count, known->origin.result_register);
}
static inline bool dict_is_empty(const struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_DICT) && ((const struct dict *)object_of(vm, v))->count == 0;
}

/* Another function of the same code, as closures are, takes the place of the one called last. What the entry is of now;
 * KNOWN_NOTHING: it does not fit. */
INLINE_ALWAYS enum known_kind known_call_adopt(const struct vm *vm, struct known_call *known,
                                               const struct instruction *site, value callee) {
    uintptr_t kind = known->site - (uintptr_t)site;
    if ((kind != KNOWN_FUNCTION && kind != KNOWN_GENERATOR) || (known->callee ^ callee) >> 32 ||
        !value_has_kind(vm, callee, KIND_FUNCTION))
        return KNOWN_NOTHING;
    const struct function *function = object_of(vm, callee);
    if (function->code != known->code->object)
        return KNOWN_NOTHING;
    known->callee = callee;
    known->origin.function = value_to_ref(callee);
    known->origin.globals = function->globals;
    known->origin.builtins = function->builtins;
    return (enum known_kind)kind;
}

/* Whether the instructions from `merge` on, behind one that makes an empty dict for it, call something with the items
 * of a dict and nothing else by keyword, and no code of the guest runs before the call reads them. */
static inline bool dict_is_spread_alone(const struct vm *vm, const struct instruction *merge, const value *r) {
    uint16_t target = merge[-1].a;
    if (merge->opcode != OP_MAP_MERGE || merge->a != target || !value_has_kind(vm, r[merge->b], KIND_DICT))
        return false;
    const struct instruction *next = merge + 1;
    if (next->opcode == OP_SPREAD_TUPLE && next->a + 1 == target && value_has_kind(vm, r[next->b], KIND_TUPLE))
        next++;
    return next->opcode == OP_CALL_SPREAD && next->a + 2 == target;
}

/* Lays out the items of a tuple as arguments, which there is room for; always true. */
INLINE_ALWAYS bool items_spread(struct vm *vm, value *window, const struct tuple *tuple, uint32_t count) {
    vm->budget -= count / 8;
    for (uint32_t i = 0; i < count; i++)
        window[i] = tuple->items[i];
    return true;
}

/* The same for arguments by keyword, which go to their places; NULL: they and their names, behind them, lie as before.
 */
static inline struct frame *push_known_keywords(struct vm *vm, const struct function *function,
                                                const struct known_call *known, value *window, uint32_t count,
                                                uint16_t target) {
    struct code *code = known->code;
    uint32_t named = known->keywords.count, positional = code->positional_count;
    uint32_t total = positional + code->keyword_only_count;
    if (unlikely(count < named || count > total || !frame_fits(vm, code, window)))
        return NULL;
    value names = window[count], kept[KNOWN_PLACES];
    uint32_t given = count - named;
    for (uint32_t i = 0; i < named; i++)
        kept[i] = window[given + i];
    for (uint32_t i = given; i < total; i++)
        window[i] = VALUE_UNSET;
    for (uint32_t i = 0; i < named; i++)
        window[known->keywords.place[i]] = kept[i];
    bool complete = count == total || function_fill_gaps(vm, function, code, window, given);
    if (likely(complete))
        return push_fitting(vm, function, code, window, total, target);
    for (uint32_t i = 0; i < named; i++)
        window[given + i] = kept[i];
    window[count] = names;
    return NULL;
}

/* Classes whose instances are plain and need only a guest __init__. */
static inline bool type_is_plain(const struct type *type) {
    return type->instance_kind == KIND_INSTANCE && type->payload_kind == KIND_FREE &&
           !(type->flags & (TYPE_BUILTIN | TYPE_HAS_NEW | TYPE_IS_EXCEPTION | TYPE_IS_METACLASS | TYPE_ABSTRACT));
}

/* Exceptions of guest classes that need no more than to be made with their arguments, and a guest __init__. */
static inline bool type_is_plain_exception(const struct type *type) {
    return type->flags & TYPE_IS_EXCEPTION && !(type->flags & (TYPE_BUILTIN | TYPE_HAS_NEW | TYPE_ABSTRACT));
}

/* Those that have no __init__ of their own either: calling them without arguments gives a bare instance. */
static inline bool type_is_bare(const struct vm *vm, const struct type *type) {
    return type_is_plain(type) && type->type_id == TYPE_OBJECT && !(type->flags & TYPE_HAS_INIT) &&
           ((const struct shape *)object_at(vm, type->header.shape))->type == vm->types[TYPE_TYPE];
}

/* The __init__ found before for this class, if it is a function of this code; NULL otherwise. */
static inline const struct function *init_of_code(const struct vm *vm, const struct type *type,
                                                  const struct code *code) {
    if (type->init == 0 || type->init_version != vm->class_version || !type_is_plain(type))
        return NULL;
    const struct function *init = object_at(vm, type->init);
    return init->base.header.kind == KIND_FUNCTION && init->code == code->object ? init : NULL;
}

/* A call of a class whose __init__ has been found before: pushes its frame with a new instance, which goes in front of
 * the arguments. 1 pushed, 0 take the general way, -1 an exception is set. */
static inline int push_instance(struct vm *vm, struct type *type, value *arguments, uint32_t count, uint16_t target) {
    if (type->init == 0 || type->init_version != vm->class_version || !type_is_plain(type))
        return 0;
    const struct function *init = object_at(vm, type->init);
    if (init->base.header.kind != KIND_FUNCTION || !push_function(vm, init, arguments - 1, count + 1, target))
        return 0;
    value instance = instance_new(vm, type);
    if (unlikely(instance == VALUE_ERROR)) {
        frame_pop(vm);
        return -1;
    }
    arguments[-1] = instance;
    struct frame *frame = &vm->frames[vm->frame_count - 1];
    frame->result = RESULT_INSTANCE;
    frame->namespace = instance;
    return 1;
}

/* instance_new where it needs no call: few attributes, no finalizer; NULL: it does. */
#define QUICK_INSTANCE_SLOTS 16
INLINE_ALWAYS struct instance *instance_take(struct vm *vm, const struct type *type) {
    const struct shape *shape = object_at(vm, type->instance_shape);
    uint32_t capacity = shape->header.detail;
    if (unlikely(capacity > QUICK_INSTANCE_SLOTS || shape->slot_count > capacity || type->flags & TYPE_HAS_FINALIZER))
        return NULL;
    struct instance *instance =
        heap_take_cell(vm, KIND_INSTANCE, type->instance_shape, sizeof(struct instance) + capacity * sizeof(value));
    if (unlikely(!instance))
        return NULL;
    instance->base.overflow = 0;
    instance->base.inline_capacity = (uint16_t)capacity;
    instance->base.unused = 0;
    for (uint32_t i = 0; i < capacity; i += 2) /* cells are of pairs of values */
        *(value_pair *)&instance->slots[i] = (value_pair){0, 0};
    for (uint32_t i = 0; i < shape->slot_count; i++)
        instance->slots[i] = VALUE_UNSET;
    return instance;
}

/* The instance for a call of a class found before, put where the class was, which is the beginning of the window of
 * __init__, and kept by its frame; false: take the general way. */
INLINE_ALWAYS bool known_instance_make(struct vm *vm, const struct known_call *known, value *window, uint32_t count,
                                       struct frame *frame) {
    const struct type *type = object_of(vm, known->callee);
    if (unlikely(known->class_version != vm->class_version || type->flags & TYPE_ABSTRACT ||
                 (known->code->positional_count != count && !known_defaults_fill(vm, known, window, count))))
        return false;
    const struct instance *instance = instance_take(vm, type);
    if (unlikely(!instance))
        return false;
    window[0] = frame->namespace = value_from_pointer(instance);
    return true;
}

/* What the entry of a call that has pushed this frame for a function is to say. */
static inline enum known_kind kind_of_known(const struct frame *pushed, uint32_t count) {
    return pushed->code->positional_count == count ? KNOWN_FUNCTION : KNOWN_DEFAULTS;
}
/* A call of a class found before, with arguments from `base` on. NULL: take the general way, or vm_failed. */
INLINE_ALWAYS struct frame *push_known_instance(struct vm *vm, const struct known_call *known, bool by_keyword,
                                                value *arguments, uint32_t count, uint16_t target) {
    struct known_call call = *known; /* a collection empties the table */
    if (unlikely(!value_has_kind(vm, call.callee, KIND_TYPE)))
        return NULL;
    struct type *type = object_of(vm, call.callee);
    const struct function *init = init_of_code(vm, type, call.code);
    if (unlikely(!init))
        return NULL;
    value instance = instance_new(vm, type);
    if (unlikely(instance == VALUE_ERROR))
        return NULL;
    value *window = arguments - 1, before = window[0];
    window[0] = instance;
    struct frame *frame = by_keyword ? push_known_keywords(vm, init, &call, window, count + 1, target)
                                     : push_known(vm, init, &call, window, count + 1);
    if (unlikely(!frame)) {
        window[0] = before;
        return NULL;
    }
    frame->result = RESULT_INSTANCE;
    frame->namespace = instance;
    return frame;
}

/* Whether a native makes what calling this built-in class gives. */
static inline bool type_has_construct(const struct type *type) {
    return type->type_id < TYPE_BASE_EXCEPTION && native_type_tables[type->type_id].construct != NULL;
}

/* Whether an object's class is exactly that of a native method, so that the receiver needs no further check. */
static inline bool is_of_exact_class(const struct vm *vm, value receiver, cage_ref type) {
    return ((const struct shape *)object_at(vm, value_shape(vm, receiver)))->type == type;
}

/* Whether `callee` is a native method of exactly the receiver's class. */
static inline bool is_method_of_receiver(const struct vm *vm, value callee, value receiver) {
    return value_has_kind(vm, callee, KIND_NATIVE_METHOD) &&
           is_of_exact_class(vm, receiver, ((const struct native_method *)object_of(vm, callee))->type);
}

/* native_by_index with methods of built-in types and built-in functions inline. */
static inline const struct native *native_of(uint32_t index) {
    uint32_t owner = index >> 12 & 0xFFFF, entry = index & 0xFFF;
    if (index >> 28 == NATIVE_SECTION_TYPE_METHOD && owner < TYPE_COUNT &&
        entry < native_type_tables[owner].method_count)
        return &native_type_tables[owner].methods[entry];
    return native_by_index(index);
}

/* Whether this many positional arguments need no binding: not too few, not too many. */
static inline bool native_takes(const struct native *native, uint32_t count) {
    return !(native->flags & (NATIVE_VARIADIC | NATIVE_KEYWORDS)) && count >= native->required &&
           count <= native->positional;
}
/* The same for natives that take any number too. */
static inline bool native_takes_any(const struct native *native, uint32_t count) {
    return !(native->flags & NATIVE_KEYWORDS) && count >= native->required &&
           (native->flags & NATIVE_VARIADIC ? native->keyword_only < STACK_SLACK : count <= native->positional);
}

/* Then missing arguments fit the slack that is kept free above every window. */
static inline value native_call_bound(struct vm *vm, const struct native *native, value *window, uint32_t count) {
    uint32_t end = (uint32_t)native->positional + native->keyword_only;
    for (uint32_t i = count; i < end; i++)
        window[i] = VALUE_UNSET;
    vm->native_end = window + (count > end ? count : end);
    value result = native->call(vm, window, count);
    vm->native_end = NULL;
    return result;
}

/* A call of a native found before: its record stands until it is called. */
INLINE_ALWAYS value native_call_known(struct vm *vm, const struct known_call *known, value *window, uint32_t count) {
    uint32_t end = known->window_count;
    for (uint32_t i = count; i < end; i++)
        window[i] = VALUE_UNSET;
    vm->native_end = window + end;
    value result = known->call(vm, window, count);
    vm->native_end = NULL;
    return result;
}

/* The native to be remembered for calls with so many arguments; NULL: none. A host's functions are not: their table may
 * move, and they end with the run. */
static inline const struct native *native_to_note(uint32_t index, uint32_t count) {
    const struct native *native = native_of(index);
    return native && index >> 28 != NATIVE_SECTION_HOST && native_takes_any(native, count) ? native : NULL;
}

/* --- special methods of guest classes ------------------------------------------------------------------------------
 */

/* A guest's instance that is nothing else besides, so that only its class's methods say what it does; NULL otherwise.
 */
static inline const struct type *plain_instance_type(const struct vm *vm, value v) {
    if (!value_has_kind(vm, v, KIND_INSTANCE))
        return NULL;
    const struct type *type = value_guest_type(vm, v);
    return type && type->payload_kind == KIND_FREE ? type : NULL;
}

/* Where frames go that are not called with arguments in place: above all that the innermost frame and natives it calls
 * may use. */
INLINE_ALWAYS value *window_above(const struct frame *frame) {
    return frame->window + frame->code->register_count + STACK_SLACK;
}

/* Push a function's frame there; NULL: take the general way. */
INLINE_ALWAYS struct frame *push_above(struct vm *vm, const struct frame *innermost, const struct function *function,
                                       enum frame_result how, uint16_t target, uint32_t count, const value *arguments) {
    struct frame *frame = push_function(vm, function, window_above(innermost), count, target);
    if (unlikely(!frame))
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        frame->window[i] = arguments[i];
    frame->result = (uint8_t)how;
    return frame;
}
/* The same for a plain instance's special method. */
static inline struct frame *push_special(struct vm *vm, const struct frame *innermost, value self,
                                         enum special_method special, enum frame_result how, uint16_t target,
                                         uint32_t count, const value *arguments) {
    const struct type *type = plain_instance_type(vm, self);
    value method = type ? type_lookup(vm, type, vm->names[special]) : VALUE_UNSET;
    if (!value_has_kind(vm, method, KIND_FUNCTION))
        return NULL;
    return push_above(vm, innermost, object_of(vm, method), how, target, count, arguments);
}
/* The same where the instruction makes of the result what it needs. */
static inline struct frame *push_asked(struct vm *vm, const struct frame *innermost, value self,
                                       enum special_method special, uint32_t count, const value *arguments) {
    return push_special(vm, innermost, self, special, RESULT_TO_OPERATOR, 0, count, arguments);
}
/* The same for the left operand of an operator or a comparison, if it is asked first. */
static inline struct frame *push_operator(struct vm *vm, const struct frame *innermost, enum special_method special,
                                          uint16_t target, value left, value right) {
    const struct type *type = plain_instance_type(vm, left), *right_type;
    if (!type || ((right_type = value_guest_type(vm, right)) && right_type != type))
        return NULL;
    return push_special(vm, innermost, left, special, RESULT_TO_OPERATOR, target, 2, (const value[]){left, right});
}

static inline struct frame *push_operand(struct vm *vm, const struct frame *innermost, enum binary_operator operator,
                                         bool in_place, uint16_t target, value left, value right) {
    const struct type *type = in_place ? plain_instance_type(vm, left) : NULL;
    if (type && type_lookup(vm, type, vm->names[SPECIAL_IN_PLACE_ADD + operator]) != VALUE_UNSET)
        return NULL;
    return push_operator(vm, innermost, (enum special_method)(SPECIAL_ADD + operator), target, left, right);
}

/* Whether a guest's instance is asked first by an operator or a comparison with this right operand. */
static inline bool left_is_asked(const struct vm *vm, value left, value right) {
    const struct type *type = value_is_object(right) ? value_guest_type(vm, right) : NULL;
    return !type || type == value_guest_type(vm, left);
}

/* The call of a special method found before by this instruction, for an instance of the same class; NULL: none. */
INLINE_ALWAYS const struct known_call *known_method(struct vm *vm, const struct instruction *site, value self,
                                                    uint64_t mark) {
    const struct shape *shape = object_at(vm, ((const struct object *)object_of(vm, self))->shape);
    value callee = value_from_ref(shape->type) | mark;
    const struct known_call *known = known_call_at(vm, site);
    if (unlikely(known->site != ((uintptr_t)site | KNOWN_FUNCTION) || known->callee != callee))
        known = known_call_other(vm, site, callee);
    return known && known->class_version == vm->class_version ? known : NULL;
}
INLINE_ALWAYS const struct known_call *known_special(struct vm *vm, const struct instruction *site, value self) {
    return known_method(vm, site, self, CALLEE_SPECIAL);
}
/* The frame of such a method has been pushed: remember it. */
static inline void known_method_note(struct vm *vm, const struct instruction *site, value self, uint64_t mark,
                                     uint32_t count) {
    const struct shape *shape = object_at(vm, ((const struct object *)object_of(vm, self))->shape);
    if (vm->frames[vm->frame_count - 1].code->positional_count == count)
        known_call_note(vm, site, KNOWN_FUNCTION, value_from_ref(shape->type) | mark, count);
}
static inline void known_special_note(struct vm *vm, const struct instruction *site, value self, uint32_t count) {
    known_method_note(vm, site, self, CALLEE_SPECIAL, count);
}
/* Both always true. */
INLINE_ALWAYS bool arguments_place(value *window, const value *arguments, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        window[i] = arguments[i];
    return true;
}
/* What its frame has besides. */
INLINE_ALWAYS bool special_prepare(struct frame *frame, value *window, const value *arguments, uint32_t count) {
    frame->namespace = VALUE_UNSET;
    return arguments_place(window, arguments, count);
}

/* --- generators --------------------------------------------------------------------------------------------------- */

static inline bool frame_fits_generator(const struct vm *vm, const struct code *code, const value *window) {
    return vm->frame_count < vm->frame_limit && window + code->register_count <= vm->window_end;
}

/* Few, and written one by one a moment ago: wider loads would wait for those stores to reach the cache. In pairs, for
 * which there is room: above a window there is slack, and a generator's size is a multiple of 16 bytes. */
INLINE_ALWAYS void generator_copy_registers(value *target, const value *source, size_t count) {
    target[0] = source[0];
    for (size_t i = 1; i < count; i += 2) {
        target[i] = source[i];
        target[i + 1] = source[i + 1];
    }
}
_Static_assert(sizeof(struct generator) % 16 == 8, "an odd number of registers fits");

/* Push the frame of a generator whose resume index and code have been checked; it fits. The caller delivers what is
 * sent. */
INLINE_ALWAYS struct frame *generator_enter(struct vm *vm, struct generator *generator, const struct function *function,
                                            struct code *code, value *window) {
    struct frame *frame = &vm->frames[vm->frame_count++];
    vm->raised_top = 0;
    vm->budget -= code->entry_steps;
    generator_copy_registers(window, generator->registers, code->register_count);
    frame->code = code;
    frame->pc = code->instructions + generator->resume;
    frame->window = window;
    frame->function = generator->function;
    frame->globals = function->globals;
    frame->builtins = function->builtins;
    frame->namespace = VALUE_UNSET;
    frame->generator = ref_from_pointer(generator);
    frame->result = RESULT_TO_REGISTER;
    frame->flags = FRAME_OF_GENERATOR;
    frame->result_register = 0;
    frame->caller_handled = vm->handled;
    if (unlikely(generator->handled != VALUE_UNSET)) {
        vm->handled = generator->handled;
        frame->flags |= FRAME_HANDLES_OWN;
    }
    generator->state = GENERATOR_RUNNING;
    return frame;
}

/* The code of a generator that is suspended at a yield, or delegates; NULL: take the general way. */
INLINE_ALWAYS struct code *generator_code_quickly(const struct vm *vm, const struct generator *generator) {
    if (unlikely(generator->state != GENERATOR_SUSPENDED || generator->code_index >= vm->code_count))
        return NULL;
    const struct function *function = object_at(vm, generator->function);
    struct code *code = vm->codes[generator->code_index];
    uint32_t resume = generator->resume;
    if (unlikely(!code || code->object != function->code || generator->register_count != code->register_count ||
                 resume - 1 >= code->instruction_count - 1))
        return NULL;
    const struct instruction *next = code->instructions + resume;
    return likely(next->opcode == OP_YIELD_FROM || next[-1].opcode == OP_YIELD) ? code : NULL;
}
/* Resume such a generator; NULL: take the general way. */
INLINE_ALWAYS struct frame *generator_enter_quickly(struct vm *vm, struct generator *generator, value *window,
                                                    value sent) {
    struct code *code = generator_code_quickly(vm, generator);
    if (unlikely(!code || !frame_fits_generator(vm, code, window)))
        return NULL;
    struct frame *frame = generator_enter(vm, generator, object_at(vm, generator->function), code, window);
    const struct instruction *next = frame->pc;
    frame->window[next->opcode == OP_YIELD_FROM ? next->c : next[-1].a] = sent;
    return frame;
}

/* A generator that is suspended leaves its frame's slot, frames[frame_count], as it was, so that whoever asks again
 * from the same place finds there all that resuming takes. The slot is trusted: its code and pc belong together, and a
 * frame of another sort in it says so by `how`. It says nothing of other generators, since a collection, after which
 * one could lie where another was, forgets all such slots (known_calls_clear); and nothing that is out of date, because
 * the generator's resume index is compared. */
INLINE_ALWAYS bool generator_waits_in(const struct vm *vm, const struct frame *slot, const struct generator *generator,
                                      enum frame_result result, const value *window) {
    const struct frame_origin asked = {.result = (uint8_t)result, .flags = FRAME_OF_GENERATOR};
    return slot < vm->frame_end && slot->how == asked.how && slot->generator == ref_from_pointer(generator) &&
           slot->window == window && generator->state == GENERATOR_SUSPENDED &&
           slot->pc - slot->code->instructions == generator->resume;
}
/* Push that frame again, but for its registers. */
INLINE_ALWAYS void generator_reenter_frame(struct vm *vm, struct frame *slot, struct generator *generator,
                                           const struct code *code) {
    vm->frame_count++;
    vm->raised_top = 0;
    vm->budget -= code->entry_steps;
    slot->caller_handled = vm->handled;
    generator->state = GENERATOR_RUNNING;
}
/* Push it; its window. The caller delivers what is sent. */
INLINE_ALWAYS value *generator_reenter(struct vm *vm, struct frame *slot, struct generator *generator,
                                       const struct code *code) {
    value *window = slot->window;
    generator_reenter_frame(vm, slot, generator, code);
    generator_copy_registers(window, generator->registers, code->register_count);
    return window;
}

/* The generator of a frame, the innermost, is suspended where the frame's pc says. */
INLINE_ALWAYS void generator_note_left(struct vm *vm, const struct frame *frame, const struct code *code,
                                       struct generator *generator) {
    vm->calls_known = true; /* the slot is to be forgotten too */
    generator->resume = (uint32_t)(frame->pc - code->instructions);
    generator->state = GENERATOR_SUSPENDED;
    generator->handled = unlikely(frame->flags & FRAME_HANDLES_OWN) ? vm->handled : VALUE_UNSET;
    vm->handled = frame->caller_handled;
}
/* Save the registers, at `window`, of a generator's frame, too; the caller pops it. */
INLINE_ALWAYS void generator_leave(struct vm *vm, const struct frame *frame, const struct code *code,
                                   const value *window) {
    struct generator *generator = object_at(vm, frame->generator);
    generator_note_left(vm, frame, code, generator);
    generator_copy_registers(generator->registers, window, code->register_count);
}
/* The same for one that may have no object yet; false with an exception set. */
INLINE_ALWAYS bool generator_leave_delegate(struct vm *vm, struct frame *frame, const struct code *code,
                                            const value *window) {
    if (unlikely(frame->generator == 0))
        return generator_leave_first(vm, frame);
    generator_leave(vm, frame, code, window);
    return true;
}

/* Whether the instruction `get`, which tells what is awaited or delegated to, and the two behind it do no more than
 * that, with temporaries that are used up. */
#define DELEGATION_INSTRUCTIONS 3
static inline bool is_delegation(const struct code *code, const struct instruction *get) {
    return get[1].opcode == OP_LOAD_CONST && get[2].opcode == OP_YIELD_FROM && get[2].b == get->a &&
           get[2].c == get[1].a && get->a != get[1].a && get->a >= code->local_count && get[1].a >= code->local_count;
}
/* Whether these come behind a call of this callee. Then its frame is pushed as if they had been executed, and has an
 * object only from when it is first suspended: nobody could have seen one before. */
static inline bool call_is_delegated_to(const struct code *caller, const struct instruction *next, uint16_t target,
                                        const struct code *callee) {
    uint8_t wanted = callee->flags & CODE_COROUTINE ? OP_GET_AWAITABLE : OP_GET_YIELD_FROM_ITERATOR;
    return next->opcode == wanted && !(callee->flags & CODE_ASYNC_GENERATOR) && next->b == target &&
           target >= caller->local_count && is_delegation(caller, next);
}
/* What the frame of such a call has besides, and what making the object and these instructions would have cost; always
 * true. */
INLINE_ALWAYS bool delegate_prepare(struct vm *vm, struct frame *caller, struct frame *next, const struct code *code,
                                    const struct instruction *get) {
    vm->budget -= (int64_t)code->entry_steps + 1;
    caller->pc = get + DELEGATION_INSTRUCTIONS;
    next->namespace = VALUE_UNSET;
    next->caller_handled = vm->handled;
    next->generator = 0;
    return true;
}

/* --- dicts -------------------------------------------------------------------------------------------------------- */

/* The entry that an iterator over a dict, forwards, gives next, which it is past then; NULL: take the general way. */
INLINE_ALWAYS const struct dict_entry *dict_iterator_step(const struct vm *vm, struct dict_iterator *iterator) {
    if (unlikely(iterator->header.detail > DICT_ITEMS || !value_has_kind(vm, iterator->dict, KIND_DICT)))
        return NULL;
    const struct dict *dict = object_of(vm, iterator->dict);
    if (dict->count != iterator->expected_count || iterator->position >= dict->used || !dict->table ||
        iterator->remaining == 0)
        return NULL;
    const struct dict_entry *entry = table_entry(vm, dict->table, iterator->position);
    if (unlikely(entry->key == VALUE_DELETED))
        return NULL;
    iterator->position++;
    iterator->remaining--;
    return entry;
}

/* The same for an iterator over a set. */
INLINE_ALWAYS const struct dict_entry *set_iterator_step(const struct vm *vm, struct set_iterator *iterator) {
    if (unlikely(!value_is_object(iterator->set)))
        return NULL;
    const struct set *set = object_of(vm, iterator->set);
    if (set->count != iterator->expected_count || iterator->position >= set->used)
        return NULL;
    const struct dict_entry *entry = table_entry(vm, set->table, iterator->position);
    if (unlikely(entry->key == VALUE_DELETED))
        return NULL;
    iterator->position++;
    iterator->remaining -= iterator->remaining > 0;
    return entry;
}

/* Whether an iterator over a dict, forwards, or a set, which has given no entry, is at the end of a table that is as
 * large as it was: it lets go of it then. */
static inline bool table_iterator_ends(const struct vm *vm, struct dict_iterator *iterator) {
    if (!value_is_object(iterator->dict) || iterator->header.detail & DICT_REVERSED)
        return false;
    const struct dict *owner = object_of(vm, iterator->dict);
    if (owner->count != iterator->expected_count || iterator->position < owner->used)
        return false;
    iterator->dict = VALUE_UNSET;
    return true;
}

/* The entry of a key that is found at the first look; negative: take the general way. */
static inline int64_t dict_find_at_sight(const struct vm *vm, const struct dict *dict, value key) {
    uint32_t hash;
    if (unlikely(!dict->table || !key_hash_plainly(vm, key, &hash)))
        return TABLE_UNCERTAIN;
    return table_find_at_sight(vm, dict, key, hash);
}

/* The same at the entry where an instruction found the key last; VALUE_UNSET: it is not there. */
static inline value dict_item_where_hinted(const struct vm *vm, const struct dict *dict, value key, uint32_t hint) {
    if (unlikely(hint >= dict->used))
        return VALUE_UNSET;
    const struct dict_entry *entry = table_entry(vm, dict->table, hint);
    return likely(entry->key == key) ? entry->item : VALUE_UNSET;
}

static inline void dict_hint_note(const struct instruction *instruction, int64_t entry) {
    if (entry <= UINT8_MAX)
        ((struct instruction *)instruction)->d = (uint8_t)entry;
}

/* Gives a key that is found at the first look another item. */
static inline bool dict_replace_at_sight(const struct vm *vm, struct dict *dict, value key, value item) {
    int64_t entry = dict_find_at_sight(vm, dict, key);
    if (entry < 0)
        return false;
    table_entry(vm, dict->table, (uint32_t)entry)->item = item;
    object_written(vm, &dict->header);
    return true;
}

/* Whether a dict or set has a key: 1, 0, or -1: take the general way. */
INLINE_ALWAYS int contains_at_sight(const struct vm *vm, value container, value key) {
    uint32_t hash;
    if (!value_is_object(container))
        return -1;
    const struct dict *owner = object_of(vm, container); /* struct set begins the same */
    uint8_t kind = owner->header.kind;
    if ((kind != KIND_DICT && kind != KIND_SET && kind != KIND_FROZENSET) || !key_hash_plainly(vm, key, &hash))
        return -1;
    int64_t entry = owner->table ? table_find_at_sight(vm, owner, key, hash) : TABLE_ABSENT;
    return entry == TABLE_UNCERTAIN ? -1 : entry >= 0;
}

/* --- loops over pairs --------------------------------------------------------------------------------------------- */

/* The item that an iterator over a list or tuple gives next, whose index is then to be counted up; NULL: take the
 * general way. */
INLINE_ALWAYS const value *sequence_peek(const struct vm *vm, const struct object *object) {
    const struct sequence_iterator *iterator = (const struct sequence_iterator *)object;
    if (unlikely(object->kind != KIND_SEQUENCE_ITERATOR || sequence_iterator_is_reversed(iterator) ||
                 !value_is_object(iterator->sequence)))
        return NULL;
    const struct object *sequence = object_of(vm, iterator->sequence);
    uint64_t index = iterator->index;
    if (likely(sequence->kind == KIND_LIST)) {
        const struct list *list = (const struct list *)sequence;
        return index < list->count ? &list_items(vm, list)[index & CAGE_INDEX_MASK] : NULL;
    }
    const struct tuple *tuple = (const struct tuple *)sequence;
    return sequence->kind == KIND_TUPLE && index < tuple->count ? &tuple->items[index & CAGE_INDEX_MASK] : NULL;
}

/* The next pair of enumerate() or of zip() of two, over lists and tuples; false: nothing has been done, take the
 * general way. */
INLINE_ALWAYS bool pair_take_plainly(const struct vm *vm, struct record *record, value *pair) {
    if (record->type_id == TYPE_ENUMERATE) {
        value number = record->items[1];
        struct sequence_iterator *iterator = object_of(vm, record->items[0]);
        const value *item = sequence_peek(vm, &iterator->header);
        if (unlikely(!item || !value_is_int(number) || value_to_int(number) == SMALL_INT_MAX))
            return false;
        record->items[1] = value_from_small_int(value_to_int(number) + 1);
        iterator->index++;
        pair[0] = number;
        pair[1] = *item;
        return true;
    }
    if (unlikely(record->type_id != TYPE_ZIP))
        return false;
    const struct tuple *iterators = object_of(vm, record->items[0]);
    if (unlikely(iterators->count != 2 || iterators->items[0] == iterators->items[1]))
        return false;
    struct sequence_iterator *left = object_of(vm, iterators->items[0]), *right = object_of(vm, iterators->items[1]);
    const value *first = sequence_peek(vm, &left->header);
    const value *second = first ? sequence_peek(vm, &right->header) : NULL;
    if (unlikely(!second))
        return false;
    left->index++;
    right->index++;
    pair[0] = *first;
    pair[1] = *second;
    return true;
}

/* --- attributes of modules ---------------------------------------------------------------------------------------- */

/* What a filled cache finds in the module; VALUE_UNSET: it does not fit. */
static inline value module_cached(const struct vm *vm, const struct cache *cache, value v) {
    if (cache->kind != CACHE_MODULE || cache->result != v || !value_has_kind(vm, v, KIND_MODULE))
        return VALUE_UNSET;
    const struct dict *dict = object_at(vm, ((const struct module *)object_of(vm, v))->dict);
    return dict->version == cache->version ? ((const struct dict_entry *)object_at(vm, cache->slot))->item
                                           : VALUE_UNSET;
}

/* An attribute of the object itself, which has the cache's shape; VALUE_UNSET: the cache knows something else. */
INLINE_ALWAYS value slot_cached(const struct vm *vm, const struct cache *cache, const struct instance *object) {
    if (likely(cache->kind == CACHE_SLOT_INLINE))
        return object->slots[cache->slot];
    if (cache->kind == CACHE_SLOT_OVERFLOW)
        return ((const struct array *)object_at(vm, object->base.overflow))->items[cache->slot];
    return VALUE_UNSET;
}

/* Stores an attribute that the object of the cache's shape does not have yet; false: that is not what the cache knows.
 */
INLINE_ALWAYS bool attribute_add_cached(const struct vm *vm, const struct cache *cache, struct instance *object,
                                        value item) {
    if (cache->kind != CACHE_ADD_INLINE || cache->version != vm->class_version)
        return false;
    object_written(vm, &object->base.header);
    object->slots[cache->slot] = item;
    object->base.header.shape = value_to_ref(cache->result);
    return true;
}

/* Values of built-in kinds that are no descriptors and do not become any. */
static inline bool value_is_plain_data(const struct vm *vm, value v) {
    return !value_is_object(v) || ((const struct object *)object_of(vm, v))->kind <= KIND_FROZENSET;
}

/* Where a filled cache finds data of this class, whose shape it has; NULL: it does not fit. */
static inline struct dict_entry *class_data_cached(const struct vm *vm, const struct cache *cache, value v) {
    if (cache->kind != CACHE_CLASS_DATA || cache->version != vm->class_version || !value_has_kind(vm, v, KIND_TYPE))
        return NULL;
    const struct dict *dict = object_at(vm, ((const struct type *)object_of(vm, v))->dict);
    struct dict_entry *entry = object_at(vm, cache->slot);
    return value_from_small_int(dict->version) == cache->result && value_is_plain_data(vm, entry->item) ? entry : NULL;
}

/* Stores such data; false: take the general way. */
static inline bool class_data_store(struct vm *vm, const struct cache *cache, value v, value item) {
    struct dict_entry *entry = class_data_cached(vm, cache, v);
    const struct type *type = object_of(vm, v);
    if (entry == NULL || type->flags & TYPE_DATA_CACHED || !value_is_plain_data(vm, item))
        return false;
    vm->budget--;
    entry->item = item;
    object_written(vm, object_at(vm, type->dict));
    return true;
}

/* --- plain values ------------------------------------------------------------------------------------------------- */

/* 1, 0, or -1: it takes a closer look. */
INLINE_ALWAYS int equal_at_sight(const struct vm *vm, value x, value y) {
    if (value_is_object(x) && value_is_object(y)) {
        const struct str *left = object_of(vm, x), *right = object_of(vm, y);
        if (left->header.kind != KIND_STR || right->header.kind != KIND_STR)
            return -1;
        if (left == right)
            return 1;
        bool differ =
            left->byte_length != right->byte_length || (left->header.flags & right->header.flags & STR_INTERNED);
        return differ ? 0 : -1;
    }
    return value_is_special(x) && value_is_special(y) ? x == y : -1;
}
/* 1, 0, or -1: neither two strs nor two singletons, object_compare must tell. */
static inline int equal_plainly(struct vm *vm, value x, value y) {
    int equal = equal_at_sight(vm, x, y);
    if (equal >= 0 || !value_has_kind(vm, x, KIND_STR) || !value_has_kind(vm, y, KIND_STR))
        return equal;
    const struct str *left = object_of(vm, x), *right = object_of(vm, y);
    vm->budget -= left->byte_length / 64;
    return str_equal(vm, left, right);
}

/* The same for < <= > >= of two strs. */
static inline int ordered_plainly(struct vm *vm, enum comparison comparison, value x, value y) {
    if (!value_has_kind(vm, x, KIND_STR) || !value_has_kind(vm, y, KIND_STR))
        return -1;
    const struct str *left = object_of(vm, x), *right = object_of(vm, y);
    vm->budget -= (left->byte_length < right->byte_length ? left->byte_length : right->byte_length) / 64;
    int order = str_order(vm, left, right);
    bool or_equal = comparison == COMPARE_LESS_EQUAL || comparison == COMPARE_GREATER_EQUAL;
    bool is_less = comparison == COMPARE_LESS || comparison == COMPARE_LESS_EQUAL;
    return order == 0 ? or_equal : (order < 0) == is_less;
}

/* Any comparison: 1, 0, or -1. */
static inline int compared_plainly(struct vm *vm, enum comparison comparison, value x, value y) {
    if (comparison != COMPARE_EQUAL && comparison != COMPARE_NOT_EQUAL)
        return ordered_plainly(vm, comparison, x, y);
    int equal = equal_plainly(vm, x, y);
    return equal < 0 ? -1 : equal == (comparison == COMPARE_EQUAL);
}

/* --- integers past 48 bits ---------------------------------------------------------------------------------------- */

/* An int that fits a signed word: a small one, or one of one limb that leaves room for the sign. */
static inline bool int_word(const struct vm *vm, value v, int64_t *word) {
    if (value_is_int(v)) {
        *word = value_to_int(v);
        return true;
    }
    if (!value_has_kind(vm, v, KIND_INT))
        return false;
    const struct big_int *number = object_of(vm, v);
    uint64_t limb = number->limbs[0]; /* negated without a sign: it may be 2**63 */
    *word = (int64_t)(number->header.detail ? 0 - limb : limb);
    return number->limb_count == 1 && number->limbs[0] >> 63 == 0;
}
/* The same or a bool: for one operand, since two bools may give a bool. */
static inline bool int_word_or_bool(const struct vm *vm, value v, int64_t *word) {
    if (likely(int_word(vm, v, word)))
        return true;
    *word = (int64_t)(v & 1);
    return value_is_bool(v);
}

static inline value int_from_word(struct vm *vm, int64_t word) {
    if (small_int_fits(word))
        return value_from_small_int(word);
    struct big_int *number =
        heap_allocate_leaf_quick(vm, KIND_INT, vm->immediate_shapes[KIND_INT], sizeof *number + sizeof(uint64_t));
    if (unlikely(!number))
        return VALUE_ERROR;
    number->header.detail = word < 0;
    number->limb_count = 1;
    number->unused = 0;
    number->limbs[0] = word < 0 ? -(uint64_t)word : (uint64_t)word;
    return value_from_pointer(number);
}

/* Whether the operator's result on these fits a word too; never for what raises. */
static inline bool word_operate(enum binary_operator operator, int64_t x, int64_t y, int64_t *result) {
    switch (operator) {
    case OPERATOR_ADD:
        return !__builtin_add_overflow(x, y, result);
    case OPERATOR_SUBTRACT:
        return !__builtin_sub_overflow(x, y, result);
    case OPERATOR_MULTIPLY:
        return !__builtin_mul_overflow(x, y, result);
    case OPERATOR_POWER:
        return y == 2 && !__builtin_mul_overflow(x, x, result);
    case OPERATOR_FLOOR_DIVIDE:
        if (y != 0)
            *result = x / y - (x % y != 0 && (x < 0) != (y < 0));
        return y != 0;
    case OPERATOR_MODULO:
        if (y != 0)
            *result = x % y + (x % y != 0 && (x < 0) != (y < 0) ? y : 0);
        return y != 0;
    case OPERATOR_LEFT_SHIFT:
        *result = y >= 0 && y < 64 ? (int64_t)((uint64_t)x << y) : 0;
        return y >= 0 && y < 64 && *result >> y == x;
    case OPERATOR_RIGHT_SHIFT:
        *result = y >= 0 ? x >> (y < 63 ? y : 63) : 0;
        return y >= 0;
    case OPERATOR_BIT_AND:
        *result = x & y;
        return true;
    case OPERATOR_BIT_OR:
        *result = x | y;
        return true;
    case OPERATOR_BIT_XOR:
        *result = x ^ y;
        return true;
    default:
        return false;
    }
}

/* The length of a record that is a deque; VALUE_UNSET: it is another. */
static inline value deque_length_plainly(const struct object *object) {
    const struct record *record = (const struct record *)object;
    return record->type_id == TYPE_COLLECTIONS_DEQUE ? record->items[DEQUE_COUNT] : VALUE_UNSET;
}

/* An instance whose class does not say when it is true. */
static inline bool is_true_instance(const struct vm *vm, const struct object *object) {
    const struct type *type = object_at(vm, ((const struct shape *)object_at(vm, object->shape))->type);
    return type->type_id == TYPE_OBJECT && !(type->flags & TYPE_HAS_TRUTH);
}

/* The truth of a value whose kind tells it, -1: object_truth must tell. */
static inline int truth_plainly(const struct vm *vm, value x) {
    if (value_is_bool(x))
        return (int)(x & 1);
    if (value_is_int(x))
        return x != VALUE_TAG_INT;
    if (x == VALUE_NONE)
        return 0;
    if (!value_is_object(x))
        return value_is_double(x) ? value_to_double(x) != 0.0 : -1;
    const struct object *object = object_of(vm, x);
    switch (object->kind) {
    case KIND_INSTANCE:
        return is_true_instance(vm, object) ? 1 : -1;
    case KIND_FUNCTION:
    case KIND_BOUND_METHOD:
        return 1;
    case KIND_RECORD: {
        value length = deque_length_plainly(object);
        return length == VALUE_UNSET ? -1 : length != VALUE_TAG_INT;
    }
    case KIND_STR:
        return ((const struct str *)object)->byte_length != 0;
    case KIND_LIST:
        return ((const struct list *)object)->count != 0;
    case KIND_TUPLE:
        return ((const struct tuple *)object)->count != 0;
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET:
        return ((const struct dict *)object)->count != 0; /* struct set begins the same */
    case KIND_BYTES:
        return ((const struct bytes *)object)->length != 0;
    case KIND_BYTEARRAY:
        return ((const struct byte_array *)object)->length != 0;
    default:
        return -1;
    }
}

/* The length of a plain container; VALUE_UNSET: object_length must tell. */
static inline value length_plainly(const struct vm *vm, value x) {
    if (!value_is_object(x))
        return VALUE_UNSET;
    const struct object *object = object_of(vm, x);
    switch (object->kind) {
    case KIND_STR:
        return value_from_small_int(((const struct str *)object)->length);
    case KIND_LIST:
        return value_from_small_int(((const struct list *)object)->count);
    case KIND_TUPLE:
        return value_from_small_int(((const struct tuple *)object)->count);
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET:
        return value_from_small_int(((const struct dict *)object)->count);
    case KIND_BYTES:
        return value_from_small_int(((const struct bytes *)object)->length);
    case KIND_BYTEARRAY:
        return value_from_small_int(((const struct byte_array *)object)->length);
    case KIND_RECORD:
        return deque_length_plainly(object);
    default:
        return VALUE_UNSET;
    }
}

/* min and max of two numbers; VALUE_UNSET: not that. As the native does, the first of equal ones. */
static inline value extreme_plainly(value x, value y, bool greatest) {
    if (value_are_ints(x, y))
        return (greatest ? value_to_int(y) > value_to_int(x) : value_to_int(y) < value_to_int(x)) ? y : x;
    if (!value_is_double(x) || !value_is_double(y))
        return VALUE_UNSET;
    double dx = value_to_double(x), dy = value_to_double(y);
    return (greatest ? dy > dx : dy < dx) ? y : x;
}

/* isinstance() of a thing's own class, which need not be asked, and of plain values for built-in classes: theirs have
 * no other base than object. VALUE_UNSET: another case. */
static inline value instance_at_sight(const struct vm *vm, value x, value class) {
    if (!value_has_kind(vm, class, KIND_TYPE))
        return VALUE_UNSET;
    if (is_of_exact_class(vm, x, value_to_ref(class)))
        return VALUE_TRUE;
    bool plain = value_is_object(x) ? value_is_plain_data(vm, x) : value_is_int(x);
    bool decides = ((const struct type *)object_of(vm, class))->flags & TYPE_BUILTIN &&
                   class != value_from_ref(vm->types[TYPE_OBJECT]);
    return plain && decides ? VALUE_FALSE : VALUE_UNSET;
}

/* What functions marked as quick answer in their common case; VALUE_UNSET: call them. */
INLINE_ALWAYS value function_at_sight(const struct vm *vm, enum native_quick quick, const value *arguments,
                                      uint32_t count) {
    value x = arguments[0];
    const struct str *str;
    switch (quick) {
    case QUICK_LENGTH:
        return length_plainly(vm, x);
    case QUICK_INSTANCE:
        return instance_at_sight(vm, x, arguments[1]);
    case QUICK_ABSOLUTE:
        if (value_is_int(x) && value_to_int(x) != SMALL_INT_MIN)
            return value_from_small_int(value_to_int(x) < 0 ? -value_to_int(x) : value_to_int(x));
        return value_is_double(x) ? value_from_double(__builtin_fabs(value_to_double(x))) : VALUE_UNSET;
    case QUICK_LEAST:
    case QUICK_GREATEST:
        if (count == 3 && (x = extreme_plainly(x, arguments[1], quick == QUICK_GREATEST)) != VALUE_UNSET)
            return extreme_plainly(x, arguments[2], quick == QUICK_GREATEST);
        return count == 2 ? extreme_plainly(x, arguments[1], quick == QUICK_GREATEST) : VALUE_UNSET;
    case QUICK_ORDINAL:
        if (!value_has_kind(vm, x, KIND_STR))
            return VALUE_UNSET;
        str = object_of(vm, x);
        return str->length == 1 && str->header.flags & STR_ASCII ? value_from_small_int((uint8_t)*str_data(vm, str))
                                                                 : VALUE_UNSET;
    case QUICK_CHARACTER:
        return value_is_int(x) && (uint64_t)value_to_int(x) < 256 ? vm->byte_strs[value_to_int(x)] : VALUE_UNSET;
    default:
        return VALUE_UNSET;
    }
}

/* The same for methods, whose receiver has the shape it had before. */
INLINE_ALWAYS value method_at_sight(struct vm *vm, enum native_quick quick, const value *arguments, uint32_t count) {
    const struct object *object = object_of(vm, arguments[0]);
    if (quick == QUICK_LIST_APPEND && object->kind == KIND_LIST)
        return list_append_in_place(vm, (struct list *)object, arguments[1]) ? VALUE_NONE : VALUE_UNSET;
    if (quick == QUICK_LIST_POP && object->kind == KIND_LIST) {
        struct list *list = (struct list *)object;
        if (count > 1 && !value_is_int(arguments[1]))
            return VALUE_UNSET;
        int64_t index = count > 1 ? value_to_int(arguments[1]) : -1;
        index += index < 0 ? list->count : 0;
        return (uint64_t)index < list->count ? list_pop_at(vm, list, (uint32_t)index) : VALUE_UNSET;
    }
    if (quick == QUICK_DICT_GET && object->kind == KIND_DICT) {
        const struct dict *dict = (const struct dict *)object;
        int64_t entry = dict_find_at_sight(vm, dict, arguments[1]);
        if (entry >= 0)
            return table_entry(vm, dict->table, (uint32_t)entry)->item;
        return entry == TABLE_UNCERTAIN ? VALUE_UNSET : count > 2 ? arguments[2] : VALUE_NONE;
    }
    return VALUE_UNSET;
}

/* The self of super() without arguments in this frame, and its class in *start; VALUE_UNSET: not plain to see. */
static inline value super_self_at_sight(const struct vm *vm, const struct frame *frame, cage_ref *start) {
    const struct code *code = frame->code;
    value self = frame->window[0];
    if (!(code->flags & CODE_METHOD_OF_CLASS) || code->positional_count == 0 ||
        (!value_has_kind(vm, self, KIND_INSTANCE) && !value_has_kind(vm, self, KIND_EXCEPTION)))
        return VALUE_UNSET;
    uint32_t i = 0;
    while (i < code->free_count && code->free_names[i] != vm->names[NAME_CLASS])
        i++;
    if (i == code->free_count)
        return VALUE_UNSET;
    value start_type = closure_cell(vm, frame, i)->content;
    *start = value_to_ref(start_type);
    return value_has_kind(vm, start_type, KIND_TYPE) ? self : VALUE_UNSET;
}
/* What a site knows of the method of super() for this self; NULL: nothing. */
static inline const struct cache *super_cache_at_sight(const struct vm *vm, const struct cache *cache, value self,
                                                       cage_ref start) {
    cage_ref shape = ((const struct object *)object_of(vm, self))->shape;
    if (cache->shape != shape || cache->kind != CACHE_SUPER || cache->slot != start)
        cache = attribute_other_cache(vm, shape, cache, CACHE_FOR_SUPER);
    return cache && cache->kind == CACHE_SUPER && cache->slot == start && cache->version == vm->class_version ? cache
                                                                                                              : NULL;
}

/* The iterator over a dict or set where making it needs no call; NULL: it is another object, or it does. */
static inline struct object *table_iterator_take(struct vm *vm, value v, uint8_t kind) {
    if (kind != KIND_DICT && kind != KIND_SET && kind != KIND_FROZENSET)
        return NULL;
    enum kind made = kind == KIND_DICT ? KIND_DICT_ITERATOR : KIND_SET_ITERATOR; /* which are alike */
    struct dict_iterator *iterator = heap_take_cell(vm, made, vm->immediate_shapes[made], sizeof *iterator);
    if (unlikely(!iterator))
        return NULL;
    iterator->dict = v;
    iterator->position = iterator->unused = 0;
    iterator->expected_count = iterator->remaining = ((const struct dict *)object_of(vm, v))->count;
    return &iterator->header;
}
_Static_assert(sizeof(struct dict_iterator) == sizeof(struct set_iterator) &&
                   offsetof(struct dict_iterator, remaining) == offsetof(struct set_iterator, remaining),
               "iterators over dicts and sets are made and ended alike");

/* The same for a list, tuple or str, too. */
INLINE_ALWAYS struct object *iterator_take(struct vm *vm, value sequence) {
    uint8_t kind = ((const struct object *)object_of(vm, sequence))->kind;
    if (kind != KIND_LIST && kind != KIND_TUPLE && kind != KIND_STR)
        return table_iterator_take(vm, sequence, kind);
    struct sequence_iterator *iterator = heap_take_cell(
        vm, KIND_SEQUENCE_ITERATOR, vm->immediate_shapes[KIND_SEQUENCE_ITERATOR], sizeof(struct sequence_iterator));
    if (unlikely(!iterator))
        return NULL;
    sequence_iterator_set(iterator, sequence, false, kind == KIND_LIST);
    iterator->index = iterator->position = 0;
    return &iterator->header;
}

/* A tuple of so many items, at least one, which are for the caller to write; NULL: making it takes a call. */
INLINE_ALWAYS struct tuple *tuple_take(struct vm *vm, uint32_t count) {
    struct tuple *tuple =
        heap_take_cell(vm, KIND_TUPLE, vm->immediate_shapes[KIND_TUPLE], sizeof(struct tuple) + count * sizeof(value));
    if (unlikely(!tuple))
        return NULL;
    tuple->count = count;
    tuple->hash = 0;
    return tuple;
}

/* What `for ... in range(...)` loops over, without the range; VALUE_UNSET: the arguments are not plain. */
static inline value range_iterator_at_sight(struct vm *vm, const value *arguments, uint32_t count) {
    value start = count > 1 ? arguments[0] : value_from_small_int(0), stop = arguments[count > 1];
    if (count == 0 || count > 2 || !value_are_ints(start, stop))
        return VALUE_UNSET;
    int64_t length = value_to_int(stop) - value_to_int(start);
    return range_iterator_new(vm, value_to_int(start), 1, length > 0 ? length : 0);
}

/* The character of an ASCII str at an index in range; VALUE_UNSET: not that. */
static inline value str_item_plainly(const struct vm *vm, const struct str *str, int64_t index) {
    index += index < 0 ? str->length : 0;
    if (!(str->header.flags & STR_ASCII) || (uint64_t)index >= str->length)
        return VALUE_UNSET;
    return vm->byte_strs[(uint8_t)str_data(vm, str)[(uint32_t)index]];
}

/* The byte of a bytes or bytearray at an index in range; VALUE_UNSET: out of range. */
static inline value bytes_item_plainly(const struct vm *vm, const struct object *object, int64_t index) {
    if (object->kind == KIND_BYTES) {
        const struct bytes *bytes = (const struct bytes *)object;
        index += index < 0 ? bytes->length : 0;
        return (uint64_t)index < bytes->length ? value_from_small_int(bytes->data[(uint32_t)index]) : VALUE_UNSET;
    }
    const struct byte_array *array = (const struct byte_array *)object;
    index += index < 0 ? array->length : 0;
    if ((uint64_t)index >= array->length)
        return VALUE_UNSET;
    return value_from_small_int(
        ((const struct buffer *)object_at(vm, array->buffer))->data[array->start + (uint32_t)index]);
}

/* False: the index is out of range or the number is no byte. */
static inline bool bytearray_store_plainly(const struct vm *vm, const struct byte_array *array, int64_t index,
                                           int64_t number) {
    index += index < 0 ? array->length : 0;
    if ((uint64_t)index >= array->length || (uint64_t)number > 255)
        return false;
    ((struct buffer *)object_at(vm, array->buffer))->data[array->start + (uint32_t)index] = (uint8_t)number;
    return true;
}

#endif
