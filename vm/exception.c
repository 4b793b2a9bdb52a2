/* Raising: making exception objects and setting them on the VM, with the context of what is being handled. Knows
 * nothing of frames; the interpreter unwinds. Formatted messages are cut at MESSAGE_SIZE and made valid UTF-8. */
#include "heap_internal.h"
#include "interpreter_internal.h"

#include "../builtins/container.h"
#include "../builtins/str.h"
#include "type.h"

#include <stdio.h>

#define MESSAGE_SIZE 1000

value exception_new(struct vm *vm, struct type *type, value arguments) {
    struct exception *exception = heap_take_cell(vm, KIND_EXCEPTION, type->instance_shape, sizeof *exception);
    if (!exception && !(exception = heap_allocate(vm, KIND_EXCEPTION, type->instance_shape, sizeof *exception)))
        return VALUE_ERROR;
    exception->base = (struct attributed){.header = exception->base.header};
    exception->suppress_context = exception->unused = 0;
    exception->arguments = arguments;
    exception->traceback = exception->cause = exception->context = VALUE_NONE;
    exception->notes = exception->slots = VALUE_UNSET;
    for (size_t i = 0; i < sizeof exception->extra / sizeof exception->extra[0]; i++)
        exception->extra[i] = VALUE_NONE;
    return value_from_pointer(exception);
}

/* The exception being handled becomes the context of the new one; a chain that would become a ring is cut. */
static void set_context(struct vm *vm, value raised) {
    value handled = vm->handled;
    if (handled == VALUE_NONE || handled == raised || !value_has_kind(vm, handled, KIND_EXCEPTION))
        return;
    uint32_t steps = 0;
    for (value walk = handled; value_has_kind(vm, walk, KIND_EXCEPTION) && steps < 100000; steps++) {
        struct exception *exception = object_of(vm, walk);
        if (exception->context == raised) {
            exception->context = VALUE_NONE;
            break;
        }
        walk = exception->context;
    }
    /* A long chain is work: paid for, though nothing can be done here if the run is stopped by it. */
    if (steps > 8 && !vm_charge(vm, steps / 8))
        return;
    ((struct exception *)object_of(vm, raised))->context = handled;
}

value raise_exception(struct vm *vm, value exception) {
    if (vm->stop != STOP_NONE)
        return VALUE_ERROR;
    set_context(vm, exception);
    vm->exception = exception;
    return VALUE_ERROR;
}

value raise_memory_error(struct vm *vm) {
    if (vm->stop != STOP_NONE || vm->memory_error == VALUE_UNSET)
        return VALUE_ERROR;
    struct exception *exception = object_of(vm, vm->memory_error);
    exception->traceback = exception->cause = exception->context = VALUE_NONE;
    exception->suppress_context = false;
    return raise_exception(vm, vm->memory_error);
}

value raise_with_value(struct vm *vm, enum type_id id, value argument) {
    value arguments = tuple_from_items(vm, &argument, 1);
    if (arguments == VALUE_ERROR)
        return VALUE_ERROR;
    value exception = exception_new(vm, type_by_id(vm, id), arguments);
    return exception == VALUE_ERROR ? VALUE_ERROR : raise_exception(vm, exception);
}

value raise_with_no_argument(struct vm *vm, enum type_id id) {
    value exception = exception_new(vm, type_by_id(vm, id), vm->empty_tuple);
    return exception == VALUE_ERROR ? VALUE_ERROR : raise_exception(vm, exception);
}

value raise_stop_iteration(struct vm *vm, value result) {
    value arguments = result == VALUE_NONE ? vm->empty_tuple : tuple_from_items(vm, &result, 1);
    if (arguments == VALUE_ERROR)
        return VALUE_ERROR;
    value exception = exception_new(vm, type_by_id(vm, TYPE_STOP_ITERATION), arguments);
    if (exception == VALUE_ERROR)
        return VALUE_ERROR;
    ((struct exception *)object_of(vm, exception))->extra[0] = result;
    return raise_exception(vm, exception);
}

/* Replaces what is not well-formed UTF-8 (a name cut in the middle, say) by '?'. Returns the length. */
static size_t make_well_formed(char *text, size_t length) {
    if (utf8_is_ascii(text, length))
        return length;
    for (size_t i = 0; i < length;) {
        unsigned char lead = (unsigned char)text[i];
        size_t size = lead < 0x80 ? 1 : lead >= 0xF0 && lead < 0xF8 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        bool good = size && i + size <= length && lead < 0xF8;
        for (size_t k = 1; good && k < size; k++)
            good = ((unsigned char)text[i + k] & 0xC0) == 0x80;
        if (good) {
            i += size;
        } else {
            text[i++] = '?';
        }
    }
    return length;
}

#define STEPS_FOR_A_MESSAGE 4

/* vsnprintf for what most messages are: text with names in it. -1: something else, or it may not fit. */
static int message_write(char *message, size_t size, const char *format, va_list list) {
    for (size_t at = 0;;) {
        const char *stop = strchrnul(format, '%'), *name;
        size_t length = (size_t)(stop - format);
        if (length >= size - at)
            return -1;
        memcpy(message + at, format, length);
        at += length;
        if (*stop == '\0')
            return (int)at;
        if (stop[1] != 's')
            return -1;
        name = va_arg(list, const char *);
        length = strlen(name);
        if (length >= size - at)
            return -1;
        memcpy(message + at, name, length);
        at += length;
        format = stop + 2;
    }
}

