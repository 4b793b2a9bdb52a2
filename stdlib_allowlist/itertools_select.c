/* The iterators of itertools that pass on items of others, some of them or joined: chain, compress, dropwhile,
 * takewhile, filterfalse, islice, starmap, accumulate, pairwise, batched, zip_longest. */
#include "itertools.h"

#include "../vm/type.h"

/* A record with the iterator over `iterable` as item 0 and two more items. */
static value selection_new(struct vm *vm, enum type_id type, value iterable, value second, value third) {
    value iterator = object_iterate(vm, iterable);
    value v = iterator == VALUE_ERROR ? VALUE_ERROR : record_new(vm, type, 3);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[0] = iterator;
    record->items[1] = second;
    record->items[2] = third;
    return v;
}

/* --- chain -------------------------------------------------------------------------------------------------------- */

/* CHAIN_SOURCE: an iterator over the iterables, None when it has ended; CHAIN_ACTIVE: the iterator read now, or None.
 */
enum { CHAIN_SOURCE, CHAIN_ACTIVE };

static value chain_create(struct vm *vm, value *arguments, uint32_t count) {
    value iterables = tuple_from_items(vm, arguments + 1, count - 1);
    return iterables == VALUE_ERROR ? VALUE_ERROR
                                    : selection_new(vm, TYPE_ITERTOOLS_CHAIN, iterables, VALUE_NONE, VALUE_NONE);
}

static value chain_from_iterable(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value plain = selection_new(vm, TYPE_ITERTOOLS_CHAIN, arguments[1], VALUE_NONE, VALUE_NONE);
    struct type *class = object_of(vm, arguments[0]);
    if (plain == VALUE_ERROR || !type_is_guest(class))
        return plain;
    return instance_new_with_payload(vm, class, plain);
}

/* Goes on to the next iterable; false: there is none, or an exception is set. */
static bool chain_activate(struct vm *vm, struct record *record) {
    value iterable = iterator_advance(vm, record->items[CHAIN_SOURCE]);
    value iterator = item_is_end(iterable) ? VALUE_ERROR : object_iterate(vm, iterable);
    if (iterator == VALUE_ERROR) {
        record->items[CHAIN_SOURCE] = VALUE_NONE;
        return false;
    }
    record->items[CHAIN_ACTIVE] = iterator;
    return true;
}

static value chain_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    for (;;) {
        value active = record->items[CHAIN_ACTIVE];
        if (active != VALUE_NONE) {
            value item = iterator_advance(vm, active);
            if (item != VALUE_STOP)
                return item;
            record->items[CHAIN_ACTIVE] = VALUE_NONE;
        }
        if (record->items[CHAIN_SOURCE] == VALUE_NONE)
            return VALUE_STOP;
        if (!vm_charge(vm, 1) || !chain_activate(vm, record))
            return vm_failed(vm) ? VALUE_ERROR : VALUE_STOP;
    }
}

static const struct native chain_new = {"chain", chain_create, 1, 1, 0, NATIVE_VARIADIC, NULL, NULL};
static const struct native chain_methods[] = {
    {"from_iterable", chain_from_iterable, 2, 2, 0, NATIVE_CLASS, NULL,
     "Alternative chain() constructor taking a single iterable argument that evaluates lazily."},
    NATIVE_END,
};
static const struct kind_operations chain_operations = {.iterate = iterate_itself, .next = chain_next};
ITERTOOLS_TYPE(itertools_chain_definition, "chain", TYPE_ITERTOOLS_CHAIN, &chain_new, &chain_operations, chain_methods,
               DEFINITION_SUBCLASSABLE | DEFINITION_GENERIC,
               "Return a chain object whose .__next__() method returns elements from the first iterable until it is "
               "exhausted, then elements from the next iterable, until all of the iterables are exhausted.");

/* --- compress ----------------------------------------------------------------------------------------------------- */

enum { COMPRESS_DATA, COMPRESS_SELECTORS };

static value compress_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value v = selection_new(vm, TYPE_ITERTOOLS_COMPRESS, arguments[1], VALUE_NONE, VALUE_NONE);
    value selectors = v == VALUE_ERROR ? VALUE_ERROR : object_iterate(vm, arguments[2]);
    if (selectors == VALUE_ERROR)
        return VALUE_ERROR;
    ((struct record *)object_of(vm, v))->items[COMPRESS_SELECTORS] = selectors;
    return v;
}

