/* Generators, coroutines and asynchronous generators: their frames leave the register stack when they yield and come
 * back when resumed.
 *
 * A suspended frame is its registers and a resume index in the generator object, all of it guest data: before it runs
 * again the index is checked against the code (start, just after a YIELD, or at a YIELD_FROM), so a damaged
 * generator can only run its own verified code from a place where it may be entered.
 *
 * A chain of generators that delegate to one another is entered, thrown into and closed without nesting C calls: its
 * frames lie above one another on the register stack, as if each had pushed the next. */
#include "generator.h"

#include "../builtins/consumer.h"
#include "../builtins/container.h"
#include "instructions.h"
#include "interpreter_quick.h"
#include "type.h"

static const char *generator_noun(const struct generator *generator) {
    if (generator->header.kind == KIND_COROUTINE)
        return "coroutine";
    return generator->header.kind == KIND_ASYNC_GENERATOR ? "async generator" : "generator";
}

static inline bool is_generator_or_coroutine(const struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_GENERATOR) || value_has_kind(vm, v, KIND_COROUTINE);
}

static enum kind kind_of_code(const struct code *code) {
    if (code->flags & CODE_COROUTINE)
        return KIND_COROUTINE;
    return code->flags & CODE_ASYNC_GENERATOR ? KIND_ASYNC_GENERATOR : KIND_GENERATOR;
}

/* With `count` of its registers filled from `registers`. */
static inline value make_filled(struct vm *vm, const struct function *function, const struct code *code,
                                const value *registers, uint32_t count) {
    size_t size = sizeof(struct generator) + code->register_count * sizeof(value);
    enum kind kind = kind_of_code(code);
    cage_ref shape = vm->immediate_shapes[kind];
    /* Closing a generator matters only if it may be inside try or with. */
    struct generator *generator = code->handler_count ? NULL : heap_take_cell(vm, kind, shape, size);
    if (!generator)
        generator =
            code->handler_count ? heap_allocate(vm, kind, shape, size) : heap_allocate_plain(vm, kind, shape, size);
    if (!generator)
        return VALUE_ERROR;
    generator->header.detail = function->base.header.detail & FUNCTION_AWAITABLE_GENERATOR;
    generator->resume = 0;
    generator->register_count = code->register_count;
    generator->function = ref_from_pointer(function);
    generator->state = GENERATOR_CREATED;
    generator->async_flags = 0;
    generator->code_index = code->index;
    generator->handled = VALUE_UNSET;
    generator->name = function->name;
    generator->qualified_name = function->qualified_name;
    for (uint32_t i = 0; i < count; i++)
        generator->registers[i] = registers[i];
    for (uint32_t i = count; i < code->register_count; i++)
        generator->registers[i] = VALUE_UNSET;
    return value_from_pointer(generator);
}

value generator_new(struct vm *vm, struct frame *frame) {
    return make_filled(vm, object_at(vm, frame->function), frame->code, frame->window, frame->code->register_count);
}

value generator_make(struct vm *vm, const struct function *function, const struct code *code, const value *arguments) {
    return make_filled(vm, function, code, arguments, code->positional_count);
}

static inline bool resume_is_valid(const struct code *code, const struct generator *generator) {
    uint32_t resume = generator->resume;
    if (resume >= code->instruction_count || generator->register_count != code->register_count)
        return false;
    if (resume == 0)
        return true;
    return code->instructions[resume].opcode == OP_YIELD_FROM || code->instructions[resume - 1].opcode == OP_YIELD ||
           code->instructions[resume - 1].opcode == OP_YIELD_FROM;
}

static void raise_already_executing(struct vm *vm, const struct generator *generator) {
    raise_value_error(vm, "%s already executing", generator_noun(generator));
}

struct frame *generator_push(struct vm *vm, struct generator *generator, value sent) {
    if (generator->state == GENERATOR_RUNNING) {
        raise_already_executing(vm, generator);
        return NULL;
    }
    struct function *function = object_at(vm, generator->function);
    struct code *code = generator->code_index < vm->code_count ? vm->codes[generator->code_index] : NULL;
    if (!code || code->object != function->code || !resume_is_valid(code, generator)) {
        raise_error(vm, TYPE_SYSTEM_ERROR, "damaged generator");
        return NULL;
    }
    value *window = vm->stack + stack_top(vm);
    if (!frame_fits_generator(vm, code, window))
        return frame_push_refused(vm);
    bool was_suspended = generator->state == GENERATOR_SUSPENDED;
    struct frame *frame = generator_enter(vm, generator, function, code, window);
    if (was_suspended) {
        if (frame->pc->opcode == OP_YIELD_FROM)
            frame->window[frame->pc->c] = sent;
        else if (generator->resume && frame->pc[-1].opcode == OP_YIELD)
            frame->window[frame->pc[-1].a] = sent;
    }
    return frame;
}

