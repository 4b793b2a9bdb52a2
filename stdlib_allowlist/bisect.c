/* bisect: where an item belongs in a sorted sequence. Comparing may run guest code; for lists the items are read
 * again each time. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/str.h"

struct bisection {
    value sequence, item, key;
    int64_t low, high;
    bool right;
};

static value item_at(struct vm *vm, value sequence, int64_t index) {
    if (value_has_kind(vm, sequence, KIND_LIST)) {
        value *item = list_item_at(vm, object_of(vm, sequence), index);
        return item ? *item : raise_error(vm, TYPE_INDEX_ERROR, "list index out of range");
    }
    return object_get_item(vm, sequence, value_from_small_int(index));
}

/* Whether the place is left of `middle`; 1 0 -1 */
static int goes_left(struct vm *vm, const struct bisection *search, value middle) {
    value item = search->item;
    if (search->key != VALUE_NONE) {
        middle = vm_call_1(vm, search->key, middle);
        if (middle == VALUE_ERROR)
            return -1;
    }
    value a = search->right ? item : middle, b = search->right ? middle : item;
    int less = value_are_ints(a, b) ? value_to_int(a) < value_to_int(b) : object_compare_truth(vm, COMPARE_LESS, a, b);
    return less < 0 ? -1 : less == search->right;
}

static bool bisect_search(struct vm *vm, struct bisection *search) {
    while (search->low < search->high) {
        int64_t middle = search->low + (search->high - search->low) / 2;
        value found = item_at(vm, search->sequence, middle);
        int left = found == VALUE_ERROR ? -1 : goes_left(vm, search, found);
        if (left < 0 || !vm_charge(vm, 1))
            return false;
        if (left)
            search->high = middle;
        else
            search->low = middle + 1;
    }
    return true;
}

/* a, x, lo, hi, key */
static bool bisect_begin(struct vm *vm, value *arguments, bool right, bool inserts, struct bisection *search) {
    *search = (struct bisection){arguments[0], arguments[1], VALUE_NONE, 0, -1, right};
    if (arguments[4] != VALUE_UNSET)
        search->key = arguments[4];
    if (inserts && search->key != VALUE_NONE) {
        search->item = vm_call_1(vm, search->key, search->item);
        if (search->item == VALUE_ERROR)
            return false;
    }
    if (arguments[2] != VALUE_UNSET && !object_to_int64(vm, arguments[2], false, &search->low))
        return false;
    if (search->low < 0) {
        raise_value_error(vm, "lo must be non-negative");
        return false;
    }
    bool bounded = arguments[3] != VALUE_UNSET && arguments[3] != VALUE_NONE;
    if (bounded && !object_to_int64(vm, arguments[3], false, &search->high))
        return false;
    if (!bounded)
        search->high = object_length(vm, arguments[0]);
    return search->high >= 0 || bounded;
}

static value bisect_index(struct vm *vm, value *arguments, bool right) {
    struct bisection search;
    if (!bisect_begin(vm, arguments, right, false, &search) || !bisect_search(vm, &search))
        return VALUE_ERROR;
    return value_from_small_int(search.low);
}

static value bisect_insert(struct vm *vm, value *arguments, bool right) {
    struct bisection search;
    if (!bisect_begin(vm, arguments, right, true, &search) || !bisect_search(vm, &search))
        return VALUE_ERROR;
    if (value_has_kind(vm, arguments[0], KIND_LIST)) {
        struct list *list = object_of(vm, arguments[0]);
        uint32_t at = search.low < list->count ? (uint32_t)search.low : list->count;
        if (!vm_charge(vm, 1 + (list->count - at) / 8))
            return VALUE_ERROR;
        return list_splice(vm, list, at, at, &arguments[1], 1) ? VALUE_NONE : VALUE_ERROR;
    }
    value name = str_intern_c(vm, "insert", 6), window[2] = {value_from_small_int(search.low), arguments[1]};
    if (name == VALUE_ERROR || vm_call_method(vm, arguments[0], name, 2, window) == VALUE_ERROR)
        return VALUE_ERROR;
    return VALUE_NONE;
}

#define BISECT(name, function, right)                                                                                  \
    static value name(struct vm *vm, value *arguments, uint32_t count) {                                               \
        (void)count;                                                                                                   \
        return function(vm, arguments, right);                                                                         \
    }
BISECT(bisect_left, bisect_index, false)
BISECT(bisect_right, bisect_index, true)
BISECT(insort_left, bisect_insert, false)
BISECT(insort_right, bisect_insert, true)

#define ENTRY(name, function, text)                                                                                    \
    { name, function, 2, 4, 1, 0, "a x lo hi key", text }
static const struct native bisect_functions[] = {
    ENTRY("bisect", bisect_right, "Return the index where to insert item x in list a, assuming a is sorted."),
    ENTRY("bisect_left", bisect_left, "Return the index where to insert item x in list a, before equal ones."),
    ENTRY("bisect_right", bisect_right, "Return the index where to insert item x in list a, after equal ones."),
    ENTRY("insort", insort_right, "Insert item x in list a, and keep it sorted assuming a is sorted."),
    ENTRY("insort_left", insort_left, "Insert item x in list a before equal ones."),
    ENTRY("insort_right", insort_right, "Insert item x in list a after equal ones."),
    NATIVE_END,
};

const struct module_definition bisect_module = {
    .name = "bisect", .reason = "searches the guest's own sequences", .functions = bisect_functions};
