/* Asynchronous generators, the awaitables that their methods return, and what `async for` and the built-in functions
 * aiter and anext ask of any object.
 *
 * A value that an asynchronous generator yields ends the awaiting of its asend() or athrow(); what it awaits is passed
 * on to whoever drives it all. The two are told apart by where the generator is suspended, so no value is wrapped. */
#include "generator.h"

#include "../builtins/functions.h"
#include "../builtins/iterator.h"
#include "../builtins/str.h"
#include "type.h"

/* record.data of asend and athrow */
enum awaitable_state { AWAITABLE_INITIAL, AWAITABLE_ITERATING, AWAITABLE_CLOSED };

enum { ASEND_GENERATOR, ASEND_SENT, ASEND_COUNT };
/* ATHROW_TYPE is Ellipsis in an aclose(): that is no exception, so no athrow() could have it. */
enum { ATHROW_GENERATOR, ATHROW_TYPE, ATHROW_VALUE, ATHROW_TRACEBACK, ATHROW_COUNT };

static struct record *record_of(struct vm *vm, const value *arguments) { return object_of(vm, arguments[0]); }

/* The generator of an awaitable; NULL with SystemError set if it is none any more. */
static struct generator *generator_of(struct vm *vm, const struct record *awaitable) {
    if (value_has_kind(vm, awaitable->items[0], KIND_ASYNC_GENERATOR))
        return object_of(vm, awaitable->items[0]);
    raise_error(vm, TYPE_SYSTEM_ERROR, "damaged awaitable");
    return NULL;
}

/* --- how a step of the generator ends ----------------------------------------------------------------------------- */

static void note_closed(struct vm *vm, struct generator *generator) {
    if (exception_matches(vm, TYPE_STOP_ASYNC_ITERATION) || exception_matches(vm, TYPE_GENERATOR_EXIT))
        generator->async_flags |= ASYNC_GENERATOR_CLOSED;
    generator->async_flags &= ~(uint32_t)ASYNC_GENERATOR_RUNNING;
}

/* What generator_resume or generator_throw gave: a value yielded ends the awaiting (VALUE_STOP, the value in
 * vm->generator_result), and so does the end, with StopAsyncIteration. */
static value step_result(struct vm *vm, struct generator *generator, value result) {
    if (result == VALUE_STOP)
        result = raise_with_no_argument(vm, TYPE_STOP_ASYNC_ITERATION);
    if (result == VALUE_ERROR) {
        note_closed(vm, generator);
        return VALUE_ERROR;
    }
    if (!generator_is_at_yield(vm, generator))
        return result;
    generator->async_flags &= ~(uint32_t)ASYNC_GENERATOR_RUNNING;
    vm->generator_result = result;
    return VALUE_STOP;
}

void asend_yielded(struct vm *vm, value v) {
    struct record *asend = object_of(vm, v);
    struct generator *generator = object_of(vm, asend->items[ASEND_GENERATOR]);
    asend->data = AWAITABLE_CLOSED;
    generator->async_flags &= ~(uint32_t)ASYNC_GENERATOR_RUNNING;
}

void asend_failed(struct vm *vm, value v) {
    struct record *asend = object_of(vm, v);
    asend->data = AWAITABLE_CLOSED;
    note_closed(vm, object_of(vm, asend->items[ASEND_GENERATOR]));
}

value asend_returned(struct vm *vm, value v) {
    value result = raise_with_no_argument(vm, TYPE_STOP_ASYNC_ITERATION);
    asend_failed(vm, v);
    return result;
}

/* --- asend(), __anext__() ----------------------------------------------------------------------------------------- */

static value asend_new(struct vm *vm, value generator, value sent) {
    value v = record_new(vm, TYPE_ASYNC_GENERATOR_ASEND, ASEND_COUNT);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *asend = object_of(vm, v);
    asend->items[ASEND_GENERATOR] = generator;
    asend->items[ASEND_SENT] = sent;
    return v;
}

