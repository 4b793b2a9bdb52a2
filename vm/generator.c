/* Generators: their frames leave the register stack when they yield and come back when resumed.
 *
 * A suspended frame is its registers and a resume index in the generator object, all of it guest data: before it runs
 * again the index is checked against the code (start, just after a YIELD, or at a YIELD_FROM), so a damaged
 * generator can only run its own verified code from a place where it may be entered. */
#include "interpreter_internal.h"

#include "../builtins/container.h"
#include "../builtins/str.h"
#include "type.h"
#include "weak.h"

value generator_new(struct vm *vm, struct frame *frame) {
    struct code *code = frame->code;
    size_t size = sizeof(struct generator) + code->register_count * sizeof(value);
    /* Closing a generator matters only if it may be inside try or with. */
    cage_ref kind_shape = vm->immediate_shapes[KIND_GENERATOR];
    struct generator *generator = code->handler_count ? heap_allocate(vm, KIND_GENERATOR, kind_shape, size)
                                                      : heap_allocate_plain(vm, KIND_GENERATOR, kind_shape, size);
    if (!generator)
        return VALUE_ERROR;
    const struct function *function = object_at(vm, frame->function);
    generator->register_count = code->register_count;
    generator->function = frame->function;
    generator->state = GENERATOR_CREATED;
    generator->handled = VALUE_UNSET;
    generator->name = function->name;
    generator->qualified_name = function->qualified_name;
    memcpy(generator->registers, vm->stack + frame->base, code->register_count * sizeof(value));
    return value_from_pointer(generator);
}

