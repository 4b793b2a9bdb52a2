/* The slow or bulky parts of instructions; see instructions.h. Each is called by interpreter.c with the frame's pc
 * saved. */
#include "instructions.h"

#include "../builtins/container.h"
#include "../builtins/functions.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../builtins/table.h"
#include "../guards/attribute_policy.h"
#include "attribute.h"
#include "generator.h"
#include "guard_state.h"
#include "heap_internal.h"
#include "type.h"

/* --- names -------------------------------------------------------------------------------------------------------- */

static const char *name_text(struct vm *vm, cage_ref name) { return str_text(vm, value_from_ref(name)); }

void raise_unbound_local(struct vm *vm, const struct code *code, uint32_t local) {
    raise_error(vm, TYPE_UNBOUND_LOCAL_ERROR,
                "cannot access local variable '%s' where it is not associated with a value",
                local < code->local_count ? name_text(vm, code->local_names[local]) : "?");
}

void raise_unbound_cell(struct vm *vm, const struct code *code, uint32_t cell) {
    /* the one cell of a class body that code in it can read before it is filled is __class__ */
    if (code->flags & CODE_CLASS_BODY && code->cell_names[cell] == vm->names[NAME_CLASS]) {
        raise_error(
            vm, TYPE_NAME_ERROR,
            "cannot access free variable '__class__' where it is not associated with a value in enclosing scope");
        return;
    }
    raise_error(vm, TYPE_UNBOUND_LOCAL_ERROR,
                "cannot access local variable '%s' where it is not associated with a value",
                name_text(vm, code->cell_names[cell]));
}

void raise_unbound_free(struct vm *vm, const struct code *code, uint32_t index) {
    raise_error(vm, TYPE_NAME_ERROR,
                "cannot access free variable '%s' where it is not associated with a value in enclosing scope",
                name_text(vm, code->free_names[index]));
}

/* A bit for each of the first locals of the innermost frame that is not bound: no suggestion for a name. */
static int64_t unset_locals(const struct vm *vm) {
    int64_t bits = 0;
    if (!vm->frame_count)
        return bits;
    const struct frame *frame = &vm->frames[vm->frame_count - 1];
    for (uint32_t i = 0; i < frame->code->local_count && i < NAME_ERROR_LOCALS; i++) {
        value local = frame->window[i];
        if (value_has_kind(vm, local, KIND_CELL))
            local = ((const struct cell *)object_of(vm, local))->content;
        bits |= (int64_t)(local == VALUE_UNSET) << i;
    }
    return bits;
}

/* What the innermost frame calls `self`, or None: the name may be that of an attribute. */
static value own_object(const struct vm *vm, const struct frame *frame) {
    const struct code *code = frame->code;
    if (!code->positional_count || !str_equal_c(vm, value_from_ref(code->local_names[0]), "self"))
        return VALUE_NONE;
    value own = frame->window[0];
    if (value_has_kind(vm, own, KIND_CELL))
        own = ((const struct cell *)object_of(vm, own))->content;
    return own == VALUE_UNSET ? VALUE_NONE : own;
}

/* NameError "name 'x' is not defined", with what suggestions are made of; a guest sees the name alone of it. */
static value raise_name_error(struct vm *vm, cage_ref name) {
    raise_error(vm, TYPE_NAME_ERROR, "name '%s' is not defined", name_text(vm, name));
    if (exception_matches(vm, TYPE_NAME_ERROR)) {
        struct exception *error = object_of(vm, vm->exception);
        error->extra[0] = value_from_ref(name);
        error->extra[3] = value_from_small_int(unset_locals(vm));
        const struct frame *frame = vm->frame_count ? &vm->frames[vm->frame_count - 1] : NULL;
        if (frame) {
            error->extra[1] = own_object(vm, frame);
            error->extra[2] = value_from_ref(frame->globals);
        }
    }
    return VALUE_ERROR;
}

void refuse_attribute(struct vm *vm, value receiver, cage_ref name, uint8_t verb) {
    (void)receiver;
    guard_refuse_attribute(vm, value_from_ref(name), (enum attribute_verb)verb);
}

value cell_new(struct vm *vm, value content) {
    struct cell *cell = heap_allocate_fixed(vm, KIND_CELL, vm->immediate_shapes[KIND_CELL], sizeof *cell);
    if (!cell)
        return VALUE_ERROR;
    cell->content = content;
    return value_from_pointer(cell);
}