void generator_suspend(struct vm *vm, const struct instruction *resume) {
    struct frame *frame = &vm->frames[vm->frame_count - 1];
    frame->pc = resume;
    generator_leave(vm, frame, frame->code, frame->window);
    frame_pop(vm);
}

bool generator_leave_first(struct vm *vm, struct frame *frame) {
    value made = generator_new(vm, frame);
    if (made == VALUE_ERROR)
        return false;
    const struct frame *below = frame - 1;
    value *window = window_above(below);
    generator_note_left(vm, frame, frame->code, object_of(vm, made));
    if (frame->result == RESULT_TO_YIELD_FROM)
        below->window[below->pc[-1].b] = made;
    frame->generator = value_to_ref(made);
    if (window + frame->code->register_count <= vm->window_end)
        frame->window = window; /* where its slot is looked for */
    return true;
}

/* Let go of what it held. */
static void generator_clear(struct generator *generator, uint32_t register_count) {
    generator->state = GENERATOR_CLOSED;
    generator->handled = VALUE_UNSET;
    for (uint32_t i = 0; i < register_count; i++)
        generator->registers[i] = VALUE_UNSET;
}

void generator_finish(struct vm *vm) {
    struct frame *frame = &vm->frames[vm->frame_count - 1];
    if (frame->generator != 0)
        generator_clear(object_at(vm, frame->generator), frame->code->register_count);
    frame->generator = 0; /* nothing can be resumed from this slot */
    vm->handled = frame->caller_handled;
    frame_pop(vm);
}

void generator_replace_exception(struct vm *vm, const struct code *code) {
    enum kind kind = kind_of_code(code);
    bool stop = exception_matches(vm, TYPE_STOP_ITERATION);
    if (!stop && !(kind == KIND_ASYNC_GENERATOR && exception_matches(vm, TYPE_STOP_ASYNC_ITERATION)))
        return;
    value cause = exception_take(vm);
    raise_error(vm, TYPE_RUNTIME_ERROR, "%s raised %s",
                kind == KIND_COROUTINE         ? "coroutine"
                : kind == KIND_ASYNC_GENERATOR ? "async generator"
                                               : "generator",
                stop ? "StopIteration" : "StopAsyncIteration");
    if (!exception_matches(vm, TYPE_RUNTIME_ERROR))
        return;
    struct exception *error = object_of(vm, vm->exception);
    error->cause = error->context = cause;
    error->suppress_context = true;
}

/* --- sending ------------------------------------------------------------------------------------------------------ */

enum admission { ADMISSION_REFUSED, ADMISSION_OPEN, ADMISSION_ENDED };

/* Whether it may be resumed with this value; REFUSED = exception set. */
static enum admission generator_admit(struct vm *vm, const struct generator *generator, value sent) {
    switch ((enum generator_state)generator->state) {
    case GENERATOR_CREATED:
        if (sent == VALUE_NONE)
            return ADMISSION_OPEN;
        raise_type_error(vm, "can't send non-None value to a just-started %s", generator_noun(generator));
        return ADMISSION_REFUSED;
    case GENERATOR_RUNNING:
        raise_already_executing(vm, generator);
        return ADMISSION_REFUSED;
    case GENERATOR_CLOSED:
        if (generator->header.kind != KIND_COROUTINE)
            return ADMISSION_ENDED;
        raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
        return ADMISSION_REFUSED;
    case GENERATOR_SUSPENDED:
        break;
    }
    return ADMISSION_OPEN;
}

static value run_pushed(struct vm *vm) {
    vm->frames[vm->frame_count - 1].flags |= FRAME_RETURNS_TO_C;
    return interpreter_run(vm);
}

