/* Calls: frames, binding of arguments for guest functions and natives, and the one way by which C calls back into
 * guests.
 *
 * Works on windows of the register stack; every write there is preceded by a check against vm->stack_limit. A guest
 * function's frame is only pushed here, never run: the interpreter's loop runs it, or vm_call enters the loop anew. */
#include "heap_internal.h"
#include "interpreter_quick.h"

#include "../builtins/container.h"
#include "../builtins/str.h"
#include "callable_records.h"
#include "guard_state.h"
#include "suggestion.h"
#include "type.h"

#include <stdio.h>

/* --- frames ------------------------------------------------------------------------------------------------------- */

bool frames_start(struct vm *vm) {
    vm->frame_capacity = vm->frame_limit;
    vm->frames = heap_allocate_sparse(vm, (size_t)vm->frame_capacity * sizeof *vm->frames);
    vm->known_calls = heap_allocate_sparse(vm, KNOWN_CALLS * sizeof *vm->known_calls);
    vm->calls_known = false;
    frames_set_limit(vm, vm->frame_limit);
    return vm->frames != NULL && vm->known_calls != NULL;
}

void frames_stop(struct vm *vm) {
    if (vm->frames != NULL && vm->known_calls != NULL)
        known_calls_clear(vm); /* the memory may be another VM's next */
    if (vm->frames != NULL)
        trusted_uncharge(vm, (size_t)vm->frame_capacity * sizeof *vm->frames);
    vm->frames = NULL;
    if (vm->known_calls != NULL)
        trusted_uncharge(vm, KNOWN_CALLS * sizeof *vm->known_calls);
    vm->known_calls = NULL;
}

_Static_assert(KNOWN_CALLS * sizeof(struct known_call) <= KNOWN_CALLS_BYTES, "room in the sparse memory");

void known_calls_clear(struct vm *vm) {
    vm->found.key = VALUE_UNSET;
    if (!vm->calls_known)
        return;
    memset(vm->known_calls, 0, KNOWN_CALLS * sizeof *vm->known_calls);
    /* Frames are used one above the other: behind the first that never was there are no more. */
    for (uint32_t i = vm->frame_count; i < vm->frame_capacity && vm->frames[i].code; i++)
        vm->frames[i].generator = 0;
    vm->calls_known = false;
}

struct frame *frame_push_refused(struct vm *vm) {
    if (vm->frame_limit == vm->frame_capacity)
        guard_note_limit(vm, LIMIT_RECURSION);
    raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
    return NULL;
}

/* --- binding arguments of guest functions ------------------------------------------------------------------------- */

static const char *code_name_text(struct vm *vm, const struct code *code) {
    return str_text(vm, value_from_ref(code->qualified_name));
}

static const char *local_name_text(struct vm *vm, const struct code *code, uint32_t index) {
    return str_text(vm, value_from_ref(code->local_names[index]));
}

static bool raise_too_many_positional(struct vm *vm, struct function *function, struct code *code, uint32_t given,
                                      const value *registers) {
    uint32_t defaults = function->defaults ? ((struct tuple *)object_at(vm, function->defaults))->count : 0;
    uint32_t most = code->positional_count;
    uint32_t keyword_only_given = 0;
    for (uint32_t i = 0; i < code->keyword_only_count; i++)
        if (registers[most + i] != VALUE_UNSET)
            keyword_only_given++;
    char takes[64], extra[96] = "";
    bool plural = most != 1;
    if (defaults && defaults <= most) {
        snprintf(takes, sizeof takes, "from %u to %u", most - defaults, most);
        plural = true;
    } else {
        snprintf(takes, sizeof takes, "%u", most);
    }
    if (keyword_only_given)
        snprintf(extra, sizeof extra, " positional argument%s (and %u keyword-only argument%s)", given != 1 ? "s" : "",
                 keyword_only_given, keyword_only_given != 1 ? "s" : "");
    raise_type_error(vm, "%s() takes %s positional argument%s but %u%s %s given", code_name_text(vm, code), takes,
                     plural ? "s" : "", given, extra, given == 1 && !keyword_only_given ? "was" : "were");
    return false;
}

/* "f() missing 2 required positional arguments: 'a' and 'b'" for the unset registers in [first, end). */
static bool raise_missing(struct vm *vm, struct code *code, const value *registers, uint32_t first, uint32_t end,
                          const char *sort) {
    uint32_t missing = 0;
    for (uint32_t i = first; i < end; i++)
        missing += registers[i] == VALUE_UNSET;
    struct str_builder names = {0};
    uint32_t seen = 0;
    for (uint32_t i = first; i < end; i++) {
        if (registers[i] != VALUE_UNSET)
            continue;
        seen++;
        if (seen > 1)
            str_builder_add_c(vm, &names, missing == 2 ? " and " : seen == missing ? ", and " : ", ");
        str_builder_add_format(vm, &names, "'%s'", local_name_text(vm, code, i));
    }
    value text = str_builder_finish(vm, &names);
    if (text != VALUE_ERROR)
        raise_type_error(vm, "%s() missing %u required %s argument%s: %s", code_name_text(vm, code), missing, sort,
                         missing == 1 ? "" : "s", str_text(vm, text));
    return false;
}

/* Names of parameters that are compared for one step. */
#define NAMES_FOR_A_STEP 32

static bool raise_positional_only_by_keyword(struct vm *vm, struct code *code, const value *names,
                                             uint32_t name_count) {
    struct str_builder text = {0};
    bool any = false;
    if (!vm_charge(vm, (uint64_t)code->positional_only_count * name_count / NAMES_FOR_A_STEP))
        return true;
    for (uint32_t i = 0; i < code->positional_only_count; i++)
        for (uint32_t n = 0; n < name_count; n++)
            if (value_to_ref(names[n]) == code->local_names[i]) {
                str_builder_add_format(vm, &text, any ? ", %s" : "%s", local_name_text(vm, code, i));
                any = true;
            }
    if (!any)
        return false;
    value list = str_builder_finish(vm, &text);
    if (list != VALUE_ERROR)
        raise_type_error(vm, "%s() got some positional-only arguments passed as keyword arguments: '%s'",
                         code_name_text(vm, code), str_text(vm, list));
    return true;
}

static bool raise_unexpected_keyword(struct vm *vm, struct code *code, const value *names, uint32_t name_count,
                                     value name) {
    if (raise_positional_only_by_keyword(vm, code, names, name_count) || vm_failed(vm))
        return false;
    struct suggestion suggestion;
    suggestion_start(vm, &suggestion, name);
    for (uint32_t i = code->positional_only_count; i < code->positional_count + code->keyword_only_count; i++)
        suggestion_consider(vm, &suggestion, value_from_ref(code->local_names[i]));
    if (suggestion.best != VALUE_UNSET)
        raise_type_error(vm, "%s() got an unexpected keyword argument '%s'. Did you mean '%s'?",
                         code_name_text(vm, code), str_text(vm, name), str_text(vm, suggestion.best));
    else
        raise_type_error(vm, "%s() got an unexpected keyword argument '%s'", code_name_text(vm, code),
                         str_text(vm, name));
    return false;
}

