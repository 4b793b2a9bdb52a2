/* Running scripts, and what the host is told afterwards. A run begins with its limits set and the VM at rest, and
 * leaves it at rest, whatever happened in between; if it does not, the VM is never used again. */
#include "api_internal.h"

#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../compiler/compile.h"
#include "heap_internal.h"
#include "interpreter.h"

#include <stdio.h>

static const struct {
    const char *name;
    enum limit_id id; /* LIMIT_COUNT: none of the table */
} limits[] = {
    [PN_LIMIT_NONE] = {"", LIMIT_COUNT},
    [PN_LIMIT_MEMORY] = {"memory", LIMIT_MEMORY},
    [PN_LIMIT_STEPS] = {"fuel", LIMIT_FUEL},
    [PN_LIMIT_DEADLINE] = {"deadline", LIMIT_DEADLINE},
    [PN_LIMIT_RECURSION] = {"recursion", LIMIT_RECURSION},
    [PN_LIMIT_NATIVE_NESTING] = {"native nesting", LIMIT_NATIVE_NESTING},
    [PN_LIMIT_SOURCE] = {"source", LIMIT_SOURCE},
    [PN_LIMIT_OUTPUT] = {"output", LIMIT_OUTPUT},
    [PN_LIMIT_INTERRUPT] = {"interrupt", LIMIT_COUNT},
};

const char *pn_limit_name(pn_limit limit) {
    return (size_t)limit < sizeof limits / sizeof limits[0] ? limits[limit].name : "";
}

/* --- telling the outcome
 * ------------------------------------------------------------------------------------------------ */

static void outcome_clear(pn_vm *pn, pn_outcome *outcome) {
    *outcome = (pn_outcome){.kind = PN_OUTCOME_REFUSED,
                            .exit_text = "",
                            .exception_type = "",
                            .message = "",
                            .traceback = "",
                            .file = "",
                            .reusable = pn != NULL && !pn->unusable};
}

bool outcome_begin(pn_vm *pn, pn_outcome *outcome) {
    if (outcome != NULL)
        outcome_clear(pn, outcome);
    return pn != NULL && outcome != NULL;
}

static uint64_t limit_used(pn_vm *pn, pn_limit limit) {
    switch (limit) {
    case PN_LIMIT_MEMORY:
        return heap_peak(&pn->vm);
    case PN_LIMIT_STEPS:
        return pn->run_steps;
    case PN_LIMIT_DEADLINE:
        return pn->run_elapsed;
    case PN_LIMIT_OUTPUT:
        return pn->vm.output_used;
    default:
        return limits[limit].id < LIMIT_COUNT ? pn->guards.limits.values[limits[limit].id] : 0;
    }
}

static void tell_limit(pn_vm *pn, pn_limit limit, pn_outcome *outcome) {
    outcome->kind = PN_OUTCOME_LIMIT;
    outcome->limit = limit;
    outcome->limit_used = limit_used(pn, limit);
    enum limit_id id = limits[limit].id;
    if (id < LIMIT_COUNT) {
        outcome->limit_allowed = pn->guards.limits.values[id];
        guard_limit_reached(pn->limit_message, sizeof pn->limit_message, id, outcome->limit_allowed);
    } else {
        snprintf(pn->limit_message, sizeof pn->limit_message, "the host interrupted the run");
    }
    outcome->message = pn->limit_message;
    outcome->file = pn->guards.stopped_at.file;
    outcome->line = pn->guards.stopped_at.line;
    const char *name = limits[limit].name;
    guard_report(&pn->vm, AUDIT_LIMIT_REACHED, name, strlen(name), pn->limit_message);
}

static pn_limit limit_of_stop(uint32_t stop) {
    switch (stop) {
    case STOP_FUEL:
        return PN_LIMIT_STEPS;
    case STOP_DEADLINE:
        return PN_LIMIT_DEADLINE;
    case STOP_OUTPUT:
        return PN_LIMIT_OUTPUT;
    default:
        return PN_LIMIT_INTERRUPT;
    }
}

