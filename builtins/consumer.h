/* What natives that take all items of an iterable do with each of them: all, any, sum, min, max, list, tuple, set and
 * those that gather their items first. A consumer keeps a value and, for some, another; it is given items one by one,
 * by a native's own loop (functions_iteration.c) or by the interpreter, where a generator hands its items over without
 * leaving its frame (vm/interpreter.c).
 *
 * *kept: the sum, the best item, the list or set; when there was enough, the result. *lost, a float: of sums of floats
 * the low-order parts; of sets, not 0 once a key was no plain one. */
#ifndef PYNTERP_BUILTINS_CONSUMER_H
#define PYNTERP_BUILTINS_CONSUMER_H

#include "../vm/vm.h"
#include "container.h"

/* --- sums of floats ----------------------------------------------------------------------------------------------- */

/* A running sum of floats with the lost low-order parts kept (Neumaier), as CPython sums since 3.12. */
struct float_sum {
    double total, compensation;
};
static inline void float_sum_add(struct float_sum *sum, double number) {
    double total = sum->total + number;
    double lost = (sum->total < 0 ? -sum->total : sum->total) >= (number < 0 ? -number : number)
                      ? (sum->total - total) + number
                      : (number - total) + sum->total;
    sum->compensation += lost;
    sum->total = total;
}
static inline value float_sum_result(const struct float_sum *sum) {
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

/* --- the best ----------------------------------------------------------------------------------------------------- */

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

/* --- consumers ---------------------------------------------------------------------------------------------------- */

enum taken { TAKEN_FAILED, TAKEN_MORE, TAKEN_ENOUGH };

/* False = exception set. */
bool consumer_begin(struct vm *vm, enum consumer consumer, value *kept, value *lost) WARN_UNUSED;
/* FAILED: an exception is set; ENOUGH: the result is kept. May run guest code. */
enum taken consumer_take(struct vm *vm, enum consumer consumer, value *kept, value *lost, value item) WARN_UNUSED;
/* There are no more items: the result, or VALUE_ERROR. */
value consumer_finish(struct vm *vm, enum consumer consumer, value kept, value lost) WARN_UNUSED;
/* Nothing will come of it: what may be large is given back at once. */
void consumer_abandon(struct vm *vm, enum consumer consumer, value kept);

/* Takes a plain item without guest code and without leaving anything half done. False: it takes a closer look, or an
 * exception is set. */
bool consumer_take_other(struct vm *vm, enum consumer consumer, value *kept, value *lost, value item) WARN_UNUSED;
static inline WARN_UNUSED bool consumer_take_plainly(struct vm *vm, enum consumer consumer, value *kept, value *lost,
                                                     value item) {
    switch (consumer) {
    case CONSUMER_ALL:
        return item == VALUE_TRUE || consumer_take_other(vm, consumer, kept, lost, item);
    case CONSUMER_ANY:
        return item == VALUE_FALSE || consumer_take_other(vm, consumer, kept, lost, item);
    case CONSUMER_SUM: {
        if (value_is_bool(item) && value_is_int(*kept))
            item = value_from_small_int((int64_t)(item & 1));
        if (!value_are_ints(*kept, item))
            return consumer_take_other(vm, consumer, kept, lost, item);
        int64_t total = value_to_int(*kept) + value_to_int(item);
        if (!small_int_fits(total))
            return false;
        *kept = value_from_small_int(total);
        return true;
    }
    case CONSUMER_LIST:
    case CONSUMER_TUPLE:
    case CONSUMER_GATHER:
    case CONSUMER_EXTEND:
        return value_has_kind(vm, *kept, KIND_LIST) && list_append_in_place(vm, object_of(vm, *kept), item);
    default:
        return consumer_take_other(vm, consumer, kept, lost, item);
    }
}

#endif
