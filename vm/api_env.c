/* Envs: the global names of scripts. An env is a module object of the VM and the dict of builtins its code looks names
 * up in after its globals. */
#include "api_internal.h"

#include "../builtins/container.h"
#include "../builtins/json_text.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../compiler/unicode_identifier.h"
#include "allocator.h"

bool name_is_identifier(const char *name, size_t length) {
    if (length == 0 || utf8_valid_length(name, length) != length)
        return false;
    for (size_t at = 0; at < length;) {
        uint32_t code_point;
        uint32_t size = unicode_decode(name + at, (uint32_t)(length - at), &code_point);
        if (!(at == 0 ? unicode_is_identifier_start(code_point) : unicode_is_identifier_continue(code_point)))
            return false;
        at += size;
    }
    return true;
}

/* --- making and freeing ---------------------------------------------------------------------------------------------
 */

static bool env_fill(pn_env *env, bool with_builtins) {
    struct vm *vm = &env->vm->vm;
    value globals = dict_new(vm);
    if (globals == VALUE_ERROR)
        return false;
    env->globals = value_to_ref(globals);
    value builtins = with_builtins ? value_from_ref(vm->builtins) : dict_new(vm);
    if (builtins == VALUE_ERROR)
        return false;
    env->builtins = value_to_ref(builtins);
    struct dict *dict = object_at(vm, env->globals);
    if (!dict_set_name(vm, dict, vm->names[NAME_NAME], value_from_ref(vm->names[NAME_MAIN])))
        return false;
    if (with_builtins && !dict_set_name(vm, dict, vm->names[NAME_DOC], VALUE_NONE))
        return false;
    struct module *module = heap_allocate(vm, KIND_MODULE, vm->immediate_shapes[KIND_MODULE], sizeof *module);
    if (module == NULL)
        return false;
    module->dict = env->globals;
    module->name = vm->names[NAME_MAIN];
    env->module = ref_from_pointer(module);
    return true;
}

static pn_status env_new(pn_vm *pn, bool with_builtins, pn_env **result) {
    if (result == NULL)
        return PN_ERROR_ARGUMENT;
    *result = NULL;
    API_ENTER(pn);
    pn_env *env = trusted_allocate(&pn->vm, sizeof *env);
    if (env == NULL)
        return api_leave_failed(pn);
    env->vm = pn;
    env->next = pn->envs;
    pn->envs = env; /* from here on its dicts are roots */
    if (!env_fill(env, with_builtins)) {
        pn->envs = env->next;
        trusted_free(&pn->vm, env, sizeof *env);
        return api_leave_failed(pn);
    }
    *result = env;
    return api_leave(pn, PN_OK);
}

pn_status pn_env_new_empty(pn_vm *pn, pn_env **env) { return env_new(pn, false, env); }

pn_status pn_env_new_default(pn_vm *pn, pn_env **env) { return env_new(pn, true, env); }

void pn_env_free(pn_env *env) {
    if (env == NULL)
        return;
    pn_vm *pn = env->vm;
    for (pn_env **link = &pn->envs; *link != NULL; link = &(*link)->next) {
        if (*link != env)
            continue;
        *link = env->next;
        trusted_free(&pn->vm, env, sizeof *env);
        return;
    }
}

/* --- setting names ---------------------------------------------------------------------------------------------------
 */

static pn_status store_name(pn_env *env, const char *name, value v) {
    pn_vm *pn = env->vm;
    struct vm *vm = &pn->vm;
    if (v == VALUE_ERROR)
        return api_leave_failed(pn);
    value key = str_intern_c(vm, name, strlen(name));
    if (key == VALUE_ERROR || !dict_set_name(vm, object_at(vm, env->globals), value_to_ref(key), v))
        return api_leave_failed(pn);
    return api_leave(pn, PN_OK);
}

/* Enters; refuses names that no script could use. */
#define ENV_ENTER(env, name)                                                                                           \
    do {                                                                                                               \
        if ((env) == NULL || (name) == NULL)                                                                           \
            return PN_ERROR_ARGUMENT;                                                                                  \
        API_ENTER((env)->vm);                                                                                          \
        if (!name_is_identifier(name, strlen(name)))                                                                   \
            return api_fail((env)->vm, PN_ERROR_ARGUMENT, "'%.200s' is not an identifier", name);                      \
    } while (0)

pn_status pn_env_set(pn_env *env, const char *name, pn_value handle) {
    ENV_ENTER(env, name);
    value v = handle_get(env->vm, handle);
    if (v == VALUE_UNSET)
        return api_fail(env->vm, PN_ERROR_ARGUMENT, "the handle is not valid");
    return store_name(env, name, v);
}

pn_status pn_env_set_none(pn_env *env, const char *name) {
    ENV_ENTER(env, name);
    return store_name(env, name, VALUE_NONE);
}

