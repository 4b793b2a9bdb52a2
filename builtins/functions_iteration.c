/* Built-in functions over iterables. Every one of them may meet an endless iterator, so each step charges fuel: guest
 * steps do by themselves, native ones by the loop here. */
#include "functions.h"

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
 * code runs; then iterate_from goes on. False: an exception is set. */
static bool items_view(struct vm *vm, value iterable, value **items, uint32_t *count) {
    *items = NULL;
    *count = 0;
    if (value_has_kind(vm, iterable, KIND_LIST) || value_has_kind(vm, iterable, KIND_TUPLE))
        sequence_view(vm, iterable, items, count);
    return vm_charge(vm, *count / 8);
}

/* An iterator over what comes behind the first `taken` items of a list or tuple, or over any iterable (none taken). */
static value iterate_from(struct vm *vm, value iterable, uint32_t taken) {
    value iterator = object_iterate(vm, iterable);
    if (taken && iterator != VALUE_ERROR)
        ((struct sequence_iterator *)object_of(vm, iterator))->index = taken;
    return iterator;
}

/* True as soon as one item's truth is `wanted`. */
static value search_truth(struct vm *vm, value iterable, int wanted) {
    value iterator = object_iterate(vm, iterable), item;
    if (iterator == VALUE_ERROR)
        return VALUE_ERROR;
    int more;
    while ((more = step(vm, iterator, &item)) > 0) {
        int truth = value_is_bool(item) ? item == VALUE_TRUE : object_truth(vm, item);
        if (truth < 0)
            return VALUE_ERROR;
        if (truth == wanted)
            return value_from_bool(wanted);
    }
    return more < 0 ? VALUE_ERROR : value_from_bool(!wanted);
}

value builtin_all(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return search_truth(vm, arguments[0], 0);
}

value builtin_any(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return search_truth(vm, arguments[0], 1);
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

/* Whether `key` is better than `best`, for two small ints or two floats; -1: object_compare must tell. */
static inline int is_better_plainly(enum comparison comparison, value key, value best) {
    if (value_are_ints(key, best)) {
        int64_t left = value_to_int(key), right = value_to_int(best);
        return comparison == COMPARE_LESS ? left < right : left > right;
    }
    if (!value_is_double(key) || !value_is_double(best))
        return -1;
    double left = value_to_double(key), right = value_to_double(best);
    return comparison == COMPARE_LESS ? left < right : left > right;
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
        if (!items_view(vm, iterable, &items, &count))
            return VALUE_ERROR;
        taken = extreme_of_items(comparison, items, count, &best);
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
    if (best != VALUE_UNSET)
        return best;
    if (otherwise != VALUE_UNSET)
        return otherwise;
    return raise_value_error(vm, "%s() iterable argument is empty", comparison == COMPARE_GREATER ? "max" : "min");
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

/* A running sum of floats with the lost low-order parts kept (Neumaier), as CPython sums since 3.12. */
struct float_sum {
    double total, compensation;
};

static void float_sum_add(struct float_sum *sum, double number) {
    double total = sum->total + number;
    double lost = (sum->total < 0 ? -sum->total : sum->total) >= (number < 0 ? -number : number)
                      ? (sum->total - total) + number
                      : (number - total) + sum->total;
    sum->compensation += lost;
    sum->total = total;
}

static value float_sum_result(const struct float_sum *sum) {
    /* An infinite or undefined compensation says nothing. */
    bool usable = sum->compensation != 0 && sum->compensation - sum->compensation == 0;
    return value_from_double(usable ? sum->total + sum->compensation : sum->total);
}

/* Adds a float or a small int; false: another value. */
static inline bool float_sum_take(struct float_sum *sum, value item) {
    if (value_is_double(item))
        float_sum_add(sum, value_to_double(item));
    else if (value_is_int(item))
        sum->total += (double)value_to_int(item); /* without compensation, as CPython 3.13 */
    else
        return false;
    return true;
}

/* Sum floats and small ints, *item and what follows, as long as they come; *item is then the first that is neither
 * (VALUE_STOP at the end). */
static value sum_floats(struct vm *vm, value iterator, double start, value *item) {
    struct float_sum sum = {start, 0};
    int more = 1;
    while (more > 0 && float_sum_take(&sum, *item))
        more = step(vm, iterator, item);
    if (more < 0)
        return VALUE_ERROR;
    return float_sum_result(&sum);
}

/* Adds to *total the first items, as many as are small ints, and floats behind them; how many these are. *total may be
 * any value, and is VALUE_ERROR after a failure. */
static uint32_t sum_items(struct vm *vm, const value *items, uint32_t count, value *total) {
    uint32_t taken = 0;
    if (value_is_int(*total)) {
        int64_t sum = value_to_int(*total), next;
        for (; taken < count && value_is_int(items[taken]); taken++) {
            if (__builtin_add_overflow(sum, value_to_int(items[taken]), &next))
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
    value total = arguments[1] == VALUE_UNSET ? value_from_small_int(0) : arguments[1], item, *items;
    const uint8_t *data;
    uint32_t length, taken;
    bool has_bytes = value_has_kind(vm, arguments[0], KIND_BYTES) || value_has_kind(vm, arguments[0], KIND_BYTEARRAY);
    if (has_bytes && bytes_view(vm, arguments[0], &data, &length) && sum_bytes(vm, data, length, &total))
        return total;
    if (!items_view(vm, arguments[0], &items, &length))
        return VALUE_ERROR;
    taken = sum_items(vm, items, length, &total);
    if (total == VALUE_ERROR || (taken && taken == length))
        return total;
    value iterator = iterate_from(vm, arguments[0], taken);
    if (iterator == VALUE_ERROR || refuse_sum_start(vm, total))
        return VALUE_ERROR;
    int more;
    while ((more = step(vm, iterator, &item)) > 0) {
        if (value_is_double(total)) {
            total = sum_floats(vm, iterator, value_to_double(total), &item);
            if (total == VALUE_ERROR || item == VALUE_STOP)
                return total;
        }
        if (value_are_ints(total, item) && small_int_fits(value_to_int(total) + value_to_int(item)))
            total = value_from_small_int(value_to_int(total) + value_to_int(item));
        else
            total = object_binary(vm, OPERATOR_ADD, total, item);
        if (total == VALUE_ERROR)
            return VALUE_ERROR;
    }
    return more < 0 ? VALUE_ERROR : total;
}
