/* The classes generator and coroutine, and what `await` makes of a value. Methods of both are the same natives; what
 * differs is in generator.c by kind. cr_frame, gi_code and the like do not exist: the attribute policy refuses them. */
#include "generator.h"

#include "../builtins/container.h"
#include "../builtins/iterator.h"
#include "../builtins/str.h"
#include "type.h"

static struct generator *self_of(struct vm *vm, const value *arguments) { return object_of(vm, arguments[0]); }

value yielded_or_stop(struct vm *vm, value result) {
    return result == VALUE_STOP ? raise_stop_iteration(vm, vm->generator_result) : result;
}

value generator_result_of(struct vm *vm, value iterator) {
    bool has_result = value_has_kind(vm, iterator, KIND_GENERATOR);
    if (value_has_kind(vm, iterator, KIND_RECORD)) {
        uint32_t id = ((const struct record *)object_of(vm, iterator))->type_id;
        has_result = id >= TYPE_COROUTINE_WRAPPER && id <= TYPE_ANEXT_AWAITABLE;
    }
    return has_result && vm->generator_result != VALUE_UNSET ? vm->generator_result : VALUE_NONE;
}

/* --- throw() ------------------------------------------------------------------------------------------------------ */

static bool is_exception_class(const struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_TYPE) && (((const struct type *)object_of(vm, v))->flags & TYPE_IS_EXCEPTION);
}

/* An instance of the class from what was given as its value. */
static value exception_of_class(struct vm *vm, value class, value argument) {
    if (value_has_kind(vm, argument, KIND_EXCEPTION) &&
        type_is_subtype(vm, value_type(vm, argument), object_of(vm, class)))
        return argument;
    value made;
    if (argument == VALUE_NONE)
        made = vm_call_0(vm, class);
    else if (value_has_kind(vm, argument, KIND_TUPLE))
        made = vm_call(vm, class, tuple_count(vm, argument), tuple_items(vm, argument));
    else
        made = vm_call_1(vm, class, argument);
    if (made == VALUE_ERROR || value_has_kind(vm, made, KIND_EXCEPTION))
        return made;
    value repr = object_repr(vm, class);
    return repr == VALUE_ERROR
               ? VALUE_ERROR
               : raise_type_error(vm, "calling %s should have returned an instance of BaseException, not %s",
                                  str_text(vm, repr), value_type_name(vm, made));
}

bool thrown_warn(struct vm *vm, const char *name, uint32_t count) {
    return count < 2 || vm_warn_deprecated(vm, str_format_c(vm,
                                                            "the (type, exc, tb) signature of %s() is deprecated, "
                                                            "use the single-arg signature instead.",
                                                            name));
}

bool thrown_begin(struct vm *vm, struct thrown *thrown, const value *arguments, uint32_t count) {
    thrown->count = count > 3 ? 3 : count;
    for (uint32_t i = 0; i < 3; i++)
        thrown->arguments[i] = i < count ? arguments[i] : VALUE_NONE;
    value type = thrown->arguments[0], traceback = thrown->arguments[2];
    if (traceback != VALUE_NONE && !value_has_kind(vm, traceback, KIND_TRACEBACK))
        raise_type_error(vm, "throw() third argument must be a traceback object");
    else if (value_has_kind(vm, type, KIND_EXCEPTION) && thrown->arguments[1] != VALUE_NONE)
        raise_type_error(vm, "instance exception may not have a separate value");
    else if (!value_has_kind(vm, type, KIND_EXCEPTION) && !is_exception_class(vm, type))
        raise_type_error(vm, "exceptions must be classes or instances deriving from BaseException, not %s",
                         value_type_name(vm, type));
    else
        return true;
    return false;
}

value thrown_exception(struct vm *vm, const struct thrown *thrown) {
    value exception = thrown->arguments[0];
    if (!value_has_kind(vm, exception, KIND_EXCEPTION)) {
        exception = exception_of_class(vm, exception, thrown->arguments[1]);
        if (exception == VALUE_ERROR) {
            if (vm->stop != STOP_NONE)
                return VALUE_ERROR;
            exception = exception_take(vm);
        }
    }
    if (thrown->arguments[2] != VALUE_NONE)
        ((struct exception *)object_of(vm, exception))->traceback = thrown->arguments[2];
    return exception;
}

/* --- methods of both ---------------------------------------------------------------------------------------------- */

static value send(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return yielded_or_stop(vm, generator_resume(vm, arguments[0], arguments[1]));
}