static value raise_formatted(struct vm *vm, enum type_id type, const char *format, va_list list) {
    char message[MESSAGE_SIZE + 1];
    va_list again;
    va_copy(again, list);
    int length = message_write(message, sizeof message, format, list);
    if (length < 0)
        length = vsnprintf(message, sizeof message, format, again);
    va_end(again);
    if (length < 0)
        length = 0;
    vm->budget -= STEPS_FOR_A_MESSAGE + length / 64; /* whoever charges next looks at the limits */
    size_t size = (size_t)length > MESSAGE_SIZE ? MESSAGE_SIZE : (size_t)length;
    value text = str_new(vm, message, make_well_formed(message, size));
    return text == VALUE_ERROR ? VALUE_ERROR : raise_with_value(vm, type, text);
}

value raise_error(struct vm *vm, enum type_id type, const char *format, ...) {
    va_list list;
    va_start(list, format);
    raise_formatted(vm, type, format, list);
    va_end(list);
    return VALUE_ERROR;
}

value raise_type_error(struct vm *vm, const char *format, ...) {
    va_list list;
    va_start(list, format);
    raise_formatted(vm, TYPE_TYPE_ERROR, format, list);
    va_end(list);
    return VALUE_ERROR;
}

value raise_value_error(struct vm *vm, const char *format, ...) {
    va_list list;
    va_start(list, format);
    raise_formatted(vm, TYPE_VALUE_ERROR, format, list);
    va_end(list);
    return VALUE_ERROR;
}

value raise_repr(struct vm *vm, enum type_id id, value v, const char *rest) {
    struct str_builder text = {0};
    value repr = object_repr(vm, v);
    if (repr == VALUE_ERROR)
        return VALUE_ERROR;
    str_builder_add_str(vm, &text, repr);
    str_builder_add_c(vm, &text, rest);
    value message = str_builder_finish(vm, &text);
    return message == VALUE_ERROR ? VALUE_ERROR : raise_with_value(vm, id, message);
}

bool exception_matches(struct vm *vm, enum type_id type) {
    return vm->exception != VALUE_UNSET && vm->stop == STOP_NONE && value_is_instance_of(vm, vm->exception, type);
}

void exception_clear(struct vm *vm) { vm->exception = VALUE_UNSET; }

value exception_take(struct vm *vm) {
    value exception = vm->exception;
    vm->exception = VALUE_UNSET;
    return exception;
}

static bool is_exception_class(struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_TYPE) && (((struct type *)object_of(vm, v))->flags & TYPE_IS_EXCEPTION);
}

/* An exception instance for what stands after `raise` or is thrown into a generator. */
static value exception_instance(struct vm *vm, value v, const char *complaint) {
    if (value_has_kind(vm, v, KIND_EXCEPTION))
        return v;
    if (!is_exception_class(vm, v))
        return raise_type_error(vm, "%s", complaint);
    value instance = vm->budget > 0 ? exception_call_plainly(vm, object_of(vm, v), 0, NULL) : VALUE_UNSET;
    if (instance == VALUE_UNSET && !vm_failed(vm))
        instance = vm_call_0(vm, v);
    if (instance == VALUE_ERROR)
        return VALUE_ERROR;
    if (!value_has_kind(vm, instance, KIND_EXCEPTION))
        return raise_type_error(vm, "calling %s should have returned an instance of BaseException, not %s",
                                str_text(vm, object_repr(vm, v)),
                                str_text(vm, object_repr(vm, value_from_pointer(value_type(vm, instance)))));
    return instance;
}

void exception_raise(struct vm *vm, value v) {
    value instance = exception_instance(vm, v, "exceptions must derive from BaseException");
    if (instance != VALUE_ERROR)
        raise_exception(vm, instance);
}

void exception_raise_from(struct vm *vm, value v, value cause) {
    value instance = exception_instance(vm, v, "exceptions must derive from BaseException");
    if (instance == VALUE_ERROR)
        return;
    if (cause != VALUE_NONE) {
        cause = exception_instance(vm, cause, "exception causes must derive from BaseException");
        if (cause == VALUE_ERROR)
            return;
    }
    struct exception *exception = object_of(vm, instance);
    exception->cause = cause;
    exception->suppress_context = true;
    raise_exception(vm, instance);
}

void exception_add_traceback(struct vm *vm, value v, const struct frame *frame) {
    struct exception *exception = object_of(vm, v);
    struct traceback *entry =
        heap_allocate_fixed(vm, KIND_TRACEBACK, vm->immediate_shapes[KIND_TRACEBACK], sizeof *entry);
    if (!entry) { /* a traceback that misses an entry is better than none; the MemoryError is dropped */
        vm->exception = v;
        return;
    }
    entry->next = exception->traceback;
    entry->code = frame->code->object;
    entry->instruction = (uint32_t)(frame->pc - frame->code->instructions) - 1;
    exception->traceback = value_from_pointer(entry);
}

static bool check_catchable(struct vm *vm, value class) {
    if (is_exception_class(vm, class))
        return true;
    raise_type_error(vm, "catching classes that do not inherit from BaseException is not allowed");
    return false;
}

int exception_match(struct vm *vm, value exception, value class_or_tuple) {
    value plain = value_unwrap(vm, class_or_tuple);
    if (!value_has_kind(vm, plain, KIND_TUPLE)) {
        if (!check_catchable(vm, class_or_tuple))
            return -1;
        return type_is_subtype(vm, value_type(vm, exception), object_of(vm, class_or_tuple));
    }
    for (uint32_t i = 0; i < tuple_count(vm, plain); i++)
        if (!check_catchable(vm, tuple_items(vm, plain)[i]))
            return -1;
    for (uint32_t i = 0; i < tuple_count(vm, plain); i++)
        if (type_is_subtype(vm, value_type(vm, exception), object_of(vm, tuple_items(vm, plain)[i])))
            return 1;
    return 0;
}