/* A name in a namespace: a dict, or any mapping by its __getitem__ with KeyError meaning absent. */
static value namespace_get(struct vm *vm, value namespace, cage_ref name) {
    if (value_has_kind(vm, namespace, KIND_DICT))
        return dict_get_name(vm, object_of(vm, namespace), name);
    value item = object_get_item(vm, namespace, value_from_ref(name));
    if (item == VALUE_ERROR && exception_matches(vm, TYPE_KEY_ERROR))
        exception_clear(vm);
    return item;
}

/* Where an entry of a dict is, as a cage offset. */
static uint32_t entry_offset(const struct vm *vm, const struct dict *dict, int64_t entry) {
    return ref_from_pointer(table_entry(vm, dict->table, (uint32_t)entry));
}

/* STORE_GLOBAL writes where a cache says, without a word to the collector. */
static void globals_cached(const struct vm *vm, struct dict *globals) {
    object_written(vm, &globals->header);
    globals->header.flags |= OWNER_WRITTEN_IN_PLACE;
}

static value load_from_globals(struct vm *vm, struct frame *frame, cage_ref name) {
    value item = dict_get_name(vm, object_at(vm, frame->globals), name);
    if (item == VALUE_UNSET)
        item = dict_get_name(vm, object_at(vm, frame->builtins), name);
    if (item == VALUE_UNSET && name == vm->names[NAME_NAME]) /* of the builtins module, in globals without a name */
        return str_from_c(vm, "builtins");
    if (item != VALUE_UNSET)
        return item;
    if (frame->builtins == vm->builtins)
        guard_report_builtin(vm, name);
    return raise_name_error(vm, name);
}

value load_global(struct vm *vm, struct frame *frame, struct cache *cache) {
    struct dict *globals = object_at(vm, frame->globals), *builtins = object_at(vm, frame->builtins);
    int64_t entry = dict_find_name(vm, globals, cache->name);
    cache->kind = CACHE_EMPTY;
    if (entry >= 0) {
        cache->slot = entry_offset(vm, globals, entry);
        cache->kind = CACHE_GLOBAL;
        globals_cached(vm, globals);
    } else if ((entry = dict_find_name(vm, builtins, cache->name)) >= 0) {
        cache->slot = entry_offset(vm, builtins, entry);
        cache->kind = CACHE_BUILTIN;
        cache->version2 = builtins->version;
    } else {
        return load_from_globals(vm, frame, cache->name);
    }
    cache->version = globals->version;
    return ((struct dict_entry *)object_at(vm, cache->slot))->item;
}

bool store_global(struct vm *vm, struct frame *frame, struct cache *cache, value item) {
    struct dict *globals = object_at(vm, frame->globals);
    if (!dict_set_name(vm, globals, cache->name, item))
        return false;
    int64_t entry = dict_find_name(vm, globals, cache->name);
    cache->kind = CACHE_EMPTY;
    if (entry >= 0) {
        cache->slot = entry_offset(vm, globals, entry);
        cache->version = globals->version;
        cache->kind = CACHE_GLOBAL;
        globals_cached(vm, globals);
    }
    return true;
}

bool delete_global(struct vm *vm, struct frame *frame, struct cache *cache) {
    if (dict_delete_name(vm, object_at(vm, frame->globals), cache->name))
        return true;
    raise_name_error(vm, cache->name);
    return false;
}

value load_name(struct vm *vm, struct frame *frame, cage_ref name) {
    value names = frame_namespace(frame);
    if (names != VALUE_UNSET) {
        value item = namespace_get(vm, names, name);
        if (item != VALUE_UNSET || vm_failed(vm))
            return item;
    }
    return load_from_globals(vm, frame, name);
}

bool store_name(struct vm *vm, struct frame *frame, cage_ref name, value item) {
    value namespace = frame_names(frame);
    if (value_has_kind(vm, namespace, KIND_DICT))
        return dict_set_name(vm, object_of(vm, namespace), name, item);
    return object_set_item(vm, namespace, value_from_ref(name), item);
}

