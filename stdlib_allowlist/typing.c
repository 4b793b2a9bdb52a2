/* The native parts of typing, types, annotationlib and string.templatelib: types that exist already become names, and
 * functions give what guest code cannot have by itself. The rest of these modules is guest code.
 *
 * Boundary: nothing here hands out a namespace. An annotation function is called with other names than its own by
 * copying it with a copy of its globals, so that what runs sees values of the guest and can store nothing in a module;
 * FunctionType and CodeType can be named, for isinstance, but not called. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/str.h"
#include "../builtins/type_parameter.h"
#include "../compiler/compile.h"
#include "../vm/interpreter.h"
#include "../vm/type.h"

#define NATIVE(name) static value name(struct vm *vm, value *arguments, uint32_t count)

struct named_type {
    const char *name;
    enum type_id id;
};

static bool add_types(struct vm *vm, struct dict *dict, const struct named_type *types) {
    for (; types->name; types++) {
        value type = type_make_library(vm, types->id);
        if (type == VALUE_ERROR || !dict_set_c(vm, dict, types->name, type))
            return false;
    }
    return true;
}

/* --- typing._generic -----------------------------------------------------------------------------------------------
 */

static bool generic_start(struct vm *vm, struct dict *dict) {
    static const struct named_type types[] = {
        {"TypeVar", TYPE_TYPE_VARIABLE},
        {"ParamSpec", TYPE_PARAMETER_SPECIFICATION},
        {"ParamSpecArgs", TYPE_PARAMETER_SPECIFICATION_ARGS},
        {"ParamSpecKwargs", TYPE_PARAMETER_SPECIFICATION_KWARGS},
        {"TypeVarTuple", TYPE_TYPE_VARIABLE_TUPLE},
        {"TypeAliasType", TYPE_TYPE_ALIAS},
        {"GenericAlias", TYPE_GENERIC_ALIAS},
        {NULL, 0},
    };
    value nothing = no_default(vm);
    return nothing != VALUE_ERROR && dict_set_c(vm, dict, "NoDefault", nothing) && add_types(vm, dict, types);
}

NATIVE(is_direct_base) {
    (void)count;
    if (!value_has_kind(vm, arguments[1], KIND_TYPE))
        return raise_type_error(vm, "_is_direct_base() argument 2 must be a class");
    value bases = value_from_ref(((const struct type *)object_of(vm, arguments[1]))->bases);
    bool found = false;
    for (uint32_t i = 0; i < tuple_count(vm, bases); i++)
        found |= tuple_items(vm, bases)[i] == arguments[0];
    return value_from_bool(found);
}