/* Few, so that a call of memcpy would take longer. */
static inline void registers_copy(value *target, const value *source, uint32_t count) {
    if (count > 32) {
        memcpy(target, source, count * sizeof(value));
        return;
    }
    typedef value pair __attribute__((vector_size(16), aligned(8), may_alias));
    uint32_t i = 0;
    for (; i + 2 <= count; i += 2)
        *(pair *)(target + i) = *(const pair *)(source + i);
    if (i < count)
        target[i] = source[i];
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

struct frame *generator_push(struct vm *vm, struct generator *generator, value sent) {
    if (generator->state == GENERATOR_RUNNING) {
        raise_value_error(vm, "generator already executing");
        return NULL;
    }
    struct function *function = object_at(vm, generator->function);
    const struct code_object *object = object_at(vm, function->code);
    struct code *code = object->index < vm->code_count ? vm->codes[object->index] : NULL;
    if (!code || code->object != function->code || !resume_is_valid(code, generator)) {
        raise_error(vm, TYPE_SYSTEM_ERROR, "damaged generator");
        return NULL;
    }
    uint32_t base = vm->stack_top;
    if (vm->frame_count >= vm->frame_limit || (uint64_t)base + code->register_count + 2 * STACK_SLACK > vm->stack_limit)
        return frame_push_refused(vm);
    struct frame *frame = &vm->frames[vm->frame_count++];
    vm->stack_top = base + code->register_count + STACK_SLACK;
    registers_copy(vm->stack + base, generator->registers, code->register_count);
    frame->code = code;
    frame->base = base;
    frame->namespace = VALUE_UNSET;
    frame->result = RESULT_TO_REGISTER;
    frame->result_register = 0;
    frame->function = generator->function;
    frame->globals = function->globals;
    frame->builtins = function->builtins;
    frame->generator = ref_from_pointer(generator);
    frame->flags = FRAME_OF_GENERATOR;
    frame->pc = code->instructions + generator->resume;
    frame->caller_handled = vm->handled;
    if (generator->handled != VALUE_UNSET)
        vm->handled = generator->handled;
    if (generator->state == GENERATOR_SUSPENDED) {
        if (frame->pc->opcode == OP_YIELD_FROM)
            vm->stack[frame->base + frame->pc->c] = sent;
        else if (generator->resume && frame->pc[-1].opcode == OP_YIELD)
            vm->stack[frame->base + frame->pc[-1].a] = sent;
    }
    generator->state = GENERATOR_RUNNING;
    return frame;
}

void generator_suspend(struct vm *vm, uint32_t resume) {
    struct frame *frame = &vm->frames[vm->frame_count - 1];
    struct generator *generator = object_at(vm, frame->generator);
    registers_copy(generator->registers, vm->stack + frame->base, frame->code->register_count);
    generator->resume = resume;
    generator->state = GENERATOR_SUSPENDED;
    generator->handled = vm->handled == frame->caller_handled ? VALUE_UNSET : vm->handled;
    vm->handled = frame->caller_handled;
    frame_pop(vm);
}

void generator_finish(struct vm *vm) {
    struct frame *frame = &vm->frames[vm->frame_count - 1];
    struct generator *generator = object_at(vm, frame->generator);
    generator->state = GENERATOR_CLOSED;
    generator->handled = VALUE_UNSET;
    for (uint32_t i = 0; i < frame->code->register_count; i++) /* let go of what it held */
        generator->registers[i] = VALUE_UNSET;
    vm->handled = frame->caller_handled;
    frame_pop(vm);
}

static value run_pushed(struct vm *vm) {
    vm->frames[vm->frame_count - 1].flags |= FRAME_RETURNS_TO_C;
    return interpreter_run(vm, vm->frame_count);
}

value generator_resume(struct vm *vm, value v, value sent) {
    struct generator *generator = object_of(vm, v);
    if (generator->state == GENERATOR_CLOSED) {
        vm->generator_result = VALUE_NONE;
        return VALUE_STOP;
    }
    if (generator->state == GENERATOR_CREATED && sent != VALUE_NONE)
        return raise_type_error(vm, "can't send non-None value to a just-started generator");
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    uint32_t top = vm->stack_top; /* above the window of the native that asks */
    value result = generator_push(vm, generator, sent) ? run_pushed(vm) : VALUE_ERROR;
    vm->stack_top = top;
    vm_leave_native(vm);
    return result;
}

/* Enter the suspended generator with the exception set on the VM. */
static value resume_raising(struct vm *vm, struct generator *generator) {
    value exception = exception_take(vm);
    if (generator->state == GENERATOR_CREATED || generator->state == GENERATOR_CLOSED) {
        generator->state = GENERATOR_CLOSED;
        vm->exception = exception;
        return VALUE_ERROR;
    }
    struct frame *frame = generator_push(vm, generator, VALUE_NONE);
    if (!frame)
        return VALUE_ERROR;
    if (frame->pc->opcode == OP_YIELD_FROM)
        frame->pc++; /* the raise happens in that instruction */
    vm->exception = exception;
    return run_pushed(vm);
}

/* What the generator delegates to, or VALUE_UNSET. */
static value delegate_of(struct vm *vm, const struct generator *generator) {
    if (generator->state != GENERATOR_SUSPENDED)
        return VALUE_UNSET;
    struct function *function = object_at(vm, generator->function);
    struct code *code = code_by_ref(vm, function->code);
    if (!code || !resume_is_valid(code, generator))
        return VALUE_UNSET;
    const struct instruction *instruction = &code->instructions[generator->resume];
    return instruction->opcode == OP_YIELD_FROM ? generator->registers[instruction->b] : VALUE_UNSET;
}

static bool close_delegate(struct vm *vm, value delegate) {
    if (value_has_kind(vm, delegate, KIND_GENERATOR))
        return generator_close(vm, delegate);
    value method = object_find_attribute(vm, delegate, value_from_ref(vm->names[NAME_CLOSE]));
    if (method == VALUE_UNSET)
        return !vm_failed(vm);
    return vm_call_0(vm, method) != VALUE_ERROR;
}

/* The delegate ended with `result` while an exception was thrown through it: go on after the YIELD_FROM. */
static value resume_after_delegate(struct vm *vm, struct generator *generator, value result) {
    struct frame *frame = generator_push(vm, generator, VALUE_NONE);
    if (!frame)
        return VALUE_ERROR;
    vm->stack[frame->base + frame->pc->a] = result;
    frame->pc++;
    return run_pushed(vm);
}

/* Throw into what the generator delegates to. */
static value throw_into_delegate(struct vm *vm, struct generator *generator, value delegate, value exception) {
    value result;
    if (value_is_instance_of(vm, exception, TYPE_GENERATOR_EXIT)) {
        if (close_delegate(vm, delegate))
            vm->exception = exception;
        return resume_raising(vm, generator);
    }
    if (value_has_kind(vm, delegate, KIND_GENERATOR)) {
        generator->state = GENERATOR_RUNNING;
        result = generator_throw(vm, delegate, exception);
        generator->state = GENERATOR_SUSPENDED;
        if (result == VALUE_STOP)
            return resume_after_delegate(vm, generator, vm->generator_result);
        return result == VALUE_ERROR && vm->stop == STOP_NONE ? resume_raising(vm, generator) : result;
    }
    value method = object_find_attribute(vm, delegate, value_from_ref(vm->names[NAME_THROW]));
    if (method == VALUE_UNSET) {
        if (!vm_failed(vm))
            vm->exception = exception;
        return resume_raising(vm, generator);
    }
    generator->state = GENERATOR_RUNNING;
    result = vm_call_1(vm, method, exception);
    generator->state = GENERATOR_SUSPENDED;
    if (result != VALUE_ERROR || vm->stop != STOP_NONE)
        return result;
    if (exception_matches(vm, TYPE_STOP_ITERATION)) {
        struct exception *stop = object_of(vm, exception_take(vm));
        return resume_after_delegate(vm, generator, stop->extra[0]);
    }
    return resume_raising(vm, generator);
}

value generator_throw(struct vm *vm, value v, value exception) {
    struct generator *generator = object_of(vm, v);
    if (generator->state == GENERATOR_RUNNING)
        return raise_value_error(vm, "generator already executing");
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value delegate = delegate_of(vm, generator);
    value result;
    uint32_t top = vm->stack_top;
    if (delegate != VALUE_UNSET) {
        result = throw_into_delegate(vm, generator, delegate, exception);
    } else {
        vm->exception = exception;
        result = resume_raising(vm, generator);
    }
    vm->stack_top = top;
    vm_leave_native(vm);
    return result;
}

/* close(): *result is what the generator returned. */
static bool close_with_result(struct vm *vm, value v, value *result) {
    struct generator *generator = object_of(vm, v);
    *result = VALUE_NONE;
    if (generator->state == GENERATOR_CREATED)
        generator->state = GENERATOR_CLOSED;
    if (generator->state == GENERATOR_CLOSED)
        return true;
    value exit = exception_new(vm, type_by_id(vm, TYPE_GENERATOR_EXIT), vm->empty_tuple);
    if (exit == VALUE_ERROR)
        return false;
    value thrown = generator_throw(vm, v, exit);
    if (thrown == VALUE_STOP) {
        *result = vm->generator_result;
        return true;
    }
    if (thrown != VALUE_ERROR) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "generator ignored GeneratorExit");
        return false;
    }
    if (exception_matches(vm, TYPE_GENERATOR_EXIT) || exception_matches(vm, TYPE_STOP_ITERATION)) {
        exception_clear(vm);
        return true;
    }
    return false;
}