bool delete_name(struct vm *vm, struct frame *frame, cage_ref name) {
    value namespace = frame_names(frame);
    if (value_has_kind(vm, namespace, KIND_DICT)) {
        if (dict_delete_name(vm, object_of(vm, namespace), name))
            return true;
    } else if (object_delete_item(vm, namespace, value_from_ref(name))) {
        return true;
    } else if (exception_matches(vm, TYPE_KEY_ERROR)) {
        exception_clear(vm);
    }
    if (!vm_failed(vm))
        raise_name_error(vm, name);
    return false;
}

/* A name of the class an annotation scope is in: while its body runs of its namespace, then of the class itself. */
static value seen_get(struct vm *vm, value names, cage_ref name) {
    if (value_has_kind(vm, names, KIND_TYPE))
        return dict_get_name(vm, object_at(vm, ((const struct type *)object_of(vm, names))->dict), name);
    return namespace_get(vm, names, name);
}

value load_seen_global(struct vm *vm, struct frame *frame, value names, cage_ref name) {
    value item = seen_get(vm, names, name);
    return item != VALUE_UNSET || vm_failed(vm) ? item : load_from_globals(vm, frame, name);
}

value load_seen_free(struct vm *vm, struct frame *frame, value names, uint32_t index) {
    value item = seen_get(vm, names, frame->code->free_names[index]);
    if (item != VALUE_UNSET || vm_failed(vm))
        return item;
    item = closure_cell(vm, frame, index)->content;
    if (item == VALUE_UNSET)
        raise_unbound_free(vm, frame->code, index);
    return item;
}

bool check_annotation_format(struct vm *vm, value format) {
    int beyond = object_compare_truth(vm, COMPARE_GREATER, format, value_from_small_int(2));
    value error = beyond > 0 ? vm_call_0(vm, value_from_ref(vm->types[TYPE_NOT_IMPLEMENTED_ERROR])) : VALUE_ERROR;
    if (error != VALUE_ERROR)
        raise_exception(vm, error);
    return beyond == 0;
}

bool note_annotation(struct vm *vm, value set, int32_t number) {
    if (value_has_kind(vm, set, KIND_SET))
        return set_add(vm, object_of(vm, set), value_from_small_int(number));
    raise_type_error(vm, "__conditional_annotations__ must be a set, not %s", value_type_name(vm, set));
    return false;
}

value load_class_free(struct vm *vm, struct frame *frame, uint32_t index, uint32_t name) {
    value item = namespace_get(vm, frame_names(frame), frame->code->names[name]);
    if (item != VALUE_UNSET || vm_failed(vm))
        return item;
    item = closure_cell(vm, frame, index)->content;
    if (item == VALUE_UNSET)
        raise_unbound_free(vm, frame->code, index);
    return item;
}

/* --- limits ------------------------------------------------------------------------------------------------------- */

bool safe_point(struct vm *vm) {
    if (!vm_budget_spent(vm))
        return false;
    if (heap_has_finalizers(vm))
        finalizers_run(vm);
    return vm->stop == STOP_NONE;
}

void forget_registers(struct vm *vm, const struct frame *frame, uint32_t first) {
    uint32_t end = frame_top(vm, frame);
    for (uint32_t i = frame_base(vm, frame) + first; i < end && i < vm->stack_limit; i++)
        vm->stack[i] = VALUE_UNSET;
}

__attribute__((noinline)) void forget_c_stack(struct vm *vm) {
    volatile char dead[16384];
    memset((void *)dead, 0, sizeof dead);
    heap_error_caught(vm);
}

/* --- operators and displays --------------------------------------------------------------------------------------- */

value binary_slow(struct vm *vm, enum binary_operator operator, uint8_t in_place, value left, value right) {
    if (operator== OPERATOR_ADD && value_is_str(vm, left) && value_is_str(vm, right))
        return str_concatenate(vm, left, right);
    bool ints = (value_is_int(left) || value_has_kind(vm, left, KIND_INT)) &&
                (value_is_int(right) || value_has_kind(vm, right, KIND_INT));
    if (ints && operator!= OPERATOR_MATRIX_MULTIPLY)
        return int_binary(vm, operator, left, right);
    return in_place ? object_in_place(vm, operator, left, right) : object_binary(vm, operator, left, right);
}