static value compress_next(struct vm *vm, value v) {
    const struct record *record = object_of(vm, v);
    for (;;) {
        value item = iterator_advance(vm, record->items[COMPRESS_DATA]);
        value selector = item_is_end(item) ? item : iterator_advance(vm, record->items[COMPRESS_SELECTORS]);
        if (item_is_end(selector))
            return selector;
        int truth = object_truth(vm, selector);
        if (truth)
            return truth < 0 ? VALUE_ERROR : item;
        if (!vm_charge(vm, 1))
            return VALUE_ERROR;
    }
}

static const struct native compress_new = {"compress", compress_create, 3, 3, 0, 0, "data selectors", NULL};
static const struct kind_operations compress_operations = {.iterate = iterate_itself, .next = compress_next};
ITERTOOLS_TYPE(itertools_compress_definition, "compress", TYPE_ITERTOOLS_COMPRESS, &compress_new, &compress_operations,
               NULL, DEFINITION_SUBCLASSABLE, "Return data elements corresponding to true selector elements.");

/* --- dropwhile, takewhile, filterfalse -----------------------------------------------------------------------------
 */

/* record->data: 1 when dropwhile has begun to pass items on, or takewhile has ended. */
enum { SELECT_ITERATOR, SELECT_FUNCTION };

/* Whether the function says yes to the item: 1 0 -1. */
static int select_verdict(struct vm *vm, value function, value item) {
    value verdict = vm_call_1(vm, function, item);
    return verdict == VALUE_ERROR ? -1 : object_truth(vm, verdict);
}

static value dropwhile_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return selection_new(vm, TYPE_ITERTOOLS_DROPWHILE, arguments[2], arguments[1], VALUE_NONE);
}

static value dropwhile_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    for (;;) {
        value item = iterator_advance(vm, record->items[SELECT_ITERATOR]);
        if (item_is_end(item) || record->data)
            return item;
        int drop = select_verdict(vm, record->items[SELECT_FUNCTION], item);
        if (drop < 0 || !vm_charge(vm, 1))
            return VALUE_ERROR;
        if (!drop) {
            record->data = 1;
            return item;
        }
    }
}

static const struct native dropwhile_new = {"dropwhile", dropwhile_create, 3, 3, 0, 0, NULL, NULL};
static const struct kind_operations dropwhile_operations = {.iterate = iterate_itself, .next = dropwhile_next};
ITERTOOLS_TYPE(itertools_dropwhile_definition, "dropwhile", TYPE_ITERTOOLS_DROPWHILE, &dropwhile_new,
               &dropwhile_operations, NULL, DEFINITION_SUBCLASSABLE,
               "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until "
               "the iterable is exhausted.");

static value takewhile_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return selection_new(vm, TYPE_ITERTOOLS_TAKEWHILE, arguments[2], arguments[1], VALUE_NONE);
}

static value takewhile_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    if (record->data)
        return VALUE_STOP;
    value item = iterator_advance(vm, record->items[SELECT_ITERATOR]);
    if (item_is_end(item))
        return item;
    int take = select_verdict(vm, record->items[SELECT_FUNCTION], item);
    if (take > 0)
        return item;
    record->data = take == 0;
    return take < 0 ? VALUE_ERROR : VALUE_STOP;
}

static const struct native takewhile_new = {"takewhile", takewhile_create, 3, 3, 0, 0, NULL, NULL};
static const struct kind_operations takewhile_operations = {.iterate = iterate_itself, .next = takewhile_next};
ITERTOOLS_TYPE(itertools_takewhile_definition, "takewhile", TYPE_ITERTOOLS_TAKEWHILE, &takewhile_new,
               &takewhile_operations, NULL, DEFINITION_SUBCLASSABLE,
               "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.");

static value filterfalse_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return selection_new(vm, TYPE_ITERTOOLS_FILTERFALSE, arguments[2], arguments[1], VALUE_NONE);
}

