/* Built-in functions over iterables. Every one of them may meet an endless iterator, so each step charges fuel: guest
 * steps do by themselves, native ones by the loop here. */
#include "functions.h"

#include "consumer.h"
#include "container.h"
#include "number.h"
#include "str.h"

#include "../vm/interpreter.h"
#include "../vm/type.h"

/* 1: *item is the next, 0: the end, -1: an exception is set. */
static inline int step(struct vm *vm, value iterator, value *item) {
    *item = object_next_inline(vm, iterator);
    if (*item == VALUE_STOP)
        return 0;
    return *item != VALUE_ERROR && vm_charge(vm, 1) ? 1 : -1;
}

/* The items of a list or tuple, which cost less than its iterator's; none of another value. They are good until guest
 * code runs; then iterate_from goes on. */
static void items_view(const struct vm *vm, value iterable, value **items, uint32_t *count) {
    *items = NULL;
    *count = 0;
    if (value_has_kind(vm, iterable, KIND_LIST) || value_has_kind(vm, iterable, KIND_TUPLE))
        sequence_view(vm, iterable, items, count);
}

/* An iterator over what comes behind the first `taken` items of a list or tuple, or over any iterable (none taken). */
static value iterate_from(struct vm *vm, value iterable, uint32_t taken) {
    value iterator = object_iterate(vm, iterable);
    if (taken && iterator != VALUE_ERROR)
        ((struct sequence_iterator *)object_of(vm, iterator))->index = taken;
    return iterator;
}

/* Hand all items of an iterator to a consumer, which has begun. `consumer` is a constant where this is called: each
 * gets a loop of its own. */
static inline __attribute__((always_inline)) value consume(struct vm *vm, enum consumer consumer, value iterator,
                                                           value kept) {
    value item, lost = value_from_double(0);
    int more;
    if (iterator == VALUE_ERROR)
        return VALUE_ERROR;
    while ((more = step(vm, iterator, &item)) > 0) {
        enum taken taken = consumer_take(vm, consumer, &kept, &lost, item);
        if (taken != TAKEN_MORE)
            return taken == TAKEN_FAILED ? VALUE_ERROR : kept;
    }
    return more < 0 ? VALUE_ERROR : consumer_finish(vm, consumer, kept, lost);
}

/* all() and any(): past the bools at the beginning of a list or tuple that do not decide, the other truth than
 * `wanted`.
 */
static inline __attribute__((always_inline)) value search_truth(struct vm *vm, enum consumer consumer, value iterable,
                                                                bool wanted) {
    value *items;
    uint32_t count, skipped = 0;
    items_view(vm, iterable, &items, &count);
    while (skipped < count && items[skipped] == value_from_bool(!wanted))
        skipped++;
    if (!vm_charge(vm, skipped / 8))
        return VALUE_ERROR;
    if (skipped && skipped == count)
        return value_from_bool(!wanted);
    return consume(vm, consumer, iterate_from(vm, iterable, skipped), VALUE_UNSET);
}

value builtin_all(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return search_truth(vm, CONSUMER_ALL, arguments[0], false);
}

value builtin_any(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return search_truth(vm, CONSUMER_ANY, arguments[0], true);
}