/* 0 .. length; false: not a small int or None. */
static inline bool slice_bound(value bound, int64_t length, int64_t otherwise, int64_t *result) {
    if (bound == VALUE_NONE) {
        *result = otherwise;
        return true;
    }
    if (!value_is_int(bound))
        return false;
    int64_t number = value_to_int(bound);
    number += number < 0 ? length : 0;
    *result = number < 0 ? 0 : number < length ? number : length;
    return true;
}

value slice_load(struct vm *vm, value container, value lower, value upper) {
    const struct object *object = value_is_object(container) ? object_of(vm, container) : NULL;
    enum kind kind = object ? (enum kind)object->kind : KIND_NONE;
    int64_t length = -1;
    if (kind == KIND_STR)
        length = ((const struct str *)object)->length;
    else if (kind == KIND_LIST)
        length = ((const struct list *)object)->count;
    else if (kind == KIND_TUPLE)
        length = ((const struct tuple *)object)->count;
    else if (kind == KIND_BYTES)
        length = ((const struct bytes *)object)->length;
    int64_t start, end;
    if (length < 0 || !slice_bound(lower, length, 0, &start) || !slice_bound(upper, length, length, &end))
        return VALUE_UNSET;
    end = end < start ? start : end;
    if (kind == KIND_STR)
        return str_slice(vm, object_of(vm, container), (uint32_t)start, (uint32_t)end);
    uint32_t count = (uint32_t)(end - start);
    if (kind == KIND_LIST)
        return list_get_slice(vm, object_of(vm, container), start, 1, count);
    if (count == length)
        return container;
    if (kind == KIND_BYTES)
        return bytes_new(vm, ((const struct bytes *)object)->data + start, count);
    return vm_charge(vm, 1 + count / 32) ? tuple_from_items(vm, tuple_items(vm, container) + start, count)
                                         : VALUE_ERROR;
}

value slice_load_stepped(struct vm *vm, value container, const value *parts) {
    value lower = parts[0], upper = parts[1];
    bool plain = value_is_int(parts[2]) && parts[2] != value_from_small_int(0) &&
                 (lower == VALUE_NONE || value_is_int(lower)) && (upper == VALUE_NONE || value_is_int(upper));
    if (!plain || !value_is_object(container))
        return VALUE_UNSET;
    int64_t step = value_to_int(parts[2]);
    int64_t start = lower != VALUE_NONE ? value_to_int(lower) : step < 0 ? INT64_MAX : 0;
    int64_t stop = upper != VALUE_NONE ? value_to_int(upper) : step < 0 ? INT64_MIN : INT64_MAX;
    struct object *object = object_of(vm, container);
    if (object->kind == KIND_LIST) {
        const struct list *list = (const struct list *)object;
        int64_t count = slice_adjust(list->count, &start, &stop, step);
        return list_get_slice(vm, list, start, step, count);
    }
    if (object->kind != KIND_STR || step == 1)
        return VALUE_UNSET;
    int64_t count = slice_adjust(((const struct str *)object)->length, &start, &stop, step);
    return str_slice_stepped(vm, (struct str *)object, start, step, count);
}

int slice_store(struct vm *vm, value container, const value *parts, value source) {
    if (!value_has_kind(vm, container, KIND_LIST) || source == container ||
        (!value_has_kind(vm, source, KIND_LIST) && !value_has_kind(vm, source, KIND_TUPLE)))
        return 0;
    struct list *list = object_of(vm, container);
    int64_t start, end;
    if ((parts[2] != VALUE_NONE && parts[2] != value_from_small_int(1)) ||
        !slice_bound(parts[0], list->count, 0, &start) || !slice_bound(parts[1], list->count, list->count, &end))
        return 0;
    value *items;
    uint32_t count;
    sequence_view(vm, source, &items, &count);
    return list_splice(vm, list, (uint32_t)start, (uint32_t)(end < start ? start : end), items, count) ? 1 : -1;
}

value build_set(struct vm *vm, const value *items, uint32_t count) {
    value set = set_new(vm, false);
    if (set == VALUE_ERROR || (count && !table_rebuild(vm, object_of(vm, set), count)))
        return VALUE_ERROR;
    for (uint32_t i = 0; i < count; i++)
        if (!set_add(vm, object_of(vm, set), items[i]))
            return VALUE_ERROR;
    return set;
}

value build_map(struct vm *vm, const value *pairs, uint32_t count) {
    value dict = dict_new_sized(vm, count);
    if (dict == VALUE_ERROR || !table_put_pairs(vm, object_of(vm, dict), pairs, count))
        return VALUE_ERROR;
    return dict;
}