bool generator_close(struct vm *vm, value v) {
    value result;
    return close_with_result(vm, v, &result);
}

/* --- finalizers --------------------------------------------------------------------------------------------------- */

static void report_ignored(struct vm *vm, value where) {
    value exception = exception_take(vm);
    if (exception == VALUE_UNSET || vm->stop != STOP_NONE)
        return;
    static const char lead[] = "Exception ignored in: ";
    value repr = object_repr(vm, where);
    value text = repr == VALUE_ERROR ? VALUE_ERROR : exception_format(vm, exception);
    if (text != VALUE_ERROR) {
        struct str *name = object_of(vm, repr), *trace = object_of(vm, text);
        if (vm_write(vm, 2, lead, sizeof lead - 1) && vm_write(vm, 2, str_data(vm, name), name->byte_length) &&
            vm_write(vm, 2, "\n", 1) && vm_write(vm, 2, str_data(vm, trace), trace->byte_length))
            return;
    }
    if (vm->stop == STOP_NONE)
        exception_clear(vm);
}

/* callback(reference) */
static void weak_run_callback(struct vm *vm, value reference) {
    const struct record *record = object_of(vm, reference);
    value callback = record->items[WEAK_CALLBACK];
    value self = record->items[WEAK_SELF] == VALUE_NONE ? reference : record->items[WEAK_SELF];
    if (vm_call_1(vm, callback, self) == VALUE_ERROR)
        report_ignored(vm, callback);
}

void finalizers_run(struct vm *vm) {
    value pending = exception_take(vm), handled = vm->handled;
    vm->handled = VALUE_NONE;
    value object;
    while (vm->stop == STOP_NONE && (object = heap_take_finalizer(vm)) != VALUE_UNSET) {
        if (value_has_kind(vm, object, KIND_GENERATOR)) {
            if (!generator_close(vm, object))
                report_ignored(vm, object);
            continue;
        }
        if (value_is_weak_reference(vm, object)) {
            weak_run_callback(vm, object);
            continue;
        }
        value method = type_lookup_special(vm, object, SPECIAL_DEL);
        if (method != VALUE_UNSET && vm_call_special(vm, object, SPECIAL_DEL, 0, NULL) == VALUE_ERROR)
            report_ignored(vm, method);
    }
    vm->handled = handled;
    if (vm->stop == STOP_NONE)
        vm->exception = pending;
}