value generator_resume(struct vm *vm, value v, value sent) {
    struct generator *generator = object_of(vm, v);
    if (generator->state != GENERATOR_SUSPENDED) {
        enum admission admission = generator_admit(vm, generator, sent);
        if (admission == ADMISSION_ENDED) {
            vm->generator_result = VALUE_NONE;
            return VALUE_STOP;
        }
        if (admission == ADMISSION_REFUSED)
            return VALUE_ERROR;
    }
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    uint32_t raised = vm->raised_top; /* above the window of the native that asks */
    bool pushed =
        generator_enter_quickly(vm, generator, vm->stack + stack_top(vm), sent) || generator_push(vm, generator, sent);
    value result = pushed ? run_pushed(vm) : VALUE_ERROR;
    vm->raised_top = raised;
    vm_leave_native(vm);
    return result;
}

/* --- resuming from the same place --------------------------------------------------------------------------------- */

void generator_fill(struct vm *vm, struct frame *frame) {
    const struct generator *generator = object_at(vm, frame->generator);
    frame->flags &= (uint8_t)~FRAME_REGISTERS_OUT;
    generator_copy_registers(frame->window, generator->registers, frame->code->register_count);
}

/* Whether a slot says all that resuming this generator there takes, as it was left or as it is written now. */
INLINE_ALWAYS bool slot_is_ready(struct vm *vm, struct frame *slot, const struct generator *generator,
                                 enum frame_result how, value *window) {
    if (generator_waits_in(vm, slot, generator, how, window))
        return true;
    struct code *code = generator_code_quickly(vm, generator);
    if (unlikely(!code || generator->handled != VALUE_UNSET || slot >= vm->frame_end ||
                 window + code->register_count > vm->window_end))
        return false;
    const struct function *function = object_at(vm, generator->function);
    slot->code = code;
    slot->pc = code->instructions + generator->resume;
    slot->origin = (struct frame_origin){.function = generator->function,
                                         .result = (uint8_t)how,
                                         .flags = FRAME_OF_GENERATOR,
                                         .globals = function->globals,
                                         .builtins = function->builtins};
    slot->window = window;
    slot->namespace = VALUE_UNSET;
    slot->generator = ref_from_pointer(generator);
    return true;
}

/* A generator goes on in the next slot, and in those above it all that it delegates to: as if each had entered the
 * next, but registers are left in the objects where none is needed. False: take the general way. */
static bool chain_resume(struct vm *vm, struct generator *generator, enum frame_result how, value *window, value sent) {
    struct frame *first = frame_next(vm), *slot = first;
    while (likely(slot_is_ready(vm, slot, generator, how, window))) {
        const struct instruction *pc = slot->pc;
        generator_reenter_frame(vm, slot, generator, slot->code);
        if (pc->opcode != OP_YIELD_FROM) {
            generator_copy_registers(window, generator->registers, slot->code->register_count);
            window[pc[-1].a] = sent;
            return true;
        }
        slot->pc = pc + 1;
        slot->flags |= FRAME_REGISTERS_OUT;
        value delegate = generator->registers[pc->b];
        window = window_above(slot++);
        how = RESULT_TO_YIELD_FROM;
        if (!is_generator_or_coroutine(vm, delegate))
            break;
        generator = object_of(vm, delegate);
    }
    if (slot-- == first)
        return false;
    generator_fill(vm, slot); /* its YIELD_FROM does the rest */
    slot->pc--;
    slot->window[slot->pc->c] = sent;
    return true;
}

/* The same for what the innermost frame delegates to, whose registers are out and which needs them if that is no
 * generator that goes on so. */
static __attribute__((noinline)) void chain_go_on(struct vm *vm, struct frame *frame, value delegate, value sent) {
    if (is_generator_or_coroutine(vm, delegate) &&
        chain_resume(vm, object_of(vm, delegate), RESULT_TO_YIELD_FROM, window_above(frame), sent))
        return;
    generator_fill(vm, frame);
    frame->pc--; /* its YIELD_FROM does the rest */
    frame->window[frame->pc->c] = sent;
}

void generator_reenter_chain(struct vm *vm, struct frame *slot, value sent) {
    for (;; slot++) {
        struct generator *generator = object_at(vm, slot->generator);
        const struct instruction *pc = slot->pc;
        if (pc->opcode != OP_YIELD_FROM) {
            generator_reenter(vm, slot, generator, slot->code)[pc[-1].a] = sent;
            return;
        }
        generator_reenter_frame(vm, slot, generator, slot->code);
        value delegate = generator->registers[pc->b], *window = window_above(slot);
        slot->flags |= FRAME_REGISTERS_OUT;
        slot->pc = pc + 1;
        if (unlikely(!is_generator_or_coroutine(vm, delegate) ||
                     !generator_waits_in(vm, slot + 1, object_of(vm, delegate), RESULT_TO_YIELD_FROM, window))) {
            chain_go_on(vm, slot, delegate, sent);
            return;
        }
    }
}

