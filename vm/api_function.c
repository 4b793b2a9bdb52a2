/* Functions of the host as seen by scripts: a native function bound to a host object, whose handle is looked up in the
 * VM's table, by number and bounds-checked, at each call. */
#include "api_internal.h"

#include "../builtins/container.h"
#include "../builtins/str.h"
#include "type.h"

struct pn_call {
    pn_vm *pn;
    value *arguments; /* on the register stack, so they are roots */
    uint32_t count;
    value keywords; /* dict or VALUE_UNSET */
    value result;
};

/* Steps a call of the host costs the script, whatever it does. */
#define HOST_CALL_CHARGE 10

/* --- the native behind all host functions
 * ----------------------------------------------------------------------------- */

static value host_call_failed(struct vm *vm, pn_status status) {
    if (vm_failed(vm))
        return VALUE_ERROR;
    if (status == PN_ERROR_MEMORY)
        return raise_memory_error(vm);
    return raise_error(vm, TYPE_RUNTIME_ERROR, "the host function failed: %s", pn_status_name(status));
}

static value host_function_call(struct vm *vm, value *arguments, uint32_t count) {
    pn_vm *pn = api_of(vm);
    const struct host_object *host = object_of(vm, arguments[0]);
    if (!value_has_kind(vm, arguments[0], KIND_HOST_OBJECT) || host->handle >= pn->function_count)
        return raise_error(vm, TYPE_SYSTEM_ERROR, "no such host function");
    if (!vm_charge(vm, HOST_CALL_CHARGE) || !vm_enter_native(vm))
        return VALUE_ERROR;
    struct host_function function = pn->functions[host->handle];
    pn_call call = {
        .pn = pn, .arguments = arguments + 1, .count = count - 1, .keywords = arguments[count], .result = VALUE_NONE};
    uint32_t handles = pn->handle_count;
    pn->callbacks++;
    pn_status status = function.call(&call, function.user_data);
    pn->callbacks--;
    handles_cut(pn, handles);
    vm_leave_native(vm);
    if (status != PN_OK || vm_failed(vm))
        return host_call_failed(vm, status);
    return call.result;
}

static const struct native host_function_native = {
    "host_function", host_function_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "A function of the host."};

const struct native *host_native_by_index(uint32_t index) {
    return index == NATIVE_INDEX(NATIVE_SECTION_HOST, 0, 0) ? &host_function_native : NULL;
}

/* --- making them
 * ------------------------------------------------------------------------------------------------------- */

static bool functions_grow(pn_vm *pn) {
    uint32_t old = pn->function_capacity, capacity = old == 0 ? 16 : old * 2;
    struct host_function *functions =
        trusted_reallocate(&pn->vm, pn->functions, old * sizeof *functions, capacity * sizeof *functions);
    if (functions == NULL)
        return false;
    pn->functions = functions;
    pn->function_capacity = capacity;
    return true;
}

/* The number of the function in the table; the same function and data have one place. */
static int64_t function_number(pn_vm *pn, pn_function function, void *user_data) {
    for (uint32_t i = 0; i < pn->function_count; i++)
        if (pn->functions[i].call == function && pn->functions[i].user_data == user_data)
            return i;
    if (pn->function_count == pn->function_capacity && !functions_grow(pn))
        return -1;
    pn->functions[pn->function_count] = (struct host_function){function, user_data};
    return pn->function_count++;
}

static value function_new(pn_vm *pn, pn_function function, void *user_data) {
    struct vm *vm = &pn->vm;
    int64_t number = function_number(pn, function, user_data);
    if (number < 0)
        return VALUE_ERROR;
    struct host_object *host =
        heap_allocate(vm, KIND_HOST_OBJECT, vm->immediate_shapes[KIND_HOST_OBJECT], sizeof *host);
    if (host == NULL)
        return VALUE_ERROR;
    host->handle = (uint32_t)number;
    return native_function_new(vm, NATIVE_INDEX(NATIVE_SECTION_HOST, 0, 0), value_from_pointer(host), 0);
}

pn_status pn_new_function(pn_vm *pn, const char *name, pn_function function, void *user_data, pn_value *result) {
    if (result == NULL || function == NULL || name == NULL)
        return PN_ERROR_ARGUMENT;
    API_ENTER(pn);
    return api_leave_value(pn, function_new(pn, function, user_data), result);
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