value builtin_iter(struct vm *vm, value *arguments, uint32_t count) {
    if (count == 1)
        return object_iterate(vm, arguments[0]);
    if (!object_is_callable(vm, arguments[0]))
        return raise_type_error(vm, "iter(v, w): v must be callable");
    value record = record_new(vm, TYPE_CALLABLE_ITERATOR, 2);
    if (record == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *iterator = object_of(vm, record);
    iterator->items[0] = arguments[0];
    iterator->items[1] = arguments[1];
    return record;
}

static bool is_iterator(struct vm *vm, value v) {
    return (!value_guest_type(vm, v) && kind_operations_of(vm, v)->next) ||
           type_lookup_special(vm, v, SPECIAL_NEXT) != VALUE_UNSET;
}

value builtin_next(struct vm *vm, value *arguments, uint32_t count) {
    if (!is_iterator(vm, arguments[0]))
        return vm_failed(vm)
                   ? VALUE_ERROR
                   : raise_type_error(vm, "'%s' object is not an iterator", value_type_name(vm, arguments[0]));
    /* Through the special method, so that the StopIteration of a guest or a generator's result comes out as it is. */
    value item = value_guest_type(vm, arguments[0]) ? vm_call_special(vm, arguments[0], SPECIAL_NEXT, 0, NULL)
                                                    : object_next(vm, arguments[0]);
    if (item == VALUE_STOP) {
        if (count > 1)
            return arguments[1];
        return raise_stop_iteration(vm, generator_result_of(vm, arguments[0]));
    }
    if (item == VALUE_ERROR && count > 1 && exception_matches(vm, TYPE_STOP_ITERATION)) {
        exception_clear(vm);
        return arguments[1];
    }
    return item;
}

/* --- max and min -------------------------------------------------------------------------------------------------- */

static value key_of(struct vm *vm, value key_function, value item) {
    return key_function == VALUE_NONE ? item : vm_call_1(vm, key_function, item);
}

/* Keep the better of the best so far and `item`. */
static inline bool consider(struct vm *vm, enum comparison comparison, value key_function, value item, value *best,
                            value *best_key) {
    value key = key_of(vm, key_function, item);
    if (key == VALUE_ERROR)
        return false;
    if (*best != VALUE_UNSET) {
        int better = is_better_plainly(comparison, key, *best_key);
        if (better < 0)
            better = object_compare_truth(vm, comparison, key, *best_key);
        if (better <= 0)
            return better == 0;
    }
    *best = item;
    *best_key = key;
    return true;
}

/* The best of the first items, as many as compare plainly; how many these are. */
static uint32_t extreme_of_items(enum comparison comparison, const value *items, uint32_t count, value *best) {
    for (uint32_t i = 0; i < count; i++) {
        int better = i ? is_better_plainly(comparison, items[i], *best) : 1;
        if (better < 0)
            return i;
        if (better)
            *best = items[i];
    }
    return count;
}

static value extreme_of_iterable(struct vm *vm, enum comparison comparison, value iterable, value key_function,
                                 value otherwise) {
    value item, *items, best = VALUE_UNSET;
    uint32_t count, taken = 0;
    if (key_function == VALUE_NONE) {
        items_view(vm, iterable, &items, &count);
        taken = extreme_of_items(comparison, items, count, &best);
        if (!vm_charge(vm, taken / 8))
            return VALUE_ERROR;
        if (taken && taken == count)
            return best;
    }
    value iterator = iterate_from(vm, iterable, taken), best_key = best;
    if (iterator == VALUE_ERROR)
        return VALUE_ERROR;
    int more;
    while ((more = step(vm, iterator, &item)) > 0)
        if (!consider(vm, comparison, key_function, item, &best, &best_key))
            return VALUE_ERROR;
    if (more < 0)
        return VALUE_ERROR;
    if (best == VALUE_UNSET && otherwise != VALUE_UNSET)
        return otherwise;
    return consumer_finish(vm, comparison == COMPARE_GREATER ? CONSUMER_MAX : CONSUMER_MIN, best, VALUE_UNSET);
}

static value extreme(struct vm *vm, enum comparison comparison, value *arguments, uint32_t count) {
    const char *name = comparison == COMPARE_GREATER ? "max" : "min";
    value key_function = arguments[count] == VALUE_UNSET ? VALUE_NONE : arguments[count];
    value otherwise = arguments[count + 1];
    if (count == 1)
        return extreme_of_iterable(vm, comparison, arguments[0], key_function, otherwise);
    if (otherwise != VALUE_UNSET)
        return raise_type_error(vm, "Cannot specify a default for %s() with multiple positional arguments", name);
    value best = VALUE_UNSET, best_key = VALUE_UNSET;
    if (!vm_charge(vm, count / 8))
        return VALUE_ERROR;
    for (uint32_t i = 0; i < count; i++)
        if (!consider(vm, comparison, key_function, arguments[i], &best, &best_key))
            return VALUE_ERROR;
    return best;
}

value builtin_max(struct vm *vm, value *arguments, uint32_t count) {
    return extreme(vm, COMPARE_GREATER, arguments, count);
}

value builtin_min(struct vm *vm, value *arguments, uint32_t count) {
    return extreme(vm, COMPARE_LESS, arguments, count);
}

/* --- sorted, sum -------------------------------------------------------------------------------------------------- */

value builtin_sorted(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value list = list_from_iterable(vm, arguments[0]);
    if (list == VALUE_ERROR)
        return VALUE_ERROR;
    value key = arguments[1] == VALUE_UNSET ? VALUE_NONE : arguments[1];
    int reverse = arguments[2] == VALUE_UNSET ? 0 : object_truth(vm, arguments[2]);
    if (reverse < 0 || !list_sort(vm, object_of(vm, list), key, reverse))
        return VALUE_ERROR;
    return list;
}

/* Adds to *total the first items, as many as are small ints, and floats behind them; how many these are. *total may be
 * any value, and is VALUE_ERROR after a failure. */
static uint32_t sum_items(struct vm *vm, const value *items, uint32_t count, value *total) {
    uint32_t taken = 0;
    if (value_is_int(*total)) {
        int64_t sum = value_to_int(*total), next;
        for (; taken < count && (value_is_int(items[taken]) || value_is_bool(items[taken])); taken++) {
            int64_t number = value_is_int(items[taken]) ? value_to_int(items[taken]) : (int64_t)(items[taken] & 1);
            if (__builtin_add_overflow(sum, number, &next))
                break;
            sum = next;
        }
        *total = int_from_int64(vm, sum);
        if (taken == count || !value_is_double(items[taken]) || !value_is_int(*total))
            return taken;
        *total = value_from_double((double)sum + value_to_double(items[taken++]));
    }
    if (value_is_double(*total)) {
        struct float_sum sum = {value_to_double(*total), 0};
        while (taken < count && float_sum_take(&sum, items[taken]))
            taken++;
        *total = float_sum_result(&sum);
    }
    return taken;
}

/* The same for bytes, all of them; false: `total` is another value than a small int. */
static bool sum_bytes(struct vm *vm, const uint8_t *data, uint32_t count, value *total) {
    if (!value_is_int(*total))
        return false;
    int64_t sum = value_to_int(*total);
    for (uint32_t i = 0; i < count; i++)
        sum += data[i];
    *total = vm_charge(vm, count / 32) ? int_from_int64(vm, sum) : VALUE_ERROR;
    return true;
}

static bool refuse_sum_start(struct vm *vm, value start) {
    if (str_of(vm, start))
        raise_type_error(vm, "sum() can't sum strings [use ''.join(seq) instead]");
    else if (value_has_kind(vm, value_unwrap(vm, start), KIND_BYTES))
        raise_type_error(vm, "sum() can't sum bytes [use b''.join(seq) instead]");
    else if (value_has_kind(vm, value_unwrap(vm, start), KIND_BYTEARRAY))
        raise_type_error(vm, "sum() can't sum bytearray [use b''.join(seq) instead]");
    else
        return false;
    return true;
}

value builtin_sum(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value total = arguments[1] == VALUE_UNSET ? value_from_small_int(0) : arguments[1], *items;
    const uint8_t *data;
    uint32_t length, taken;
    bool has_bytes = value_has_kind(vm, arguments[0], KIND_BYTES) || value_has_kind(vm, arguments[0], KIND_BYTEARRAY);
    if (has_bytes && bytes_view(vm, arguments[0], &data, &length) && sum_bytes(vm, data, length, &total))
        return total;
    items_view(vm, arguments[0], &items, &length);
    taken = sum_items(vm, items, length, &total);
    if (total == VALUE_ERROR || !vm_charge(vm, taken / 8))
        return VALUE_ERROR;
    if (taken && taken == length)
        return total;
    value iterator = iterate_from(vm, arguments[0], taken);
    if (iterator == VALUE_ERROR || refuse_sum_start(vm, total))
        return VALUE_ERROR;
    return consume(vm, CONSUMER_SUM, iterator, total);
}