static void tell_violation(pn_vm *pn, pn_outcome *outcome) {
    outcome->kind = PN_OUTCOME_VIOLATION;
    outcome->message = pn->guards.violation;
    outcome->file = pn->guards.stopped_at.file;
    outcome->line = pn->guards.stopped_at.line;
}

/* Which limit raised this exception; PN_LIMIT_NONE when the script raised it by itself. */
static pn_limit limit_of_exception(const pn_vm *pn, value exception) {
    const struct vm *vm = &pn->vm;
    if (exception == vm->memory_error)
        return PN_LIMIT_MEMORY;
    if (value_type(vm, exception) != type_by_id(vm, TYPE_RECURSION_ERROR))
        return PN_LIMIT_NONE;
    if (pn->guards.limits_met & 1u << LIMIT_RECURSION)
        return PN_LIMIT_RECURSION;
    return pn->guards.limits_met & 1u << LIMIT_NATIVE_NESTING ? PN_LIMIT_NATIVE_NESTING : PN_LIMIT_NONE;
}

/* The text with \x00 for each NUL, at which a host would take it to end. */
static value without_nuls(struct vm *vm, value text) {
    if (text == VALUE_UNSET || !value_is_str(vm, text))
        return text;
    const struct str *str = object_of(vm, text);
    const char *next = str_data(vm, str), *end = next + str->byte_length, *nul;
    if (memchr(next, 0, (size_t)(end - next)) == NULL)
        return text;
    struct str_builder builder = {0};
    for (; (nul = memchr(next, 0, (size_t)(end - next))) != NULL; next = nul + 1) {
        str_builder_add(vm, &builder, next, (size_t)(nul - next));
        str_builder_add_c(vm, &builder, "\\x00");
    }
    str_builder_add(vm, &builder, next, (size_t)(end - next));
    value shown = str_builder_finish(vm, &builder);
    return shown == VALUE_ERROR ? text : shown;
}

/* A text made by the VM, which may run the exception's own methods and may fail; then `otherwise`. The str is kept in
 * *root. */
static const char *text_or(pn_vm *pn, value text, value *root, const char *otherwise) {
    struct vm *vm = &pn->vm;
    if (vm_failed(vm))
        exception_clear(vm);
    *root = text = without_nuls(vm, text);
    if (vm_failed(vm))
        exception_clear(vm);
    return text != VALUE_UNSET && value_is_str(vm, text) ? str_text(vm, text) : otherwise;
}

static void tell_place(pn_vm *pn, value exception, pn_outcome *outcome) {
    struct vm *vm = &pn->vm;
    const struct traceback *last = traceback_innermost(vm, object_of(vm, exception));
    if (last == NULL)
        return;
    const struct code_object *object = object_at(vm, last->code);
    if (object->header.kind != KIND_CODE || object->index >= vm->code_count || vm->codes[object->index] == NULL)
        return;
    const struct code *code = vm->codes[object->index];
    if (code->filename != 0)
        outcome->file = str_text(vm, value_from_ref(code->filename));
    if (last->instruction < code->instruction_count && code->positions[last->instruction].line > 0)
        outcome->line = (uint32_t)code->positions[last->instruction].line;
}

static void tell_exit(pn_vm *pn, value exception, pn_outcome *outcome) {
    struct vm *vm = &pn->vm;
    value code = value_unwrap(vm, ((const struct exception *)object_of(vm, exception))->extra[0]);
    int64_t number = 0;
    outcome->kind = PN_OUTCOME_EXIT;
    if (code == VALUE_NONE || code == VALUE_UNSET)
        return;
    if (value_is_integer(vm, code)) {
        outcome->exit_status = int_to_int64(vm, code, &number) ? (int)(number & 0xFF) : 255;
        return;
    }
    outcome->exit_status = 1;
    outcome->exit_text = text_or(pn, object_str(vm, code), &pn->outcome_exit, "");
}

