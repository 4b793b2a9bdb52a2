/* itertools: the module, and its endless iterators count, cycle and repeat. Iterators that build tuples of choices are
 * in itertools_combine.c, those that pass on a selection in itertools_select.c, groupby and tee in itertools_group.c.
 *
 * None of them charges for an item it hands out (whoever asks for items does), all charge for those they skip. */
#include "itertools.h"

#include "../builtins/str.h"
#include "../vm/type.h"

/* --- count -------------------------------------------------------------------------------------------------------- */

enum { COUNT_NEXT, COUNT_STEP, COUNT_ITEMS };

static bool is_number(struct vm *vm, value v) {
    value plain = value_unwrap(vm, v);
    if (value_is_integer(vm, plain) || value_is_double(plain) || value_has_kind(vm, plain, KIND_COMPLEX))
        return true;
    if (!value_guest_type(vm, v))
        return false;
    return type_lookup_special(vm, v, SPECIAL_INDEX) != VALUE_UNSET ||
           type_lookup_special(vm, v, SPECIAL_INT) != VALUE_UNSET ||
           type_lookup_special(vm, v, SPECIAL_FLOAT) != VALUE_UNSET;
}

static value count_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value start = arguments[1] == VALUE_UNSET ? value_from_small_int(0) : arguments[1];
    value step = arguments[2] == VALUE_UNSET ? value_from_small_int(1) : arguments[2];
    if (!is_number(vm, start) || !is_number(vm, step))
        return raise_type_error(vm, "a number is required");
    value plain = value_unwrap(vm, start);
    if (step == value_from_small_int(1) && value_is_integer(vm, plain))
        start = value_is_bool(plain) ? value_from_small_int(plain == VALUE_TRUE) : plain;
    value v = record_new(vm, TYPE_ITERTOOLS_COUNT, COUNT_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[COUNT_NEXT] = start;
    record->items[COUNT_STEP] = step;
    return v;
}

static value count_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    value current = record->items[COUNT_NEXT], step = record->items[COUNT_STEP];
    int64_t sum = 0;
    bool small = value_are_ints(current, step) && small_int_fits(sum = value_to_int(current) + value_to_int(step));
    value following = small ? value_from_small_int(sum) : object_binary(vm, OPERATOR_ADD, current, step);
    if (following == VALUE_ERROR)
        return VALUE_ERROR;
    record->items[COUNT_NEXT] = following;
    return current;
}

static value count_repr(struct vm *vm, value v) {
    const struct record *record = object_of(vm, v);
    value current = object_repr(vm, record->items[COUNT_NEXT]);
    if (current == VALUE_ERROR)
        return VALUE_ERROR;
    if (record->items[COUNT_STEP] == value_from_small_int(1))
        return str_format_c(vm, "count(%s)", str_text(vm, current));
    value step = object_repr(vm, record->items[COUNT_STEP]);
    if (step == VALUE_ERROR)
        return VALUE_ERROR;
    return str_format_c(vm, "count(%s, %s)", str_text(vm, current), str_text(vm, step));
}

static const struct native count_new = {"count", count_create, 1, 3, 0, 0, "start step", NULL};
static const struct kind_operations count_operations = {
    .iterate = iterate_itself, .next = count_next, .repr = count_repr};
ITERTOOLS_TYPE(itertools_count_definition, "count", TYPE_ITERTOOLS_COUNT, &count_new, &count_operations, NULL,
               DEFINITION_SUBCLASSABLE, "Return a count object whose .__next__() method returns consecutive values.");

/* --- cycle -------------------------------------------------------------------------------------------------------- */

/* CYCLE_ITERATOR becomes None when it has ended; then CYCLE_SAVED is gone through from CYCLE_POSITION on. */
enum { CYCLE_ITERATOR, CYCLE_SAVED, CYCLE_POSITION, CYCLE_ITEMS };

static value cycle_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value iterator = object_iterate(vm, arguments[1]);
    value saved = iterator == VALUE_ERROR ? VALUE_ERROR : list_new(vm, 0);
    value v = saved == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_ITERTOOLS_CYCLE, CYCLE_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[CYCLE_ITERATOR] = iterator;
    record->items[CYCLE_SAVED] = saved;
    record->items[CYCLE_POSITION] = value_from_small_int(0);
    return v;
}

static value cycle_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    struct list *saved = object_of(vm, record->items[CYCLE_SAVED]);
    if (record->items[CYCLE_ITERATOR] != VALUE_NONE) {
        value item = iterator_advance(vm, record->items[CYCLE_ITERATOR]);
        if (item != VALUE_STOP)
            return item == VALUE_ERROR || !list_append(vm, saved, item) ? VALUE_ERROR : item;
        record->items[CYCLE_ITERATOR] = VALUE_NONE;
    }
    if (!saved->count)
        return VALUE_STOP;
    int64_t position = value_to_int(record->items[CYCLE_POSITION]);
    value *item = list_item_at(vm, saved, position);
    record->items[CYCLE_POSITION] = value_from_small_int(position + 1 >= saved->count ? 0 : position + 1);
    return item ? *item : VALUE_STOP;
}