static value throw(struct vm * vm, value *arguments, uint32_t count) {
    struct thrown thrown;
    if (!thrown_warn(vm, "throw", count - 1) || !thrown_begin(vm, &thrown, arguments + 1, count - 1))
        return VALUE_ERROR;
    return yielded_or_stop(vm, generator_throw(vm, arguments[0], &thrown, true));
}

static value close(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value result;
    return generator_close(vm, arguments[0], &result) ? result : VALUE_ERROR;
}

value generator_get_name(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return self_of(vm, arguments)->name;
}

value generator_get_qualified_name(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return self_of(vm, arguments)->qualified_name;
}

value generator_set_name(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (arguments[1] == VALUE_UNSET || !str_of(vm, arguments[1]))
        return raise_type_error(vm, "__name__ must be set to a string object");
    self_of(vm, arguments)->name = value_unwrap(vm, arguments[1]);
    return VALUE_NONE;
}

value generator_set_qualified_name(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (arguments[1] == VALUE_UNSET || !str_of(vm, arguments[1]))
        return raise_type_error(vm, "__qualname__ must be set to a string object");
    self_of(vm, arguments)->qualified_name = value_unwrap(vm, arguments[1]);
    return VALUE_NONE;
}

static value get_running(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_bool(self_of(vm, arguments)->state == GENERATOR_RUNNING);
}

static value get_suspended(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_bool(self_of(vm, arguments)->state == GENERATOR_SUSPENDED);
}

value generator_get_delegate(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value delegate = generator_delegate(vm, self_of(vm, arguments));
    return delegate == VALUE_UNSET ? VALUE_NONE : delegate;
}

static value get_origin(struct vm *vm, value *arguments, uint32_t count) {
    (void)vm;
    (void)arguments;
    (void)count;
    return VALUE_NONE;
}

value generator_repr_as(struct vm *vm, value v, const char *noun) {
    const struct generator *generator = object_of(vm, v);
    return str_format_c(vm, "<%s object %s at 0x%x>", noun, str_text(vm, generator->qualified_name), value_to_ref(v));
}

/* --- generator ---------------------------------------------------------------------------------------------------- */

#define SEND(what)                                                                                                     \
    {                                                                                                                  \
        "send", send, 2, 2, 0, NATIVE_QUICK(SEND), NULL,                                                               \
            "Send a value into " what "; it becomes the result of what it waits at."                                   \
    }
#define THROW(what)                                                                                                    \
    { "throw", throw, 2, 4, 0, 0, NULL, "Raise an exception in " what ", where it is suspended." }
#define CLOSE(what)                                                                                                    \
    { "close", close, 1, 1, 0, 0, NULL, "Raise GeneratorExit inside " what "." }

static const struct native generator_methods[] = {SEND("generator"), THROW("generator"), CLOSE("generator"),
                                                  NATIVE_END};

static const struct native_attribute generator_attributes[] = {
    GENERATOR_NAMES("generator"),
    {"gi_running", get_running, NULL, NULL},
    {"gi_suspended", get_suspended, NULL, NULL},
    {"gi_yieldfrom", generator_get_delegate, NULL, "object being iterated by yield from, or None"},
    NATIVE_ATTRIBUTE_END,
};

static value generator_next(struct vm *vm, value v) { return generator_resume(vm, v, VALUE_NONE); }
static value generator_repr(struct vm *vm, value v) { return generator_repr_as(vm, v, "generator"); }

const struct kind_operations generator_operations = {
    .iterate = iterate_itself, .next = generator_next, .repr = generator_repr};

const struct type_definition generator_definition = {.name = "generator",
                                                     .type_id = TYPE_GENERATOR,
                                                     .kind = KIND_GENERATOR,
                                                     .flags = DEFINITION_HIDDEN,
                                                     .methods = generator_methods,
                                                     .attributes = generator_attributes,
                                                     .operations = &generator_operations,
                                                     .documentation = "What a function with yield returns."};

/* --- coroutine ---------------------------------------------------------------------------------------------------- */

static value coroutine_await(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value v = record_new(vm, TYPE_COROUTINE_WRAPPER, 1);
    if (v != VALUE_ERROR)
        ((struct record *)object_of(vm, v))->items[0] = arguments[0];
    return v;
}

static const struct native coroutine_methods[] = {
    SEND("coroutine"),
    THROW("coroutine"),
    CLOSE("coroutine"),
    {"__await__", coroutine_await, 1, 1, 0, 0, NULL, "Return an iterator to be used in await expression."},
    NATIVE_END,
};