const struct frame *generator_leave_chain(struct vm *vm) {
    struct frame *frame = &vm->frames[vm->frame_count]; /* has been left */
    while (frame->result == RESULT_TO_YIELD_FROM && frame[-1].flags == (FRAME_OF_GENERATOR | FRAME_REGISTERS_OUT)) {
        frame--;
        frame->flags = FRAME_OF_GENERATOR;
        frame->pc--; /* at its YIELD_FROM again */
        vm->handled = frame->caller_handled;
        ((struct generator *)object_at(vm, frame->generator))->state = GENERATOR_SUSPENDED;
    }
    vm->frame_count = (uint32_t)(frame - vm->frames);
    vm->calls_known = true;
    return frame;
}

/* --- natives that resume generators ------------------------------------------------------------------------------- */

/* The generator's own frame, with what it delegates to above, maybe. */
INLINE_ALWAYS struct frame *push_for(struct vm *vm, struct generator *generator, enum frame_result how, value sent) {
    struct frame *frame = frame_next(vm);
    value *window = vm->stack + stack_top(vm);
    if (likely(chain_resume(vm, generator, how, window, sent)))
        return frame;
    frame = generator_push(vm, generator, sent);
    if (frame)
        frame->result = (uint8_t)how;
    return frame;
}

bool generator_push_asked(struct vm *vm, struct generator *generator, enum frame_result how, value sent) {
    return push_for(vm, generator, how, sent) != NULL;
}

bool generator_push_for(struct vm *vm, struct generator *generator, enum consumer consumer, value kept) {
    struct frame *frame = push_for(vm, generator, RESULT_TO_CONSUMER, VALUE_NONE);
    if (!frame)
        return false;
    frame->result_register = (uint16_t)consumer;
    frame->namespace = kept;
    return true;
}

/* `window` as below; the generator is the last argument. */
static bool push_for_consumer(struct vm *vm, struct generator *generator, enum consumer consumer, value *window,
                              uint32_t count) {
    value kept, lost;
    if (consumer == CONSUMER_EXTEND && !value_has_kind(vm, window[0], KIND_LIST))
        return false;
    if (!consumer_begin(vm, consumer, &kept, &lost) ||
        !generator_push_for(vm, generator, consumer, consumer == CONSUMER_EXTEND ? window[0] : kept))
        return false;
    if (consumer != CONSUMER_GATHER)
        window[count - 1] = lost;
    return true;
}

/* What takes all items of an iterable that is the only argument of this callee. */
static enum consumer consumer_of_callee(const struct vm *vm, value callee) {
    const struct native *native = NULL;
    if (value_has_kind(vm, callee, KIND_NATIVE_FUNCTION)) {
        const struct native_function *function = object_of(vm, callee);
        native = function->self == VALUE_UNSET ? native_of(function->native) : NULL;
    } else if (value_has_kind(vm, callee, KIND_TYPE)) {
        const struct type *type = object_of(vm, callee);
        native =
            type->flags & TYPE_BUILTIN && type_has_construct(type) ? native_type_tables[type->type_id].construct : NULL;
    }
    enum native_quick quick = native && native->required == 1 ? native_quick_of(native) : 0;
    return quick >= QUICK_RESUMES && quick < QUICK_NEXT ? (enum consumer)quick : CONSUMER_NONE;
}

struct frame *generator_push_consumed(struct vm *vm, const struct known_call *known, value callee, value *window,
                                      value *argument) {
    struct code *code = known->code; /* a collection empties the table */
    struct frame_origin origin = known->origin;
    enum consumer consumer = consumer_of_callee(vm, callee);
    value kept, lost;
    if (consumer == CONSUMER_NONE || !(code->flags & CODE_GENERATOR) || !frame_fits(vm, code, window) ||
        !consumer_begin(vm, consumer, &kept, &lost))
        return NULL;
    struct frame *frame =
        push_fitting(vm, object_at(vm, origin.function), code, window, code->positional_count, (uint16_t)consumer);
    vm->budget -= (int64_t)code->entry_steps + 1; /* for making the generator, and the native's call */
    frame->result = RESULT_TO_CONSUMER;
    frame->flags = FRAME_OF_GENERATOR;
    frame->namespace = kept;
    frame->caller_handled = vm->handled;
    frame->generator = 0;
    *argument = lost;
    return frame;
}