/* --- the type ----------------------------------------------------------------------------------------------------- */

static value yielded_or_stop(struct vm *vm, value result) {
    return result == VALUE_STOP ? raise_stop_iteration(vm, vm->generator_result) : result;
}

static value generator_send(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return yielded_or_stop(vm, generator_resume(vm, arguments[0], arguments[1]));
}

/* throw(exception), or the old form throw(type, value, traceback). */
static value generator_throw_method(struct vm *vm, value *arguments, uint32_t count) {
    value exception = arguments[1];
    if (count > 2 && value_has_kind(vm, exception, KIND_EXCEPTION) && arguments[2] != VALUE_NONE)
        return raise_type_error(vm, "instance exception may not have a separate value");
    if (value_has_kind(vm, exception, KIND_TYPE) &&
        (((struct type *)object_of(vm, exception))->flags & TYPE_IS_EXCEPTION)) {
        if (count > 2 && value_has_kind(vm, arguments[2], KIND_EXCEPTION))
            exception = arguments[2];
        else if (count > 2 && arguments[2] != VALUE_NONE)
            exception = vm_call_1(vm, exception, arguments[2]);
        else
            exception = vm_call_0(vm, exception);
        if (exception == VALUE_ERROR)
            return VALUE_ERROR;
    }
    if (!value_has_kind(vm, exception, KIND_EXCEPTION))
        return raise_type_error(vm, "exceptions must be classes or instances deriving from BaseException, not %s",
                                value_type_name(vm, exception));
    return yielded_or_stop(vm, generator_throw(vm, arguments[0], exception));
}

static value generator_close_method(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value result;
    return close_with_result(vm, arguments[0], &result) ? result : VALUE_ERROR;
}

static value generator_get_name(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return ((struct generator *)object_of(vm, arguments[0]))->name;
}

static value generator_get_qualified_name(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return ((struct generator *)object_of(vm, arguments[0]))->qualified_name;
}

static value generator_get_running(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_bool(((struct generator *)object_of(vm, arguments[0]))->state == GENERATOR_RUNNING);
}

static value generator_get_suspended(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_bool(((struct generator *)object_of(vm, arguments[0]))->state == GENERATOR_SUSPENDED);
}

static value generator_get_yield_from(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value delegate = delegate_of(vm, object_of(vm, arguments[0]));
    return delegate == VALUE_UNSET ? VALUE_NONE : delegate;
}

static const struct native generator_methods[] = {
    {"send", generator_send, 2, 2, 0, 0, NULL, "Resume with this value as the result of yield."},
    {"throw", generator_throw_method, 2, 4, 0, 0, NULL, "Raise an exception where the generator is suspended."},
    {"close", generator_close_method, 1, 1, 0, 0, NULL, "Raise GeneratorExit inside the generator."},
    NATIVE_END,
};

static const struct native_attribute generator_attributes[] = {
    {"__name__", generator_get_name, NULL, "name of the generator"},
    {"__qualname__", generator_get_qualified_name, NULL, "qualified name of the generator"},
    {"gi_running", generator_get_running, NULL, NULL},
    {"gi_suspended", generator_get_suspended, NULL, NULL},
    {"gi_yieldfrom", generator_get_yield_from, NULL, "object being iterated by yield from, or None"},
    NATIVE_ATTRIBUTE_END,
};

static value generator_iterate(struct vm *vm, value v) {
    (void)vm;
    return v;
}

/* At its end VALUE_STOP, with the result in vm->generator_result for who wants it. */
static value generator_next(struct vm *vm, value v) { return generator_resume(vm, v, VALUE_NONE); }

static value generator_repr(struct vm *vm, value v) {
    const struct generator *generator = object_of(vm, v);
    return str_format_c(vm, "<generator object %s at 0x%x>", str_text(vm, generator->qualified_name), value_to_ref(v));
}

const struct kind_operations generator_operations = {
    .iterate = generator_iterate, .next = generator_next, .repr = generator_repr};

const struct type_definition generator_definition = {.name = "generator",
                                                     .type_id = TYPE_GENERATOR,
                                                     .kind = KIND_GENERATOR,
                                                     .flags = DEFINITION_HIDDEN,
                                                     .methods = generator_methods,
                                                     .attributes = generator_attributes,
                                                     .operations = &generator_operations,
                                                     .documentation = "What a function with yield returns."};
