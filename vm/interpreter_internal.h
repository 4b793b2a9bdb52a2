/* Shared by the interpreter's own files (interpreter.c, call.c, generator.c): frames and beginning calls. */
#ifndef PYNTERP_VM_INTERPRETER_INTERNAL_H
#define PYNTERP_VM_INTERPRETER_INTERNAL_H

#include "interpreter.h"

enum call_status { CALL_FAILED, CALL_DONE, CALL_PUSHED };

/* Begin calling `callee` with arguments at stack[base .. base+count), the last ones by keyword if `keyword_names` is a
 * tuple (else VALUE_UNSET). CALL_DONE: *result is the value. CALL_PUSHED: a frame was pushed with RESULT_TO_REGISTER or
 * RESULT_INSTANCE; the caller fills result_register and flags. `spare`: stack[base-1] may be overwritten. */
enum call_status call_begin(struct vm *vm, value callee, uint32_t base, uint32_t count, value keyword_names, bool spare,
                            value *result) WARN_UNUSED;
/* The same for f(*positional, **keywords): spreads them at stack[base ..]. */
enum call_status call_begin_spread(struct vm *vm, value callee, uint32_t base, value positional, value keywords,
                                   value *result) WARN_UNUSED;

/* How many of a call's `count` arguments are by keyword. The verifier has seen that there are no more names than
 * arguments; the tuple is in the cage, so it may say otherwise by now. */
static inline uint32_t keyword_name_count(const struct vm *vm, value keyword_names, uint32_t count) {
    if (keyword_names == VALUE_UNSET)
        return 0;
    uint32_t names = ((const struct tuple *)object_of(vm, keyword_names))->count;
    return names < count ? names : count;
}

/* Registers of parameters, *args and **kwargs included. */
static inline uint32_t code_parameter_count(const struct code *code) {
    return code->positional_count + code->keyword_only_count + !!(code->flags & CODE_VARARGS) +
           !!(code->flags & CODE_VARKEYWORDS);
}

/* Local variables begin unset; temporaries need not, the verifier sees to it. */
static inline void frame_clear_locals(value *window, const struct code *code, uint32_t first) {
    for (uint32_t i = first, end = code->local_count; i < end; i++)
        window[i] = VALUE_UNSET;
}

/* Default values for the last parameters, for which no arguments were given; false: they do not suffice. */
bool function_fill_defaults(struct vm *vm, const struct function *function, const struct code *code, value *window,
                            uint32_t count);
/* The same for those that are unset from number `first` on, and those that go only by keyword. */
bool function_fill_gaps(struct vm *vm, const struct function *function, const struct code *code, value *window,
                        uint32_t first);

/* What calls found, by where they stand: the address of the next instruction names the place. It is read before the
 * callee is looked at, so the new frame need not wait for what leads from a function to its instructions. The table is
 * emptied when anything may have been freed. What the entry of a site and a callee says: */
enum known_kind {
    KNOWN_FUNCTION,  /* a function whose parameters are the site's arguments as they lie */
    KNOWN_DEFAULTS,  /* a function with defaults for its last parameters */
    KNOWN_CLASS,     /* a class with a function as __init__, one of these two kinds */
    KNOWN_NATIVE,    /* a native that takes so many arguments */
    KNOWN_CONSTRUCT, /* a built-in class that a native makes objects of */
    KNOWN_KEYWORDS,  /* a function; the last arguments have names and go to these places */
    /* A function whose call makes a generator or the like of the arguments as they lie; of sites without names. */
    KNOWN_GENERATOR = KNOWN_KEYWORDS,
    KNOWN_CLASS_KEYWORDS, /* a class with such an __init__ */
    KNOWN_BINDING,        /* a function whose arguments need binding at each call */
    KNOWN_NOTHING
};
/* Keyword arguments of a site that are kept, and where parameter numbers end. */
#define KNOWN_PLACES 7u
#define KNOWN_PLACE_LIMIT 256u
struct known_call {
    uintptr_t site; /* and its kind in the low bits */
    value callee;
    union {
        struct code *code;
        const struct native *native;
    };
    union {
        const struct instruction *start; /* of the code */
        native_call call;                /* of the native */
    };
    union {
        struct frame_origin origin; /* of the frame that is pushed */
        struct {
            cage_ref shape;        /* that the receiver must have; 0: there is none */
            uint32_t window_count; /* arguments, those that are missing included */
            enum native_quick quick;
        };
    };
    union {
        struct {
            cage_ref tuple; /* of the function when the call was found */
            uint32_t first; /* the item for the first parameter without an argument */
        } defaults;
        struct {
            uint8_t count, place[KNOWN_PLACES];
        } keywords;
    };
    uint32_t class_version; /* when a class was called */
    uint32_t unused;        /* a cache line in all */
};
#define KNOWN_CALLS 512u
static inline struct known_call *known_call_at(const struct vm *vm, const struct instruction *site) {
    return &vm->known_calls[((uintptr_t)site / sizeof *site) % KNOWN_CALLS];
}
/* The same, worked out anew: or the compiler would have the instructions keep it for their continuations. */
static inline struct known_call *known_call_again(const struct vm *vm, const struct instruction *site) {
    __asm__("" : "+r"(site));
    return known_call_at(vm, site);
}
static inline enum known_kind known_call_kind(const struct known_call *known, const struct instruction *site,
                                              value callee) {
    uintptr_t kind = known->site - (uintptr_t)site;
    return kind < KNOWN_NOTHING && known->callee == callee ? (enum known_kind)kind : KNOWN_NOTHING;
}
/* Where what a site knows of a callee goes when the site's place is taken, by another site or by another callee. */
static inline struct known_call *known_call_moved(const struct vm *vm, uintptr_t site, value callee) {
    return &vm->known_calls[(site + value_to_ref(callee) / 2 * 37) / sizeof(struct instruction) % KNOWN_CALLS];
}
/* The call before `site`, with so many arguments, has pushed the innermost frame: remember it. */
void known_call_note(struct vm *vm, const struct instruction *site, enum known_kind kind, value callee, uint32_t count);
/* The same for a native that takes so many arguments as they lie, of them `shape` the receiver's if it has one. */
void known_native_note(struct vm *vm, const struct instruction *site, value callee, const struct native *native,
                       uint32_t count, cage_ref shape);