/* Put keyword values (at stack[values ..]) into their parameters' registers or the ** dict. */
static bool bind_keywords(struct vm *vm, struct code *code, uint32_t base, uint32_t values, value keyword_names,
                          struct dict *extra) {
    uint32_t name_count = tuple_count(vm, keyword_names);
    uint32_t parameters = code->positional_count + code->keyword_only_count;
    for (uint32_t n = 0; n < name_count; n++) {
        value name = tuple_items(vm, keyword_names)[n];
        if (!(((struct object *)object_of(vm, name))->flags & STR_INTERNED)) {
            name = str_intern(vm, name);
            if (name == VALUE_ERROR)
                return false;
        }
        uint32_t i = code->positional_only_count;
        while (i < parameters && code->local_names[i] != value_to_ref(name))
            i++;
        if (!vm_charge(vm, i / NAMES_FOR_A_STEP))
            return false;
        if (i < parameters) {
            if (vm->stack[base + i] != VALUE_UNSET) {
                raise_type_error(vm, "%s() got multiple values for argument '%s'", code_name_text(vm, code),
                                 str_text(vm, name));
                return false;
            }
            vm->stack[base + i] = vm->stack[values + n];
        } else if (extra) {
            if (!dict_set(vm, extra, name, vm->stack[values + n]))
                return false;
        } else {
            return raise_unexpected_keyword(vm, code, tuple_items(vm, keyword_names), name_count, name);
        }
    }
    return true;
}

static bool bind_defaults(struct vm *vm, struct function *function, struct code *code, value *registers) {
    uint32_t positional = code->positional_count;
    uint32_t default_count = 0;
    const value *defaults = NULL;
    if (function->defaults) {
        struct tuple *tuple = object_at(vm, function->defaults);
        default_count = tuple->count < positional ? tuple->count : positional;
        defaults = tuple->items + (tuple->count - default_count);
    }
    for (uint32_t i = 0; i < positional - default_count; i++)
        if (registers[i] == VALUE_UNSET)
            return raise_missing(vm, code, registers, 0, positional - default_count, "positional");
    for (uint32_t i = positional - default_count; i < positional; i++)
        if (registers[i] == VALUE_UNSET)
            registers[i] = defaults[i - (positional - default_count)];
    if (!code->keyword_only_count)
        return true;
    uint32_t end = positional + code->keyword_only_count;
    struct dict *keyword_defaults = function->keyword_defaults ? object_at(vm, function->keyword_defaults) : NULL;
    bool missing = false;
    for (uint32_t i = positional; i < end; i++)
        if (registers[i] == VALUE_UNSET) {
            if (keyword_defaults)
                registers[i] = dict_get_name_near(vm, keyword_defaults, code->local_names[i], i - positional);
            missing |= registers[i] == VALUE_UNSET;
        }
    return !missing || raise_missing(vm, code, registers, positional, end, "keyword-only");
}

bool function_bind(struct vm *vm, struct function *function, struct code *code, uint32_t base, uint32_t count,
                   value keyword_names) {
    uint32_t keyword_count = keyword_name_count(vm, keyword_names, count);
    uint32_t given = count - keyword_count;
    uint32_t named = code->positional_count + code->keyword_only_count;
    uint32_t total = named + !!(code->flags & CODE_VARARGS) + !!(code->flags & CODE_VARKEYWORDS);
    uint32_t scratch = base + (count > total ? count : total);
    if ((uint64_t)scratch + keyword_count + STACK_SLACK > vm->stack_limit) {
        raise_error(vm, TYPE_MEMORY_ERROR, "too many arguments in a call");
        return false;
    }
    uint32_t raised = vm->raised_top;
    if (stack_top(vm) < scratch + keyword_count)
        vm->raised_top = scratch + keyword_count;
    value *registers = vm->stack + base;
    memcpy(vm->stack + scratch, registers + given, keyword_count * sizeof(value));
    value rest = VALUE_UNSET;
    bool ok = false;
    if (code->flags & CODE_VARARGS) {
        uint32_t extra = given > code->positional_count ? given - code->positional_count : 0;
        rest = tuple_from_items(vm, registers + code->positional_count, extra);
        if (rest == VALUE_ERROR || !vm_charge(vm, extra / 8))
            goto done;
    }
    uint32_t filled = given < code->positional_count ? given : code->positional_count;
    for (uint32_t i = filled; i < total; i++)
        registers[i] = VALUE_UNSET;
    struct dict *extra_keywords = NULL;
    if (code->flags & CODE_VARKEYWORDS) {
        value dict = dict_new_sized(vm, named == code->positional_only_count ? keyword_count : 0);
        if (dict == VALUE_ERROR)
            goto done;
        extra_keywords = object_of(vm, dict);
        registers[total - 1] = dict;
    }
    if (keyword_count && !bind_keywords(vm, code, base, scratch, keyword_names, extra_keywords))
        goto done;
    if (given > code->positional_count && !(code->flags & CODE_VARARGS)) {
        raise_too_many_positional(vm, function, code, given, registers);
        goto done;
    }
    if (code->flags & CODE_VARARGS)
        registers[named] = rest;
    ok = bind_defaults(vm, function, code, registers);
done:
    vm->raised_top = raised;
    return ok;
}

bool function_fill_defaults(struct vm *vm, const struct function *function, const struct code *code, value *window,
                            uint32_t count) {
    if (!function->defaults || count > code->positional_count)
        return false;
    struct tuple *defaults = object_at(vm, function->defaults);
    uint32_t missing = code->positional_count - count;
    if (defaults->header.kind != KIND_TUPLE || defaults->count < missing)
        return false;
    for (uint32_t i = 0; i < missing; i++)
        window[count + i] = *tuple_item_at(vm, defaults, (int64_t)defaults->count - missing + i);
    return true;
}

static __attribute__((noinline)) bool fill_keyword_only(struct vm *vm, const struct function *function,
                                                        const struct code *code, value *window) {
    const struct dict *defaults = function->keyword_defaults ? object_at(vm, function->keyword_defaults) : NULL;
    uint32_t positional = code->positional_count;
    for (uint32_t i = positional; i < positional + code->keyword_only_count; i++) {
        if (window[i] == VALUE_UNSET && defaults)
            window[i] = dict_get_name_near(vm, defaults, code->local_names[i], i - positional);
        if (window[i] == VALUE_UNSET)
            return false;
    }
    return true;
}

bool function_fill_gaps(struct vm *vm, const struct function *function, const struct code *code, value *window,
                        uint32_t first) {
    uint32_t positional = code->positional_count;
    if (code->keyword_only_count && !fill_keyword_only(vm, function, code, window))
        return false;
    const struct tuple *defaults = function->defaults ? object_at(vm, function->defaults) : NULL;
    if (defaults && defaults->header.kind != KIND_TUPLE)
        return false;
    int64_t offset = (defaults ? (int64_t)defaults->count : 0) - positional;
    for (uint32_t i = first; i < positional; i++) {
        if (window[i] != VALUE_UNSET)
            continue;
        if (i + offset < 0)
            return false;
        window[i] = *tuple_item_at(vm, defaults, i + offset);
    }
    return true;
}

/* --- known calls -------------------------------------------------------------------------------------------------- */

static void known_call_move(const struct vm *vm, const struct known_call *known) {
    if (known->site != 0)
        *known_call_moved(vm, known->site, known->callee) = *known;
}

void known_call_note(struct vm *vm, const struct instruction *site, enum known_kind kind, value callee,
                     uint32_t count) {
    const struct frame *pushed = &vm->frames[vm->frame_count - 1];
    const struct function *function = object_at(vm, pushed->function);
    struct known_call *known = known_call_at(vm, site);
    known_call_move(vm, known);
    known->site = (uintptr_t)site | kind;
    known->callee = callee;
    known->code = pushed->code;
    known->start = pushed->code->instructions;
    known->origin = pushed->origin;
    known->class_version = vm->class_version;
    uint32_t missing = pushed->code->positional_count - count;
    if (missing) {
        known->defaults.tuple = function->defaults;
        known->defaults.first = ((const struct tuple *)object_at(vm, function->defaults))->count - missing;
    }
    vm->calls_known = true;
}