pn_status pn_env_set_bool(pn_env *env, const char *name, bool truth) {
    ENV_ENTER(env, name);
    return store_name(env, name, value_from_bool(truth));
}

pn_status pn_env_set_int(pn_env *env, const char *name, int64_t number) {
    ENV_ENTER(env, name);
    return store_name(env, name, int_from_int64(&env->vm->vm, number));
}

pn_status pn_env_set_float(pn_env *env, const char *name, double number) {
    ENV_ENTER(env, name);
    return store_name(env, name, value_from_double(number));
}

pn_status pn_env_set_str(pn_env *env, const char *name, const char *text, size_t length) {
    ENV_ENTER(env, name);
    if ((text == NULL && length > 0) || utf8_valid_length(text, length) != length)
        return api_fail(env->vm, PN_ERROR_ARGUMENT, "the text is not valid UTF-8");
    return store_name(env, name, str_new(&env->vm->vm, text, length));
}

pn_status pn_env_set_json(pn_env *env, const char *name, const char *json, size_t length) {
    ENV_ENTER(env, name);
    if (json == NULL)
        return api_fail(env->vm, PN_ERROR_ARGUMENT, "no JSON text was given");
    struct json_failure failure;
    value v = json_read(&env->vm->vm, json, length, &failure);
    return v == VALUE_ERROR ? api_leave_json(env->vm, &failure, true) : store_name(env, name, v);
}

/* The first key that is no identifier, or VALUE_UNSET. */
static value bad_name(struct vm *vm, const struct dict *dict) {
    uint32_t position = 0;
    value key, item;
    while (dict_next(vm, dict, &position, &key, &item)) {
        const struct str *str = object_of(vm, key);
        if (!name_is_identifier(str_data(vm, str), str->byte_length))
            return key;
    }
    return VALUE_UNSET;
}

pn_status pn_env_set_json_names(pn_env *env, const char *json, size_t length) {
    if (env == NULL || json == NULL)
        return PN_ERROR_ARGUMENT;
    pn_vm *pn = env->vm;
    struct vm *vm = &pn->vm;
    API_ENTER(pn);
    struct json_failure failure;
    value names = json_read(vm, json, length, &failure);
    if (names == VALUE_ERROR)
        return api_leave_json(pn, &failure, true);
    if (!value_has_kind(vm, names, KIND_DICT))
        return api_fail(pn, PN_ERROR_TYPE, "the JSON text is not an object");
    struct dict *dict = object_of(vm, names);
    value bad = bad_name(vm, dict);
    if (bad != VALUE_UNSET)
        return api_fail(pn, PN_ERROR_ARGUMENT, "'%.200s' is not an identifier", str_text(vm, bad));
    uint32_t position = 0;
    value key, item;
    while (dict_next(vm, dict, &position, &key, &item)) {
        key = str_intern(vm, key);
        if (key == VALUE_ERROR || !dict_set_name(vm, object_at(vm, env->globals), value_to_ref(key), item))
            return api_leave_failed(pn);
    }
    return api_leave(pn, PN_OK);
}

/* --- reading names
 * ---------------------------------------------------------------------------------------------------- */

static value find_name(const pn_env *env, const char *name, cage_ref *key_found) {
    struct vm *vm = &env->vm->vm;
    value key = str_find_interned(vm, name, strlen(name));
    if (key == VALUE_UNSET)
        return VALUE_UNSET;
    *key_found = value_to_ref(key);
    return dict_get_name(vm, object_at(vm, env->globals), value_to_ref(key));
}

static pn_status fail_not_found(pn_env *env, const char *name) {
    return api_fail(env->vm, PN_ERROR_NOT_FOUND, "the name '%.200s' is not defined", name);
}

pn_status pn_env_delete(pn_env *env, const char *name) {
    ENV_ENTER(env, name);
    cage_ref key;
    if (find_name(env, name, &key) == VALUE_UNSET)
        return fail_not_found(env, name);
    dict_delete_name(&env->vm->vm, object_at(&env->vm->vm, env->globals), key);
    return api_leave(env->vm, PN_OK);
}

pn_status pn_env_get(pn_env *env, const char *name, pn_value *result) {
    if (result == NULL)
        return PN_ERROR_ARGUMENT;
    ENV_ENTER(env, name);
    cage_ref key;
    value v = find_name(env, name, &key);
    return v == VALUE_UNSET ? fail_not_found(env, name) : api_leave_value(env->vm, v, result);
}

pn_status pn_env_get_json(pn_env *env, const char *name, const char **text, size_t *length) {
    pn_value handle;
    pn_status status = pn_env_get(env, name, &handle);
    return status == PN_OK ? pn_get_json(env->vm, handle, text, length) : status;
}