/* A built-in class is called. */
void known_construct_note(struct vm *vm, const struct instruction *site, value callee, uint32_t count);
/* A function is called whose arguments need binding at each call; what it returns goes to the register `target`. */
void known_binding_note(struct vm *vm, const struct instruction *site, value callee, const struct function *function,
                        uint16_t target);
/* A function is called that makes a generator or the like of the arguments as they lie. */
void known_generator_note(struct vm *vm, const struct instruction *site, value callee, const struct function *function,
                          const struct code *caller, uint16_t target);
/* A special method of a guest's instance, called without further arguments, makes a generator that is delegated to.
 * False: it is none, or may not be called now. */
bool special_generator_note(struct vm *vm, const struct instruction *site, const struct frame *frame, value self,
                            enum special_method special);
/* Push the frame of such a call. NULL: take the general way, or vm_failed. */
struct frame *push_binding(struct vm *vm, const struct known_call *known, value *window, uint32_t count) WARN_UNUSED;
/* Push the frame of a function that takes any number of arguments, by keyword too, for these, the last ones by keyword;
 * or of one that does not for the items of a tuple and a dict, which stand in the first two places of the window. NULL:
 * take the general way, for which nothing has changed, or vm_failed. */
struct frame *push_keywords_bound(struct vm *vm, struct function *function, value *window, uint32_t count, value names,
                                  uint16_t target) WARN_UNUSED;
struct frame *push_spread_keywords(struct vm *vm, const struct function *function, value *window,
                                   uint16_t target) WARN_UNUSED;
/* The callee as the table has it where a site may call it with one argument more or less, so that no value is like
 * that: a bound method's function, and what LOAD_METHOD found that takes no self. */
#define CALLEE_BOUND (UINT64_C(1) << 32)
#define CALLEE_WITHOUT_SELF (UINT64_C(2) << 32)
/* A class, one of whose special methods an instruction calls. */
#define CALLEE_SPECIAL (UINT64_C(3) << 32)
/* A class whose __len__ a call of len() calls. */
#define CALLEE_LENGTH (UINT64_C(4) << 32)
/* What a site knows of a callee although its place says otherwise; NULL: nothing. What is there is the site's then,
 * unless it is a function. */
struct known_call *known_call_other(struct vm *vm, const struct instruction *site, value callee);
/* The call by keyword before `site` has pushed the innermost frame: remember where its arguments went. */
void known_keywords_note(struct vm *vm, const struct instruction *site, value callee, uint32_t count,
                         value keyword_names);

