/* Built-in functions that look at or run code in the guest's own namespaces, and those that name attributes by a value.
 *
 * Nothing here reaches a namespace of the host: globals() is the dictionary of the running guest function, locals() a
 * copy of what its frame holds, eval and exec compile source with the same compiler and limits as a script. Every
 * attribute goes through the guarded functions of vm/attribute.c. */
#include "functions.h"

#include "container.h"
#include "function.h"
#include "str.h"

#include "../compiler/compile.h"
#include "../guards/attribute_policy.h"
#include "../vm/attribute.h"
#include "../vm/interpreter.h"
#include "../vm/type.h"
#include "reflection.h"

/* --- attributes --------------------------------------------------------------------------------------------------- */

static bool check_name(struct vm *vm, value name) {
    if (str_of(vm, name))
        return true;
    raise_type_error(vm, "attribute name must be string, not '%s'", value_type_name(vm, name));
    return false;
}

value builtin_getattr(struct vm *vm, value *arguments, uint32_t count) {
    if (!check_name(vm, arguments[1]))
        return VALUE_ERROR;
    if (count < 3)
        return object_get_attribute_by(vm, arguments[0], arguments[1], GUARD_GETATTR);
    value found = object_find_attribute_by(vm, arguments[0], arguments[1], GUARD_GETATTR);
    return found == VALUE_UNSET && !vm_failed(vm) ? arguments[2] : found;
}

value builtin_hasattr(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!check_name(vm, arguments[1]))
        return VALUE_ERROR;
    value found = object_find_attribute_by(vm, arguments[0], arguments[1], GUARD_HASATTR);
    return found == VALUE_UNSET && vm_failed(vm) ? VALUE_ERROR : value_from_bool(found != VALUE_UNSET);
}

value builtin_setattr(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!check_name(vm, arguments[1]))
        return VALUE_ERROR;
    return object_set_attribute_by(vm, arguments[0], arguments[1], arguments[2], GUARD_SETATTR) ? VALUE_NONE
                                                                                                : VALUE_ERROR;
}

value builtin_delattr(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!check_name(vm, arguments[1]))
        return VALUE_ERROR;
    return object_set_attribute_by(vm, arguments[0], arguments[1], VALUE_UNSET, GUARD_DELATTR) ? VALUE_NONE
                                                                                               : VALUE_ERROR;
}

/* --- namespaces of the running frame ---------------------------------------------------------------------------------
 */

static bool register_holds_cell(const struct code *code, uint32_t local) {
    for (uint32_t i = 0; i < code->cell_count; i++)
        if (code->cell_registers[i] == local)
            return true;
    return false;
}

static bool add_local(struct vm *vm, struct dict *dict, cage_ref name, value item) {
    if (item == VALUE_UNSET || !name)
        return true;
    const char *text = str_text(vm, value_from_ref(name));
    bool hidden = text[0] == '.'; /* the iterable a generator expression gets */
    return hidden || dict_set_name(vm, dict, name, item);
}

/* The variables of a function's frame, in a new dict. */
static value function_locals(struct vm *vm, const struct frame *frame) {
    const struct code *code = frame->code;
    value result = dict_new(vm);
    if (result == VALUE_ERROR || !vm_charge(vm, code->local_count / 8))
        return VALUE_ERROR;
    struct dict *dict = object_of(vm, result);
    for (uint32_t i = 0; i < code->local_count; i++)
        if (!register_holds_cell(code, i) && !add_local(vm, dict, code->local_names[i], frame->window[i]))
            return VALUE_ERROR;
    for (uint32_t i = 0; i < code->cell_count; i++) {
        value cell = frame->window[code->cell_registers[i]];
        if (value_has_kind(vm, cell, KIND_CELL) &&
            !add_local(vm, dict, code->cell_names[i], ((struct cell *)object_of(vm, cell))->content))
            return VALUE_ERROR;
    }
    const struct function *function = frame->function ? object_at(vm, frame->function) : NULL;
    for (uint32_t i = 0; function && function->closure && i < code->free_count; i++) {
        const struct tuple *closure = object_at(vm, function->closure);
        value cell = i < closure->count ? closure->items[i] : VALUE_UNSET;
        if (value_has_kind(vm, cell, KIND_CELL) &&
            !add_local(vm, dict, code->free_names[i], ((struct cell *)object_of(vm, cell))->content))
            return VALUE_ERROR;
    }
    return result;
}