value format_value(struct vm *vm, value v, value specification, uint8_t conversion) {
    if (conversion == 1)
        v = object_str(vm, v);
    else if (conversion == 2)
        v = object_repr(vm, v);
    else if (conversion == 3)
        v = object_ascii(vm, v);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    if (specification == VALUE_UNSET) {
        if (value_is_str(vm, v))
            return v;
        if (value_is_int(v))
            return int_to_str(vm, v, 10);
        specification = vm->empty_str;
    }
    return object_format(vm, v, specification);
}

/* Whether the TypeError just set says that this cannot be iterated at all. */
static bool is_not_iterable(struct vm *vm, value v) {
    return exception_matches(vm, TYPE_TYPE_ERROR) && type_lookup_special(vm, v, SPECIAL_ITER) == VALUE_UNSET &&
           type_lookup_special(vm, v, SPECIAL_GET_ITEM) == VALUE_UNSET;
}

bool extend_display(struct vm *vm, value list, value iterable) {
    if (list_extend(vm, object_of(vm, list), iterable))
        return true;
    if (is_not_iterable(vm, iterable)) {
        exception_clear(vm);
        raise_type_error(vm, "Value after * must be an iterable, not %s", value_type_name(vm, iterable));
    }
    return false;
}

static bool is_mapping(struct vm *vm, value v) {
    if (value_has_kind(vm, value_unwrap(vm, v), KIND_DICT))
        return true;
    value keys = object_find_attribute(vm, v, value_from_ref(vm->names[NAME_KEYS]));
    return keys != VALUE_UNSET;
}

bool update_display(struct vm *vm, value dict, value mapping) {
    if (is_mapping(vm, mapping))
        return dict_update(vm, object_of(vm, dict), mapping);
    if (!vm_failed(vm))
        raise_type_error(vm, "'%s' object is not a mapping", value_type_name(vm, mapping));
    return false;
}

/* "f()" as CPython names the callee in messages about its arguments: module and qualified name. */
static value callee_text(struct vm *vm, value callee) {
    if (value_has_kind(vm, callee, KIND_BOUND_METHOD))
        callee = ((struct bound_method *)object_of(vm, callee))->function;
    if (value_has_kind(vm, callee, KIND_FUNCTION)) {
        const struct function *function = object_of(vm, callee);
        const char *module = str_of(vm, function->module) ? str_text(vm, function->module) : "";
        bool shown = *module && strcmp(module, "builtins") != 0;
        return str_format_c(vm, "%s%s%s()", shown ? module : "", shown ? "." : "",
                            str_text(vm, function->qualified_name));
    }
    if (value_has_kind(vm, callee, KIND_TYPE)) {
        const struct type *type = object_of(vm, callee);
        value name = type_module(vm, type);
        const char *module = name == VALUE_UNSET ? "builtins" : str_text(vm, name);
        bool shown = strcmp(module, "builtins") != 0;
        return str_format_c(vm, "%s%s%s()", shown ? module : "", shown ? "." : "",
                            str_text(vm, value_from_ref(type->qualified_name)));
    }
    if (value_has_kind(vm, callee, KIND_NATIVE_FUNCTION)) {
        const struct native *native = native_by_index(((struct native_function *)object_of(vm, callee))->native);
        return str_format_c(vm, "%s()", native ? native->name : "?");
    }
    return object_str(vm, callee);
}

/* Whether the keys are strs is asked when the call begins, as CPython does. */
static bool merge_keyword(struct vm *vm, struct dict *dict, value key, value item, value callee) {
    value existing = dict_get(vm, dict, key);
    if (existing == VALUE_UNSET)
        return !vm_failed(vm) && vm_charge(vm, 1) && dict_set(vm, dict, key, item);
    value text = callee_text(vm, callee), name = text == VALUE_ERROR ? VALUE_ERROR : object_str(vm, key);
    if (name != VALUE_ERROR)
        raise_type_error(vm, "%s got multiple values for keyword argument '%s'", str_text(vm, text),
                         str_text(vm, name));
    return false;
}