bool native_push_generator(struct vm *vm, const struct native *native, value *window, uint32_t count) {
    enum native_quick quick = native_quick_of(native);
    enum consumer consumer = quick >= QUICK_RESUMES && quick < QUICK_NEXT ? (enum consumer)quick : CONSUMER_NONE;
    if (consumer ? count != native->required : quick < QUICK_RESUMES || !native_takes(native, count))
        return false;
    value v = window[consumer ? count - 1 : 0], sent = VALUE_NONE;
    if (!value_has_kind(vm, v, KIND_GENERATOR) && (consumer || !value_has_kind(vm, v, KIND_COROUTINE)))
        return false;
    struct generator *generator = object_of(vm, v);
    if (quick == QUICK_SEND)
        sent = window[1];
    bool is_open =
        generator->state == GENERATOR_SUSPENDED || (generator->state == GENERATOR_CREATED && sent == VALUE_NONE);
    if (!is_open)
        return false;
    return consumer ? push_for_consumer(vm, generator, consumer, window, count)
                    : generator_push_asked(vm, generator, RESULT_TO_CALLER, sent);
}

bool generator_push_for_pair(struct vm *vm, struct generator *generator, uint32_t part, value other) {
    struct frame *frame = push_for(vm, generator, RESULT_TO_PAIR, VALUE_NONE);
    if (!frame)
        return false;
    frame->result_register = (uint16_t)part;
    frame->namespace = other;
    return true;
}

/* --- delegation --------------------------------------------------------------------------------------------------- */

/* The instruction at which a suspended generator delegates; NULL: it is suspended at a yield, or not at all. */
static const struct instruction *delegation_of(struct vm *vm, const struct generator *generator) {
    if (generator->state != GENERATOR_SUSPENDED)
        return NULL;
    struct function *function = object_at(vm, generator->function);
    struct code *code = code_by_ref(vm, function->code);
    if (!code || !resume_is_valid(code, generator))
        return NULL;
    const struct instruction *instruction = &code->instructions[generator->resume];
    return instruction->opcode == OP_YIELD_FROM ? instruction : NULL;
}

value generator_delegate(struct vm *vm, const struct generator *generator) {
    const struct instruction *instruction = delegation_of(vm, generator);
    return instruction ? generator->registers[instruction->b] : VALUE_UNSET;
}

bool generator_is_at_yield(struct vm *vm, const struct generator *generator) {
    return generator->state == GENERATOR_SUSPENDED && !delegation_of(vm, generator);
}

/* The generator whose frame can be run in place for a delegate, and what becomes of its values (enum frame_result);
 * NULL: any other object, to be asked by its methods. */
static struct generator *delegate_generator(struct vm *vm, value delegate, uint8_t *how) {
    *how = RESULT_TO_YIELD_FROM;
    if (value_is_record(vm, delegate, TYPE_COROUTINE_WRAPPER))
        delegate = ((struct record *)object_of(vm, delegate))->items[0];
    if (is_generator_or_coroutine(vm, delegate))
        return object_of(vm, delegate);
    if (!value_is_record(vm, delegate, TYPE_ASYNC_GENERATOR_ASEND))
        return NULL;
    *how = RESULT_TO_ASEND;
    value generator = ((struct record *)object_of(vm, delegate))->items[0];
    return value_has_kind(vm, generator, KIND_ASYNC_GENERATOR) ? object_of(vm, generator) : NULL;
}

static struct frame *delegate_push(struct vm *vm, struct generator *inner, value delegate, uint8_t how, value sent) {
    struct frame *pushed = generator_push(vm, inner, sent);
    if (!pushed)
        return NULL;
    pushed->result = how;
    if (how == RESULT_TO_ASEND)
        pushed->namespace = delegate;
    return pushed;
}

