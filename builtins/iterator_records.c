/* enumerate, zip, map and filter. Each is a record whose items are the iterators it reads and what else it needs. */
#include "iterator.h"

value iterator_advance_slow(struct vm *vm, value iterator) {
    /* Iterators that step no other one. */
    if (value_has_kind(vm, iterator, KIND_DICT_ITERATOR) || value_has_kind(vm, iterator, KIND_SET_ITERATOR))
        return kind_operations_of(vm, iterator)->next(vm, iterator);
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value item = object_next(vm, iterator);
    vm_leave_native(vm);
    return item;
}

/* A tuple of iterators over each of these. */
static value iterators_of(struct vm *vm, const value *iterables, uint32_t count) {
    value iterators = tuple_new(vm, count);
    for (uint32_t i = 0; iterators != VALUE_ERROR && i < count; i++) {
        value iterator = object_iterate(vm, iterables[i]);
        if (iterator == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, iterators)[i] = iterator;
    }
    return iterators;
}

/* --- enumerate
 * --------------------------------------------------------------------------------------------------------- */

static value enumerate_create(struct vm *vm, value *arguments, uint32_t count) {
    if (count == 1 && arguments[1] == VALUE_UNSET)
        return raise_type_error(vm, "enumerate() missing required argument 'iterable'");
    value number = arguments[2] == VALUE_UNSET ? value_from_small_int(0) : object_index(vm, arguments[2]);
    value iterator = number == VALUE_ERROR ? VALUE_ERROR : object_iterate(vm, arguments[1]);
    value v = iterator == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_ENUMERATE, ENUMERATE_COUNT);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[ENUMERATE_ITERATOR] = iterator;
    record->items[ENUMERATE_NUMBER] = number;
    record->data = value_has_kind(vm, iterator, KIND_GENERATOR) ? LOOP_RUNS_FRAMES : 0;
    return v;
}

static inline enum pair_step enumerate_number(struct vm *vm, struct record *record, value item, value *pair) {
    value number = record->items[ENUMERATE_NUMBER];
    value following = value_is_int(number) && value_to_int(number) < SMALL_INT_MAX
                          ? value_from_small_int(value_to_int(number) + 1)
                          : int_binary(vm, OPERATOR_ADD, number, value_from_small_int(1));
    if (following == VALUE_ERROR)
        return PAIR_FAILED;
    record->items[ENUMERATE_NUMBER] = following;
    pair[0] = number;
    pair[1] = item;
    return PAIR_TAKEN;
}

static inline enum pair_step enumerate_next_pair(struct vm *vm, struct record *record, value *pair) {
    value item = iterator_advance(vm, record->items[ENUMERATE_ITERATOR]);
    if (item == VALUE_STOP || item == VALUE_ERROR)
        return item == VALUE_STOP ? PAIR_END : PAIR_FAILED;
    return enumerate_number(vm, record, item, pair);
}

static value enumerate_next(struct vm *vm, value v) {
    value pair[2];
    enum pair_step step = enumerate_next_pair(vm, object_of(vm, v), pair);
    if (step == PAIR_TAKEN)
        return tuple_pair(vm, pair[0], pair[1]);
    return step == PAIR_END ? VALUE_STOP : VALUE_ERROR;
}

static const struct native enumerate_native = {"enumerate", enumerate_create, 1, 3, 0, 0, "iterable start", NULL};
static const struct kind_operations enumerate_operations = {.iterate = iterate_itself, .next = enumerate_next};

const struct type_definition enumerate_definition = {
    .name = "enumerate",
    .type_id = TYPE_ENUMERATE,
    .base = TYPE_OBJECT,
    .kind = KIND_RECORD,
    .flags = DEFINITION_SUBCLASSABLE,
    .construct = &enumerate_native,
    .create = &enumerate_native,
    .operations = &enumerate_operations,
    .documentation =
        "Return an enumerate object.\n\nThe enumerate object yields pairs containing a count (from start, which\n"
        "defaults to zero) and a value yielded by the iterable argument.",
};