static const struct native cycle_new = {"cycle", cycle_create, 2, 2, 0, 0, NULL, NULL};
static const struct kind_operations cycle_operations = {.iterate = iterate_itself, .next = cycle_next};
ITERTOOLS_TYPE(itertools_cycle_definition, "cycle", TYPE_ITERTOOLS_CYCLE, &cycle_new, &cycle_operations, NULL,
               DEFINITION_SUBCLASSABLE,
               "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.");

/* --- repeat ------------------------------------------------------------------------------------------------------- */

/* REPEAT_LEFT: how often it still comes, None without end. */
enum { REPEAT_OBJECT, REPEAT_LEFT, REPEAT_ITEMS };

static value repeat_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value left = VALUE_NONE;
    if (arguments[2] != VALUE_UNSET) {
        int64_t times;
        if (!argument_to_int64(vm, arguments[2], &times))
            return VALUE_ERROR;
        left = int_from_int64(vm, times < 0 ? 0 : times);
    }
    value v = left == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_ITERTOOLS_REPEAT, REPEAT_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[REPEAT_OBJECT] = arguments[1];
    record->items[REPEAT_LEFT] = left;
    return v;
}

static value repeat_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    value left = record->items[REPEAT_LEFT];
    if (left == VALUE_NONE)
        return record->items[REPEAT_OBJECT];
    int64_t times;
    if (!int_to_int64(vm, left, &times) || times <= 0)
        return VALUE_STOP;
    left = int_from_int64(vm, times - 1);
    if (left == VALUE_ERROR)
        return VALUE_ERROR;
    record->items[REPEAT_LEFT] = left;
    return record->items[REPEAT_OBJECT];
}

static value repeat_repr(struct vm *vm, value v) {
    const struct record *record = object_of(vm, v);
    value object = object_repr(vm, record->items[REPEAT_OBJECT]);
    if (object == VALUE_ERROR)
        return VALUE_ERROR;
    int64_t left;
    if (record->items[REPEAT_LEFT] == VALUE_NONE || !int_to_int64(vm, record->items[REPEAT_LEFT], &left))
        return str_format_c(vm, "repeat(%s)", str_text(vm, object));
    return str_format_c(vm, "repeat(%s, %lld)", str_text(vm, object), (long long)left);
}

static value repeat_length_hint(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *record = native_self(vm, arguments[0]);
    if (record->items[REPEAT_LEFT] == VALUE_NONE)
        return raise_type_error(vm, "len() of unsized object");
    return record->items[REPEAT_LEFT];
}

static const struct native repeat_new = {"repeat", repeat_create, 2, 3, 0, 0, "object times", NULL};
static const struct native repeat_methods[] = {
    {"__length_hint__", repeat_length_hint, 1, 1, 0, 0, NULL, "Private method returning an estimate of len(list(it))."},
    NATIVE_END,
};
static const struct kind_operations repeat_operations = {
    .iterate = iterate_itself, .next = repeat_next, .repr = repeat_repr};
ITERTOOLS_TYPE(itertools_repeat_definition, "repeat", TYPE_ITERTOOLS_REPEAT, &repeat_new, &repeat_operations,
               repeat_methods, DEFINITION_SUBCLASSABLE,
               "Create an iterator which returns the object for the specified number of times.");

/* --- the module --------------------------------------------------------------------------------------------------- */

static const struct native itertools_functions[] = {
    {"tee", itertools_tee, 1, 2, 0, 0, NULL, "Returns a tuple of n independent iterators."},
    NATIVE_END,
};

static bool itertools_start(struct vm *vm, struct dict *dict) {
    static const enum type_id types[] = {
        TYPE_ITERTOOLS_ACCUMULATE,
        TYPE_ITERTOOLS_BATCHED,
        TYPE_ITERTOOLS_CHAIN,
        TYPE_ITERTOOLS_COMBINATIONS,
        TYPE_ITERTOOLS_COMBINATIONS_WITH_REPLACEMENT,
        TYPE_ITERTOOLS_COMPRESS,
        TYPE_ITERTOOLS_COUNT,
        TYPE_ITERTOOLS_CYCLE,
        TYPE_ITERTOOLS_DROPWHILE,
        TYPE_ITERTOOLS_FILTERFALSE,
        TYPE_ITERTOOLS_GROUPBY,
        TYPE_ITERTOOLS_ISLICE,
        TYPE_ITERTOOLS_PAIRWISE,
        TYPE_ITERTOOLS_PERMUTATIONS,
        TYPE_ITERTOOLS_PRODUCT,
        TYPE_ITERTOOLS_REPEAT,
        TYPE_ITERTOOLS_STARMAP,
        TYPE_ITERTOOLS_TAKEWHILE,
        TYPE_ITERTOOLS_ZIP_LONGEST,
    };
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (!module_add_type(vm, dict, types[i]))
            return false;
    return type_make_library(vm, TYPE_ITERTOOLS_GROUPER) != VALUE_ERROR &&
           type_make_library(vm, TYPE_ITERTOOLS_TEE) != VALUE_ERROR;
}

const struct module_definition itertools_module = {.name = "itertools",
                                                   .reason = "iterators over the guest's own objects",
                                                   .functions = itertools_functions,
                                                   .start = itertools_start};