/* A new innermost frame whose window begins at `base`; NULL with RecursionError or MemoryError set. */
struct frame *frame_push_refused(struct vm *vm) __attribute__((cold));
static inline WARN_UNUSED struct frame *frame_push(struct vm *vm, struct code *code, uint32_t base) {
    value *window = vm->stack + base;
    if (vm->frame_count >= vm->frame_limit || window + code->register_count > vm->window_end)
        return frame_push_refused(vm);
    vm->budget -= code->entry_steps - 1; /* the call has been paid for; whoever charges next looks at the limits */
    struct frame *frame = &vm->frames[vm->frame_count++];
    frame->code = code;
    frame->pc = code->instructions;
    frame->window = window;
    frame->namespace = VALUE_UNSET;
    frame->how = 0;
    frame->result_register = 0;
    vm->raised_top = 0;
    frame_clear_locals(window, code, code_parameter_count(code));
    return frame;
}
/* Leave the innermost frame. */
static inline void frame_pop(struct vm *vm) {
    vm->frame_count--;
    vm->raised_top = 0;
}

/* What calling a function with this code, which makes a generator or the like, gives for these arguments, one for each
 * parameter. */
value generator_make(struct vm *vm, const struct function *function, const struct code *code,
                     const value *arguments) WARN_UNUSED;
/* Push the suspended generator's frame above what is in use with `sent` delivered; NULL with an exception set. */
struct frame *generator_push(struct vm *vm, struct generator *generator, value sent) WARN_UNUSED;
/* The generator of this slot, which waits in it, goes on, and with it all that it delegates to: as if each had entered
 * the next, but registers are left in the objects where none is needed. */
void generator_reenter_chain(struct vm *vm, struct frame *slot, value sent);
/* For a call found before that makes a generator, whose only reader is the call of `callee` behind it, with this
 * argument: push the generator's frame, which has an object only from when it is first suspended, if the callee is a
 * native that takes all items. NULL: make the generator, or vm_failed. */
struct frame *generator_push_consumed(struct vm *vm, const struct known_call *known, value callee, value *window,
                                      value *argument) WARN_UNUSED;
/* What the innermost frames delegate to has yielded, and so they do, as far as their registers are in their objects:
 * the slot of the last that was left. */
const struct frame *generator_leave_chain(struct vm *vm);
/* What it delegates to has ended: this frame with FRAME_REGISTERS_OUT needs its registers. */
void generator_fill(struct vm *vm, struct frame *frame);
/* For a call of this native whose arguments, self included, are the `count` ones in this window: push the frame of the
 * generator that next() or send() resumes, whose caller gets what is yielded, or of the one which is the last argument
 * and all of whose items the native takes. False: the native has to be called, or an exception is set. */
bool native_push_generator(struct vm *vm, const struct native *native, value *window, uint32_t count) WARN_UNUSED;
/* A generator that may be resumed goes on, and with it all that it delegates to, for what waits for it as `how` says.
 * False with an exception set. */
bool generator_push_asked(struct vm *vm, struct generator *generator, enum frame_result how, value sent) WARN_UNUSED;
/* A generator goes on for a native that takes all its items. False with an exception set. */
bool generator_push_for(struct vm *vm, struct generator *generator, enum consumer consumer, value kept) WARN_UNUSED;
/* The same for a FOR_LOOP over an enumerate or a zip: part of a pair, whose other part may be there already. */
bool generator_push_for_pair(struct vm *vm, struct generator *generator, uint32_t part, value other) WARN_UNUSED;
/* The innermost frame, of a coroutine that was called where it is awaited, is left for the first time: its registers
 * and the instruction where it goes on are saved in an object made now, which the frame below delegates to. The caller
 * pops it. False with an exception set. */
bool generator_leave_first(struct vm *vm, struct frame *frame) WARN_UNUSED;
/* The innermost frame is a generator's and yields: save it; the next instruction on resumption is `resume`. */
void generator_suspend(struct vm *vm, const struct instruction *resume);
/* The innermost frame is a generator's and ends, by return or exception. */
void generator_finish(struct vm *vm);
/* The StopIteration that leaves a generator becomes a RuntimeError (PEP 479), and so on for the other kinds. */
void generator_replace_exception(struct vm *vm, const struct code *code);

/* An exception thrown through this frame comes back from what it delegates to: what the frame handles is its context.
 */
void generator_chain_context(struct vm *vm, struct frame *frame) __attribute__((cold));

/* YIELD_FROM: send to what a generator delegates to. PUSHED: its frame runs next; ENDED: *result is its result;
 * YIELDED: *result is to be yielded. */
enum delegate_status { DELEGATE_FAILED, DELEGATE_PUSHED, DELEGATE_ENDED, DELEGATE_YIELDED };
enum delegate_status delegate_begin(struct vm *vm, value delegate, value sent, value *result) WARN_UNUSED;
/* A frame with RESULT_TO_ASEND, for this record, has yielded a value, returned (StopAsyncIteration is set; always
 * VALUE_ERROR) or failed with the exception set. */
void asend_yielded(struct vm *vm, value asend);
value asend_returned(struct vm *vm, value asend);
void asend_failed(struct vm *vm, value asend);

#endif