struct known_call *known_call_other(struct vm *vm, const struct instruction *site, value callee) {
    struct known_call *known = known_call_at(vm, site);
    if (known_call_adopt(vm, known, site, callee) != KNOWN_NOTHING)
        return known;
    struct known_call *moved = known_call_moved(vm, (uintptr_t)site, callee);
    enum known_kind kind = known_call_kind(moved, site, callee);
    if (kind == KNOWN_FUNCTION || kind == KNOWN_DEFAULTS || kind == KNOWN_NOTHING)
        return kind == KNOWN_NOTHING ? NULL : moved;
    struct known_call found = *moved;
    known_call_move(vm, known);
    *known = found;
    return known;
}

void known_native_note(struct vm *vm, const struct instruction *site, value callee, const struct native *native,
                       uint32_t count, cage_ref shape) {
    struct known_call *known = known_call_at(vm, site);
    known_call_move(vm, known);
    *known =
        (struct known_call){.site = (uintptr_t)site | KNOWN_NATIVE, .callee = callee, .native = native, .shape = shape};
    if (native) {
        known->call = native->call;
        known->window_count = (native->flags & NATIVE_VARIADIC ? count : native->positional) + native->keyword_only;
        known->quick = native_quick_of(native);
    }
    vm->calls_known = true;
}

void known_construct_note(struct vm *vm, const struct instruction *site, value callee, uint32_t count) {
    struct known_call *known = known_call_at(vm, site);
    const struct type *type = object_of(vm, callee);
    const struct native *native =
        type->flags & TYPE_BUILTIN && type_has_construct(type) ? native_type_tables[type->type_id].construct : NULL;
    /* What these two make is not asked for where it is made for the next instruction. */
    if (native && (type->type_id == TYPE_RANGE || type->type_id == TYPE_SUPER || !native_takes_any(native, count)))
        native = NULL;
    known_native_note(vm, site, callee, native, count, 0);
    known->site = (uintptr_t)site | KNOWN_CONSTRUCT;
}

void known_binding_note(struct vm *vm, const struct instruction *site, value callee, const struct function *function,
                        uint16_t target) {
    struct known_call *known = known_call_at(vm, site);
    known_call_move(vm, known);
    known->site = (uintptr_t)site | KNOWN_BINDING;
    known->callee = callee;
    known->code = function_code(vm, function);
    known->start = known->code->instructions;
    known->origin = (struct frame_origin){.function = ref_from_pointer(function),
                                          .result_register = target,
                                          .globals = function->globals,
                                          .builtins = function->builtins};
    vm->calls_known = true;
}

void known_generator_note(struct vm *vm, const struct instruction *site, value callee, const struct function *function,
                          const struct code *caller, uint16_t target) {
    known_binding_note(vm, site, callee, function, target);
    struct known_call *known = known_call_at(vm, site);
    known->site = (uintptr_t)site | KNOWN_GENERATOR;
    if (!call_is_delegated_to(caller, site, target, known->code))
        return;
    known->origin.result = RESULT_TO_YIELD_FROM;
    known->origin.flags = FRAME_OF_GENERATOR;
}

bool special_generator_note(struct vm *vm, const struct instruction *site, const struct frame *frame, value self,
                            enum special_method special) {
    const struct type *type = plain_instance_type(vm, self);
    value method = type ? type_lookup(vm, type, vm->names[special]) : VALUE_UNSET;
    if (!value_has_kind(vm, method, KIND_FUNCTION))
        return false;
    const struct code *code = code_making_generator(vm, object_of(vm, method), window_above(frame), 1);
    if (!code || code->flags & (CODE_COROUTINE | CODE_ASYNC_GENERATOR))
        return false;
    known_binding_note(vm, site, value_from_pointer(type) | CALLEE_SPECIAL, object_of(vm, method), 0);
    struct known_call *known = known_call_at(vm, site);
    known->site = (uintptr_t)site | KNOWN_FUNCTION;
    known->class_version = vm->class_version;
    known->origin.result = RESULT_TO_YIELD_FROM;
    known->origin.flags = FRAME_OF_GENERATOR;
    return true;
}

/* The arguments of a function that takes any number, but none that go only by keyword. */
static bool bind_rest(struct vm *vm, const struct function *function, const struct code *code, value *window,
                      uint32_t count) {
    uint32_t positional = code->positional_count;
    value rest = vm->empty_tuple;
    if (count > positional) {
        vm->budget -= (count - positional) / 8;
        rest = tuple_from_items(vm, window + positional, count - positional);
    } else if (count < positional && !function_fill_defaults(vm, function, code, window, count)) {
        return false;
    }
    window[positional] = rest;
    return rest != VALUE_ERROR;
}

struct frame *push_binding(struct vm *vm, const struct known_call *known, value *window, uint32_t count) {
    struct code *code = known->code; /* a collection empties the table */
    struct frame_origin origin = known->origin;
    struct function *function = object_at(vm, origin.function);
    bool rest_alone = code->keyword_only_count == 0 && !(code->flags & CODE_VARKEYWORDS);
    if (!frame_fits(vm, code, window) ||
        !(rest_alone ? bind_rest(vm, function, code, window, count)
                     : function_bind(vm, function, code, (uint32_t)(window - vm->stack), count, VALUE_UNSET)))
        return NULL;
    return push_fitting(vm, function, code, window, code_parameter_count(code), origin.result_register);
}

struct frame *push_keywords_bound(struct vm *vm, struct function *function, value *window, uint32_t count, value names,
                                  uint16_t target) {
    struct code *code = function_code(vm, function);
    if (!code || !(code->flags & (CODE_VARARGS | CODE_VARKEYWORDS)) || code->flags & CODE_MAKES_GENERATOR ||
        !frame_fits(vm, code, window) ||
        !function_bind(vm, function, code, (uint32_t)(window - vm->stack), count, names))
        return NULL;
    return push_fitting(vm, function, code, window, code_parameter_count(code), target);
}

/* Puts the items of a dict into the registers of the parameters that its keys name; false: not each has one of its own.
 */
static bool spread_by_name(struct vm *vm, const struct dict *dict, const struct code *code, value *window,
                           uint32_t total) {
    uint32_t position = 0;
    value key, item;
    vm->budget -= (int64_t)dict->count * total / NAMES_FOR_A_STEP;
    while (dict_next(vm, dict, &position, &key, &item)) {
        uint32_t i = code->positional_only_count;
        while (i < total && value_from_ref(code->local_names[i]) != key)
            i++;
        if (i == total || window[i] != VALUE_UNSET)
            return false;
        window[i] = item;
    }
    return true;
}

struct frame *push_spread_keywords(struct vm *vm, const struct function *function, value *window, uint16_t target) {
    struct code *code = function_code(vm, function);
    if (!code || code->flags & CODE_NEEDS_MORE || !frame_fits(vm, code, window))
        return NULL;
    value both[] = {window[0], window[1]};
    const struct tuple *tuple = object_of(vm, both[0]);
    const struct dict *dict = object_of(vm, both[1]);
    uint32_t total = code->positional_count + code->keyword_only_count, given = tuple->count;
    if (given > code->positional_count || dict->count > total - given || total > KNOWN_PLACE_LIMIT)
        return NULL;
    items_spread(vm, window, tuple, given);
    for (uint32_t i = given; i < total; i++)
        window[i] = VALUE_UNSET;
    if (likely(spread_by_name(vm, dict, code, window, total) &&
               (dict->count == total - given || function_fill_gaps(vm, function, code, window, given))))
        return push_fitting(vm, function, code, window, total, target);
    window[0] = both[0];
    window[1] = both[1];
    return NULL;
}