/* Send to an object that is no generator, by its methods. */
static enum delegate_status delegate_ask(struct vm *vm, value delegate, value sent, value *result) {
    if (sent != VALUE_NONE) {
        *result = vm_call_method(vm, delegate, value_from_ref(vm->names[NAME_SEND]), 1, &sent);
    } else if (value_guest_type(vm, delegate)) {
        *result = vm_call_special(vm, delegate, SPECIAL_NEXT, 0, NULL); /* whose StopIteration has a value */
        if (*result == VALUE_UNSET && !vm_failed(vm))
            raise_type_error(vm, "'%s' object is not an iterator", value_type_name(vm, delegate));
    } else {
        *result = object_next(vm, delegate);
        if (*result == VALUE_STOP) {
            *result = generator_result_of(vm, delegate);
            return DELEGATE_ENDED;
        }
    }
    if (*result != VALUE_ERROR)
        return DELEGATE_YIELDED;
    if (!exception_matches(vm, TYPE_STOP_ITERATION))
        return DELEGATE_FAILED;
    const struct exception *stop = object_of(vm, exception_take(vm));
    *result = stop->extra[0];
    return DELEGATE_ENDED;
}

enum delegate_status delegate_begin(struct vm *vm, value delegate, value sent, value *result) {
    uint8_t how;
    struct generator *inner = delegate_generator(vm, delegate, &how);
    if (!inner)
        return delegate_ask(vm, delegate, sent, result);
    bool is_asend = how == RESULT_TO_ASEND;
    if (is_asend && !asend_begin(vm, object_of(vm, delegate), &sent))
        return DELEGATE_FAILED;
    enum admission admission = generator_admit(vm, inner, sent);
    if (admission == ADMISSION_OPEN && delegate_push(vm, inner, delegate, how, sent))
        return DELEGATE_PUSHED;
    if (admission == ADMISSION_ENDED && !is_asend) {
        *result = VALUE_NONE;
        return DELEGATE_ENDED;
    }
    if (admission == ADMISSION_ENDED)
        asend_returned(vm, delegate);
    else if (is_asend)
        asend_failed(vm, delegate);
    return DELEGATE_FAILED;
}

/* --- throwing ----------------------------------------------------------------------------------------------------- */

/* Suspends the frames of a chain again, from the innermost to number `entry_count`, each at its YIELD_FROM. */
static void chain_suspend(struct vm *vm, uint32_t entry_count) {
    while (vm->frame_count >= entry_count)
        generator_suspend(vm, vm->frames[vm->frame_count - 1].pc - 1);
}

/* Sets the exception for this frame of a generator: its context is what the generator itself handles, if anything. */
static void raise_in_frame(struct vm *vm, const struct frame *frame, value exception) {
    if (frame->flags & FRAME_HANDLES_OWN)
        raise_exception(vm, exception);
    else
        vm->exception = exception;
}

static void raise_thrown(struct vm *vm, const struct thrown *thrown) {
    value exception = thrown_exception(vm, thrown);
    if (exception != VALUE_ERROR)
        raise_in_frame(vm, frame_current(vm), exception);
}

void generator_chain_context(struct vm *vm, struct frame *frame) {
    frame->flags &= (uint8_t)~FRAME_THROWN_THROUGH;
    if (vm->exception != VALUE_UNSET && vm->stop == STOP_NONE)
        raise_in_frame(vm, frame, vm->exception);
}

/* The innermost frame delegates to an object that is no generator: throw by its method, if it has one. */
static value throw_into_object(struct vm *vm, uint32_t entry_count, value delegate, const struct thrown *thrown) {
    value method = object_find_attribute(vm, delegate, value_from_ref(vm->names[NAME_THROW]));
    if (method == VALUE_UNSET && vm_failed(vm)) {
        chain_suspend(vm, vm->frame_count); /* nothing was thrown into the innermost */
        return vm->frame_count >= entry_count ? interpreter_run(vm) : VALUE_ERROR;
    }
    if (method == VALUE_UNSET) {
        raise_thrown(vm, thrown);
        return interpreter_run(vm);
    }
    value result = vm_call(vm, method, thrown->count, thrown->arguments);
    if (result != VALUE_ERROR) {
        chain_suspend(vm, entry_count);
        return result;
    }
    if (exception_matches(vm, TYPE_STOP_ITERATION)) {
        const struct exception *stop = object_of(vm, exception_take(vm));
        const struct frame *frame = frame_current(vm);
        frame->window[frame->pc[-1].a] = stop->extra[0];
    }
    return interpreter_run(vm);
}

/* Pushes the frame of a generator for something to be raised in it. NULL: nothing was pushed and an exception is set,
 * which is what was thrown if the generator has ended. */