static value filterfalse_next(struct vm *vm, value v) {
    const struct record *record = object_of(vm, v);
    value function = record->items[SELECT_FUNCTION];
    bool by_truth = function == VALUE_NONE || function == value_from_ref(vm->types[TYPE_BOOL]);
    for (;;) {
        value item = iterator_advance(vm, record->items[SELECT_ITERATOR]);
        if (item_is_end(item))
            return item;
        int truth = by_truth ? object_truth(vm, item) : select_verdict(vm, function, item);
        if (truth < 0 || !vm_charge(vm, 1))
            return VALUE_ERROR;
        if (!truth)
            return item;
    }
}

static const struct native filterfalse_new = {"filterfalse", filterfalse_create, 3, 3, 0, 0, NULL, NULL};
static const struct kind_operations filterfalse_operations = {.iterate = iterate_itself, .next = filterfalse_next};
ITERTOOLS_TYPE(itertools_filterfalse_definition, "filterfalse", TYPE_ITERTOOLS_FILTERFALSE, &filterfalse_new,
               &filterfalse_operations, NULL, DEFINITION_SUBCLASSABLE,
               "Return those items of iterable for which function(item) is false.");

/* --- islice ------------------------------------------------------------------------------------------------------- */

/* ISLICE_ITERATOR: None when it has ended; ISLICE_STOP: -1 without end. */
enum { ISLICE_ITERATOR, ISLICE_DONE, ISLICE_NEXT, ISLICE_STOP, ISLICE_STEP, ISLICE_ITEMS };

/* An index of islice(): `otherwise` for None, -1 for what is no index at all; false: the run is being stopped. */
static bool islice_bound(struct vm *vm, value argument, int64_t otherwise, int64_t *bound) {
    *bound = otherwise;
    if (argument == VALUE_NONE || argument == VALUE_UNSET)
        return true;
    value number = value_has_index(vm, argument) ? object_index(vm, argument) : VALUE_UNSET;
    if (number == VALUE_ERROR && vm_failed(vm))
        exception_clear(vm);
    if (number == VALUE_UNSET || !int_to_int64(vm, number, bound))
        *bound = -1;
    return !vm_failed(vm);
}

static bool islice_bounds(struct vm *vm, value *arguments, int64_t *start, int64_t *stop, int64_t *step) {
    bool only_stop = arguments[3] == VALUE_UNSET;
    value last = only_stop ? arguments[2] : arguments[3];
    if (!islice_bound(vm, last, INT64_MAX, stop) ||
        !islice_bound(vm, only_stop ? VALUE_UNSET : arguments[2], 0, start) || !islice_bound(vm, arguments[4], 1, step))
        return false;
    if (*stop == -1)
        raise_value_error(vm, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    else if (*start < 0 || *stop < 0)
        raise_value_error(vm, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    else if (*step < 1)
        raise_value_error(vm, "Step for islice() must be a positive integer or None.");
    if (last == VALUE_NONE)
        *stop = -1;
    return !vm_failed(vm);
}

static value islice_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t bounds[3];
    if (!islice_bounds(vm, arguments, &bounds[0], &bounds[1], &bounds[2]))
        return VALUE_ERROR;
    value iterator = object_iterate(vm, arguments[1]);
    value v = iterator == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_ITERTOOLS_ISLICE, ISLICE_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[ISLICE_ITERATOR] = iterator;
    record->items[ISLICE_DONE] = value_from_small_int(0);
    for (int i = 0; i < 3; i++) {
        value bound = int_from_int64(vm, bounds[i]);
        if (bound == VALUE_ERROR)
            return VALUE_ERROR;
        record->items[ISLICE_NEXT + i] = bound;
    }
    return v;
}

static int64_t record_number(const struct vm *vm, const struct record *record, uint32_t item) {
    int64_t number;
    return int_to_int64(vm, record->items[item], &number) ? number : 0;
}

static value islice_end(struct record *record, value end) {
    record->items[ISLICE_ITERATOR] = VALUE_NONE;
    return end;
}

/* The number of the next item wanted, past the end when the sum would be. */
static bool islice_plan(struct vm *vm, struct record *record, int64_t done, int64_t wanted, int64_t stop) {
    int64_t following;
    bool beyond = __builtin_add_overflow(wanted, record_number(vm, record, ISLICE_STEP), &following);
    if (beyond)
        following = INT64_MAX;
    if (stop >= 0 && following > stop)
        following = stop;
    value next = int_from_int64(vm, following), count = int_from_int64(vm, done);
    if (next == VALUE_ERROR || count == VALUE_ERROR)
        return false;
    record->items[ISLICE_NEXT] = next;
    record->items[ISLICE_DONE] = count;
    return true;
}

static value islice_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    value iterator = record->items[ISLICE_ITERATOR];
    if (iterator == VALUE_NONE)
        return VALUE_STOP;
    int64_t done = record_number(vm, record, ISLICE_DONE), wanted = record_number(vm, record, ISLICE_NEXT);
    int64_t stop = record_number(vm, record, ISLICE_STOP);
    for (; done < wanted; done++) {
        value skipped = vm_charge(vm, 1) ? iterator_advance(vm, iterator) : VALUE_ERROR;
        if (item_is_end(skipped))
            return islice_end(record, skipped);
    }
    if (stop >= 0 && done >= stop)
        return islice_end(record, VALUE_STOP);
    value item = iterator_advance(vm, iterator);
    if (item_is_end(item))
        return islice_end(record, item);
    return islice_plan(vm, record, done + 1, wanted, stop) ? item : VALUE_ERROR;
}