static bool asend_check(struct vm *vm, struct record *asend) {
    struct generator *generator = generator_of(vm, asend);
    if (!generator)
        return false;
    if (asend->data == AWAITABLE_CLOSED) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited __anext__()/asend()");
        return false;
    }
    if (asend->data == AWAITABLE_INITIAL && (generator->async_flags & ASYNC_GENERATOR_RUNNING)) {
        asend->data = AWAITABLE_CLOSED;
        raise_error(vm, TYPE_RUNTIME_ERROR, "anext(): asynchronous generator is already running");
        return false;
    }
    generator->async_flags |= ASYNC_GENERATOR_RUNNING;
    return true;
}

bool asend_begin(struct vm *vm, struct record *asend, value *sent) {
    if (!asend_check(vm, asend))
        return false;
    if (asend->data == AWAITABLE_INITIAL && *sent == VALUE_NONE)
        *sent = asend->items[ASEND_SENT];
    asend->data = AWAITABLE_ITERATING;
    return true;
}

bool asend_begin_throw(struct vm *vm, struct record *asend) {
    if (!asend_check(vm, asend))
        return false;
    asend->data = AWAITABLE_ITERATING;
    return true;
}

static value asend_finish(struct vm *vm, struct record *asend, value result) {
    result = step_result(vm, object_of(vm, asend->items[ASEND_GENERATOR]), result);
    if (result == VALUE_STOP || result == VALUE_ERROR)
        asend->data = AWAITABLE_CLOSED;
    return result;
}

static value asend_resume(struct vm *vm, struct record *asend, value sent) {
    if (!asend_begin(vm, asend, &sent))
        return VALUE_ERROR;
    return asend_finish(vm, asend, generator_resume(vm, asend->items[ASEND_GENERATOR], sent));
}

static value asend_raise(struct vm *vm, struct record *asend, const struct thrown *thrown) {
    if (!asend_begin_throw(vm, asend))
        return VALUE_ERROR;
    return asend_finish(vm, asend, generator_throw(vm, asend->items[ASEND_GENERATOR], thrown, true));
}

static value asend_send(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return yielded_or_stop(vm, asend_resume(vm, record_of(vm, arguments), arguments[1]));
}

static value given_or_none(value argument) { return argument == VALUE_UNSET ? VALUE_NONE : argument; }

static value asend_throw(struct vm *vm, value *arguments, uint32_t count) {
    struct thrown thrown;
    if (!thrown_warn(vm, "throw", count - 1) || !thrown_begin(vm, &thrown, arguments + 1, count - 1))
        return VALUE_ERROR;
    return yielded_or_stop(vm, asend_raise(vm, record_of(vm, arguments), &thrown));
}

/* What close() of an awaitable makes of the result of throwing GeneratorExit. */
static value close_result(struct vm *vm, value result) {
    if (result == VALUE_STOP)
        return VALUE_NONE;
    if (result != VALUE_ERROR)
        return raise_error(vm, TYPE_RUNTIME_ERROR, "coroutine ignored GeneratorExit");
    if (!exception_matches(vm, TYPE_STOP_ITERATION) && !exception_matches(vm, TYPE_STOP_ASYNC_ITERATION) &&
        !exception_matches(vm, TYPE_GENERATOR_EXIT))
        return VALUE_ERROR;
    exception_clear(vm);
    return VALUE_NONE;
}

static struct thrown generator_exit(struct vm *vm) {
    value class = value_from_ref(vm->types[TYPE_GENERATOR_EXIT]);
    return (struct thrown){{class, VALUE_NONE, VALUE_NONE}, 1};
}

static value asend_close(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct record *asend = record_of(vm, arguments);
    if (asend->data == AWAITABLE_CLOSED)
        return VALUE_NONE;
    struct thrown thrown = generator_exit(vm);
    return close_result(vm, asend_raise(vm, asend, &thrown));
}

static value await_itself(struct vm *vm, value *arguments, uint32_t count) {
    (void)vm;
    (void)count;
    return arguments[0];
}