/* --- zip
 * ---------------------------------------------------------------------------------------------------------------- */

static bool reads_generator(const struct vm *vm, value iterators) {
    for (uint32_t i = 0; i < tuple_count(vm, iterators); i++)
        if (value_has_kind(vm, tuple_items(vm, iterators)[i], KIND_GENERATOR))
            return true;
    return false;
}

static value zip_create(struct vm *vm, value *arguments, uint32_t count) {
    int strict = arguments[count] == VALUE_UNSET ? 0 : object_truth(vm, arguments[count]);
    if (strict < 0)
        return VALUE_ERROR;
    value iterators = iterators_of(vm, arguments + 1, count - 1);
    value v = iterators == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_ZIP, 1);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[0] = iterators;
    bool runs_frames = !strict && count == 3 && reads_generator(vm, iterators);
    record->data = (strict ? ZIP_STRICT : 0) | (runs_frames ? LOOP_RUNS_FRAMES : 0);
    return v;
}

static value zip_unequal(struct vm *vm, uint32_t number, const char *relation) {
    if (number == 1)
        return raise_value_error(vm, "zip() argument 2 is %s than argument 1", relation);
    return raise_value_error(vm, "zip() argument %u is %s than arguments 1-%u", number + 1, relation, number);
}

/* Iterator `ended` has ended while a strict zip was taking one item of each: an error unless all end here. */
static value zip_strict_end(struct vm *vm, value iterators, uint32_t ended) {
    if (ended)
        return zip_unequal(vm, ended, "shorter");
    for (uint32_t i = 1; i < tuple_count(vm, iterators); i++) {
        value item = iterator_advance(vm, tuple_items(vm, iterators)[i]);
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        if (item != VALUE_STOP)
            return zip_unequal(vm, i, "longer");
    }
    return VALUE_STOP;
}

static value zip_next(struct vm *vm, value v) {
    const struct record *record = object_of(vm, v);
    value iterators = record->items[0];
    uint32_t count = tuple_count(vm, iterators);
    if (!count)
        return VALUE_STOP;
    if (count > 8 && !vm_charge(vm, count / 8))
        return VALUE_ERROR;
    value result = tuple_new(vm, count);
    for (uint32_t i = 0; result != VALUE_ERROR && i < count; i++) {
        value item = iterator_advance(vm, tuple_items(vm, iterators)[i]);
        if (item == VALUE_STOP)
            return record->data & ZIP_STRICT ? zip_strict_end(vm, iterators, i) : VALUE_STOP;
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, result)[i] = item;
    }
    return result;
}

static const struct native zip_native = {"zip", zip_create, 1, 1, 1, NATIVE_VARIADIC, "strict", NULL};
static const struct kind_operations zip_operations = {.iterate = iterate_itself, .next = zip_next};

const struct type_definition zip_definition = {
    .name = "zip",
    .type_id = TYPE_ZIP,
    .base = TYPE_OBJECT,
    .kind = KIND_RECORD,
    .flags = DEFINITION_SUBCLASSABLE,
    .construct = &zip_native,
    .create = &zip_native,
    .operations = &zip_operations,
    .documentation = "The zip object yields n-length tuples, where n is the number of iterables\n"
                     "passed as positional arguments to zip(). If strict is true and one of the\n"
                     "arguments is exhausted before the others, raise a ValueError.",
};

/* The same of a zip of two that is not strict. */
static inline enum pair_step zip_next_pair(struct vm *vm, const struct record *record, value *pair) {
    const value *iterators = tuple_items(vm, record->items[0]);
    value first = iterator_advance(vm, iterators[0]);
    if (first == VALUE_STOP || first == VALUE_ERROR)
        return first == VALUE_STOP ? PAIR_END : PAIR_FAILED;
    value second = iterator_advance(vm, iterators[1]);
    if (second == VALUE_STOP || second == VALUE_ERROR)
        return second == VALUE_STOP ? PAIR_END : PAIR_FAILED;
    pair[0] = first;
    pair[1] = second;
    return PAIR_TAKEN;
}