static const struct native islice_new = {"islice", islice_create, 3, 5, 0, 0, NULL, NULL};
static const struct kind_operations islice_operations = {.iterate = iterate_itself, .next = islice_next};
ITERTOOLS_TYPE(itertools_islice_definition, "islice", TYPE_ITERTOOLS_ISLICE, &islice_new, &islice_operations, NULL,
               DEFINITION_SUBCLASSABLE,
               "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object");

/* --- starmap ------------------------------------------------------------------------------------------------------ */

static value starmap_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return selection_new(vm, TYPE_ITERTOOLS_STARMAP, arguments[2], arguments[1], VALUE_NONE);
}

static value starmap_next(struct vm *vm, value v) {
    const struct record *record = object_of(vm, v);
    value item = iterator_advance(vm, record->items[SELECT_ITERATOR]);
    if (item_is_end(item))
        return item;
    value arguments = value_has_kind(vm, item, KIND_TUPLE) ? item : tuple_from_iterable(vm, item);
    if (arguments == VALUE_ERROR)
        return VALUE_ERROR;
    return vm_call(vm, record->items[SELECT_FUNCTION], tuple_count(vm, arguments), tuple_items(vm, arguments));
}

static const struct native starmap_new = {"starmap", starmap_create, 3, 3, 0, 0, NULL, NULL};
static const struct kind_operations starmap_operations = {.iterate = iterate_itself, .next = starmap_next};
ITERTOOLS_TYPE(itertools_starmap_definition, "starmap", TYPE_ITERTOOLS_STARMAP, &starmap_new, &starmap_operations, NULL,
               DEFINITION_SUBCLASSABLE,
               "Return an iterator whose values are returned from the function evaluated with an argument tuple taken "
               "from the given sequence.");

/* --- accumulate --------------------------------------------------------------------------------------------------- */

/* record->data: whether there is a total already. ACCUMULATE_TOTAL may be an initial value not yet handed out. */
enum { ACCUMULATE_ITERATOR, ACCUMULATE_FUNCTION, ACCUMULATE_TOTAL };
enum { ACCUMULATE_EMPTY, ACCUMULATE_INITIAL, ACCUMULATE_RUNNING };

static value accumulate_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value function = arguments[2] == VALUE_UNSET ? VALUE_NONE : arguments[2];
    value initial = arguments[3] == VALUE_UNSET ? VALUE_NONE : arguments[3];
    value v = selection_new(vm, TYPE_ITERTOOLS_ACCUMULATE, arguments[1], function, initial);
    if (v != VALUE_ERROR && initial != VALUE_NONE)
        ((struct record *)object_of(vm, v))->data = ACCUMULATE_INITIAL;
    return v;
}