void known_keywords_note(struct vm *vm, const struct instruction *site, value callee, uint32_t count,
                         value keyword_names) {
    const struct frame *pushed = &vm->frames[vm->frame_count - 1];
    struct code *code = pushed->code;
    uint32_t total = code->positional_count + code->keyword_only_count;
    uint32_t named = keyword_name_count(vm, keyword_names, count);
    bool is_class = value_has_kind(vm, callee, KIND_TYPE);
    count += is_class;
    if (code->flags & (CODE_VARARGS | CODE_VARKEYWORDS) || total > KNOWN_PLACE_LIMIT || named > KNOWN_PLACES ||
        count > total || pushed->result != (is_class ? RESULT_INSTANCE : RESULT_TO_REGISTER))
        return;
    struct known_call known = {
        .site = (uintptr_t)site | (is_class ? KNOWN_CLASS_KEYWORDS : KNOWN_KEYWORDS), .callee = callee, .code = code};
    known.keywords.count = (uint8_t)named;
    const value *names = tuple_items(vm, keyword_names);
    for (uint32_t i = 0; i < named; i++) {
        uint32_t place = count - named;
        while (place < total && value_from_ref(code->local_names[place]) != names[i])
            place++;
        if (place >= total)
            return; /* a name that is not interned, or was bound by more than its text */
        known.keywords.place[i] = (uint8_t)place;
    }
    known_call_move(vm, known_call_at(vm, site));
    *known_call_at(vm, site) = known;
    vm->calls_known = true;
}

/* --- natives ------------------------------------------------------------------------------------------------------ */

/* "list" for methods of built-in types, "math" for functions of modules, NULL otherwise. */
static const char *native_owner_name(uint32_t index) {
    uint32_t section = index >> 28, owner = index >> 12 & 0xFFFF;
    if (section == NATIVE_SECTION_MODULE && native_by_index(index))
        return module_definitions[owner]->name;
    if (section != NATIVE_SECTION_TYPE_METHOD || owner >= TYPE_COUNT)
        return NULL;
    if (owner >= TYPE_BASE_EXCEPTION)
        return exception_name((enum type_id)owner);
    const char *name = type_definitions[owner]->name, *dot = strrchr(name, '.');
    return dot ? dot + 1 : name;
}

/* What messages call a native: an object that is called goes by its type. */
static const char *native_shown_name(uint32_t index, const struct native *native) {
    const char *owner = strcmp(native->name, "__call__") == 0 ? native_owner_name(index) : NULL;
    return owner ? owner : native->name;
}

static uint32_t word_count(const char *list) {
    uint32_t words = list && *list;
    for (; list && *list; list++)
        words += *list == ' ';
    return words;
}

/* The name of parameter `number` (self not counted) among the names of the last `slots` ones. */
static const char *parameter_name(const struct native *native, uint32_t number, uint32_t slots, int *length) {
    const char *at = native->keywords, *space;
    for (uint32_t skip = number - (slots - word_count(at)); skip && (space = strchr(at, ' ')); skip--)
        at = space + 1;
    *length = (int)strcspn(at, " ");
    return at;
}

/* What CPython's parser of arguments with keywords says. `given` and the parameters do not count self. */
static value raise_keyword_count(struct vm *vm, const char *name, const struct native *native, uint32_t self,
                                 uint32_t given, uint32_t keywords_given, uint32_t missing) {
    uint32_t least = native->required - self, most = native->positional - self;
    uint32_t slots = most + native->keyword_only, only = slots - word_count(native->keywords);
    uint32_t total = given + keywords_given, fewest = only < least ? only : least;
    if (total > slots)
        return raise_type_error(vm, "%s() takes at most %u %sargument%s (%u given)", name, slots,
                                given ? "" : "keyword ", slots == 1 ? "" : "s", total);
    if (given > most) {
        if (!most)
            return raise_type_error(vm, "%s() takes no positional arguments", name);
        return raise_type_error(vm, "%s() takes %s %u positional argument%s (%u given)", name,
                                least < most ? "at most" : "exactly", most, most == 1 ? "" : "s", given);
    }
    if (given < fewest)
        return raise_type_error(vm, "%s() takes %s %u positional argument%s (%u given)", name,
                                fewest < most ? "at least" : "exactly", fewest, fewest == 1 ? "" : "s", given);
    int length;
    const char *word = parameter_name(native, missing, slots, &length);
    return raise_type_error(vm, "%s() missing required argument '%.*s' (pos %u)", name, length, word, missing + 1);
}

/* A native got too many or too few arguments: `count` positional ones, and parameter `missing` is unset (both with
 * self). */
static value raise_native_count(struct vm *vm, uint32_t index, const struct native *native, uint32_t count,
                                uint32_t keywords_given, uint32_t missing) {
    uint32_t section = index >> 28;
    bool setup = section == NATIVE_SECTION_TYPE_SETUP;
    uint32_t self = setup || section == NATIVE_SECTION_TYPE_METHOD || section == NATIVE_SECTION_SPECIAL;
    if (native->flags & NATIVE_STATIC || native->required < self)
        self = 0;
    uint32_t given = count - (count >= self ? self : 0);
    uint32_t least = native->required - self, most = native->positional - self;
    const char *name = native_shown_name(index, native);
    if (section == NATIVE_SECTION_SPECIAL)
        return raise_type_error(vm, "expected %u argument%s, got %u", least, least == 1 ? "" : "s", given);
    if (native->keywords && !(native->flags & (NATIVE_COUNT_TEXT | NATIVE_VARIADIC)))
        return raise_keyword_count(vm, name, native, self, given, keywords_given, missing - self);
    if (!(native->flags & NATIVE_VARIADIC) && least == most) {
        const char *owner = native_owner_name(index), *dot = owner ? "." : "";
        owner = owner ? owner : "";
        if (most == 0)
            return raise_type_error(vm, "%s%s%s() takes no arguments (%u given)", owner, dot, name, given);
        if (most == 1 && !setup && !(native->flags & NATIVE_COUNT_TEXT))
            return raise_type_error(vm, "%s%s%s() takes exactly one argument (%u given)", owner, dot, name, given);
        return raise_type_error(vm, "%s expected %u argument%s, got %u", name, most, most == 1 ? "" : "s", given);
    }
    if (given < least)
        return raise_type_error(vm, "%s expected at least %u argument%s, got %u", name, least, least == 1 ? "" : "s",
                                given);
    return raise_type_error(vm, "%s expected at most %u argument%s, got %u", name, most, most == 1 ? "" : "s", given);
}

/* Number of this word in a space-separated list; -1 = not in it. *words: how many there are. */
static int keyword_find(const char *list, const char *name, size_t length, int *words) {
    int found = -1, number = 0;
    while (list && *list) {
        size_t size = strcspn(list, " ");
        if (size == length && memcmp(list, name, length) == 0)
            found = number;
        number++;
        list += size;
        list += *list == ' ';
    }
    *words = number;
    return found;
}