enum pair_step iterator_next_pair(struct vm *vm, value iterator, value *pair) {
    if (value_has_kind(vm, iterator, KIND_DICT_ITERATOR))
        return dict_iterator_next_pair(vm, object_of(vm, iterator), pair);
    struct record *record = object_of(vm, iterator);
    if (record->type_id == TYPE_ENUMERATE && record->header.detail == ENUMERATE_COUNT)
        return enumerate_next_pair(vm, record, pair);
    if (record->type_id != TYPE_ZIP || record->data & ZIP_STRICT || tuple_count(vm, record->items[0]) != 2)
        return PAIR_NONE;
    return zip_next_pair(vm, record, pair);
}

/* Takes what comes from other iterators; `next` is the first of the two that has not given its item. */
static enum pair_step zip_from(struct vm *vm, const value *iterators, value *pair, uint32_t *part, uint32_t next) {
    for (uint32_t i = next; i < 2; i++) {
        if (value_has_kind(vm, iterators[i], KIND_GENERATOR)) {
            pair[i] = iterators[i];
            *part = i;
            return PAIR_WAITS;
        }
        pair[i] = iterator_advance(vm, iterators[i]);
        if (pair[i] == VALUE_STOP || pair[i] == VALUE_ERROR)
            return pair[i] == VALUE_STOP ? PAIR_END : PAIR_FAILED;
    }
    return PAIR_TAKEN;
}

enum pair_step iterator_pair_in_parts(struct vm *vm, value iterator, value *pair, uint32_t *part, bool given) {
    if (!value_has_kind(vm, iterator, KIND_RECORD))
        return PAIR_NONE;
    struct record *record = object_of(vm, iterator);
    if (record->type_id == TYPE_ENUMERATE && record->header.detail == ENUMERATE_COUNT) {
        if (given)
            return enumerate_number(vm, record, pair[1], pair);
        pair[1] = record->items[ENUMERATE_ITERATOR];
        *part = 1;
        return value_has_kind(vm, pair[1], KIND_GENERATOR) ? PAIR_WAITS : PAIR_NONE;
    }
    if (record->type_id != TYPE_ZIP || tuple_count(vm, record->items[0]) != 2)
        return PAIR_NONE;
    return zip_from(vm, tuple_items(vm, record->items[0]), pair, part, given ? *part + 1 : 0);
}

/* --- map
 * ---------------------------------------------------------------------------------------------------------------- */

enum { MAP_FUNCTION, MAP_ITERATORS, MAP_COUNT };

static value map_create(struct vm *vm, value *arguments, uint32_t count) {
    if (count < 3)
        return raise_type_error(vm, "map() must have at least two arguments.");
    value iterators = iterators_of(vm, arguments + 2, count - 2);
    value v = iterators == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_MAP, MAP_COUNT);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[MAP_FUNCTION] = arguments[1];
    record->items[MAP_ITERATORS] = iterators;
    record->data = count == 3 && value_has_kind(vm, arguments[1], KIND_FUNCTION) ? LOOP_RUNS_FRAMES : 0;
    return v;
}

static value map_next_of_many(struct vm *vm, value function, value iterators, uint32_t count) {
    if (!vm_charge(vm, count / 8))
        return VALUE_ERROR;
    value items = tuple_new(vm, count);
    for (uint32_t i = 0; items != VALUE_ERROR && i < count; i++) {
        value item = iterator_advance(vm, tuple_items(vm, iterators)[i]);
        if (item == VALUE_STOP || item == VALUE_ERROR)
            return item;
        tuple_items(vm, items)[i] = item;
    }
    return items == VALUE_ERROR ? VALUE_ERROR : vm_call(vm, function, count, tuple_items(vm, items));
}

static value map_next(struct vm *vm, value v) {
    const struct record *record = object_of(vm, v);
    value function = record->items[MAP_FUNCTION], iterators = record->items[MAP_ITERATORS];
    uint32_t count = tuple_count(vm, iterators);
    if (count != 1)
        return map_next_of_many(vm, function, iterators, count);
    value item = iterator_advance(vm, tuple_items(vm, iterators)[0]);
    return item == VALUE_STOP || item == VALUE_ERROR ? item : vm_call_1(vm, function, item);
}

