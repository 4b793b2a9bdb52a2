/* Handles and scopes, and values to and from C. A handle is a place in a stack of values with a generation number: one
 * that outlives its scope is recognised, whatever stands in its place by then. */
#include "api_internal.h"

#include "../builtins/container.h"
#include "../builtins/json_text.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "heap_internal.h"

/* --- handles and scopes --------------------------------------------------------------------------------------------
 */

static bool handles_grow(pn_vm *pn) {
    struct vm *vm = &pn->vm;
    uint32_t old = pn->handle_capacity, capacity = old == 0 ? 64 : old * 2;
    value *values = trusted_reallocate(vm, pn->handle_values, old * sizeof *values, capacity * sizeof *values);
    if (values == NULL)
        return false;
    pn->handle_values = values;
    uint32_t *generations =
        trusted_reallocate(vm, pn->handle_generations, old * sizeof *generations, capacity * sizeof *generations);
    if (generations == NULL)
        return false;
    pn->handle_generations = generations;
    pn->handle_capacity = capacity;
    return true;
}

/* Slot 0 stays unused, so that a zeroed handle is none. */
bool handle_add(pn_vm *pn, value v, pn_value *result) {
    if (pn->handle_count + 1 >= pn->handle_capacity && !handles_grow(pn))
        return false;
    uint32_t slot = ++pn->handle_count;
    pn->handle_values[slot] = v;
    *result = (pn_value){slot, ++pn->handle_generations[slot]};
    return true;
}

value handle_get(const pn_vm *pn, pn_value handle) {
    if (handle.slot == 0 || handle.slot > pn->handle_count || pn->handle_generations[handle.slot] != handle.generation)
        return VALUE_UNSET;
    return pn->handle_values[handle.slot];
}

void handles_cut(pn_vm *pn, uint32_t count) {
    if (count < pn->handle_count)
        pn->handle_count = count;
}

void handles_mark(struct vm *vm) {
    const pn_vm *pn = api_of(vm);
    if (pn == NULL)
        return;
    for (uint32_t slot = 1; slot <= pn->handle_count; slot++)
        collector_mark_value(vm, pn->handle_values[slot]);
    for (const pn_env *env = pn->envs; env != NULL; env = env->next) {
        collector_mark_ref(vm, env->module);
        collector_mark_ref(vm, env->globals);
        collector_mark_ref(vm, env->builtins);
    }
    for (const pn_code *code = pn->codes; code != NULL; code = code->next)
        collector_mark_ref(vm, code->object);
    host_mark(vm);
    const value texts[] = {pn->outcome_traceback, pn->outcome_message, pn->outcome_type, pn->outcome_exit,
                           pn->outcome_exception};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        collector_mark_value(vm, texts[i]);
}

pn_status pn_scope_open(pn_vm *pn, pn_scope *scope) {
    if (pn == NULL || scope == NULL)
        return PN_ERROR_ARGUMENT;
    *scope = pn->handle_count;
    return PN_OK;
}

pn_status pn_scope_close(pn_vm *pn, pn_scope scope) {
    if (pn == NULL || scope > pn->handle_count)
        return PN_ERROR_ARGUMENT;
    handles_cut(pn, scope);
    return PN_OK;
}

pn_status pn_scope_close_keeping(pn_vm *pn, pn_scope scope, pn_value *kept) {
    if (pn == NULL || kept == NULL || scope > pn->handle_count)
        return PN_ERROR_ARGUMENT;
    value v = handle_get(pn, *kept);
    if (v == VALUE_UNSET)
        return PN_ERROR_ARGUMENT;
    API_ENTER(pn);
    handles_cut(pn, scope);
    return api_leave_value(pn, v, kept);
}

/* The value of a handle; leaves with an error if it has none. */
#define HANDLE(pn, handle, name)                                                                                       \
    value name = handle_get(pn, handle);                                                                               \
    do {                                                                                                               \
        if (name == VALUE_UNSET)                                                                                       \
            return api_fail(pn, PN_ERROR_ARGUMENT, "the handle is not valid");                                         \
    } while (0)

#define REQUIRE(condition)                                                                                             \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            return PN_ERROR_ARGUMENT;                                                                                  \
    } while (0)

static pn_status fail_type(pn_vm *pn, value v, const char *wanted) {
    return api_fail(pn, PN_ERROR_TYPE, "the value is of class '%.200s', not %s", value_type_name(&pn->vm, v), wanted);
}