/* A keyword that names no parameter: kept for natives that take any, else *unknown remembers the first. */
static bool native_keep_keyword(struct vm *vm, const struct native *native, value *extra, value name, value item,
                                value *unknown) {
    if (!(native->flags & NATIVE_KEYWORDS)) {
        if (*unknown == VALUE_UNSET)
            *unknown = name;
        return true;
    }
    if (*extra == VALUE_UNSET && (*extra = dict_new(vm)) == VALUE_ERROR)
        return false;
    return dict_set(vm, object_of(vm, *extra), name, item);
}

/* Keyword arguments of a native: values at stack[values ..], parameters at stack[base ..], keyword-only ones last of
 * `slots`. */
static bool native_bind_keywords(struct vm *vm, uint32_t index, const struct native *native, uint32_t base,
                                 uint32_t slots, uint32_t values, value keyword_names, value *unknown) {
    uint32_t section = index >> 28;
    bool has_self = (section == NATIVE_SECTION_TYPE_METHOD || section == NATIVE_SECTION_TYPE_SETUP) &&
                    !(native->flags & NATIVE_STATIC);
    uint32_t name_count = tuple_count(vm, keyword_names);
    for (uint32_t n = 0; n < name_count; n++) {
        value name = tuple_items(vm, keyword_names)[n];
        struct str *str = object_of(vm, name);
        int words;
        int word = keyword_find(native->keywords, str_data(vm, str), str->byte_length, &words);
        if (word < 0) {
            if (!native_keep_keyword(vm, native, &vm->stack[base + slots], name, vm->stack[values + n], unknown))
                return false;
            continue;
        }
        uint32_t slot = base + slots - (uint32_t)words + (uint32_t)word;
        if (vm->stack[slot] != VALUE_UNSET) {
            raise_type_error(vm, "argument for %s() given by name ('%s') and position (%u)", native->name,
                             str_text(vm, name), slot - base + !has_self);
            return false;
        }
        vm->stack[slot] = vm->stack[values + n];
    }
    return true;
}

static value raise_unknown_keyword(struct vm *vm, uint32_t index, const struct native *native, value name) {
    const char *shown = native_shown_name(index, native);
    if (native->keywords)
        return raise_type_error(vm, "%s() got an unexpected keyword argument '%s'", shown, str_text(vm, name));
    const char *owner = shown == native->name ? native_owner_name(index) : NULL;
    return raise_type_error(vm, "%s%s%s() takes no keyword arguments", owner ? owner : "", owner ? "." : "", shown);
}

value native_invoke(struct vm *vm, uint32_t index, uint32_t base, uint32_t count, value keyword_names) {
    const struct native *native = native_of(index);
    if (!native)
        return raise_error(vm, TYPE_SYSTEM_ERROR, "no such native function");
    if (keyword_names == VALUE_UNSET && native_takes(native, count))
        return native_call_bound(vm, native, vm->stack + base, count);
    if (keyword_names == VALUE_UNSET && (native->flags & (NATIVE_VARIADIC | NATIVE_KEYWORDS)) == NATIVE_VARIADIC &&
        count >= native->required && native->keyword_only < STACK_SLACK) {
        value *window = vm->stack + base;
        for (uint32_t i = 0; i < native->keyword_only; i++)
            window[count + i] = VALUE_UNSET;
        return native->call(vm, window, count);
    }
    uint32_t keyword_count = keyword_name_count(vm, keyword_names, count);
    uint32_t given = count - keyword_count;
    bool variadic = native->flags & NATIVE_VARIADIC;
    uint32_t slots = (variadic ? given : native->positional) + native->keyword_only;
    bool too_many = !variadic && (given > native->positional || given + keyword_count > slots) &&
                    !(native->flags & NATIVE_KEYWORDS && given <= native->positional);
    if (keyword_count && !native->keywords && !(native->flags & NATIVE_KEYWORDS))
        return raise_unknown_keyword(vm, index, native, tuple_items(vm, keyword_names)[0]);
    if ((too_many && (native->keywords || given > native->positional)) ||
        (given < native->required && (variadic || !keyword_count)))
        return raise_native_count(vm, index, native, given, keyword_count, given);
    uint32_t scratch = base + (count > slots + 1 ? count : slots + 1);
    if ((uint64_t)scratch + keyword_count + STACK_SLACK > vm->stack_limit)
        return raise_error(vm, TYPE_MEMORY_ERROR, "too many arguments in a call");
    uint32_t raised = vm->raised_top;
    if (stack_top(vm) < scratch + keyword_count)
        vm->raised_top = scratch + keyword_count;
    value *arguments = vm->stack + base;
    if (keyword_count)
        memcpy(vm->stack + scratch, arguments + given, keyword_count * sizeof(value));
    for (uint32_t i = given; i < slots; i++)
        arguments[i] = VALUE_UNSET;
    if (native->flags & NATIVE_KEYWORDS)
        arguments[slots] = VALUE_UNSET;
    value result = VALUE_ERROR, unknown = VALUE_UNSET;
    if (keyword_count && !native_bind_keywords(vm, index, native, base, slots, scratch, keyword_names, &unknown))
        goto done;
    if (keyword_count && !variadic)
        for (uint32_t i = given; i < native->required; i++)
            if (arguments[i] == VALUE_UNSET) {
                raise_native_count(vm, index, native, given, keyword_count, i);
                goto done;
            }
    if (unknown != VALUE_UNSET) {
        raise_unknown_keyword(vm, index, native, unknown);
        goto done;
    }
    result = native->call(vm, arguments, given);
done:
    vm->raised_top = raised;
    return result;
}

/* --- beginning a call --------------------------------------------------------------------------------------------- */

/* Make room for one more first argument. */
static bool insert_self(struct vm *vm, uint32_t *base, uint32_t *count, bool *spare, value self) {
    if (*spare) {
        *spare = false;
        (*base)--;
    } else {
        if ((uint64_t)*base + *count + STACK_SLACK > vm->stack_limit) {
            raise_error(vm, TYPE_MEMORY_ERROR, "too many arguments in a call");
            return false;
        }
        memmove(vm->stack + *base + 1, vm->stack + *base, *count * sizeof(value));
    }
    vm->stack[*base] = self;
    (*count)++;
    return true;
}

static enum call_status call_function(struct vm *vm, struct function *function, uint32_t base, uint32_t count,
                                      value keyword_names, value *result) {
    struct code *code = code_by_ref(vm, function->code);
    if (!code)
        return CALL_FAILED;
    bool plain = keyword_names == VALUE_UNSET && count == code->positional_count && !code->keyword_only_count &&
                 !(code->flags & (CODE_VARARGS | CODE_VARKEYWORDS));
    if (!plain && !function_bind(vm, function, code, base, count, keyword_names))
        return CALL_FAILED;
    struct frame *frame = frame_push(vm, code, base);
    if (!frame)
        return CALL_FAILED;
    frame->function = ref_from_pointer(function);
    frame->globals = function->globals;
    frame->builtins = function->builtins;
    if (!(code->flags & CODE_MAKES_GENERATOR))
        return CALL_PUSHED;
    *result = generator_new(vm, frame);
    frame_pop(vm);
    return *result == VALUE_ERROR ? CALL_FAILED : CALL_DONE;
}