static value current_locals(struct vm *vm) {
    const struct frame *frame = frame_current(vm);
    if (!frame)
        return raise_error(vm, TYPE_RUNTIME_ERROR, "no script is running");
    value names = frame_namespace(frame);
    if (frame->code->flags & (CODE_NAMESPACE | CODE_CLASS_BODY) && names != VALUE_UNSET)
        return names;
    if (frame->code->flags & CODE_MODULE)
        return names != VALUE_UNSET ? names : value_from_ref(frame->globals);
    return function_locals(vm, frame);
}

value builtin_globals(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    const struct frame *frame = frame_current(vm);
    return frame ? value_from_ref(frame->globals) : raise_error(vm, TYPE_RUNTIME_ERROR, "no script is running");
}

value builtin_locals(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    return current_locals(vm);
}

value namespace_copy(struct vm *vm, const struct dict *from) {
    value result = dict_new_sized(vm, from->count);
    uint32_t position = 0;
    value key, item;
    while (result != VALUE_ERROR && dict_next(vm, from, &position, &key, &item)) {
        cage_ref name = value_is_str(vm, key) ? attribute_name(vm, key) : 0;
        bool listed = !name || attribute_is_listed(vm, name, GUARD_VARS);
        if (!vm_charge(vm, 1) || (listed && !dict_set(vm, object_of(vm, result), key, item)))
            return VALUE_ERROR;
    }
    return result;
}

/* vars(object): a copy under profile strict, unlike CPython's live dictionary (`__dict__` is blocked). */
value builtin_vars(struct vm *vm, value *arguments, uint32_t count) {
    if (count == 0)
        return current_locals(vm);
    value v = arguments[0];
    if (value_has_kind(vm, value_unwrap(vm, v), KIND_MODULE))
        return namespace_copy(vm, object_at(vm, ((struct module *)native_self(vm, v))->dict));
    if (value_has_kind(vm, v, KIND_TYPE)) {
        value names = namespace_copy(vm, object_at(vm, ((struct type *)object_of(vm, v))->dict));
        return names == VALUE_ERROR ? VALUE_ERROR : mapping_proxy_new(vm, names);
    }
    bool has_attributes = value_has_kind(vm, v, KIND_FUNCTION) || value_has_kind(vm, v, KIND_EXCEPTION);
    const struct type *guest = value_guest_type(vm, v);
    if (!has_attributes && (!guest || guest->flags & TYPE_HAS_SLOTS))
        return raise_type_error(vm, "vars() argument must have __dict__ attribute");
    if (attribute_is_listed(vm, vm->names[NAME_DICT], GUARD_VARS))
        return instance_live_dict(vm, object_of(vm, v));
    return instance_attributes(vm, object_of(vm, v));
}

/* --- dir ---------------------------------------------------------------------------------------------------------- */

static value sorted_list(struct vm *vm, value iterable) {
    value list = iterable == VALUE_ERROR ? VALUE_ERROR : list_from_iterable(vm, iterable);
    if (list == VALUE_ERROR || !list_sort(vm, object_of(vm, list), VALUE_NONE, false))
        return VALUE_ERROR;
    return list;
}

value builtin_dir(struct vm *vm, value *arguments, uint32_t count) {
    if (count == 0)
        return sorted_list(vm, current_locals(vm));
    struct type *guest = value_guest_type(vm, arguments[0]);
    value method = guest ? type_lookup_special(vm, arguments[0], SPECIAL_DIR) : VALUE_UNSET;
    if (value_has_kind(vm, method, KIND_FUNCTION))
        return sorted_list(vm, vm_call_special(vm, arguments[0], SPECIAL_DIR, 0, NULL));
    if (value_has_kind(vm, value_unwrap(vm, arguments[0]), KIND_MODULE)) {
        value own = dict_get_c(vm, object_at(vm, ((struct module *)native_self(vm, arguments[0]))->dict), "__dir__");
        if (own != VALUE_UNSET)
            return sorted_list(vm, vm_call_0(vm, own));
    }
    return vm_failed(vm) ? VALUE_ERROR : sorted_list(vm, attribute_names(vm, arguments[0]));
}

/* --- eval and exec -------------------------------------------------------------------------------------------------
 */

struct scope {
    struct dict *globals;
    value namespace; /* VALUE_UNSET: the globals */
};

/* What CPython takes for a mapping: whatever can be subscribed. */
static bool is_mapping(struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_DICT) || type_lookup_special(vm, v, SPECIAL_GET_ITEM) != VALUE_UNSET;
}