/* --- what a value is
 * -------------------------------------------------------------------------------------------------- */

static pn_type type_of_kind(enum kind kind) {
    switch (kind) {
    case KIND_NONE:
        return PN_TYPE_NONE;
    case KIND_BOOL:
        return PN_TYPE_BOOL;
    case KIND_INT:
        return PN_TYPE_INT;
    case KIND_FLOAT:
        return PN_TYPE_FLOAT;
    case KIND_STR:
        return PN_TYPE_STR;
    case KIND_BYTES:
        return PN_TYPE_BYTES;
    case KIND_LIST:
        return PN_TYPE_LIST;
    case KIND_TUPLE:
        return PN_TYPE_TUPLE;
    case KIND_DICT:
        return PN_TYPE_DICT;
    default:
        return PN_TYPE_OTHER;
    }
}

pn_type pn_value_type(pn_vm *pn, pn_value handle) {
    value v = pn != NULL ? handle_get(pn, handle) : VALUE_UNSET;
    if (v == VALUE_UNSET)
        return PN_TYPE_INVALID;
    return type_of_kind(value_kind(&pn->vm, value_unwrap(&pn->vm, v)));
}

/* --- making values
 * ---------------------------------------------------------------------------------------------------- */

pn_status pn_new_none(pn_vm *pn, pn_value *result) {
    REQUIRE(result != NULL);
    API_ENTER(pn);
    return api_leave_value(pn, VALUE_NONE, result);
}

pn_status pn_new_bool(pn_vm *pn, bool truth, pn_value *result) {
    REQUIRE(result != NULL);
    API_ENTER(pn);
    return api_leave_value(pn, value_from_bool(truth), result);
}

pn_status pn_new_int(pn_vm *pn, int64_t number, pn_value *result) {
    REQUIRE(result != NULL);
    API_ENTER(pn);
    return api_leave_value(pn, int_from_int64(&pn->vm, number), result);
}

pn_status pn_new_float(pn_vm *pn, double number, pn_value *result) {
    REQUIRE(result != NULL);
    API_ENTER(pn);
    return api_leave_value(pn, value_from_double(number), result);
}

pn_status pn_new_str(pn_vm *pn, const char *text, size_t length, pn_value *result) {
    REQUIRE(result != NULL && (text != NULL || length == 0));
    API_ENTER(pn);
    *result = PN_NO_VALUE;
    if (utf8_valid_length(text, length) != length)
        return api_fail(pn, PN_ERROR_ARGUMENT, "the text is not valid UTF-8");
    return api_leave_value(pn, str_new(&pn->vm, text, length), result);
}

pn_status pn_new_bytes(pn_vm *pn, const void *data, size_t length, pn_value *result) {
    REQUIRE(result != NULL && (data != NULL || length == 0));
    API_ENTER(pn);
    return api_leave_value(pn, bytes_new(&pn->vm, data, length), result);
}

pn_status pn_new_list(pn_vm *pn, pn_value *result) {
    REQUIRE(result != NULL);
    API_ENTER(pn);
    return api_leave_value(pn, list_new(&pn->vm, 0), result);
}

pn_status pn_new_dict(pn_vm *pn, pn_value *result) {
    REQUIRE(result != NULL);
    API_ENTER(pn);
    return api_leave_value(pn, dict_new(&pn->vm), result);
}

static bool is_sequence(const struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_LIST) || value_has_kind(vm, v, KIND_TUPLE);
}

pn_status pn_new_tuple(pn_vm *pn, pn_value list, pn_value *result) {
    REQUIRE(result != NULL);
    API_ENTER(pn);
    HANDLE(pn, list, v);
    v = value_unwrap(&pn->vm, v);
    if (!is_sequence(&pn->vm, v))
        return fail_type(pn, v, "a list or tuple");
    value *items;
    uint32_t count;
    sequence_view(&pn->vm, v, &items, &count);
    return api_leave_value(pn, tuple_from_items(&pn->vm, items, count), result);
}

/* --- reading values
 * --------------------------------------------------------------------------------------------------- */

pn_status pn_get_bool(pn_vm *pn, pn_value handle, bool *truth) {
    REQUIRE(truth != NULL);
    API_ENTER(pn);
    HANDLE(pn, handle, v);
    if (!value_is_bool(v))
        return fail_type(pn, v, "bool");
    *truth = v == VALUE_TRUE;
    return api_leave(pn, PN_OK);
}