static void tell_exception(pn_vm *pn, value exception, pn_outcome *outcome) {
    struct vm *vm = &pn->vm;
    pn->outcome_exception = exception;
    pn_limit limit = limit_of_exception(pn, exception);
    if (limit == PN_LIMIT_MEMORY) {
        heap_collect(vm); /* what the run left behind makes room for its traceback */
        heap_open_reserve(vm);
    }
    outcome->kind = PN_OUTCOME_EXCEPTION;
    if (!handle_add(pn, exception, &outcome->exception))
        exception_clear(vm);
    outcome->exception_type = value_type_name(vm, exception);
    outcome->message = text_or(pn, object_str(vm, exception), &pn->outcome_message, "");
    if (value_is_instance_of(vm, exception, TYPE_SYSTEM_EXIT)) {
        tell_exit(pn, exception, outcome);
        return;
    }
    outcome->traceback =
        text_or(pn, exception_format(vm, exception), &pn->outcome_traceback, "(the traceback could not be made)\n");
    if (limit != PN_LIMIT_NONE)
        tell_limit(pn, limit, outcome);
    tell_place(pn, exception, outcome);
}

/* --- beginning and ending
 * ------------------------------------------------------------------------------------------------- */

/* The VM at rest again. */
static void run_settle(pn_vm *pn) {
    struct vm *vm = &pn->vm;
    vm->stop = STOP_NONE;
    vm->exception = VALUE_UNSET;
    vm->handled = vm->repr_stack = VALUE_NONE;
    vm->generator_result = VALUE_UNSET;
    atomic_store_explicit(&vm->interrupt, 0, memory_order_relaxed);
    if (vm->frame_count != 0 || vm->native_depth != 0 || vm->raised_top != 0) {
        pn->unusable = true;
        snprintf(pn->message, sizeof pn->message, "internal error: the run left %u frames, %u levels, %u registers",
                 vm->frame_count, vm->native_depth, vm->raised_top);
    }
    host_run_end(pn);
    pn->running = false;
}

static pn_status run_begin(pn_vm *pn, pn_env *env, pn_outcome *outcome) {
    struct vm *vm = &pn->vm;
    if (pn->running || pn->callbacks > 0)
        return PN_ERROR_BUSY;
    pn->outcome_traceback = pn->outcome_message = pn->outcome_type = VALUE_UNSET;
    pn->outcome_exit = pn->outcome_exception = VALUE_UNSET;
    pn->guards.limits_met = 0;
    pn->guards.stopped_at = (struct guard_place){.file = ""};
    vm->output_used = 0;
    frames_set_limit(vm, vm->frame_capacity);
    vm->run_number++;
    memset(pn->guards.capability_uses, 0, sizeof pn->guards.capability_uses);
    host_run_begin(pn);
    pn->running = true;
    pn->run_start = platform_monotonic_nanoseconds();
    api_limits_begin(pn);
    vm->main_module = env != NULL ? env->module : 0;
    if (armed_verify_run(pn, pn->limit_message, sizeof pn->limit_message))
        return PN_OK;
    outcome->message = pn->limit_message;
    pn->unusable = true;
    outcome->reusable = false;
    run_settle(pn);
    return PN_ERROR_POLICY;
}

/* In builds for tests: whatever the script did, the cage must be as the design says. */
static void run_audit(pn_vm *pn, pn_outcome *outcome) {
#if PN_HEAP_AUDIT
    char report[GUARD_MESSAGE_SIZE];
    heap_collect(&pn->vm);
    if (heap_audit(&pn->vm, report, sizeof report))
        return;
    pn->unusable = true;
    outcome->kind = PN_OUTCOME_REFUSED;
    snprintf(pn->limit_message, sizeof pn->limit_message, "heap audit: %.400s", report);
    outcome->message = pn->limit_message;
    snprintf(pn->message, sizeof pn->message, "%s", pn->limit_message);
#else
    (void)pn;
    (void)outcome;
#endif
}

