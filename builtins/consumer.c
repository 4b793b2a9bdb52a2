/* Consumers: see consumer.h. Works on values alone; calls guest code only in consumer_take. */
#include "consumer.h"

/* --- sums --------------------------------------------------------------------------------------------------------- */

static bool take_float(value *kept, value *lost, value item) {
    if (!value_is_double(*kept) || !value_is_double(*lost))
        return false;
    struct float_sum sum = {value_to_double(*kept), value_to_double(*lost)};
    if (!float_sum_take(&sum, item))
        return false;
    *kept = value_from_double(sum.total);
    *lost = value_from_double(sum.compensation);
    return true;
}

static value sum_result(value kept, value lost) {
    if (!value_is_double(kept) || !value_is_double(lost))
        return kept;
    return float_sum_result(&(struct float_sum){value_to_double(kept), value_to_double(lost)});
}

/* --- sets --------------------------------------------------------------------------------------------------------- */

/* Keys that are hashed and compared without guest code. */
static bool is_plain_key(const struct vm *vm, value key) {
    return !value_is_object(key) || value_has_kind(vm, key, KIND_STR) || value_has_kind(vm, key, KIND_INT);
}

static bool take_key(struct vm *vm, value kept, value *lost, value item) {
    if (!value_has_kind(vm, kept, KIND_SET)) {
        raise_error(vm, TYPE_SYSTEM_ERROR, "damaged set");
        return false;
    }
    if (!is_plain_key(vm, item))
        *lost = value_from_double(1);
    return set_add(vm, object_of(vm, kept), item);
}

/* --- all of them -------------------------------------------------------------------------------------------------- */

bool consumer_begin(struct vm *vm, enum consumer consumer, value *kept, value *lost) {
    *kept = VALUE_UNSET;
    *lost = value_from_double(0);
    if (consumer == CONSUMER_SUM)
        *kept = value_from_small_int(0);
    else if (consumer == CONSUMER_LIST || consumer == CONSUMER_TUPLE || consumer == CONSUMER_GATHER)
        *kept = list_new(vm, 0);
    else if (consumer == CONSUMER_SET)
        *kept = set_new(vm, false);
    else
        return true;
    return *kept != VALUE_ERROR;
}

/* What object_truth tells without guest code. */
static bool has_plain_truth(const struct vm *vm, value item) {
    if (!value_is_object(item))
        return true;
    enum kind kind = object_kind(vm, item);
    return kind == KIND_STR || kind == KIND_LIST || kind == KIND_TUPLE || kind == KIND_DICT;
}

static enum comparison comparison_of(enum consumer consumer) {
    return consumer == CONSUMER_MIN ? COMPARE_LESS : COMPARE_GREATER;
}

bool consumer_take_other(struct vm *vm, enum consumer consumer, value *kept, value *lost, value item) {
    if (consumer == CONSUMER_ALL || consumer == CONSUMER_ANY)
        return has_plain_truth(vm, item) && object_truth(vm, item) == (consumer == CONSUMER_ALL);
    if (consumer == CONSUMER_SUM)
        return take_float(kept, lost, item);
    if (consumer == CONSUMER_SET)
        return *lost == value_from_double(0) && is_plain_key(vm, item) && take_key(vm, *kept, lost, item);
    int better = *kept == VALUE_UNSET ? 1 : is_better_plainly(comparison_of(consumer), item, *kept);
    if (better > 0)
        *kept = item;
    return better >= 0;
}

/* The items looked for are those that are, or are not, true. */
static enum taken take_truth(struct vm *vm, value *kept, value item, int wanted) {
    int truth = object_truth(vm, item);
    if (truth != wanted)
        return truth < 0 ? TAKEN_FAILED : TAKEN_MORE;
    *kept = value_from_bool(wanted);
    return TAKEN_ENOUGH;
}

static bool take_summand(struct vm *vm, value *kept, value *lost, value item) {
    *kept = object_binary(vm, OPERATOR_ADD, sum_result(*kept, *lost), item);
    *lost = value_from_double(0);
    return *kept != VALUE_ERROR;
}

static bool take_candidate(struct vm *vm, enum consumer consumer, value *kept, value item) {
    int better = object_compare_truth(vm, comparison_of(consumer), item, *kept);
    if (better > 0)
        *kept = item;
    return better >= 0;
}

enum taken consumer_take(struct vm *vm, enum consumer consumer, value *kept, value *lost, value item) {
    if (consumer_take_plainly(vm, consumer, kept, lost, item))
        return TAKEN_MORE;
    if (vm_failed(vm))
        return TAKEN_FAILED;
    bool taken;
    switch (consumer) {
    case CONSUMER_ALL:
    case CONSUMER_ANY:
        return take_truth(vm, kept, item, consumer == CONSUMER_ANY);
    case CONSUMER_SUM:
        taken = take_summand(vm, kept, lost, item);
        break;
    case CONSUMER_MIN:
    case CONSUMER_MAX:
        taken = take_candidate(vm, consumer, kept, item);
        break;
    case CONSUMER_SET:
        taken = take_key(vm, *kept, lost, item);
        break;
    default:
        taken = value_has_kind(vm, *kept, KIND_LIST) && list_append(vm, object_of(vm, *kept), item);
    }
    return taken ? TAKEN_MORE : TAKEN_FAILED;
}

static value tuple_of_list(struct vm *vm, struct list *list) {
    if (!list->count)
        return vm->empty_tuple;
    value result =
        vm_charge(vm, 1 + list->count / 8) ? tuple_from_items(vm, list_items(vm, list), list->count) : VALUE_ERROR;
    list_discard(vm, list);
    return result;
}

value consumer_finish(struct vm *vm, enum consumer consumer, value kept, value lost) {
    switch (consumer) {
    case CONSUMER_ALL:
    case CONSUMER_ANY:
        return value_from_bool(consumer == CONSUMER_ALL);
    case CONSUMER_SUM:
        return sum_result(kept, lost);
    case CONSUMER_MIN:
    case CONSUMER_MAX:
        return kept != VALUE_UNSET
                   ? kept
                   : raise_value_error(vm, "%s() iterable argument is empty", consumer == CONSUMER_MAX ? "max" : "min");
    case CONSUMER_TUPLE:
        return tuple_of_list(vm, object_of(vm, kept));
    case CONSUMER_EXTEND:
        return VALUE_NONE;
    default:
        return kept;
    }
}

void consumer_abandon(struct vm *vm, enum consumer consumer, value kept) {
    bool is_list = consumer == CONSUMER_LIST || consumer == CONSUMER_TUPLE || consumer == CONSUMER_GATHER;
    if (is_list && value_has_kind(vm, kept, KIND_LIST))
        list_discard(vm, object_of(vm, kept));
}