pn_status pn_get_int(pn_vm *pn, pn_value handle, int64_t *number) {
    REQUIRE(number != NULL);
    API_ENTER(pn);
    HANDLE(pn, handle, v);
    value plain = value_unwrap(&pn->vm, v);
    if (!value_is_integer(&pn->vm, plain) || value_is_bool(plain))
        return fail_type(pn, v, "int");
    if (!int_to_int64(&pn->vm, plain, number))
        return api_fail(pn, PN_ERROR_RANGE, "the integer does not fit 64 bits");
    return api_leave(pn, PN_OK);
}

pn_status pn_get_float(pn_vm *pn, pn_value handle, double *number) {
    REQUIRE(number != NULL);
    API_ENTER(pn);
    HANDLE(pn, handle, v);
    value plain = value_unwrap(&pn->vm, v);
    if (value_is_double(plain)) {
        *number = value_to_double(plain);
        return api_leave(pn, PN_OK);
    }
    if (!value_is_integer(&pn->vm, plain) || value_is_bool(plain))
        return fail_type(pn, v, "float or int");
    if (!int_to_double(&pn->vm, plain, number)) {
        exception_clear(&pn->vm);
        return api_fail(pn, PN_ERROR_RANGE, "the integer does not fit a float");
    }
    return api_leave(pn, PN_OK);
}

pn_status pn_get_str(pn_vm *pn, pn_value handle, const char **text, size_t *length) {
    REQUIRE(text != NULL && length != NULL);
    API_ENTER(pn);
    HANDLE(pn, handle, v);
    const struct str *str = str_of(&pn->vm, v);
    if (str == NULL)
        return fail_type(pn, v, "str");
    *text = str_data(&pn->vm, str);
    *length = str->byte_length;
    return api_leave(pn, PN_OK);
}

pn_status pn_get_bytes(pn_vm *pn, pn_value handle, const void **data, size_t *length) {
    REQUIRE(data != NULL && length != NULL);
    API_ENTER(pn);
    HANDLE(pn, handle, v);
    value plain = value_unwrap(&pn->vm, v);
    if (!value_has_kind(&pn->vm, plain, KIND_BYTES))
        return fail_type(pn, v, "bytes");
    const struct bytes *bytes = object_of(&pn->vm, plain);
    *data = bytes->data;
    *length = bytes->length;
    return api_leave(pn, PN_OK);
}

/* --- JSON
 * --------------------------------------------------------------------------------------------------------------- */

pn_status api_leave_json(pn_vm *pn, const struct json_failure *failure, bool reading) {
    if (failure->message == NULL)
        return api_leave_failed(pn);
    if (reading)
        return api_fail(pn, PN_ERROR_JSON, "%s at line %zu column %zu", failure->message, failure->line,
                        failure->column);
    if (failure->detail != NULL)
        return api_fail(pn, PN_ERROR_JSON, "%s: '%.200s'", failure->message, failure->detail);
    return api_fail(pn, PN_ERROR_JSON, "%s", failure->message);
}

pn_status pn_new_json(pn_vm *pn, const char *text, size_t length, pn_value *result) {
    REQUIRE(result != NULL && text != NULL);
    API_ENTER(pn);
    struct json_failure failure;
    *result = PN_NO_VALUE;
    value v = json_read(&pn->vm, text, length, &failure);
    return v == VALUE_ERROR ? api_leave_json(pn, &failure, true) : api_leave_value(pn, v, result);
}

pn_status pn_get_json(pn_vm *pn, pn_value handle, const char **text, size_t *length) {
    REQUIRE(text != NULL && length != NULL);
    API_ENTER(pn);
    HANDLE(pn, handle, v);
    struct json_failure failure;
    value written = json_write(&pn->vm, v, &failure);
    pn_value keeper;
    if (written == VALUE_ERROR)
        return api_leave_json(pn, &failure, false);
    if (!handle_add(pn, written, &keeper))
        return api_leave_failed(pn);
    const struct str *str = object_of(&pn->vm, written);
    *text = str_data(&pn->vm, str);
    *length = str->byte_length;
    return api_leave(pn, PN_OK);
}

/* --- lists, tuples, dicts
 * ------------------------------------------------------------------------------------------------ */