/* arguments: globals and locals as given to eval or exec, unset or None when not. */
static bool scope_from_arguments(struct vm *vm, const char *function, value globals, value locals,
                                 struct scope *scope) {
    bool given = globals != VALUE_UNSET && globals != VALUE_NONE, evaluates = strcmp(function, "eval") == 0;
    if (evaluates && locals != VALUE_UNSET && locals != VALUE_NONE && !is_mapping(vm, locals)) {
        raise_type_error(vm, "locals must be a mapping");
        return false;
    }
    if (given) {
        value plain = value_unwrap(vm, globals);
        if (!value_has_kind(vm, plain, KIND_DICT)) {
            raise_type_error(vm,
                             !evaluates                ? "exec() globals must be a dict, not %s"
                             : is_mapping(vm, globals) ? "globals must be a real dict; try eval(expr, {}, mapping)"
                                                       : "globals must be a dict",
                             value_type_name(vm, globals));
            return false;
        }
        scope->globals = object_of(vm, plain);
    } else {
        const struct frame *frame = frame_current(vm);
        if (!frame) {
            raise_error(vm, TYPE_RUNTIME_ERROR, "no script is running");
            return false;
        }
        scope->globals = object_at(vm, frame->globals);
    }
    scope->namespace = VALUE_UNSET;
    if (locals != VALUE_UNSET && locals != VALUE_NONE)
        scope->namespace = locals;
    else if (!given)
        scope->namespace = current_locals(vm);
    if (vm_failed(vm))
        return false;
    if (scope->namespace == value_from_pointer(scope->globals))
        scope->namespace = VALUE_UNSET;
    else if (scope->namespace == VALUE_UNSET && globals != value_from_pointer(scope->globals))
        scope->namespace = globals; /* a guest's subclass of dict may have methods of its own */
    if (scope->namespace != VALUE_UNSET && !is_mapping(vm, scope->namespace)) {
        raise_type_error(vm, "locals must be a mapping or None, not %s", value_type_name(vm, scope->namespace));
        return false;
    }
    return true;
}

/* Text that exec, eval and compile are given takes over the future features of the code that calls them. */
static enum compile_mode mode_of_caller(const struct vm *vm, int mode) {
    const struct frame *frame = frame_current(vm);
    bool future = frame && frame->code && frame->code->flags & CODE_FUTURE_ANNOTATIONS;
    return (enum compile_mode)(future ? mode | COMPILE_FUTURE_ANNOTATIONS : mode);
}

/* Whatever the length of the source. */
#define STEPS_TO_COMPILE 24
#define BYTES_COMPILED_FOR_A_STEP 4

static value run_text(struct vm *vm, const char *function, value source, const struct scope *scope,
                      enum compile_mode mode) {
    struct str *str = str_of(vm, source);
    const uint8_t *bytes;
    uint32_t length;
    const char *text;
    if (str) {
        text = str_data(vm, str);
        length = str->byte_length;
    } else if (bytes_view(vm, source, &bytes, &length)) {
        text = (const char *)bytes;
    } else {
        return raise_type_error(vm, "%s() arg 1 must be a string, bytes or code object", function);
    }
    while (mode == COMPILE_EVAL && length && (*text == ' ' || *text == '\t'))
        text++, length--;
    if (!vm_charge(vm, STEPS_TO_COMPILE + length / BYTES_COMPILED_FOR_A_STEP) || !vm_enter_native(vm))
        return VALUE_ERROR;
    enum compile_mode text_mode = mode_of_caller(vm, str ? mode | COMPILE_FROM_STR : mode);
    value code = compile_source(vm, text, length, "<string>", text_mode, scope->namespace != VALUE_UNSET);
    value result = VALUE_ERROR;
    if (code != VALUE_ERROR)
        result = interpreter_run_code(vm, value_to_ref(code), scope->globals, scope->namespace);
    vm_leave_native(vm);
    return result;
}

/* A code object of compile(): those of functions expect what only a call gives them. */
static value run_code_object(struct vm *vm, value object, const struct scope *scope) {
    const struct code *code = code_by_ref(vm, value_to_ref(object));
    if (!code)
        return VALUE_ERROR;
    bool is_top_level = (code->flags & CODE_NAMESPACE) && !(code->flags & CODE_CLASS_BODY);
    if (!is_top_level)
        return raise_type_error(vm, "only code objects made by compile() can be executed in this environment");
    value names = scope->namespace != VALUE_UNSET ? scope->namespace : value_from_pointer(scope->globals);
    return interpreter_run_code(vm, value_to_ref(object), scope->globals, names);
}