static pn_status run_end(pn_vm *pn, value result, pn_outcome *outcome) {
    struct vm *vm = &pn->vm;
    bool done = result != VALUE_ERROR;
    value exception = exception_take(vm);
    pn->run_elapsed = platform_monotonic_nanoseconds() - pn->run_start;
    pn->run_steps = api_steps_used(pn);
    vm->handled = VALUE_NONE;
    if (vm->stop != STOP_NONE) {
        uint32_t stop = vm->stop;
        vm->stop = STOP_NONE;
        if (stop == STOP_VIOLATION)
            tell_violation(pn, outcome);
        else
            tell_limit(pn, limit_of_stop(stop), outcome);
    } else if (done) {
        outcome->kind = PN_OUTCOME_OK;
    } else if (exception != VALUE_UNSET) {
        tell_exception(pn, exception, outcome);
    } else {
        pn->unusable = true; /* a failure without an exception: something in here is wrong */
        outcome->message = "internal error: a failure without an exception";
    }
    pn->run_steps = api_steps_used(pn);
    pn->steps_since_reset += pn->run_steps;
    run_settle(pn);
    run_audit(pn, outcome);
    outcome->reusable = !pn->unusable;
    return api_leave(pn, outcome->kind == PN_OUTCOME_REFUSED ? PN_ERROR_UNUSABLE : PN_OK);
}

static pn_status run_refused(pn_vm *pn, pn_status status) {
    if (status == PN_ERROR_BUSY)
        return api_fail(pn, status, "a script of this VM is running");
    return api_fail(pn, status, "%s", pn->limit_message);
}

/* --- the public functions
 * -------------------------------------------------------------------------------------------------- */

static value run_code(pn_vm *pn, cage_ref code, const pn_env *env) {
    struct vm *vm = &pn->vm;
    return finalizers_finish(vm,
                             interpreter_run_with(vm, code, object_at(vm, env->globals), VALUE_UNSET, env->builtins));
}

static value compile_and_run(pn_vm *pn, const char *source, size_t length, const char *filename, const pn_env *env,
                             enum run_kind kind) {
    struct vm *vm = &pn->vm;
    if (kind == RUN_SAVE)
        return compile_to_bytes(vm, source, length, filename, COMPILE_EXEC, true);
    if (kind == RUN_LOAD)
        return code_from_bytes(vm, source, length);
    value code =
        compile_source(vm, source, length, filename,
                       kind == RUN_EVALUATE || kind == RUN_CHECK_EXPRESSION ? COMPILE_EVAL : COMPILE_EXEC, false);
    if (code == VALUE_ERROR || kind == RUN_CHECK || kind == RUN_CHECK_EXPRESSION)
        return code;
    if (kind == RUN_DISASSEMBLE)
        return code_disassemble(vm, value_to_ref(code));
    return run_code(pn, value_to_ref(code), env);
}

pn_status run_compiled(pn_vm *pn, cage_ref code, pn_env *env, value *result, pn_outcome *outcome) {
    API_ENTER(pn);
    pn_status status = run_begin(pn, env, outcome);
    if (status != PN_OK)
        return run_refused(pn, status);
    *result = run_code(pn, code, env);
    return run_end(pn, *result, outcome);
}

pn_status run_source(pn_vm *pn, const char *source, size_t length, const char *filename, pn_env *env,
                     enum run_kind kind, value *result, pn_outcome *outcome) {
    API_ENTER(pn);
    pn_status status = run_begin(pn, env, outcome);
    if (status != PN_OK)
        return run_refused(pn, status);
    if (length > pn->vm.source_limit && kind != RUN_LOAD) {
        tell_limit(pn, PN_LIMIT_SOURCE, outcome);
        outcome->kind = PN_OUTCOME_REFUSED;
        outcome->limit_used = length;
        run_settle(pn);
        return api_leave(pn, PN_OK);
    }
    *result = compile_and_run(pn, source, length, filename != NULL ? filename : "<string>", env, kind);
    return run_end(pn, *result, outcome);
}