#define AWAITABLE_METHODS(name)                                                                                        \
    {"send", name##_send, 2, 2, 0, 0, NULL, "Resume what is awaited with this value."},                                \
        {"throw", name##_throw, 2, 4, 0, 0, NULL, "Raise an exception in what is awaited."},                           \
        {"close", name##_close, 1, 1, 0, 0, NULL, "Give up awaiting."},                                                \
        {"__await__", await_itself, 1, 1, 0, 0, NULL, "Return an iterator to be used in await expression."},           \
        NATIVE_END

static value asend_next(struct vm *vm, value v) { return asend_resume(vm, object_of(vm, v), VALUE_NONE); }

static const struct native asend_methods[] = {AWAITABLE_METHODS(asend)};
static const struct kind_operations asend_operations = {.iterate = iterate_itself, .next = asend_next};

const struct type_definition async_generator_asend_definition = {
    .name = "async_generator_asend",
    .type_id = TYPE_ASYNC_GENERATOR_ASEND,
    .kind = KIND_RECORD,
    .flags = DEFINITION_HIDDEN,
    .methods = asend_methods,
    .operations = &asend_operations,
};

/* --- athrow(), aclose() ------------------------------------------------------------------------------------------- */

static bool is_aclose(const struct record *athrow) { return athrow->items[ATHROW_TYPE] == VALUE_ELLIPSIS; }

static value athrow_new(struct vm *vm, value generator, value type, value argument, value traceback) {
    value v = record_new(vm, TYPE_ASYNC_GENERATOR_ATHROW, ATHROW_COUNT);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *athrow = object_of(vm, v);
    athrow->items[ATHROW_GENERATOR] = generator;
    athrow->items[ATHROW_TYPE] = type;
    athrow->items[ATHROW_VALUE] = argument;
    athrow->items[ATHROW_TRACEBACK] = traceback;
    return v;
}

static bool athrow_check(struct vm *vm, struct record *athrow, const struct generator *generator) {
    if (athrow->data == AWAITABLE_CLOSED) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited aclose()/athrow()");
        return false;
    }
    if (athrow->data == AWAITABLE_INITIAL && (generator->async_flags & ASYNC_GENERATOR_RUNNING)) {
        athrow->data = AWAITABLE_CLOSED;
        raise_error(vm, TYPE_RUNTIME_ERROR, "%s(): asynchronous generator is already running",
                    is_aclose(athrow) ? "aclose" : "athrow");
        return false;
    }
    return true;
}

/* Ends the awaiting of an aclose(): VALUE_STOP when the generator let itself be closed. */
static value aclose_finish(struct vm *vm, struct record *athrow, struct generator *generator, value result) {
    if (result != VALUE_ERROR && result != VALUE_STOP) {
        if (!generator_is_at_yield(vm, generator))
            return result;
        raise_error(vm, TYPE_RUNTIME_ERROR, "async generator ignored GeneratorExit");
    }
    generator->async_flags &= ~(uint32_t)ASYNC_GENERATOR_RUNNING;
    athrow->data = AWAITABLE_CLOSED;
    if (result == VALUE_ERROR &&
        (exception_matches(vm, TYPE_STOP_ASYNC_ITERATION) || exception_matches(vm, TYPE_GENERATOR_EXIT))) {
        exception_clear(vm);
        result = VALUE_STOP;
    }
    if (result != VALUE_STOP)
        return VALUE_ERROR;
    vm->generator_result = VALUE_NONE;
    return VALUE_STOP;
}

static value athrow_finish(struct vm *vm, struct record *athrow, struct generator *generator, value result) {
    if (is_aclose(athrow))
        return aclose_finish(vm, athrow, generator, result);
    result = step_result(vm, generator, result);
    if (result == VALUE_STOP || result == VALUE_ERROR)
        athrow->data = AWAITABLE_CLOSED;
    return result;
}

static value athrow_start(struct vm *vm, struct record *athrow, struct generator *generator, value sent) {
    if (generator->async_flags & ASYNC_GENERATOR_CLOSED) {
        athrow->data = AWAITABLE_CLOSED;
        return raise_with_no_argument(vm, TYPE_STOP_ASYNC_ITERATION);
    }
    if (sent != VALUE_NONE)
        return raise_error(vm, TYPE_RUNTIME_ERROR, "can't send non-None value to a just-started coroutine");
    athrow->data = AWAITABLE_ITERATING;
    generator->async_flags |= ASYNC_GENERATOR_RUNNING;
    if (is_aclose(athrow))
        generator->async_flags |= ASYNC_GENERATOR_CLOSED;
    struct thrown thrown = generator_exit(vm);
    value result = VALUE_ERROR;
    if (is_aclose(athrow) || thrown_begin(vm, &thrown, athrow->items + ATHROW_TYPE, 3))
        result = generator_throw(vm, value_from_pointer(generator), &thrown, false);
    return athrow_finish(vm, athrow, generator, result);
}

static value athrow_resume(struct vm *vm, struct record *athrow, value sent) {
    struct generator *generator = generator_of(vm, athrow);
    if (!generator)
        return VALUE_ERROR;
    if (generator->state == GENERATOR_CLOSED && athrow->data != AWAITABLE_CLOSED) {
        athrow->data = AWAITABLE_CLOSED;
        vm->generator_result = VALUE_NONE;
        return VALUE_STOP;
    }
    if (!athrow_check(vm, athrow, generator))
        return VALUE_ERROR;
    if (athrow->data == AWAITABLE_INITIAL)
        return athrow_start(vm, athrow, generator, sent);
    return athrow_finish(vm, athrow, generator, generator_resume(vm, value_from_pointer(generator), sent));
}

static value athrow_raise(struct vm *vm, struct record *athrow, const struct thrown *thrown) {
    struct generator *generator = generator_of(vm, athrow);
    if (!generator || !athrow_check(vm, athrow, generator))
        return VALUE_ERROR;
    athrow->data = AWAITABLE_ITERATING;
    generator->async_flags |= ASYNC_GENERATOR_RUNNING;
    value result = generator_throw(vm, value_from_pointer(generator), thrown, true);
    return athrow_finish(vm, athrow, generator, result);
}

static value athrow_send(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return yielded_or_stop(vm, athrow_resume(vm, record_of(vm, arguments), arguments[1]));
}

static value athrow_throw(struct vm *vm, value *arguments, uint32_t count) {
    struct thrown thrown;
    if (!thrown_warn(vm, "throw", count - 1) || !thrown_begin(vm, &thrown, arguments + 1, count - 1))
        return VALUE_ERROR;
    return yielded_or_stop(vm, athrow_raise(vm, record_of(vm, arguments), &thrown));
}

static value athrow_close(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct record *athrow = record_of(vm, arguments);
    if (athrow->data == AWAITABLE_CLOSED)
        return VALUE_NONE;
    struct thrown thrown = generator_exit(vm);
    return close_result(vm, athrow_raise(vm, athrow, &thrown));
}

static value athrow_next(struct vm *vm, value v) { return athrow_resume(vm, object_of(vm, v), VALUE_NONE); }

static const struct native athrow_methods[] = {AWAITABLE_METHODS(athrow)};
static const struct kind_operations athrow_operations = {.iterate = iterate_itself, .next = athrow_next};

const struct type_definition async_generator_athrow_definition = {
    .name = "async_generator_athrow",
    .type_id = TYPE_ASYNC_GENERATOR_ATHROW,
    .kind = KIND_RECORD,
    .flags = DEFINITION_HIDDEN,
    .methods = athrow_methods,
    .operations = &athrow_operations,
};

/* --- the generator itself ----------------------------------------------------------------------------------------- */

static value async_generator_iterate(struct vm *vm, value *arguments, uint32_t count) {
    return await_itself(vm, arguments, count);
}

static value async_generator_step(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return asend_new(vm, arguments[0], VALUE_NONE);
}

static value async_generator_send(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return asend_new(vm, arguments[0], arguments[1]);
}

static value async_generator_throw(struct vm *vm, value *arguments, uint32_t count) {
    if (!thrown_warn(vm, "athrow", count - 1))
        return VALUE_ERROR;
    value type = arguments[1] == VALUE_ELLIPSIS ? VALUE_NONE : arguments[1];
    return athrow_new(vm, arguments[0], type, given_or_none(arguments[2]), given_or_none(arguments[3]));
}

static value async_generator_close(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return athrow_new(vm, arguments[0], VALUE_ELLIPSIS, VALUE_NONE, VALUE_NONE);
}

static value get_running(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct generator *generator = object_of(vm, arguments[0]);
    return value_from_bool(generator->async_flags & ASYNC_GENERATOR_RUNNING);
}

static const struct native async_generator_methods[] = {
    {"asend", async_generator_send, 2, 2, 0, 0, NULL, "Awaitable: resume with this value; gives what is yielded next."},
    {"athrow", async_generator_throw, 2, 4, 0, 0, NULL, "Awaitable: raise an exception where it is suspended."},
    {"aclose", async_generator_close, 1, 1, 0, 0, NULL, "Awaitable: raise GeneratorExit where it is suspended."},
    {"__aiter__", async_generator_iterate, 1, 1, 0, 0, NULL,
     "Return an awaitable, that resolves in asynchronous iterator."},
    {"__anext__", async_generator_step, 1, 1, 0, 0, NULL, "Return a value or raise StopAsyncIteration."},
    NATIVE_END,
};

static const struct native_attribute async_generator_attributes[] = {
    GENERATOR_NAMES("async generator"),
    {"ag_running", get_running, NULL, NULL},
    {"ag_await", generator_get_delegate, NULL, "object being awaited on, or None"},
    NATIVE_ATTRIBUTE_END,
};

static value async_generator_repr(struct vm *vm, value v) { return generator_repr_as(vm, v, "async_generator"); }

const struct kind_operations async_generator_operations = {.repr = async_generator_repr};

const struct type_definition async_generator_definition = {
    .name = "async_generator",
    .type_id = TYPE_ASYNC_GENERATOR,
    .kind = KIND_ASYNC_GENERATOR,
    .flags = DEFINITION_HIDDEN,
    .methods = async_generator_methods,
    .attributes = async_generator_attributes,
    .operations = &async_generator_operations,
    .documentation = "What an async function with yield returns.",
};

/* --- async for ---------------------------------------------------------------------------------------------------- */

value async_iterator_of(struct vm *vm, value v) {
    if (value_has_kind(vm, v, KIND_ASYNC_GENERATOR))
        return v;
    value method = type_lookup_special(vm, v, SPECIAL_ASYNC_ITER);
    if (method == VALUE_UNSET || method == VALUE_NONE)
        return raise_type_error(vm, "'async for' requires an object with __aiter__ method, got %s",
                                value_type_name(vm, v));
    value iterator = vm_call_special(vm, v, SPECIAL_ASYNC_ITER, 0, NULL);
    if (iterator != VALUE_ERROR && type_lookup_special(vm, iterator, SPECIAL_ASYNC_NEXT) == VALUE_UNSET)
        return raise_type_error(vm,
                                "'async for' received an object from __aiter__ that does not implement __anext__: %s",
                                value_type_name(vm, iterator));
    return iterator;
}

/* The TypeError set is replaced by this one, as its cause. */
static value replace_error(struct vm *vm, const char *format, value v) {
    if (vm->stop != STOP_NONE)
        return VALUE_ERROR;
    value cause = exception_take(vm);
    raise_type_error(vm, format, value_type_name(vm, v));
    if (!exception_matches(vm, TYPE_TYPE_ERROR))
        return VALUE_ERROR;
    struct exception *error = object_of(vm, vm->exception);
    error->cause = error->context = cause;
    error->suppress_context = true;
    return VALUE_ERROR;
}

value async_next_of(struct vm *vm, value iterator) {
    if (value_has_kind(vm, iterator, KIND_ASYNC_GENERATOR))
        return asend_new(vm, iterator, VALUE_NONE);
    value method = type_lookup_special(vm, iterator, SPECIAL_ASYNC_NEXT);
    if (method == VALUE_UNSET || method == VALUE_NONE)
        return raise_type_error(vm, "'async for' requires an iterator with __anext__ method, got %s",
                                value_type_name(vm, iterator));
    value next = vm_call_special(vm, iterator, SPECIAL_ASYNC_NEXT, 0, NULL);
    if (next == VALUE_ERROR)
        return VALUE_ERROR;
    value awaitable = awaitable_of(vm, next);
    if (awaitable == VALUE_ERROR)
        return replace_error(vm, "'async for' received an invalid object from __anext__: %s", next);
    return awaitable;
}

/* --- aiter, anext ------------------------------------------------------------------------------------------------- */

value builtin_aiter(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (type_lookup_special(vm, arguments[0], SPECIAL_ASYNC_ITER) == VALUE_UNSET)
        return raise_type_error(vm, "'%s' object is not an async iterable", value_type_name(vm, arguments[0]));
    value iterator = vm_call_special(vm, arguments[0], SPECIAL_ASYNC_ITER, 0, NULL);
    if (iterator != VALUE_ERROR && type_lookup_special(vm, iterator, SPECIAL_ASYNC_NEXT) == VALUE_UNSET)
        return raise_type_error(vm, "aiter() returned not an async iterator of type '%s'",
                                value_type_name(vm, iterator));
    return iterator;
}

enum { ANEXT_AWAITABLE, ANEXT_DEFAULT, ANEXT_COUNT };

value builtin_anext(struct vm *vm, value *arguments, uint32_t count) {
    if (type_lookup_special(vm, arguments[0], SPECIAL_ASYNC_NEXT) == VALUE_UNSET)
        return raise_type_error(vm, "'%s' object is not an async iterator", value_type_name(vm, arguments[0]));
    value awaitable = vm_call_special(vm, arguments[0], SPECIAL_ASYNC_NEXT, 0, NULL);
    if (awaitable == VALUE_ERROR || count == 1)
        return awaitable;
    value v = record_new(vm, TYPE_ANEXT_AWAITABLE, ANEXT_COUNT);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *anext = object_of(vm, v);
    anext->items[ANEXT_AWAITABLE] = awaitable;
    anext->items[ANEXT_DEFAULT] = arguments[1];
    return v;
}

/* An iterator to drive: what awaiting delegates to, and for a coroutine its wrapper. */
static value anext_iterator(struct vm *vm, value v) {
    value awaitable = awaitable_of(vm, ((const struct record *)object_of(vm, v))->items[ANEXT_AWAITABLE]);
    if (!value_has_kind(vm, awaitable, KIND_COROUTINE))
        return awaitable;
    return vm_call_special(vm, awaitable, SPECIAL_AWAIT, 0, NULL);
}

/* StopAsyncIteration becomes the default: StopIteration(default), or VALUE_STOP for `next`. */
static bool take_default(struct vm *vm, value v) {
    if (!exception_matches(vm, TYPE_STOP_ASYNC_ITERATION))
        return false;
    exception_clear(vm);
    vm->generator_result = ((const struct record *)object_of(vm, v))->items[ANEXT_DEFAULT];
    return true;
}

static value anext_next(struct vm *vm, value v) {
    value iterator = anext_iterator(vm, v);
    if (iterator == VALUE_ERROR)
        return VALUE_ERROR;
    value item = object_next(vm, iterator);
    if (item == VALUE_STOP)
        vm->generator_result = generator_result_of(vm, iterator);
    return item == VALUE_ERROR && take_default(vm, v) ? VALUE_STOP : item;
}

static value anext_forward(struct vm *vm, value *arguments, const char *method, uint32_t count) {
    value iterator = anext_iterator(vm, arguments[0]);
    value name = iterator == VALUE_ERROR ? VALUE_ERROR : str_from_c(vm, method);
    value result = name == VALUE_ERROR ? VALUE_ERROR : vm_call_method(vm, iterator, name, count, arguments + 1);
    return result == VALUE_ERROR && take_default(vm, arguments[0]) ? yielded_or_stop(vm, VALUE_STOP) : result;
}

static value anext_send(struct vm *vm, value *arguments, uint32_t count) {
    return anext_forward(vm, arguments, "send", count - 1);
}

static value anext_throw(struct vm *vm, value *arguments, uint32_t count) {
    return anext_forward(vm, arguments, "throw", count - 1);
}

static value anext_close(struct vm *vm, value *arguments, uint32_t count) {
    return anext_forward(vm, arguments, "close", count - 1);
}

static const struct native anext_methods[] = {AWAITABLE_METHODS(anext)};
static const struct kind_operations anext_operations = {.iterate = iterate_itself, .next = anext_next};

const struct type_definition anext_awaitable_definition = {
    .name = "anext_awaitable",
    .type_id = TYPE_ANEXT_AWAITABLE,
    .kind = KIND_RECORD,
    .flags = DEFINITION_HIDDEN,
    .methods = anext_methods,
    .operations = &anext_operations,
};