static const struct native generic_functions[] = {
    {"_is_direct_base", is_direct_base, 2, 2, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition typing_generic_module = {
    .name = "typing._generic",
    .reason = "part of its package",
    .functions = generic_functions,
    .start = generic_start,
};

/* --- typing --------------------------------------------------------------------------------------------------------
 */

/* What a blocked attribute would give. The module keeps it in the cells of the functions that need it and forgets the
 * name before any guest can read it. */
NATIVE(bases_of) {
    (void)count;
    if (!value_has_kind(vm, arguments[0], KIND_TYPE))
        return raise_type_error(vm, "_bases_of() argument must be a class");
    return value_from_ref(((const struct type *)object_of(vm, arguments[0]))->bases);
}

static const struct native typing_functions[] = {
    {"_bases_of", bases_of, 1, 1, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition typing_module = {
    .name = "typing",
    .reason = "type hints, in guest code",
    .functions = typing_functions,
};

/* --- types ---------------------------------------------------------------------------------------------------------
 */

static bool types_module_start(struct vm *vm, struct dict *dict) {
    static const struct named_type types[] = {
        {"FunctionType", TYPE_FUNCTION},
        {"LambdaType", TYPE_FUNCTION},
        {"CodeType", TYPE_CODE},
        {"MappingProxyType", TYPE_MAPPING_PROXY},
        {"CellType", TYPE_CELL},
        {"GeneratorType", TYPE_GENERATOR},
        {"CoroutineType", TYPE_COROUTINE},
        {"AsyncGeneratorType", TYPE_ASYNC_GENERATOR},
        {"MethodType", TYPE_BOUND_METHOD},
        {"BuiltinFunctionType", TYPE_NATIVE_FUNCTION},
        {"BuiltinMethodType", TYPE_NATIVE_FUNCTION},
        {"WrapperDescriptorType", TYPE_NATIVE_METHOD},
        {"MethodDescriptorType", TYPE_NATIVE_METHOD},
        {"ClassMethodDescriptorType", TYPE_NATIVE_METHOD},
        {"MethodWrapperType", TYPE_NATIVE_FUNCTION},
        {"GetSetDescriptorType", TYPE_NATIVE_GETTER},
        {"MemberDescriptorType", TYPE_SLOT_DESCRIPTOR},
        {"ModuleType", TYPE_MODULE},
        {"TracebackType", TYPE_TRACEBACK},
        {"GenericAlias", TYPE_GENERIC_ALIAS},
        {"UnionType", TYPE_UNION},
        {"NoneType", TYPE_NONE},
        {"NotImplementedType", TYPE_NOT_IMPLEMENTED},
        {"EllipsisType", TYPE_ELLIPSIS},
        {NULL, 0},
    };
    return add_types(vm, dict, types);
}

/* The class a metaclass search settles on, as a class statement does it. */
NATIVE(winning_metaclass) {
    (void)count;
    value bases = value_unwrap(vm, arguments[1]);
    if (!value_has_kind(vm, arguments[0], KIND_TYPE) || !value_has_kind(vm, bases, KIND_TUPLE))
        return arguments[0];
    struct type *winner =
        metaclass_resolve(vm, object_of(vm, arguments[0]), tuple_items(vm, bases), tuple_count(vm, bases));
    return winner ? value_from_pointer(winner) : VALUE_ERROR;
}

/* Whether calling this function gives something that may be awaited: the generators of a guest's generator function may
 * be from now on. */
NATIVE(mark_awaitable) {
    (void)count;
    if (!value_has_kind(vm, arguments[0], KIND_FUNCTION))
        return VALUE_FALSE;
    struct function *function = object_of(vm, arguments[0]);
    const struct code *code = code_by_ref(vm, function->code);
    if (!code)
        return VALUE_ERROR;
    if (code->flags & CODE_GENERATOR)
        function->base.header.detail |= FUNCTION_AWAITABLE_GENERATOR;
    return value_from_bool(code->flags & (CODE_GENERATOR | CODE_COROUTINE));
}

static const struct native types_functions[] = {
    {"_mark_awaitable", mark_awaitable, 1, 1, 0, 0, NULL, NULL},
    {"_winning_metaclass", winning_metaclass, 2, 2, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition types_module = {
    .name = "types",
    .reason = "names of built-in types, and helpers to make classes, in guest code; functions and code cannot be made",
    .functions = types_functions,
    .start = types_module_start,
};

/* --- annotationlib -------------------------------------------------------------------------------------------------
 */

/* Names that a code object and those nested in it look up beyond their own variables: into the dict `names`. */
static bool collect_names(struct vm *vm, struct dict *names, cage_ref code_ref) {
    const struct code *code = code_by_ref(vm, code_ref);
    if (!code || !vm_enter_native(vm))
        return false;
    bool added = vm_charge(vm, 1 + code->name_count / 8 + code->cache_count / 8);
    for (uint32_t i = 0; added && i < code->instruction_count; i++) {
        struct instruction instruction = code->instructions[i];
        cage_ref name = instruction.opcode == OP_LOAD_GLOBAL        ? code->caches[instruction.b].name
                        : instruction.opcode == OP_LOAD_SEEN_GLOBAL ? code->names[instruction.c]
                                                                    : 0;
        added = vm_charge(vm, i % 8 == 0) && (!name || dict_set_name(vm, names, name, VALUE_NONE));
    }
    for (uint32_t i = 0; added && i < code->nested_count; i++)
        added = collect_names(vm, names, code->nested[i]);
    vm_leave_native(vm);
    return added;
}

/* A copy of the function's globals, in which `missing(name)` stands for names that are used but nowhere defined, or
 * with `every` for all names that are used. */
static value borrowed_globals(struct vm *vm, value function_value, value missing, bool every) {
    const struct function *function = object_of(vm, function_value);
    value copy = vm_charge(vm, 1 + ((const struct dict *)object_at(vm, function->globals))->count / 8)
                     ? dict_copy(vm, object_at(vm, function->globals))
                     : VALUE_ERROR;
    value used = copy == VALUE_ERROR ? VALUE_ERROR : dict_new(vm);
    if (used == VALUE_ERROR || !collect_names(vm, object_of(vm, used), function->code))
        return VALUE_ERROR;
    uint32_t position = 0;
    value key, item;
    while (dict_next(vm, object_of(vm, used), &position, &key, &item)) {
        cage_ref name = value_to_ref(key);
        bool defined = dict_find_name(vm, object_of(vm, copy), name) >= 0 ||
                       dict_find_name(vm, object_at(vm, function->builtins), name) >= 0;
        if (defined && !every)
            continue;
        value stand_in = vm_call_1(vm, missing, key);
        if (stand_in == VALUE_ERROR || !dict_set_name(vm, object_of(vm, copy), name, stand_in))
            return VALUE_ERROR;
    }
    return copy;
}

static value cell_with(struct vm *vm, value content) {
    struct cell *cell = heap_allocate(vm, KIND_CELL, vm->immediate_shapes[KIND_CELL], sizeof *cell);
    if (!cell)
        return VALUE_ERROR;
    cell->content = content;
    return value_from_pointer(cell);
}

/* The same for the closure: empty cells, or all, hold stand-ins; 0 = none or failed. */
static bool borrowed_closure(struct vm *vm, value function_value, value missing, bool every, cage_ref *closure) {
    const struct function *function = object_of(vm, function_value);
    const struct code *code = code_by_ref(vm, function->code);
    *closure = function->closure;
    if (!code || !function->closure)
        return code != NULL;
    uint32_t count = ((const struct tuple *)object_at(vm, function->closure))->count;
    value cells = tuple_from_items(vm, ((const struct tuple *)object_at(vm, function->closure))->items, count);
    for (uint32_t i = 0; cells != VALUE_ERROR && i < count && i < code->free_count; i++) {
        cage_ref name = code->free_names[i];
        const char *text = str_text(vm, value_from_ref(name));
        bool is_names = strcmp(text, "__classdict__") == 0;
        if (strcmp(text, "__conditional_annotations__") == 0)
            continue;
        value cell = tuple_items(vm, cells)[i];
        bool is_empty =
            !value_has_kind(vm, cell, KIND_CELL) || ((const struct cell *)object_of(vm, cell))->content == VALUE_UNSET;
        if (!is_empty && !every)
            continue;
        value content = is_names ? dict_new(vm) : vm_call_1(vm, missing, value_from_ref(name));
        value made = content == VALUE_ERROR ? VALUE_ERROR : cell_with(vm, content);
        if (made == VALUE_ERROR)
            return false;
        tuple_items(vm, cells)[i] = made;
    }
    *closure = cells == VALUE_ERROR ? 0 : value_to_ref(cells);
    return cells != VALUE_ERROR;
}

/* _call_with_names(function, missing, every): function(2) with stand-ins for names. */
NATIVE(call_with_names) {
    (void)count;
    value function = arguments[0], missing = arguments[1];
    int every = object_truth(vm, arguments[2]);
    if (every < 0)
        return VALUE_ERROR;
    if (!value_has_kind(vm, function, KIND_FUNCTION))
        return raise_type_error(vm, "annotate function must be a function");
    value globals = borrowed_globals(vm, function, missing, every);
    cage_ref closure;
    if (globals == VALUE_ERROR || !borrowed_closure(vm, function, missing, every, &closure))
        return VALUE_ERROR;
    struct type *type = type_by_id(vm, TYPE_FUNCTION);
    struct function *copy = heap_allocate(vm, KIND_FUNCTION, type->instance_shape, sizeof *copy);
    if (!copy)
        return VALUE_ERROR;
    const struct function *original = object_of(vm, function);
    struct attributed base = copy->base;
    *copy = *original;
    copy->base = base;
    copy->globals = value_to_ref(globals);
    copy->closure = closure;
    return vm_call_1(vm, value_from_pointer(copy), value_from_small_int(2));
}

/* Whether the guest reaches these globals in another way: as those of its own script, or of a module. A function that
 * the host handed over from another env may be running too; its names are not this script's. */
static bool globals_are_open(struct vm *vm, cage_ref globals) {
    if (vm->main_module && ((const struct module *)object_at(vm, vm->main_module))->dict == globals)
        return true;
    uint32_t position = 0;
    value name, module;
    while (dict_next(vm, object_at(vm, vm->modules), &position, &name, &module)) {
        if (value_has_kind(vm, module, KIND_MODULE) && ((struct module *)object_of(vm, module))->dict == globals)
            return true;
    }
    return false;
}

/* _names_of(function): a copy of the names its code sees, to evaluate a forward reference with; None if the guest could
 * not see them otherwise. */
NATIVE(names_of) {
    (void)count;
    if (!value_has_kind(vm, arguments[0], KIND_FUNCTION))
        return VALUE_NONE;
    cage_ref globals = ((const struct function *)object_of(vm, arguments[0]))->globals;
    const struct dict *dict = object_at(vm, globals);
    if (!vm_charge(vm, 1 + dict->count / 8))
        return VALUE_ERROR;
    return globals_are_open(vm, globals) ? dict_copy(vm, dict) : VALUE_NONE;
}

/* _module_names(name): a copy of the names of an imported module of the guest, or None. */
NATIVE(module_names) {
    (void)count;
    value name = value_unwrap(vm, arguments[0]);
    if (!value_is_str(vm, name))
        return VALUE_NONE;
    value module = dict_get(vm, object_at(vm, vm->modules), name);
    if (str_equal_c(vm, name, "__main__") && vm->main_module)
        module = value_from_ref(vm->main_module);
    if (!value_has_kind(vm, module, KIND_MODULE))
        return vm_failed(vm) ? VALUE_ERROR : VALUE_NONE;
    const struct dict *dict = object_at(vm, ((const struct module *)object_of(vm, module))->dict);
    return vm_charge(vm, 1 + dict->count / 8) ? dict_copy(vm, dict) : VALUE_ERROR;
}

/* _evaluate(text, globals, locals): an expression of the guest. Its builtins are those of the script, not this
 * library's.
 */
NATIVE(evaluate) {
    (void)count;
    struct str *text = str_of(vm, arguments[0]);
    value globals = value_unwrap(vm, arguments[1]);
    if (!text)
        return raise_type_error(vm, "_evaluate() argument 1 must be str");
    if (!value_has_kind(vm, globals, KIND_DICT))
        return raise_type_error(vm, "globals must be a dict");
    const struct frame *outermost = vm->frame_count ? &vm->frames[0] : NULL;
    cage_ref builtins = outermost ? outermost->builtins : vm->builtins;
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value code = compile_source(vm, str_data(vm, text), text->byte_length, "<string>",
                                (enum compile_mode)(COMPILE_EVAL | COMPILE_FROM_STR), true);
    value result = code == VALUE_ERROR
                       ? VALUE_ERROR
                       : interpreter_run_with(vm, value_to_ref(code), object_of(vm, globals), arguments[2], builtins);
    vm_leave_native(vm);
    return result;
}

static const struct native annotation_functions[] = {
    {"_evaluate", evaluate, 3, 3, 0, 0, NULL, NULL},
    {"_call_with_names", call_with_names, 3, 3, 0, 0, NULL, NULL},
    {"_names_of", names_of, 1, 1, 0, 0, NULL, NULL},
    {"_module_names", module_names, 1, 1, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition annotationlib_module = {
    .name = "annotationlib",
    .reason = "evaluates annotations of the guest in its own names, or in copies of them",
    .functions = annotation_functions,
};

/* --- warnings ------------------------------------------------------------------------------------------------------
 */

static const struct frame *frame_at_level(const struct vm *vm, value level) {
    int64_t number = value_is_int(level) ? value_to_int(level) : 0;
    return number >= 1 && number <= vm->frame_count ? &vm->frames[vm->frame_count - number] : NULL;
}

static int32_t frame_line(const struct frame *frame) {
    const struct code *code = frame->code;
    size_t index = (size_t)(frame->pc - code->instructions);
    return index > 0 && index <= code->instruction_count ? code->positions[index - 1].line : code->first_line;
}

/* _caller(level): file, line and module of a running function; 1 is the one that asks. */
NATIVE(caller) {
    (void)count;
    const struct frame *frame = frame_at_level(vm, arguments[0]);
    value place = tuple_new(vm, 3);
    if (place == VALUE_ERROR)
        return VALUE_ERROR;
    value file = frame && frame->code->filename ? value_from_ref(frame->code->filename) : str_from_c(vm, "<sys>");
    value module =
        frame ? dict_get_name(vm, object_at(vm, frame->globals), vm->names[NAME_NAME]) : str_from_c(vm, "sys");
    if (module == VALUE_UNSET && !vm_failed(vm))
        module = str_from_c(vm, "<string>");
    if (file == VALUE_ERROR || module == VALUE_ERROR)
        return VALUE_ERROR;
    value *items = tuple_items(vm, place);
    items[0] = file;
    items[1] = value_from_small_int(frame ? frame_line(frame) : 0);
    items[2] = module;
    return place;
}

/* The line of a source text that some running function was compiled from; "" when it is not at hand. */
NATIVE(source_line) {
    (void)count;
    struct str *name = str_of(vm, arguments[0]);
    int64_t wanted = value_is_int(arguments[1]) ? value_to_int(arguments[1]) : 0;
    for (uint32_t i = vm->frame_count; name && wanted > 0 && i > 0; i--) {
        const struct code *code = vm->frames[i - 1].code;
        if (!code->source || !code->filename || !str_equal(vm, object_at(vm, code->filename), name))
            continue;
        const struct str *source = object_at(vm, code->source);
        const char *line = str_data(vm, source), *end = line + source->byte_length, *next;
        if (!vm_charge(vm, 1 + source->byte_length / 64))
            return VALUE_ERROR;
        for (; wanted > 1 && (next = memchr(line, '\n', (size_t)(end - line))) != NULL; wanted--)
            line = next + 1;
        next = memchr(line, '\n', (size_t)(end - line));
        return wanted == 1 ? str_new(vm, line, (size_t)((next ? next : end) - line)) : vm->empty_str;
    }
    return vm->empty_str;
}

static const struct native warning_functions[] = {
    {"_caller", caller, 1, 1, 0, 0, NULL, NULL},
    {"_source_line", source_line, 2, 2, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition warnings_module = {
    .name = "warnings",
    .reason = "messages to the script's own standard error, in guest code",
    .functions = warning_functions,
};

/* --- string.templatelib --------------------------------------------------------------------------------------------
 */

static bool templatelib_start(struct vm *vm, struct dict *dict) {
    static const struct named_type types[] = {
        {"Template", TYPE_TEMPLATE},
        {"Interpolation", TYPE_INTERPOLATION},
        {NULL, 0},
    };
    static const char *const parts[] = {"value", "expression", "conversion", "format_spec"};
    value names = tuple_new(vm, 4);
    for (uint32_t i = 0; names != VALUE_ERROR && i < 4; i++) {
        value name = str_intern_c(vm, parts[i], strlen(parts[i]));
        if (name == VALUE_ERROR)
            return false;
        tuple_items(vm, names)[i] = name;
    }
    if (names == VALUE_ERROR || !add_types(vm, dict, types))
        return false;
    struct dict *own = object_at(vm, type_by_id(vm, TYPE_INTERPOLATION)->dict);
    return dict_set_name(vm, own, vm->names[NAME_MATCH_ARGS], names);
}

const struct module_definition templatelib_module = {
    .name = "string.templatelib",
    .reason = "the objects that template strings make",
    .start = templatelib_start,
};