static struct frame *throw_push(struct vm *vm, struct generator *generator, value delegate, uint8_t how,
                                const struct thrown *thrown) {
    if (generator->state == GENERATOR_CLOSED) {
        if (generator->header.kind == KIND_COROUTINE)
            raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
        else
            vm->exception = thrown_exception(vm, thrown);
        return NULL;
    }
    bool is_new = generator->state == GENERATOR_CREATED;
    struct frame *frame = delegate_push(vm, generator, delegate, how, VALUE_NONE);
    if (frame && is_new)
        frame->pc++; /* it is raised in the instruction that marks the start */
    return frame;
}

/* Raises where the innermost generator of the chain is suspended. */
static value throw_into_chain(struct vm *vm, struct generator *generator, const struct thrown *thrown) {
    uint32_t entry_count = vm->frame_count + 1;
    bool is_new = generator->state == GENERATOR_CREATED;
    struct frame *frame = throw_push(vm, generator, VALUE_UNSET, RESULT_TO_REGISTER, thrown);
    if (!frame)
        return VALUE_ERROR;
    frame->flags |= FRAME_RETURNS_TO_C;
    while (!is_new && frame->pc->opcode == OP_YIELD_FROM) {
        value delegate = frame->window[frame->pc->b];
        uint8_t how;
        frame->pc++;
        frame->flags |= FRAME_THROWN_THROUGH;
        struct generator *inner = delegate_generator(vm, delegate, &how);
        if (!inner)
            return throw_into_object(vm, entry_count, delegate, thrown);
        if (how == RESULT_TO_ASEND && !asend_begin_throw(vm, object_of(vm, delegate)))
            return interpreter_run(vm);
        is_new = inner->state == GENERATOR_CREATED;
        frame = throw_push(vm, inner, delegate, how, thrown);
        if (!frame) {
            if (how == RESULT_TO_ASEND)
                asend_failed(vm, delegate);
            return interpreter_run(vm);
        }
    }
    raise_thrown(vm, thrown);
    return interpreter_run(vm);
}

/* Raises in this very generator, past what it delegates to, which has been closed. */
static value throw_past_delegate(struct vm *vm, struct generator *generator, const struct thrown *thrown) {
    struct frame *frame = throw_push(vm, generator, VALUE_UNSET, RESULT_TO_REGISTER, thrown);
    if (!frame)
        return VALUE_ERROR;
    if (generator->resume && frame->pc->opcode == OP_YIELD_FROM)
        frame->pc++;
    raise_thrown(vm, thrown);
    return run_pushed(vm);
}

/* --- closing ------------------------------------------------------------------------------------------------------ */

static bool is_inside_handler(struct vm *vm, const struct generator *generator) {
    struct function *function = object_at(vm, generator->function);
    const struct code *code = code_by_ref(vm, function->code);
    if (!code || !resume_is_valid(code, generator))
        return true; /* the attempt to run it tells what is wrong */
    uint32_t at = generator->resume + (code->instructions[generator->resume].opcode == OP_YIELD_FROM);
    return find_handler(code, code->instructions + at) != NULL;
}

/* Closes one generator, what it delegates to having been closed; an exception set by that is thrown in. *result is
 * what the generator returned. */
static bool close_one(struct vm *vm, struct generator *generator, bool is_asend, value *result) {
    *result = VALUE_NONE;
    value exception = exception_take(vm);
    if (exception == VALUE_UNSET) {
        if (generator->state == GENERATOR_CREATED || generator->state == GENERATOR_CLOSED) {
            generator->state = GENERATOR_CLOSED;
            return true;
        }
        if (generator->state == GENERATOR_SUSPENDED && !is_inside_handler(vm, generator)) {
            generator_clear(generator, generator->register_count);
            return true;
        }
        exception = value_from_ref(vm->types[TYPE_GENERATOR_EXIT]);
    }
    value outcome = throw_past_delegate(vm, generator, &(struct thrown){{exception, VALUE_NONE, VALUE_NONE}, 1});
    if (outcome == VALUE_STOP) {
        *result = vm->generator_result;
        return true;
    }
    if (outcome != VALUE_ERROR) {
        if (is_asend && generator_is_at_yield(vm, generator))
            return true;
        raise_error(vm, TYPE_RUNTIME_ERROR, "%s ignored GeneratorExit",
                    is_asend ? "coroutine" : generator_noun(generator));
        return false;
    }
    if (!exception_matches(vm, TYPE_GENERATOR_EXIT) && !exception_matches(vm, TYPE_STOP_ITERATION) &&
        !(is_asend && exception_matches(vm, TYPE_STOP_ASYNC_ITERATION)))
        return false;
    exception_clear(vm);
    return true;
}