pn_status pn_run(pn_vm *pn, const char *source, size_t length, const char *filename, pn_env *env, pn_outcome *outcome) {
    value result;
    if (!outcome_begin(pn, outcome) || source == NULL || env == NULL || env->vm != pn)
        return PN_ERROR_ARGUMENT;
    return run_source(pn, source, length, filename, env, RUN_EXECUTE, &result, outcome);
}

pn_status keep_result(pn_vm *pn, pn_status status, const pn_outcome *outcome, value v, pn_value *result) {
    if (status != PN_OK || outcome->kind != PN_OUTCOME_OK)
        return status;
    API_ENTER(pn);
    return api_leave_value(pn, v, result);
}

pn_status pn_evaluate(pn_vm *pn, const char *source, size_t length, const char *filename, pn_env *env, pn_value *result,
                      pn_outcome *outcome) {
    value v = VALUE_NONE;
    if (!outcome_begin(pn, outcome) || source == NULL || env == NULL || result == NULL || env->vm != pn)
        return PN_ERROR_ARGUMENT;
    *result = PN_NO_VALUE;
    pn_status status = run_source(pn, source, length, filename, env, RUN_EVALUATE, &v, outcome);
    return keep_result(pn, status, outcome, v, result);
}

/* The env a guest function was defined in, whose names are `__main__` while it runs; NULL = none of them. */
static pn_env *env_of_callable(pn_vm *pn, value callable) {
    const struct vm *vm = &pn->vm;
    if (value_has_kind(vm, callable, KIND_BOUND_METHOD))
        callable = ((const struct bound_method *)object_of(vm, callable))->function;
    pn_env *env = value_has_kind(vm, callable, KIND_FUNCTION) ? pn->envs : NULL;
    while (env != NULL && env->globals != ((const struct function *)object_of(vm, callable))->globals)
        env = env->next;
    return env;
}

pn_status pn_call_value(pn_vm *pn, pn_value callable, size_t count, const pn_value *arguments, pn_value *result,
                        pn_outcome *outcome) {
    enum { ARGUMENTS_MAXIMUM = 64 };
    value values[ARGUMENTS_MAXIMUM];
    if (!outcome_begin(pn, outcome) || result == NULL || count > ARGUMENTS_MAXIMUM || (count > 0 && arguments == NULL))
        return PN_ERROR_ARGUMENT;
    *result = PN_NO_VALUE;
    API_ENTER(pn);
    value function = handle_get(pn, callable);
    bool valid = function != VALUE_UNSET;
    for (size_t i = 0; i < count && valid; i++) {
        values[i] = handle_get(pn, arguments[i]);
        valid = values[i] != VALUE_UNSET;
    }
    if (!valid)
        return api_fail(pn, PN_ERROR_ARGUMENT, "the handle is not valid");
    pn_status status = run_begin(pn, env_of_callable(pn, function), outcome);
    if (status != PN_OK)
        return run_refused(pn, status);
    value v = vm_call(&pn->vm, function, (uint32_t)count, values);
    status = run_end(pn, v, outcome);
    return keep_result(pn, status, outcome, v, result);
}

pn_status pn_check(pn_vm *pn, const char *source, size_t length, const char *filename, pn_outcome *outcome) {
    value result;
    if (!outcome_begin(pn, outcome) || source == NULL)
        return PN_ERROR_ARGUMENT;
    return run_source(pn, source, length, filename, NULL, RUN_CHECK, &result, outcome);
}

pn_status pn_disassemble(pn_vm *pn, const char *source, size_t length, const char *filename, const char **text,
                         pn_outcome *outcome) {
    value v = VALUE_NONE;
    pn_value handle;
    if (!outcome_begin(pn, outcome) || source == NULL || text == NULL)
        return PN_ERROR_ARGUMENT;
    *text = "";
    pn_status status = run_source(pn, source, length, filename, NULL, RUN_DISASSEMBLE, &v, outcome);
    status = keep_result(pn, status, outcome, v, &handle);
    if (status == PN_OK && outcome->kind == PN_OUTCOME_OK)
        *text = str_text(&pn->vm, v);
    return status;
}