static bool check_receiver(struct vm *vm, const struct native_method *method, uint32_t base, uint32_t count) {
    const struct type *type = object_at(vm, method->type);
    const struct native *native = native_by_index(method->native);
    const char *name = native ? native->name : "?";
    bool special = method->header.detail == 1;
    if (!count) {
        raise_type_error(vm,
                         special ? "descriptor '%s' of '%s' object needs an argument"
                                 : "unbound method %s.%s() needs an argument",
                         special ? name : type_name(vm, type), special ? type_name(vm, type) : name);
        return false;
    }
    const struct type *actual = value_type(vm, vm->stack[base]);
    if (actual == type || type_is_subtype(vm, actual, type))
        return true;
    raise_type_error(vm,
                     special ? "descriptor '%s' requires a '%s' object but received a '%s'"
                             : "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                     name, type_name(vm, type), type_name(vm, actual));
    return false;
}

/* The last arguments are by keyword: a dict of them. */
static value keywords_to_dict(struct vm *vm, uint32_t base, uint32_t count, value keyword_names) {
    uint32_t keyword_count = keyword_name_count(vm, keyword_names, count);
    value dict = dict_new(vm);
    if (dict == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t i = 0; i < keyword_count; i++)
        if (!dict_set(vm, object_of(vm, dict), tuple_items(vm, keyword_names)[i],
                      vm->stack[base + count - keyword_count + i]))
            return VALUE_ERROR;
    return dict;
}

static enum call_status call_type(struct vm *vm, struct type *type, uint32_t base, uint32_t count, value keyword_names,
                                  bool spare, value *result) {
    bool is_exception = type_is_plain_exception(type) && keyword_names == VALUE_UNSET;
    if ((is_exception || type_is_plain(type)) && (type->flags & TYPE_HAS_INIT)) {
        value init = type_lookup(vm, type, vm->names[SPECIAL_INIT]);
        if (init != VALUE_UNSET && value_has_kind(vm, init, KIND_FUNCTION)) {
            if (value_type(vm, value_from_pointer(type)) == type_by_id(vm, TYPE_TYPE)) {
                object_written(vm, &type->header);
                type->init = value_to_ref(init);
                type->init_version = vm->class_version;
            }
            value instance = is_exception ? exception_create(vm, type, count, vm->stack + base, VALUE_UNSET)
                                          : instance_new(vm, type);
            if (instance == VALUE_ERROR || !insert_self(vm, &base, &count, &spare, instance))
                return CALL_FAILED;
            enum call_status status = call_function(vm, object_of(vm, init), base, count, keyword_names, result);
            if (status == CALL_PUSHED) {
                struct frame *frame = &vm->frames[vm->frame_count - 1];
                frame->result = RESULT_INSTANCE;
                frame->namespace = instance;
            } else if (status == CALL_DONE) {
                raise_type_error(vm, "__init__() should return None, not '%s'", value_type_name(vm, *result));
                return CALL_FAILED;
            }
            return status;
        }
    }
    if ((type->flags & TYPE_BUILTIN) && type_has_construct(type)) {
        if (!insert_self(vm, &base, &count, &spare, value_from_pointer(type)))
            return CALL_FAILED;
        *result =
            native_invoke(vm, NATIVE_INDEX(NATIVE_SECTION_TYPE_SETUP, type->type_id, 0), base, count, keyword_names);
        return *result == VALUE_ERROR ? CALL_FAILED : CALL_DONE;
    }
    value keywords = VALUE_UNSET;
    if (keyword_names != VALUE_UNSET) {
        keywords = keywords_to_dict(vm, base, count, keyword_names);
        if (keywords == VALUE_ERROR)
            return CALL_FAILED;
        count -= keyword_name_count(vm, keyword_names, count);
    }
    uint32_t raised = vm->raised_top;
    if (stack_top(vm) < base + count)
        vm->raised_top = base + count;
    *result = type_call(vm, type, count, vm->stack + base, keywords);
    vm->raised_top = raised;
    return *result == VALUE_ERROR ? CALL_FAILED : CALL_DONE;
}

/* A partial without keywords of its own: its arguments go in front of those given, and its function is what is called.
 * 1 done, 0 it must be called by its native: it has keywords, or too many arguments for the room below stack_top,
 * where nested calls cannot overwrite them. -1 exception set. */
static int expand_partial(struct vm *vm, value *callee, uint32_t *base, uint32_t *count, bool *spare) {
    const struct record *partial = object_of(vm, value_unwrap(vm, *callee));
    value keywords = partial->items[PARTIAL_KEYWORDS], arguments = partial->items[PARTIAL_ARGUMENTS];
    if (((const struct dict *)object_of(vm, keywords))->count)
        return 0;
    uint32_t more = tuple_count(vm, arguments), shift = more - (more && *spare);
    if ((uint64_t)*base + *count + more > stack_top(vm))
        return 0;
    if (!vm_charge(vm, more / 8))
        return -1;
    if (more && *spare) {
        *spare = false;
        (*base)--;
    }
    memmove(vm->stack + *base + more, vm->stack + *base + more - shift, *count * sizeof(value));
    memcpy(vm->stack + *base, tuple_items(vm, arguments), more * sizeof(value));
    *count += more;
    *callee = partial->items[PARTIAL_FUNCTION];
    return 1;
}

/* Whether `method`, the __call__ of `callee`'s class, is this native of a record of this type. */
static bool is_record_call(const struct vm *vm, value callee, enum type_id type, value method, uint32_t native) {
    return value_has_kind(vm, method, KIND_NATIVE_METHOD) &&
           ((const struct native_method *)object_of(vm, method))->native == native &&
           value_is_record(vm, value_unwrap(vm, callee), type);
}

/* A call of what lru_cache made, of a guest function and without keywords: what is kept, or a frame that keeps its
 * result. */
static enum call_status call_cached(struct vm *vm, value cache, struct function *function, uint32_t base,
                                    uint32_t count, value *result) {
    value key;
    *result = function_cache_find(vm, cache, vm->stack + base, count, VALUE_UNSET, &key);
    if (*result != VALUE_UNSET || vm_failed(vm))
        return *result == VALUE_ERROR ? CALL_FAILED : CALL_DONE;
    value pair = tuple_pair(vm, cache, key);
    if (pair == VALUE_ERROR)
        return CALL_FAILED;
    enum call_status status = call_function(vm, function, base, count, VALUE_UNSET, result);
    if (status == CALL_PUSHED) {
        struct frame *frame = &vm->frames[vm->frame_count - 1];
        frame->result = RESULT_TO_CACHE;
        frame->namespace = pair;
    } else if (status == CALL_DONE) {
        *result = function_cache_keep(vm, cache, key, *result);
        return *result == VALUE_ERROR ? CALL_FAILED : CALL_DONE;
    }
    return status;
}

/* The guest function behind `callee` if that is a cache whose calls need no native; NULL otherwise. */
static struct function *cached_function(struct vm *vm, value callee, value keyword_names) {
    value cache = value_unwrap(vm, callee);
    if (keyword_names != VALUE_UNSET || !value_is_record(vm, cache, TYPE_FUNCTOOLS_CACHE))
        return NULL;
    value function = ((const struct record *)object_of(vm, cache))->items[CACHE_FUNCTION];
    if (!value_has_kind(vm, function, KIND_FUNCTION) ||
        !is_record_call(vm, callee, TYPE_FUNCTOOLS_CACHE, type_lookup_special(vm, callee, SPECIAL_CALL), CACHE_CALL))
        return NULL;
    return object_of(vm, function);
}

/* Callables of all other sorts: *callee becomes what __call__ is, with self inserted. */
static bool call_by_special(struct vm *vm, value *callee, uint32_t *base, uint32_t *count, bool *spare) {
    value method = type_lookup_special(vm, *callee, SPECIAL_CALL);
    if (method == VALUE_UNSET) {
        if (!vm_failed(vm))
            raise_type_error(vm, "'%s' object is not callable", value_type_name(vm, *callee));
        return false;
    }
    if (is_record_call(vm, *callee, TYPE_FUNCTOOLS_PARTIAL, method, PARTIAL_CALL)) {
        int expanded = expand_partial(vm, callee, base, count, spare);
        if (expanded)
            return expanded > 0;
    }
    bool takes_self = value_has_kind(vm, method, KIND_FUNCTION) || value_has_kind(vm, method, KIND_NATIVE_METHOD);
    if (!takes_self) {
        *callee = descriptor_bind(vm, method, *callee, value_type(vm, *callee));
        return *callee != VALUE_ERROR;
    }
    value self = *callee;
    *callee = method;
    return insert_self(vm, base, count, spare, self);
}

static bool type_has_guest_call(struct vm *vm, value type) {
    const struct type *metaclass = value_type(vm, type);
    if (metaclass == type_by_id(vm, TYPE_TYPE))
        return false;
    value method = type_lookup_special(vm, type, SPECIAL_CALL);
    return method != VALUE_UNSET && !value_has_kind(vm, method, KIND_NATIVE_METHOD);
}

/* Methods bound to methods, instances whose __call__ is an instance, ... until something really callable comes. */
#define CALL_CHAIN_MAXIMUM 1000

enum call_status call_begin(struct vm *vm, value callee, uint32_t base, uint32_t count, value keyword_names, bool spare,
                            value *result) {
    for (uint32_t links = 0;; links++) {
        if (!vm_charge(vm, 1))
            return CALL_FAILED;
        if (links > CALL_CHAIN_MAXIMUM) { /* a __call__ that is an instance of its own class, and the like */
            raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
            return CALL_FAILED;
        }
        switch (value_is_object(callee) ? object_kind(vm, callee) : KIND_NONE) {
        case KIND_FUNCTION:
            return call_function(vm, object_of(vm, callee), base, count, keyword_names, result);
        case KIND_NATIVE_FUNCTION: {
            const struct native_function *function = object_of(vm, callee);
            if (function->self != VALUE_UNSET && !insert_self(vm, &base, &count, &spare, function->self))
                return CALL_FAILED;
            *result = native_invoke(vm, function->native, base, count, keyword_names);
            return *result == VALUE_ERROR ? CALL_FAILED : CALL_DONE;
        }
        case KIND_NATIVE_METHOD: {
            const struct native_method *method = object_of(vm, callee);
            if (!check_receiver(vm, method, base, count - keyword_name_count(vm, keyword_names, count)))
                return CALL_FAILED;
            *result = native_invoke(vm, method->native, base, count, keyword_names);
            return *result == VALUE_ERROR ? CALL_FAILED : CALL_DONE;
        }
        case KIND_BOUND_METHOD: {
            const struct bound_method *method = object_of(vm, callee);
            value self = method->self;
            callee = method->function;
            if (!insert_self(vm, &base, &count, &spare, self))
                return CALL_FAILED;
            break;
        }
        case KIND_TYPE:
            if (!type_has_guest_call(vm, callee))
                return call_type(vm, object_of(vm, callee), base, count, keyword_names, spare, result);
            if (!call_by_special(vm, &callee, &base, &count, &spare))
                return CALL_FAILED;
            break;
        default: {
            struct function *function = cached_function(vm, callee, keyword_names);
            if (function)
                return call_cached(vm, value_unwrap(vm, callee), function, base, count, result);
            if (!call_by_special(vm, &callee, &base, &count, &spare))
                return CALL_FAILED;
        }
        }
    }
}

/* Values of the keywords dict go to stack[at ..], their names into a new tuple. */
static value spread_keywords(struct vm *vm, uint32_t at, struct dict *dict) {
    value names = tuple_new(vm, dict->count);
    if (names == VALUE_ERROR)
        return VALUE_ERROR;
    uint32_t position = 0, number = 0;
    value key, item;
    while (number < tuple_count(vm, names) && dict_next(vm, dict, &position, &key, &item)) {
        struct str *name = str_of(vm, key);
        if (!name)
            return raise_type_error(vm, "keywords must be strings");
        tuple_items(vm, names)[number] = value_from_pointer(name);
        vm->stack[at + number++] = item;
    }
    return names;
}

enum call_status call_begin_spread(struct vm *vm, value callee, uint32_t base, value positional, value keywords,
                                   value *result) {
    value *items;
    uint32_t count;
    sequence_view(vm, positional, &items, &count);
    struct dict *dict = keywords == VALUE_UNSET ? NULL : object_of(vm, value_unwrap(vm, keywords));
    uint32_t keyword_count = dict ? dict->count : 0;
    if ((uint64_t)base + count + keyword_count + 2 * STACK_SLACK > vm->stack_limit) {
        raise_error(vm, TYPE_MEMORY_ERROR, "too many arguments in a call");
        return CALL_FAILED;
    }
    /* Each name is copied and bound, whether to a parameter or into the callee's dict. */
    if (!vm_charge(vm, (uint64_t)count / 8 + keyword_count))
        return CALL_FAILED;
    if (count)
        memcpy(vm->stack + base, items, count * sizeof(value));
    uint32_t raised = vm->raised_top;
    if (stack_top(vm) < base + count + keyword_count + STACK_SLACK)
        vm->raised_top = base + count + keyword_count + STACK_SLACK;
    enum call_status status = CALL_FAILED;
    value names = VALUE_UNSET;
    if (!keyword_count || (names = spread_keywords(vm, base + count, dict)) != VALUE_ERROR)
        status = call_begin(vm, callee, base, count + keyword_count, names, false, result);
    if (status != CALL_PUSHED)
        vm->raised_top = raised;
    return status;
}

/* --- calls from C ------------------------------------------------------------------------------------------------- */

INLINE_ALWAYS bool is_too_deep(const struct vm *vm) {
    return vm->native_depth >= vm->native_depth_limit || (uintptr_t)__builtin_frame_address(0) < vm->c_stack_limit;
}

bool vm_enter_native(struct vm *vm) {
    if (is_too_deep(vm)) {
        guard_note_limit(vm, LIMIT_NATIVE_NESTING);
        raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
        return false;
    }
    vm->native_depth++;
    return true;
}

static value finish_call(struct vm *vm, enum call_status status, value result) {
    if (status == CALL_FAILED)
        return VALUE_ERROR;
    if (status == CALL_DONE)
        return result;
    vm->frames[vm->frame_count - 1].flags |= FRAME_RETURNS_TO_C;
    return interpreter_run(vm);
}

/* The native that a call of this comes to with so many positional arguments, without more binding; NULL: ask
 * call_begin. */
static const struct native *native_behind(const struct vm *vm, value callable, uint32_t count, bool *class_is_first) {
    const struct object *object = value_is_object(callable) ? object_of(vm, callable) : NULL;
    const struct native *native = NULL;
    *class_is_first = false;
    if (!object)
        return NULL;
    if (object->kind == KIND_NATIVE_FUNCTION && ((const struct native_function *)object)->self == VALUE_UNSET) {
        native = native_of(((const struct native_function *)object)->native);
    } else if (object->kind == KIND_NATIVE_METHOD && count > 0) {
        native = native_of(((const struct native_method *)object)->native);
    } else if (object->kind == KIND_TYPE) {
        const struct type *type = (const struct type *)object;
        *class_is_first = true;
        if ((type->flags & TYPE_BUILTIN) && type_has_construct(type))
            native = native_type_tables[type->type_id].construct;
    }
    return native && native_takes(native, count + *class_is_first) ? native : NULL;
}
/* The same with these arguments. */
static const struct native *native_called(const struct vm *vm, value callable, uint32_t count, const value *arguments,
                                          bool *class_is_first) {
    if (value_has_kind(vm, callable, KIND_NATIVE_METHOD) &&
        !(count > 0 && is_method_of_receiver(vm, callable, arguments[0])))
        return NULL;
    return native_behind(vm, callable, count, class_is_first);
}

bool native_calls_begin(struct vm *vm, value callable, struct native_calls *calls) {
    bool class_is_first, is_method = value_has_kind(vm, callable, KIND_NATIVE_METHOD);
    const struct native *native = native_behind(vm, callable, 1, &class_is_first);
    uint32_t top = stack_top(vm);
    if (!native || (uint64_t)top + 2 + 2 * STACK_SLACK > vm->stack_limit || is_too_deep(vm))
        return false;
    vm->native_depth++;
    *calls = (struct native_calls){.callable = callable,
                                   .native = native,
                                   .window = vm->stack + top,
                                   .type = is_method ? ((struct native_method *)object_of(vm, callable))->type : 0,
                                   .raised = vm->raised_top,
                                   .class_is_first = class_is_first};
    vm->stack[top] = callable;
    vm->stack[top + 1] = VALUE_UNSET;
    vm->raised_top = top + 2 + STACK_SLACK;
    return true;
}

/* What stands for the site of calls from C in the table of known calls: those of one callee share a place. */
static const struct instruction *site_of_c(value callable) {
    uintptr_t no_address = ~(UINTPTR_MAX >> 1);
    return (const struct instruction *)(no_address |
                                        (uintptr_t)value_to_ref(callable) / 16 * sizeof(struct instruction));
}

/* Pushes the frame of a guest function with an argument for each parameter, as it was found before or is now. NULL:
 * take the general way. */
static struct frame *push_from_c(struct vm *vm, value callable, value *window, uint32_t count) {
    const struct instruction *site = site_of_c(callable);
    const struct known_call *known = known_call_at(vm, site);
    struct frame *frame = frame_next(vm);
    if (likely(known->site == ((uintptr_t)site | KNOWN_FUNCTION) && known->callee == callable &&
               known->code->positional_count == count)) {
        struct code *code = known->code;
        if (!frame_fits(vm, code, window))
            return NULL;
        vm->budget -= code->entry_steps;
        vm->frame_count++;
        vm->raised_top = 0;
        frame->code = code;
        frame->pc = known->start;
        frame->origin = known->origin;
        frame->window = window;
        frame->namespace = VALUE_UNSET;
        window_clear(window, count, code->local_count);
        return frame;
    }
    if (!push_function(vm, object_of(vm, callable), window, count, 0))
        return NULL;
    frame->flags = FRAME_RETURNS_TO_C;
    if (frame->code->positional_count == count)
        known_call_note(vm, site, KNOWN_FUNCTION, callable, count);
    return frame;
}

INLINE_ALWAYS value call_in_general(struct vm *vm, value callable, uint32_t count, const value *arguments,
                                    value keywords) {
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    uint32_t raised = vm->raised_top, top = stack_top(vm);
    value result = VALUE_ERROR;
    if ((uint64_t)top + count + 2 * STACK_SLACK > vm->stack_limit) {
        raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
    } else {
        uint32_t base = top + 1;
        vm->stack[top] = callable;
        if (count)
            memcpy(vm->stack + base, arguments, count * sizeof(value));
        vm->raised_top = base + count + STACK_SLACK;
        enum call_status status;
        bool class_is_first;
        const struct native *native =
            keywords == VALUE_UNSET ? native_called(vm, callable, count, arguments, &class_is_first) : NULL;
        if (native) {
            status = CALL_DONE;
            if (vm_charge(vm, 1))
                result = native_call_bound(vm, native, vm->stack + base - class_is_first, count + class_is_first);
        } else if (keywords == VALUE_UNSET) {
            status = call_begin(vm, callable, base, count, VALUE_UNSET, true, &result);
        } else {
            value positional = tuple_from_items(vm, vm->stack + base, count);
            status = positional == VALUE_ERROR ? CALL_FAILED
                                               : call_begin_spread(vm, callable, base, positional, keywords, &result);
        }
        result = finish_call(vm, status, result);
    }
    vm->raised_top = raised;
    vm_leave_native(vm);
    return result;
}

value native_calls_next(struct vm *vm, const struct native_calls *calls, value argument) {
    value *window = calls->window;
    if (unlikely(calls->type && !is_of_exact_class(vm, argument, calls->type)))
        return call_in_general(vm, calls->callable, 1, &argument, VALUE_UNSET);
    if (!vm_charge(vm, 1))
        return VALUE_ERROR;
    window[0] = calls->callable;
    window[1] = argument;
    return calls->class_is_first ? native_call_bound(vm, calls->native, window, 2)
                                 : native_call_bound(vm, calls->native, window + 1, 1);
}

void native_calls_end(struct vm *vm, const struct native_calls *calls) {
    vm->raised_top = calls->raised;
    vm_leave_native(vm);
}

value vm_call(struct vm *vm, value callable, uint32_t count, const value *arguments) {
    if (value_has_kind(vm, callable, KIND_FUNCTION)) {
        if (!vm_enter_native(vm))
            return VALUE_ERROR;
        uint32_t raised = vm->raised_top;
        value *window = vm->stack + stack_top(vm), result = VALUE_UNSET;
        struct frame *pushed = NULL;
        if (likely(window + count <= vm->window_end)) {
            for (uint32_t i = 0; i < count; i++)
                window[i] = arguments[i];
            pushed = push_from_c(vm, callable, window, count);
        }
        if (likely(pushed))
            result = interpreter_run(vm);
        vm->raised_top = raised;
        vm_leave_native(vm);
        if (likely(pushed))
            return result;
    }
    struct native_calls calls;
    if (count == 1 && !value_has_kind(vm, callable, KIND_NATIVE_METHOD) && native_calls_begin(vm, callable, &calls)) {
        value result = native_calls_next(vm, &calls, arguments[0]);
        native_calls_end(vm, &calls);
        return result;
    }
    return call_in_general(vm, callable, count, arguments, VALUE_UNSET);
}

value vm_call_keywords(struct vm *vm, value callable, uint32_t count, const value *arguments, value keywords) {
    return call_in_general(vm, callable, count, arguments, keywords);
}

value vm_call_special(struct vm *vm, value self, enum special_method special, uint32_t count, const value *arguments) {
    value method = type_lookup_special(vm, self, special);
    if (method == VALUE_UNSET)
        return VALUE_UNSET;
    value window[8];
    bool takes_self = value_has_kind(vm, method, KIND_FUNCTION) || value_has_kind(vm, method, KIND_NATIVE_METHOD);
    if (!takes_self || count >= 8) {
        method = descriptor_bind(vm, method, self, value_type(vm, self));
        return method == VALUE_ERROR ? VALUE_ERROR : vm_call(vm, method, count, arguments);
    }
    window[0] = self;
    if (count)
        if (count)
            memcpy(window + 1, arguments, count * sizeof(value));
    return vm_call(vm, method, count + 1, window);
}

value vm_call_method(struct vm *vm, value self, value name, uint32_t count, const value *arguments) {
    value method = object_get_attribute(vm, self, name);
    return method == VALUE_ERROR ? VALUE_ERROR : vm_call(vm, method, count, arguments);
}
