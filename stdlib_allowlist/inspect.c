/* inspect: what the parameters of a guest's function are called and what kind of code it has. No code object, frame or
 * source is handed out. */
#include "modules.h"

#include "../builtins/container.h"
#include "../vm/code.h"
#include "../vm/interpreter.h"

/* The code of a function or bound method, NULL when it is none of a guest's. *is_bound: the first parameter is given.
 */
static const struct code *code_of(struct vm *vm, value v, const struct function **function, bool *is_bound) {
    *is_bound = value_has_kind(vm, v, KIND_BOUND_METHOD);
    if (*is_bound)
        v = ((const struct bound_method *)object_of(vm, v))->function;
    if (!value_has_kind(vm, v, KIND_FUNCTION))
        return NULL;
    *function = object_of(vm, v);
    const struct code_object *object = object_at(vm, (*function)->code);
    return object->index < vm->code_count ? vm->codes[object->index] : NULL;
}

static bool add_parameter(struct vm *vm, struct list *list, cage_ref name, int kind, value defaults) {
    value parts[3] = {value_from_ref(name), value_from_small_int(kind), defaults};
    value item = tuple_from_items(vm, parts, defaults == VALUE_UNSET ? 2 : 3);
    return item != VALUE_ERROR && list_append(vm, list, item);
}

/* _parameters(function): tuples (name, kind[, default]) with the kinds numbered as in inspect.Parameter; None for
 * what is no function of a guest. */
static value inspect_parameters(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct function *function;
    bool is_bound;
    const struct code *code = code_of(vm, arguments[0], &function, &is_bound);
    if (!code)
        return VALUE_NONE;
    value result = list_new(vm, code->positional_count + code->keyword_only_count + 2);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    struct list *list = object_of(vm, result);
    uint32_t named = code->positional_count + code->keyword_only_count, next = named;
    uint32_t default_count = function->defaults ? tuple_count(vm, value_from_ref(function->defaults)) : 0;
    for (uint32_t i = is_bound; i < code->positional_count; i++) {
        uint32_t from_end = code->positional_count - i;
        value otherwise = from_end <= default_count
                              ? tuple_items(vm, value_from_ref(function->defaults))[default_count - from_end]
                              : VALUE_UNSET;
        if (!add_parameter(vm, list, code->local_names[i], i < code->positional_only_count ? 0 : 1, otherwise))
            return VALUE_ERROR;
    }
    if (code->flags & CODE_VARARGS && !add_parameter(vm, list, code->local_names[next++], 2, VALUE_UNSET))
        return VALUE_ERROR;
    for (uint32_t i = code->positional_count; i < named; i++) {
        value otherwise = VALUE_UNSET;
        if (function->keyword_defaults)
            otherwise = dict_get_name(vm, object_at(vm, function->keyword_defaults), code->local_names[i]);
        if (!add_parameter(vm, list, code->local_names[i], 3, otherwise))
            return VALUE_ERROR;
    }
    if (code->flags & CODE_VARKEYWORDS && !add_parameter(vm, list, code->local_names[next], 4, VALUE_UNSET))
        return VALUE_ERROR;
    return result;
}

/* _code_kind(function): 0 no guest function, 1 plain, 2 generator, 3 coroutine, 4 asynchronous generator. */
static value inspect_code_kind(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct function *function;
    bool is_bound;
    const struct code *code = code_of(vm, arguments[0], &function, &is_bound);
    int kind = !code                                ? 0
               : code->flags & CODE_ASYNC_GENERATOR ? 4
               : code->flags & CODE_COROUTINE       ? 3
               : code->flags & CODE_GENERATOR       ? 2
                                                    : 1;
    return value_from_small_int(kind);
}

/* _state(generator): 0 created, 1 suspended, 2 running, 3 closed; None for what is no generator of any kind. */
static value inspect_state(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!value_is_object(arguments[0]) || !kind_is_generator(object_kind(vm, arguments[0])))
        return VALUE_NONE;
    return value_from_small_int(((const struct generator *)object_of(vm, arguments[0]))->state);
}

static const struct native inspect_functions[] = {
    {"_code_kind", inspect_code_kind, 1, 1, 0, 0, NULL, NULL},
    {"_parameters", inspect_parameters, 1, 1, 0, 0, NULL, NULL},
    {"_state", inspect_state, 1, 1, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition inspect_module = {
    .name = "inspect",
    .reason = "signatures and questions about kinds, through the guard; no frames, code or source",
    .functions = inspect_functions};