pn_status pn_length(pn_vm *pn, pn_value handle, size_t *length) {
    REQUIRE(length != NULL);
    API_ENTER(pn);
    HANDLE(pn, handle, v);
    value plain = value_unwrap(&pn->vm, v);
    if (value_has_kind(&pn->vm, plain, KIND_DICT)) {
        *length = ((const struct dict *)object_of(&pn->vm, plain))->count;
    } else if (is_sequence(&pn->vm, plain)) {
        value *items;
        uint32_t count;
        sequence_view(&pn->vm, plain, &items, &count);
        *length = count;
    } else {
        return fail_type(pn, v, "a list, tuple or dict");
    }
    return api_leave(pn, PN_OK);
}

pn_status pn_list_get(pn_vm *pn, pn_value list, size_t index, pn_value *item) {
    REQUIRE(item != NULL);
    API_ENTER(pn);
    HANDLE(pn, list, v);
    value plain = value_unwrap(&pn->vm, v);
    if (!is_sequence(&pn->vm, plain))
        return fail_type(pn, v, "a list or tuple");
    value *items;
    uint32_t count;
    sequence_view(&pn->vm, plain, &items, &count);
    if (index >= count)
        return api_fail(pn, PN_ERROR_RANGE, "the index is beyond the end");
    return api_leave_value(pn, items[index], item);
}

pn_status pn_list_append(pn_vm *pn, pn_value list, pn_value item) {
    API_ENTER(pn);
    HANDLE(pn, list, v);
    HANDLE(pn, item, appended);
    value plain = value_unwrap(&pn->vm, v);
    if (!value_has_kind(&pn->vm, plain, KIND_LIST))
        return fail_type(pn, v, "a list");
    if (!list_append(&pn->vm, object_of(&pn->vm, plain), appended))
        return api_leave_failed(pn);
    return api_leave(pn, PN_OK);
}

/* The interned str of a key, or VALUE_ERROR. */
static value key_str(struct vm *vm, const char *key) {
    size_t length = strlen(key);
    if (utf8_valid_length(key, length) != length)
        return raise_value_error(vm, "the key is not valid UTF-8");
    return str_intern_c(vm, key, length);
}

pn_status pn_dict_get(pn_vm *pn, pn_value dict, const char *key, pn_value *item) {
    REQUIRE(key != NULL && item != NULL);
    API_ENTER(pn);
    HANDLE(pn, dict, v);
    *item = PN_NO_VALUE;
    value plain = value_unwrap(&pn->vm, v);
    if (!value_has_kind(&pn->vm, plain, KIND_DICT))
        return fail_type(pn, v, "a dict");
    value name = key_str(&pn->vm, key);
    value found = name == VALUE_ERROR ? VALUE_ERROR : dict_get(&pn->vm, object_of(&pn->vm, plain), name);
    if (found == VALUE_UNSET && !vm_failed(&pn->vm))
        return api_fail(pn, PN_ERROR_NOT_FOUND, "the dict has no key '%.200s'", key);
    return api_leave_value(pn, found, item);
}

pn_status pn_dict_set(pn_vm *pn, pn_value dict, const char *key, pn_value item) {
    REQUIRE(key != NULL);
    API_ENTER(pn);
    HANDLE(pn, dict, v);
    HANDLE(pn, item, stored);
    value plain = value_unwrap(&pn->vm, v);
    if (!value_has_kind(&pn->vm, plain, KIND_DICT))
        return fail_type(pn, v, "a dict");
    value name = key_str(&pn->vm, key);
    if (name == VALUE_ERROR || !dict_set(&pn->vm, object_of(&pn->vm, plain), name, stored))
        return api_leave_failed(pn);
    return api_leave(pn, PN_OK);
}

pn_status pn_dict_next(pn_vm *pn, pn_value dict, size_t *position, pn_value *key, pn_value *item) {
    REQUIRE(position != NULL && key != NULL && item != NULL);
    API_ENTER(pn);
    HANDLE(pn, dict, v);
    value plain = value_unwrap(&pn->vm, v), key_found, item_found;
    *key = *item = PN_NO_VALUE;
    if (!value_has_kind(&pn->vm, plain, KIND_DICT))
        return fail_type(pn, v, "a dict");
    uint32_t at = *position > UINT32_MAX ? UINT32_MAX : (uint32_t)*position;
    if (!dict_next(&pn->vm, object_of(&pn->vm, plain), &at, &key_found, &item_found))
        return api_leave(pn, PN_ERROR_NOT_FOUND);
    *position = at;
    if (!handle_add(pn, key_found, key))
        return api_leave_failed(pn);
    return api_leave_value(pn, item_found, item);
}
