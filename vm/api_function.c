/* Functions of the host as seen by scripts: a native function bound to a host object, whose entry is looked up in the
 * VM's table at each call (api_host.c), and what a host function can do while it is called. */
#include "api_host.h"

#include "../builtins/container.h"
#include "../builtins/str.h"
#include "type.h"

#include <stdio.h>

struct pn_call {
    pn_vm *pn;
    value *arguments; /* on the register stack, so they are roots */
    uint32_t count;
    value keywords; /* dict or VALUE_UNSET */
    value result;
    pn_value raised; /* what a guest function called from here has raised, until it is handled */
};

/* Steps a call of the host costs the script, whatever it does. */
#define HOST_CALL_CHARGE 10

/* --- the native behind all host functions
 * ----------------------------------------------------------------------------- */

/* A str that holds a lone surrogate is no UTF-8 for the host; most functions of the host cannot take it. */
static bool has_lone_surrogate(struct vm *vm, value v) {
    const struct str *str = str_of(vm, v);
    return str != NULL && utf8_valid_length(str_data(vm, str), str->byte_length) < str->byte_length;
}

/* Which argument the host could not read, and why, where that is to be seen from here: "argument 1 holds ...". */
static bool argument_blamed(struct vm *vm, const pn_call *call, char *buffer, size_t size) {
    static const char why[] = "holds a lone surrogate, which is not valid UTF-8";
    uint32_t position = 0;
    value key, item;
    for (uint32_t i = 0; i < call->count; i++) {
        if (!has_lone_surrogate(vm, call->arguments[i]))
            continue;
        snprintf(buffer, size, "argument %u %s", (unsigned)i + 1, why);
        return true;
    }
    while (call->keywords != VALUE_UNSET && dict_next(vm, object_of(vm, call->keywords), &position, &key, &item)) {
        if (!has_lone_surrogate(vm, item))
            continue;
        snprintf(buffer, size, "argument '%.100s' %s", str_text(vm, key), why);
        return true;
    }
    return false;
}

static value host_call_failed(struct vm *vm, pn_status status, const pn_call *call) {
    char blame[200];
    if (vm_failed(vm))
        return VALUE_ERROR;
    if (status == PN_ERROR_MEMORY)
        return raise_memory_error(vm);
    if (status == PN_ERROR_ARGUMENT && argument_blamed(vm, call, blame, sizeof blame))
        return raise_error(vm, TYPE_RUNTIME_ERROR, "the host function failed: %s", blame);
    return raise_error(vm, TYPE_RUNTIME_ERROR, "the host function failed: %s", pn_status_name(status));
}

value host_call(struct vm *vm, pn_function function, pn_method method, void *data, value *arguments, uint32_t count,
                value keywords) {
    pn_vm *pn = api_of(vm);
    if (!vm_charge(vm, HOST_CALL_CHARGE) || !vm_enter_native(vm))
        return VALUE_ERROR;
    pn_call call = {.pn = pn, .arguments = arguments, .count = count, .keywords = keywords, .result = VALUE_NONE};
    uint32_t handles = pn->handle_count;
    pn->callbacks++;
    pn_status status = method != NULL ? method(&call, data) : function(&call, data);
    pn->callbacks--;
    value raised = status == PN_ERROR_EXCEPTION && !vm_failed(vm) ? handle_get(pn, call.raised) : VALUE_UNSET;
    handles_cut(pn, handles);
    vm_leave_native(vm);
    if (raised != VALUE_UNSET)
        return raise_exception(vm, raised);
    if (status != PN_OK || vm_failed(vm))
        return host_call_failed(vm, status, &call);
    return call.result;
}

static value host_function_call(struct vm *vm, value *arguments, uint32_t count) {
    struct host_entry *entry = host_entry_of(vm, arguments[0]);
    if (entry == NULL)
        return VALUE_ERROR;
    if (entry->kind == HOST_ENTRY_CLASS)
        return host_construct(vm, entry->class, arguments, count);
    if (entry->kind != HOST_ENTRY_FUNCTION)
        return raise_error(vm, TYPE_SYSTEM_ERROR, "no such host function");
    pn_function function = entry->call;
    void *data = entry->data;
    if (!host_grant_use(vm, &entry->grant, entry->name, NULL, arguments + 1, count - 1, arguments[count]))
        return VALUE_ERROR;
    return host_call(vm, function, NULL, data, arguments + 1, count - 1, arguments[count]);
}

static const struct native host_natives[] = {
    {"host_function", host_function_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "A function of the host."},
    {"host_method", host_method_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "A method of the host."},
};

const struct native *host_native_by_index(uint32_t index) {
    return index == HOST_NATIVE_FUNCTION ? &host_natives[0] : index == HOST_NATIVE_METHOD ? &host_natives[1] : NULL;
}

/* --- making them
 * ------------------------------------------------------------------------------------------------------- */

/* Functions that are made while a script runs end with the run. */
static value function_new(pn_vm *pn, const char *name, pn_function function, void *user_data) {
    struct vm *vm = &pn->vm;
    struct host_entry wanted = {
        .kind = HOST_ENTRY_FUNCTION, .run = pn->running ? vm->run_number : 0, .call = function, .data = user_data};
    snprintf(wanted.name, sizeof wanted.name, "%s", name);
    host_grant_find(pn, &wanted.grant, name, NULL);
    const struct host_entry *entry = host_entry_for(pn, &wanted);
    if (entry == NULL)
        return VALUE_ERROR;
    return native_function_new(vm, HOST_NATIVE_FUNCTION, value_from_ref(entry->guest), 0);
}