static value run_anything(struct vm *vm, const char *function, value source, const struct scope *scope,
                          enum compile_mode mode) {
    return value_has_kind(vm, source, KIND_CODE) ? run_code_object(vm, source, scope)
                                                 : run_text(vm, function, source, scope, mode);
}

value builtin_eval(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct scope scope;
    if (!scope_from_arguments(vm, "eval", arguments[1], arguments[2], &scope))
        return VALUE_ERROR;
    return run_anything(vm, "eval", arguments[0], &scope, COMPILE_EVAL);
}

value builtin_exec(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct scope scope;
    if (arguments[3] != VALUE_UNSET && arguments[3] != VALUE_NONE)
        return raise_type_error(vm, "closure argument can only be used if source is a code object");
    if (!scope_from_arguments(vm, "exec", arguments[1], arguments[2], &scope))
        return VALUE_ERROR;
    return run_anything(vm, "exec", arguments[0], &scope, COMPILE_EXEC) == VALUE_ERROR ? VALUE_ERROR : VALUE_NONE;
}

/* --- compile: profile compat ---------------------------------------------------------------------------------------
 */

/* Flags of CPython's compile() that are known: of the future features and how a block ends one changes something. */
#define COMPILE_FLAGS_ACCEPTED (0x1FE0000 | 0x10 | 0x200)
#define COMPILE_FLAG_ANNOTATIONS 0x1000000

static bool compile_mode_from(struct vm *vm, value text, enum compile_mode *mode) {
    static const char *const names[] = {[COMPILE_EXEC] = "exec", [COMPILE_EVAL] = "eval", [COMPILE_SINGLE] = "single"};
    if (!str_of(vm, text)) {
        raise_type_error(vm, "compile() argument 'mode' must be str, not %s", argument_type_name(vm, text));
        return false;
    }
    for (int i = 0; i < 3; i++)
        if (str_equal_c(vm, value_unwrap(vm, text), names[i])) {
            *mode = (enum compile_mode)i;
            return true;
        }
    raise_value_error(vm, "compile() mode must be 'exec', 'eval' or 'single'");
    return false;
}

/* Adds what flags and dont_inherit ask for to the mode. */
static bool compile_options_read(struct vm *vm, value flags_value, value dont_inherit, value optimize_value,
                                 enum compile_mode *mode) {
    int64_t flags = 0, optimize = -1;
    int alone = dont_inherit == VALUE_UNSET ? 0 : object_truth(vm, dont_inherit);
    if (alone < 0)
        return false;
    if (flags_value != VALUE_UNSET && !object_to_int64(vm, flags_value, true, &flags))
        return false;
    if (optimize_value != VALUE_UNSET && !object_to_int64(vm, optimize_value, true, &optimize))
        return false;
    if (flags & ~(int64_t)COMPILE_FLAGS_ACCEPTED)
        raise_value_error(vm, "compile(): unrecognised flags");
    else if (optimize < -1 || optimize > 2)
        raise_value_error(vm, "compile(): invalid optimize value");
    if (!alone)
        *mode = mode_of_caller(vm, *mode);
    if (flags & COMPILE_FLAG_ANNOTATIONS)
        *mode = (enum compile_mode)(*mode | COMPILE_FUTURE_ANNOTATIONS);
    return !vm_failed(vm);
}

/* compile(source, filename, mode, flags, dont_inherit, optimize): text only, no syntax trees. */
value builtin_compile(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    enum compile_mode mode;
    const uint8_t *bytes;
    uint32_t length;
    value filename = arguments[1];
    if (bytes_view(vm, filename, &bytes, &length))
        filename = str_new_checked(vm, (const char *)bytes, length);
    else if (!str_of(vm, filename))
        return raise_type_error(vm, "expected str, bytes or os.PathLike object, not %s", value_type_name(vm, filename));
    if (filename == VALUE_ERROR || !compile_mode_from(vm, arguments[2], &mode) ||
        !compile_options_read(vm, arguments[3], arguments[4], arguments[5], &mode))
        return VALUE_ERROR;
    const char *text;
    struct str *str = str_of(vm, arguments[0]);
    if (str) {
        text = str_data(vm, str);
        length = str->byte_length;
        mode = (enum compile_mode)(mode | COMPILE_FROM_STR);
    } else if (bytes_view(vm, arguments[0], &bytes, &length)) {
        text = (const char *)bytes;
    } else {
        return raise_type_error(vm, "compile() arg 1 must be a string, bytes or AST object");
    }
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value code = compile_source(vm, text, length, str_text(vm, value_unwrap(vm, filename)), mode, true);
    vm_leave_native(vm);
    return code;
}