static const struct native_attribute coroutine_attributes[] = {
    GENERATOR_NAMES("coroutine"),
    {"cr_running", get_running, NULL, NULL},
    {"cr_suspended", get_suspended, NULL, NULL},
    {"cr_await", generator_get_delegate, NULL, "object being awaited on, or None"},
    {"cr_origin", get_origin, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static value coroutine_repr(struct vm *vm, value v) { return generator_repr_as(vm, v, "coroutine"); }

const struct kind_operations coroutine_operations = {.repr = coroutine_repr};

const struct type_definition coroutine_definition = {.name = "coroutine",
                                                     .type_id = TYPE_COROUTINE,
                                                     .kind = KIND_COROUTINE,
                                                     .flags = DEFINITION_HIDDEN,
                                                     .methods = coroutine_methods,
                                                     .attributes = coroutine_attributes,
                                                     .operations = &coroutine_operations,
                                                     .documentation = "What calling an async function returns."};

/* --- coroutine_wrapper: the iterator that __await__ of a coroutine gives ------------------------------------------ */

static value wrapped(struct vm *vm, value v) {
    value coroutine = ((const struct record *)object_of(vm, v))->items[0];
    return value_has_kind(vm, coroutine, KIND_COROUTINE) ? coroutine
                                                         : raise_error(vm, TYPE_SYSTEM_ERROR, "damaged coroutine");
}

static value wrapper_send(struct vm *vm, value *arguments, uint32_t count) {
    arguments[0] = wrapped(vm, arguments[0]);
    return arguments[0] == VALUE_ERROR ? VALUE_ERROR : send(vm, arguments, count);
}

static value wrapper_throw(struct vm *vm, value *arguments, uint32_t count) {
    arguments[0] = wrapped(vm, arguments[0]);
    return arguments[0] == VALUE_ERROR ? VALUE_ERROR : throw(vm, arguments, count);
}

static value wrapper_close(struct vm *vm, value *arguments, uint32_t count) {
    arguments[0] = wrapped(vm, arguments[0]);
    return arguments[0] == VALUE_ERROR ? VALUE_ERROR : close(vm, arguments, count);
}

static value wrapper_next(struct vm *vm, value v) {
    value coroutine = wrapped(vm, v);
    return coroutine == VALUE_ERROR ? VALUE_ERROR : generator_resume(vm, coroutine, VALUE_NONE);
}

static const struct native wrapper_methods[] = {
    {"send", wrapper_send, 2, 2, 0, 0, NULL, "Resume the coroutine with this value."},
    {"throw", wrapper_throw, 2, 4, 0, 0, NULL, "Raise an exception where the coroutine is suspended."},
    {"close", wrapper_close, 1, 1, 0, 0, NULL, "Raise GeneratorExit inside the coroutine."},
    NATIVE_END,
};

static const struct kind_operations wrapper_operations = {.iterate = iterate_itself, .next = wrapper_next};

const struct type_definition coroutine_wrapper_definition = {
    .name = "coroutine_wrapper",
    .type_id = TYPE_COROUTINE_WRAPPER,
    .kind = KIND_RECORD,
    .flags = DEFINITION_HIDDEN,
    .methods = wrapper_methods,
    .operations = &wrapper_operations,
    .documentation = "A wrapper object implementing __await__ for coroutines.",
};

/* --- await -------------------------------------------------------------------------------------------------------- */

static bool is_coroutine(const struct vm *vm, value v) {
    if (value_has_kind(vm, v, KIND_GENERATOR))
        return ((const struct object *)object_of(vm, v))->detail & FUNCTION_AWAITABLE_GENERATOR;
    return value_has_kind(vm, v, KIND_COROUTINE);
}

value awaitable_of(struct vm *vm, value v) {
    if (is_coroutine(vm, v))
        return v;
    value method = type_lookup_special(vm, v, SPECIAL_AWAIT);
    if (method == VALUE_UNSET)
        return vm_failed(vm)
                   ? VALUE_ERROR
                   : raise_type_error(vm, "object %s can't be used in 'await' expression", value_type_name(vm, v));
    value iterator = vm_call_special(vm, v, SPECIAL_AWAIT, 0, NULL);
    if (iterator == VALUE_ERROR)
        return VALUE_ERROR;
    if (is_coroutine(vm, iterator))
        return raise_type_error(vm, "__await__() returned a coroutine");
    if (type_lookup_special(vm, iterator, SPECIAL_NEXT) == VALUE_UNSET)
        return raise_type_error(vm, "__await__() returned non-iterator of type '%s'", value_type_name(vm, iterator));
    return iterator;
}