int map_visit(struct vm *vm, value map, item_visitor visit, void *context) {
    const struct record *record = object_of(vm, map);
    value iterators = record->items[MAP_ITERATORS];
    struct native_calls calls;
    if (tuple_count(vm, iterators) != 1 || !native_calls_begin(vm, record->items[MAP_FUNCTION], &calls))
        return -1;
    value iterator = tuple_items(vm, iterators)[0];
    value item, made;
    bool goes_on = true;
    while (goes_on && (item = iterator_advance(vm, iterator)) != VALUE_STOP) {
        made = item == VALUE_ERROR ? item : native_calls_next(vm, &calls, item);
        goes_on = made != VALUE_ERROR && vm_charge(vm, 1) && visit(vm, context, made);
    }
    native_calls_end(vm, &calls);
    return goes_on;
}

const struct function *map_next_call(struct vm *vm, value iterator, value *item) {
    if (!value_is_record(vm, iterator, TYPE_MAP))
        return NULL;
    const struct record *record = object_of(vm, iterator);
    value function = record->items[MAP_FUNCTION], iterators = record->items[MAP_ITERATORS];
    if (!value_has_kind(vm, function, KIND_FUNCTION) || tuple_count(vm, iterators) != 1)
        return NULL;
    *item = iterator_advance(vm, tuple_items(vm, iterators)[0]);
    return object_of(vm, function);
}

static const struct native map_native = {"map", map_create, 1, 1, 0, NATIVE_VARIADIC, NULL, NULL};
static const struct kind_operations map_operations = {.iterate = iterate_itself, .next = map_next};

const struct type_definition map_definition = {
    .name = "map",
    .type_id = TYPE_MAP,
    .base = TYPE_OBJECT,
    .kind = KIND_RECORD,
    .flags = DEFINITION_SUBCLASSABLE,
    .construct = &map_native,
    .create = &map_native,
    .operations = &map_operations,
    .documentation = "Make an iterator that computes the function using arguments from\n"
                     "each of the iterables.  Stops when the shortest iterable is exhausted.",
};

/* --- filter
 * --------------------------------------------------------------------------------------------------------------- */

enum { FILTER_FUNCTION, FILTER_ITERATOR, FILTER_COUNT };

static value filter_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value iterator = object_iterate(vm, arguments[2]);
    value v = iterator == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_FILTER, FILTER_COUNT);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[FILTER_FUNCTION] = arguments[1];
    record->items[FILTER_ITERATOR] = iterator;
    return v;
}

static value filter_next(struct vm *vm, value v) {
    const struct record *record = object_of(vm, v);
    value function = record->items[FILTER_FUNCTION];
    bool by_truth = function == VALUE_NONE || function == value_from_ref(vm->types[TYPE_BOOL]);
    for (;;) {
        value item = iterator_advance(vm, record->items[FILTER_ITERATOR]);
        if (item == VALUE_STOP || item == VALUE_ERROR)
            return item;
        if (!vm_charge(vm, 1))
            return VALUE_ERROR;
        value verdict = by_truth ? item : vm_call_1(vm, function, item);
        int truth = verdict == VALUE_ERROR ? -1 : object_truth(vm, verdict);
        if (truth)
            return truth < 0 ? VALUE_ERROR : item;
    }
}

static const struct native filter_native = {"filter", filter_create, 3, 3, 0, 0, NULL, NULL};
static const struct kind_operations filter_operations = {.iterate = iterate_itself, .next = filter_next};

const struct type_definition filter_definition = {
    .name = "filter",
    .type_id = TYPE_FILTER,
    .base = TYPE_OBJECT,
    .kind = KIND_RECORD,
    .flags = DEFINITION_SUBCLASSABLE,
    .construct = &filter_native,
    .create = &filter_native,
    .operations = &filter_operations,
    .documentation = "Return an iterator yielding those items of iterable for which function(item)\n"
                     "is true. If function is None, return the items that are true.",
};