pn_status pn_new_function(pn_vm *pn, const char *name, pn_function function, void *user_data, pn_value *result) {
    if (result == NULL || function == NULL || name == NULL)
        return PN_ERROR_ARGUMENT;
    API_ENTER(pn);
    if (strlen(name) >= HOST_NAME_SIZE)
        return api_fail(pn, PN_ERROR_ARGUMENT, "the name of a function has at most %d bytes", HOST_NAME_SIZE - 1);
    return api_leave_value(pn, function_new(pn, name, function, user_data), result);
}

pn_status pn_env_set_function(pn_env *env, const char *name, pn_function function, void *user_data) {
    if (env == NULL)
        return PN_ERROR_ARGUMENT;
    pn_scope scope;
    pn_value handle;
    pn_status status = pn_scope_open(env->vm, &scope);
    if (status != PN_OK)
        return status;
    status = pn_new_function(env->vm, name, function, user_data, &handle);
    if (status == PN_OK)
        status = pn_env_set(env, name, handle);
    pn_scope_close(env->vm, scope);
    return status;
}

/* --- inside a call
 * ------------------------------------------------------------------------------------------------------ */

pn_vm *pn_call_vm(pn_call *call) { return call != NULL ? call->pn : NULL; }

size_t pn_call_count(pn_call *call) { return call != NULL ? call->count : 0; }

pn_status pn_call_argument(pn_call *call, size_t index, pn_value *result) {
    if (call == NULL || result == NULL)
        return PN_ERROR_ARGUMENT;
    *result = PN_NO_VALUE;
    API_ENTER(call->pn);
    if (index >= call->count)
        return api_fail(call->pn, PN_ERROR_RANGE, "there are fewer arguments");
    return api_leave_value(call->pn, call->arguments[index], result);
}

size_t pn_call_keyword_count(pn_call *call) {
    if (call == NULL || call->keywords == VALUE_UNSET)
        return 0;
    return ((const struct dict *)object_of(&call->pn->vm, call->keywords))->count;
}

pn_status pn_call_keyword(pn_call *call, const char *name, pn_value *result) {
    if (call == NULL || name == NULL || result == NULL)
        return PN_ERROR_ARGUMENT;
    *result = PN_NO_VALUE;
    API_ENTER(call->pn);
    struct vm *vm = &call->pn->vm;
    value found = call->keywords == VALUE_UNSET ? VALUE_UNSET : dict_get_c(vm, object_of(vm, call->keywords), name);
    if (found == VALUE_UNSET && !vm_failed(vm))
        return api_fail(call->pn, PN_ERROR_NOT_FOUND, "the call has no argument '%.200s'", name);
    return api_leave_value(call->pn, found, result);
}

pn_status pn_call_return(pn_call *call, pn_value handle) {
    if (call == NULL)
        return PN_ERROR_ARGUMENT;
    value v = handle_get(call->pn, handle);
    if (v == VALUE_UNSET)
        return PN_ERROR_ARGUMENT;
    call->result = v;
    return PN_OK;
}

pn_status pn_call_invoke(pn_call *call, pn_value callable, size_t count, const pn_value *arguments, pn_value *result) {
    enum { ARGUMENTS_MAXIMUM = 64 };
    value values[ARGUMENTS_MAXIMUM];
    if (call == NULL || result == NULL || count > ARGUMENTS_MAXIMUM || (count > 0 && arguments == NULL))
        return PN_ERROR_ARGUMENT;
    *result = PN_NO_VALUE;
    API_ENTER(call->pn);
    struct vm *vm = &call->pn->vm;
    value function = handle_get(call->pn, callable);
    bool valid = function != VALUE_UNSET && !vm_failed(vm);
    for (size_t i = 0; i < count && valid; i++)
        valid = (values[i] = handle_get(call->pn, arguments[i])) != VALUE_UNSET;
    if (!valid)
        return api_fail(call->pn, PN_ERROR_ARGUMENT, "the handle is not valid, or the run is being ended");
    value v = vm_call(vm, function, (uint32_t)count, values);
    if (v != VALUE_ERROR)
        return api_leave_value(call->pn, v, result);
    value exception = vm->stop == STOP_NONE ? vm->exception : VALUE_UNSET;
    pn_status status = api_leave_failed(call->pn);
    call->raised = PN_NO_VALUE;
    if (exception != VALUE_UNSET && !handle_add(call->pn, exception, &call->raised))
        exception_clear(vm);
    return status == PN_ERROR_MEMORY && call->raised.slot != 0 ? PN_ERROR_EXCEPTION : status;
}

static enum type_id exception_named(struct vm *vm, const char *name) {
    for (uint32_t id = TYPE_BASE_EXCEPTION; name != NULL && id < TYPE_COUNT; id++)
        if (str_equal_c(vm, value_from_ref(type_by_id(vm, (enum type_id)id)->name), name))
            return (enum type_id)id;
    return TYPE_RUNTIME_ERROR;
}

pn_status pn_call_raise(pn_call *call, const char *exception, const char *message) {
    if (call == NULL)
        return PN_ERROR_ARGUMENT;
    struct vm *vm = &call->pn->vm;
    if (vm->stop == STOP_NONE)
        raise_error(vm, exception_named(vm, exception), "%s", message != NULL ? message : "");
    return PN_ERROR_EXCEPTION;
}