/* By keys() and []: the same key twice is an error here too. */
static bool merge_mapping(struct vm *vm, value dict, value mapping, value callee) {
    value keys = vm_call_method(vm, mapping, value_from_ref(vm->names[NAME_KEYS]), 0, NULL);
    value iterator = keys == VALUE_ERROR ? VALUE_ERROR : object_iterate(vm, keys);
    if (iterator == VALUE_ERROR)
        return false;
    for (;;) {
        value key = object_next(vm, iterator);
        if (key == VALUE_STOP)
            return true;
        value item = key == VALUE_ERROR ? VALUE_ERROR : object_get_item(vm, mapping, key);
        if (item == VALUE_ERROR || !merge_keyword(vm, object_of(vm, dict), key, item, callee))
            return false;
    }
}

bool merge_keywords(struct vm *vm, value dict, value mapping, value callee) {
    if (!is_mapping(vm, mapping)) {
        value text = vm_failed(vm) ? VALUE_ERROR : callee_text(vm, callee);
        if (text != VALUE_ERROR)
            raise_type_error(vm, "%s argument after ** must be a mapping, not %s", str_text(vm, text),
                             value_type_name(vm, mapping));
        return false;
    }
    if (!value_has_kind(vm, mapping, KIND_DICT))
        return merge_mapping(vm, dict, mapping, callee);
    uint32_t position = 0;
    value key, item;
    while (dict_next(vm, object_of(vm, mapping), &position, &key, &item))
        if (!merge_keyword(vm, object_of(vm, dict), key, item, callee))
            return false;
    return true;
}

value spread_tuple(struct vm *vm, value iterable, value callee) {
    if (value_has_kind(vm, iterable, KIND_TUPLE))
        return iterable;
    value tuple = tuple_from_iterable(vm, iterable);
    if (tuple != VALUE_ERROR || !is_not_iterable(vm, iterable))
        return tuple;
    exception_clear(vm);
    value text = callee_text(vm, callee);
    return text == VALUE_ERROR ? VALUE_ERROR
                               : raise_type_error(vm, "%s argument after * must be an iterable, not %s",
                                                  str_text(vm, text), value_type_name(vm, iterable));
}

/* --- unpacking ---------------------------------------------------------------------------------------------------- */

static value unpack_iterator(struct vm *vm, value sequence) {
    bool iterable = value_is_object(sequence) || type_lookup_special(vm, sequence, SPECIAL_ITER) != VALUE_UNSET;
    if (iterable && value_is_object(sequence))
        iterable = type_lookup_special(vm, sequence, SPECIAL_ITER) != VALUE_UNSET ||
                   type_lookup_special(vm, sequence, SPECIAL_GET_ITEM) != VALUE_UNSET;
    if (!iterable)
        return raise_type_error(vm, "cannot unpack non-iterable %s object", value_type_name(vm, sequence));
    return object_iterate(vm, sequence);
}

bool unpack_sequence(struct vm *vm, value sequence, value *registers, uint32_t count) {
    value iterator = unpack_iterator(vm, sequence);
    if (iterator == VALUE_ERROR)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        vm->budget--;
        value item = object_next(vm, iterator);
        if (item == VALUE_STOP)
            raise_value_error(vm, "not enough values to unpack (expected %u, got %u)", count, i);
        if (item == VALUE_STOP || item == VALUE_ERROR)
            return false;
        registers[i] = item;
    }
    value more = object_next(vm, iterator);
    if (more == VALUE_STOP)
        return true;
    if (more != VALUE_ERROR)
        raise_value_error(vm, "too many values to unpack (expected %u)", count);
    return false;
}

bool unpack_starred(struct vm *vm, value sequence, value *registers, uint32_t before, uint32_t after) {
    value iterator = unpack_iterator(vm, sequence);
    if (iterator == VALUE_ERROR)
        return false;
    for (uint32_t i = 0; i < before; i++) {
        vm->budget--;
        value item = object_next(vm, iterator);
        if (item == VALUE_STOP)
            raise_value_error(vm, "not enough values to unpack (expected at least %u, got %u)", before + after, i);
        if (item == VALUE_STOP || item == VALUE_ERROR)
            return false;
        registers[i] = item;
    }
    value rest = list_from_iterable(vm, iterator);
    if (rest == VALUE_ERROR)
        return false;
    struct list *list = object_of(vm, rest);
    if (list->count < after) {
        raise_value_error(vm, "not enough values to unpack (expected at least %u, got %u)", before + after,
                          before + list->count);
        return false;
    }
    if (after)
        memcpy(registers + before + 1, list_items(vm, list) + (list->count - after), after * sizeof(value));
    list->count -= after;
    registers[before] = rest;
    return true;
}