static value accumulate_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    if (record->data == ACCUMULATE_INITIAL) {
        record->data = ACCUMULATE_RUNNING;
        return record->items[ACCUMULATE_TOTAL];
    }
    value item = iterator_advance(vm, record->items[ACCUMULATE_ITERATOR]);
    if (item_is_end(item))
        return item;
    value total = item, function = record->items[ACCUMULATE_FUNCTION];
    if (record->data == ACCUMULATE_RUNNING)
        total = function == VALUE_NONE ? object_binary(vm, OPERATOR_ADD, record->items[ACCUMULATE_TOTAL], item)
                                       : vm_call_2(vm, function, record->items[ACCUMULATE_TOTAL], item);
    if (total == VALUE_ERROR)
        return VALUE_ERROR;
    record->data = ACCUMULATE_RUNNING;
    record->items[ACCUMULATE_TOTAL] = total;
    return total;
}

static const struct native accumulate_new = {"accumulate", accumulate_create, 2, 3, 1, 0, "iterable func initial",
                                             NULL};
static const struct kind_operations accumulate_operations = {.iterate = iterate_itself, .next = accumulate_next};
ITERTOOLS_TYPE(itertools_accumulate_definition, "accumulate", TYPE_ITERTOOLS_ACCUMULATE, &accumulate_new,
               &accumulate_operations, NULL, DEFINITION_SUBCLASSABLE, "Return series of accumulated sums.");

/* --- pairwise ----------------------------------------------------------------------------------------------------- */

/* record->data: whether PAIRWISE_BEFORE is an item. */
enum { PAIRWISE_ITERATOR, PAIRWISE_BEFORE };

static value pairwise_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return selection_new(vm, TYPE_ITERTOOLS_PAIRWISE, arguments[1], VALUE_NONE, VALUE_NONE);
}

static value pairwise_end(struct record *record, value end) {
    record->items[PAIRWISE_ITERATOR] = VALUE_NONE;
    return end;
}

static value pairwise_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    value iterator = record->items[PAIRWISE_ITERATOR];
    if (iterator == VALUE_NONE)
        return VALUE_STOP;
    if (!record->data) {
        value first = iterator_advance(vm, iterator);
        if (item_is_end(first))
            return pairwise_end(record, first);
        record->data = 1;
        record->items[PAIRWISE_BEFORE] = first;
        if (record->items[PAIRWISE_ITERATOR] == VALUE_NONE)
            return VALUE_STOP;
    }
    value before = record->items[PAIRWISE_BEFORE];
    value item = iterator_advance(vm, iterator);
    if (item_is_end(item))
        return pairwise_end(record, item);
    record->items[PAIRWISE_BEFORE] = item;
    return tuple_pair(vm, before, item);
}

static const struct native pairwise_new = {"pairwise", pairwise_create, 2, 2, 0, 0, NULL, NULL};
static const struct kind_operations pairwise_operations = {.iterate = iterate_itself, .next = pairwise_next};
ITERTOOLS_TYPE(itertools_pairwise_definition, "pairwise", TYPE_ITERTOOLS_PAIRWISE, &pairwise_new, &pairwise_operations,
               NULL, DEFINITION_SUBCLASSABLE, "Return an iterator of overlapping pairs taken from the input iterator.");

/* --- batched ------------------------------------------------------------------------------------------------------ */

/* record->data: 1 when strict. BATCHED_ITERATOR: None when it has ended. */
enum { BATCHED_ITERATOR, BATCHED_SIZE };

static value batched_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t size;
    int strict = arguments[3] == VALUE_UNSET ? 0 : object_truth(vm, arguments[3]);
    if (strict < 0 || !argument_to_int64(vm, arguments[2], &size))
        return VALUE_ERROR;
    if (size < 1)
        return raise_value_error(vm, "n must be at least one");
    value most = int_from_int64(vm, size);
    value v =
        most == VALUE_ERROR ? VALUE_ERROR : selection_new(vm, TYPE_ITERTOOLS_BATCHED, arguments[1], most, VALUE_NONE);
    if (v != VALUE_ERROR)
        ((struct record *)object_of(vm, v))->data = (uint32_t)strict;
    return v;
}