static bool close_object(struct vm *vm, value delegate) {
    value method = object_find_attribute(vm, delegate, value_from_ref(vm->names[NAME_CLOSE]));
    if (method == VALUE_UNSET)
        return !vm_failed(vm);
    return vm_call_0(vm, method) != VALUE_ERROR;
}

static bool close_delegate(struct vm *vm, value delegate) {
    uint8_t how;
    struct generator *inner = delegate_generator(vm, delegate, &how);
    if (!inner)
        return close_object(vm, delegate);
    value result;
    bool closed = close_one(vm, inner, how == RESULT_TO_ASEND, &result);
    if (how == RESULT_TO_ASEND)
        asend_failed(vm, delegate);
    return closed;
}

/* Puts the delegates from this generator on into the list, outermost first; all but objects and the last count as
 * running. */
static bool list_delegates(struct vm *vm, struct generator *generator, value first, struct list *chain) {
    for (value delegate = first; delegate != VALUE_UNSET;) {
        uint8_t how;
        if (!list_append(vm, chain, delegate))
            return false;
        generator->state = GENERATOR_RUNNING;
        generator = delegate_generator(vm, delegate, &how);
        if (!generator)
            break;
        delegate = generator_delegate(vm, generator);
    }
    return true;
}

/* Closes all that a suspended generator delegates to, the innermost first. False: an exception is set, to be thrown in
 * where the generator delegates. */
static bool close_delegates(struct vm *vm, struct generator *generator) {
    value first = generator_delegate(vm, generator);
    if (first == VALUE_UNSET)
        return !vm_failed(vm);
    value chain = list_new(vm, 4);
    if (chain == VALUE_ERROR)
        return false;
    struct list *list = object_of(vm, chain);
    bool listed = list_delegates(vm, generator, first, list);
    for (uint32_t i = list->count; i-- > 0 && vm->stop == STOP_NONE;) {
        uint8_t how;
        value delegate = list_items(vm, list)[i]; /* the exception of one is thrown into the next */
        struct generator *inner = delegate_generator(vm, delegate, &how);
        if (inner && inner->state == GENERATOR_RUNNING && (i + 1 < list->count || !listed))
            inner->state = GENERATOR_SUSPENDED;
        if (listed)
            (void)!close_delegate(vm, delegate);
    }
    generator->state = GENERATOR_SUSPENDED;
    return !vm_failed(vm);
}

static bool is_generator_exit(const struct vm *vm, const struct thrown *thrown) {
    value type = thrown->arguments[0];
    const struct type *class = value_has_kind(vm, type, KIND_TYPE) ? object_of(vm, type) : value_type(vm, type);
    return type_is_subtype(vm, class, type_by_id(vm, TYPE_GENERATOR_EXIT));
}

static value throw_entered(struct vm *vm, struct generator *generator, const struct thrown *thrown, bool closes) {
    struct thrown replacement = {{VALUE_NONE, VALUE_NONE, VALUE_NONE}, 1};
    if (!closes || generator->state != GENERATOR_SUSPENDED || !is_generator_exit(vm, thrown))
        return throw_into_chain(vm, generator, thrown);
    if (!close_delegates(vm, generator)) {
        if (vm->stop != STOP_NONE)
            return VALUE_ERROR;
        replacement.arguments[0] = exception_take(vm);
        thrown = &replacement;
    }
    return throw_past_delegate(vm, generator, thrown);
}

value generator_throw(struct vm *vm, value v, const struct thrown *thrown, bool closes) {
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    uint32_t raised = vm->raised_top;
    value result = throw_entered(vm, object_of(vm, v), thrown, closes);
    vm->raised_top = raised;
    vm_leave_native(vm);
    return result;
}

bool generator_close(struct vm *vm, value v, value *result) {
    struct generator *generator = object_of(vm, v);
    *result = VALUE_NONE;
    if (!vm_enter_native(vm))
        return false;
    uint32_t raised = vm->raised_top;
    bool closed = (close_delegates(vm, generator) || vm->stop == STOP_NONE) && close_one(vm, generator, false, result);
    vm->raised_top = raised;
    vm_leave_native(vm);
    return closed;
}