/* --- functions, with, delegation ---------------------------------------------------------------------------------- */

/* parts: defaults tuple, keyword defaults dict, closure tuple, __annotate__ function; each may be unset. */
value function_make(struct vm *vm, const struct frame *frame, cage_ref code_ref, const value *parts) {
    struct code *code = code_by_ref(vm, code_ref);
    if (!code)
        return VALUE_ERROR;
    struct type *type = type_by_id(vm, TYPE_FUNCTION);
    struct function *function = heap_take_cell(vm, KIND_FUNCTION, type->instance_shape, sizeof *function);
    if (!function && !(function = heap_allocate(vm, KIND_FUNCTION, type->instance_shape, sizeof *function)))
        return VALUE_ERROR;
    function->base = (struct attributed){.header = function->base.header};
    function->code = code_ref;
    function->globals = frame->globals;
    function->builtins = frame->builtins;
    function->defaults = parts[0] == VALUE_UNSET ? 0 : value_to_ref(parts[0]);
    function->keyword_defaults = parts[1] == VALUE_UNSET ? 0 : value_to_ref(parts[1]);
    function->closure = parts[2] == VALUE_UNSET ? 0 : value_to_ref(parts[2]);
    function->annotations = VALUE_UNSET;
    function->annotate = parts[3] == VALUE_UNSET ? VALUE_NONE : parts[3];
    function->name = value_from_ref(code->name);
    function->qualified_name = value_from_ref(code->qualified_name);
    function->documentation = code->flags & CODE_HAS_DOCUMENTATION ? code->constants[0] : VALUE_NONE;
    function->module = dict_get_name_near(vm, object_at(vm, frame->globals), vm->names[NAME_NAME], 0);
    if (function->module == VALUE_UNSET)
        function->module = VALUE_NONE;
    return value_from_pointer(function);
}

bool with_prepare(struct vm *vm, value manager, uint8_t asynchronous, value *out) {
    enum special_method enter = asynchronous ? SPECIAL_ASYNC_ENTER : SPECIAL_ENTER;
    enum special_method exit = asynchronous ? SPECIAL_ASYNC_EXIT : SPECIAL_EXIT;
    const char *sort = asynchronous ? "asynchronous context manager" : "context manager";
    value enter_method = type_lookup_special(vm, manager, enter);
    if (enter_method == VALUE_UNSET) {
        raise_type_error(vm, "'%s' object does not support the %s protocol", value_type_name(vm, manager), sort);
        return false;
    }
    value exit_method = type_lookup_special(vm, manager, exit);
    if (exit_method == VALUE_UNSET) {
        raise_type_error(vm, "'%s' object does not support the %s protocol (missed %s method)",
                         value_type_name(vm, manager), sort, asynchronous ? "__aexit__" : "__exit__");
        return false;
    }
    struct type *type = value_type(vm, manager);
    value bound_exit = descriptor_bind(vm, exit_method, manager, type);
    if (bound_exit == VALUE_ERROR)
        return false;
    out[1] = descriptor_bind(vm, enter_method, manager, type);
    out[0] = bound_exit;
    return out[1] != VALUE_ERROR;
}

value with_exception(struct vm *vm, value exit, value exception) {
    value arguments[3] = {value_from_pointer(value_type(vm, exception)), exception,
                          ((struct exception *)object_of(vm, exception))->traceback};
    return vm_call(vm, exit, 3, arguments);
}

value get_yield_from_iterator(struct vm *vm, const struct frame *frame, value v) {
    if (value_has_kind(vm, v, KIND_GENERATOR))
        return v;
    if (!value_has_kind(vm, v, KIND_COROUTINE))
        return object_iterate(vm, v);
    const struct function *function = frame->function ? object_at(vm, frame->function) : NULL;
    if (function && (function->base.header.detail & FUNCTION_AWAITABLE_GENERATOR))
        return v;
    return raise_type_error(vm, "cannot 'yield from' a coroutine object in a non-coroutine generator");
}