static value batched_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    if (record->items[BATCHED_ITERATOR] == VALUE_NONE)
        return VALUE_STOP;
    int64_t size = record_number(vm, record, BATCHED_SIZE);
    value batch = list_new(vm, size < 64 ? (uint32_t)size : 64);
    if (batch == VALUE_ERROR)
        return VALUE_ERROR;
    struct list *list = object_of(vm, batch);
    while (list->count < size) {
        value item = iterator_advance(vm, record->items[BATCHED_ITERATOR]);
        if (item == VALUE_STOP)
            break;
        if (item == VALUE_ERROR || !vm_charge(vm, 1) || !list_append(vm, list, item))
            return VALUE_ERROR;
    }
    if (list->count < size) {
        record->items[BATCHED_ITERATOR] = VALUE_NONE;
        if (!list->count)
            return VALUE_STOP;
        if (record->data)
            return raise_value_error(vm, "batched(): incomplete batch");
    }
    return tuple_from_items(vm, list_items(vm, list), list->count);
}

static const struct native batched_new = {"batched", batched_create, 3, 3, 1, 0, "iterable n strict", NULL};
static const struct kind_operations batched_operations = {.iterate = iterate_itself, .next = batched_next};
ITERTOOLS_TYPE(itertools_batched_definition, "batched", TYPE_ITERTOOLS_BATCHED, &batched_new, &batched_operations, NULL,
               DEFINITION_SUBCLASSABLE, "Batch data into tuples of length n. The last batch may be shorter than n.");

/* --- zip_longest -------------------------------------------------------------------------------------------------- */

/* ZIP_ITERATORS: a tuple of iterators, None for those that have ended; record->data: how many have not. */
enum { ZIP_ITERATORS, ZIP_FILL };

static value zip_longest_create(struct vm *vm, value *arguments, uint32_t count) {
    if (arguments[count + 1] != VALUE_UNSET)
        return raise_type_error(vm, "zip_longest() got an unexpected keyword argument");
    value fill = arguments[count] == VALUE_UNSET ? VALUE_NONE : arguments[count];
    value iterators = tuple_new(vm, count - 1);
    for (uint32_t i = 0; iterators != VALUE_ERROR && i + 1 < count; i++) {
        value iterator = object_iterate(vm, arguments[i + 1]);
        if (iterator == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, iterators)[i] = iterator;
    }
    value v = iterators == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_ITERTOOLS_ZIP_LONGEST, 2);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[ZIP_ITERATORS] = iterators;
    record->items[ZIP_FILL] = fill;
    record->data = count - 1;
    return v;
}

/* Item `number` of the next tuple; VALUE_STOP when that was the last iterator that had any. */
static value zip_longest_item(struct vm *vm, struct record *record, uint32_t number) {
    value *iterator = &tuple_items(vm, record->items[ZIP_ITERATORS])[number];
    if (*iterator == VALUE_NONE)
        return record->items[ZIP_FILL];
    value item = iterator_advance(vm, *iterator);
    if (item == VALUE_ERROR)
        record->data = 0;
    if (item != VALUE_STOP)
        return item;
    if (*iterator != VALUE_NONE && record->data)
        record->data--;
    *iterator = VALUE_NONE;
    return record->data ? record->items[ZIP_FILL] : VALUE_STOP;
}

static value zip_longest_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    if (!record->data)
        return VALUE_STOP;
    uint32_t count = tuple_count(vm, record->items[ZIP_ITERATORS]);
    if (!vm_charge(vm, count / 8))
        return VALUE_ERROR;
    value result = tuple_new(vm, count);
    for (uint32_t i = 0; result != VALUE_ERROR && i < count; i++) {
        value item = zip_longest_item(vm, record, i);
        if (item_is_end(item))
            return item;
        tuple_items(vm, result)[i] = item;
    }
    return result;
}

static const struct native zip_longest_new = {
    "zip_longest", zip_longest_create, 1, 1, 1, NATIVE_VARIADIC | NATIVE_KEYWORDS, "fillvalue", NULL};
static const struct kind_operations zip_longest_operations = {.iterate = iterate_itself, .next = zip_longest_next};
ITERTOOLS_TYPE(itertools_zip_longest_definition, "zip_longest", TYPE_ITERTOOLS_ZIP_LONGEST, &zip_longest_new,
               &zip_longest_operations, NULL, DEFINITION_SUBCLASSABLE,
               "Return a zip_longest object whose .__next__() method returns a tuple where the i-th element comes from "
               "the i-th iterable argument.");