value get_awaitable(struct vm *vm, value v, uint8_t use) {
    static const char *const methods[] = {NULL, "__aenter__", "__aexit__"};
    value awaitable = awaitable_of(vm, v);
    if (awaitable == VALUE_ERROR && use && use < sizeof methods / sizeof methods[0] && vm->stop == STOP_NONE &&
        type_lookup_special(vm, v, SPECIAL_AWAIT) == VALUE_UNSET)
        return raise_type_error(vm, "'async with' received an object from %s that does not implement __await__: %s",
                                methods[use], value_type_name(vm, v));
    if (value_has_kind(vm, awaitable, KIND_COROUTINE) &&
        generator_delegate(vm, object_of(vm, awaitable)) != VALUE_UNSET)
        return raise_error(vm, TYPE_RUNTIME_ERROR, "coroutine is being awaited already");
    return awaitable;
}

/* --- modules and namespaces --------------------------------------------------------------------------------------- */

value import_name(struct vm *vm, struct frame *frame, cage_ref name, value from_list, value level) {
    return import_module(vm, value_from_ref(name), from_list, value_to_int(level), object_at(vm, frame->globals));
}

bool setup_annotations(struct vm *vm, struct frame *frame) {
    value namespace = frame_names(frame);
    value existing = namespace_get(vm, namespace, vm->names[NAME_ANNOTATIONS]);
    if (existing != VALUE_UNSET || vm_failed(vm))
        return existing != VALUE_UNSET;
    value dict = dict_new(vm);
    return dict != VALUE_ERROR && store_name(vm, frame, vm->names[NAME_ANNOTATIONS], dict);
}

bool print_result(struct vm *vm, value v) {
    if (v == VALUE_NONE)
        return true;
    value text = object_repr(vm, v);
    if (text == VALUE_ERROR)
        return false;
    return print_text(vm, text) && print_text(vm, vm->byte_strs['\n']);
}

/* --- running code from C ------------------------------------------------------------------------------------------ */

/* The builtins of code run with these globals: what the globals say, if a dict; else those of the running frame. */
static cage_ref builtins_for(struct vm *vm, struct dict *globals) {
    value own = dict_get_name(vm, globals, vm->names[NAME_BUILTINS]);
    if (own != VALUE_UNSET && value_has_kind(vm, own, KIND_DICT))
        return value_to_ref(own);
    const struct frame *frame = frame_current(vm);
    return frame ? frame->builtins : vm->builtins;
}

static value run_frame(struct vm *vm, struct frame *frame, value namespace) {
    frame->namespace = namespace;
    frame->flags |= FRAME_RETURNS_TO_C;
    return interpreter_run(vm);
}

value interpreter_run_with(struct vm *vm, cage_ref code_ref, struct dict *globals, value namespace, cage_ref builtins) {
    struct code *code = code_by_ref(vm, code_ref);
    if (!code || !vm_enter_native(vm))
        return VALUE_ERROR;
    value result = VALUE_ERROR;
    uint32_t raised = vm->raised_top;
    struct frame *frame = code->free_count ? NULL : frame_push(vm, code, stack_top(vm));
    if (frame) {
        frame->function = 0;
        frame->globals = ref_from_pointer(globals);
        frame->builtins = builtins;
        result = run_frame(vm, frame, namespace);
    } else if (!vm_failed(vm)) {
        raise_type_error(vm, "code object passed to exec() may not contain free variables");
    }
    vm->raised_top = raised;
    vm_leave_native(vm);
    return result;
}

value interpreter_run_code(struct vm *vm, cage_ref code, struct dict *globals, value namespace) {
    return interpreter_run_with(vm, code, globals, namespace, builtins_for(vm, globals));
}

value interpreter_run_class_body(struct vm *vm, value body, value namespace) {
    struct function *function = object_of(vm, body);
    struct code *code = code_by_ref(vm, function->code);
    if (!code || !vm_enter_native(vm))
        return VALUE_ERROR;
    value result = VALUE_ERROR;
    uint32_t raised = vm->raised_top;
    struct frame *frame = frame_push(vm, code, stack_top(vm));
    if (frame) {
        frame->function = ref_from_pointer(function);
        frame->globals = function->globals;
        frame->builtins = function->builtins;
        result = run_frame(vm, frame, namespace);
    }
    vm->raised_top = raised;
    vm_leave_native(vm);
    return result;
}
