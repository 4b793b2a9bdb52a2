/* list.sort: a stable merge sort that finds runs that are already in order and merges them in the order that powersort
 * (Munro and Wild, 2018) gives.
 *
 * The list is empty while it is being sorted, so that guest code called by a key function or __lt__ cannot reach the
 * items. Every step leaves the items a permutation of what they were, whatever a comparison does or raises. All items
 * and keys stay in arrays in the cage, where the collector sees them. */
#include "list.h"

enum sort_mode { SORT_INTS, SORT_FLOATS, SORT_STRS, SORT_OBJECTS };

#define RUN_STACK_SIZE 64 /* powers on the stack rise strictly and are below 34 */
#define SHORT_RUN 32

struct run {
    uint32_t start, count, power;
};

struct sort {
    struct vm *vm;
    enum sort_mode mode;
    value *keys;   /* what is compared */
    value *values; /* what goes with each key; NULL when the keys are the items themselves */
    uint32_t count;
    value *spare_keys, *spare_values; /* scratch for merges, count / 2 + 1 of each */
    bool failed;                      /* an exception is set */
    uint64_t bytes;                   /* of strings compared and not charged yet */
    uint32_t run_count;
    struct run runs[RUN_STACK_SIZE];
};

/* --- comparing -------------------------------------------------------------------------------------------------------
 */

static bool str_less(struct sort *sort, value a, value b) {
    const struct str *left = object_of(sort->vm, a), *right = object_of(sort->vm, b);
    uint32_t shared = left->byte_length < right->byte_length ? left->byte_length : right->byte_length;
    sort->bytes += shared;
    int order = memcmp(str_data(sort->vm, left), str_data(sort->vm, right), shared);
    return order < 0 || (order == 0 && left->byte_length < right->byte_length);
}

static bool object_less(struct sort *sort, value a, value b) {
    struct vm *vm = sort->vm;
    if (value_are_ints(a, b))
        return value_to_int(a) < value_to_int(b);
    if (value_is_str(vm, a) && value_is_str(vm, b))
        return str_less(sort, a, b);
    int less;
    if (value_has_kind(vm, a, KIND_TUPLE) && value_has_kind(vm, b, KIND_TUPLE)) {
        value result = sequence_compare(vm, COMPARE_LESS, a, b);
        less = result == VALUE_ERROR ? -1 : object_truth(vm, result);
    } else {
        less = object_compare_truth(vm, COMPARE_LESS, a, b);
    }
    if (less < 0)
        sort->failed = true;
    return less > 0;
}

/* a < b. After sort->failed the answer means nothing. */
static inline __attribute__((always_inline)) bool key_less(struct sort *sort, enum sort_mode mode, value a, value b) {
    switch (mode) {
    case SORT_INTS:
        return value_to_int(a) < value_to_int(b);
    case SORT_FLOATS:
        return value_to_double(a) < value_to_double(b);
    case SORT_STRS:
        return str_less(sort, a, b);
    default:
        return object_less(sort, a, b);
    }
}

static bool sort_charge(struct sort *sort, uint64_t comparisons) {
    uint64_t amount = comparisons / 4 + sort->bytes / 64;
    sort->bytes %= 64;
    if (!vm_charge(sort->vm, amount))
        sort->failed = true;
    return !sort->failed;
}

/* --- runs ------------------------------------------------------------------------------------------------------------
 */

static void reverse_values(value *values, uint32_t start, uint32_t end) {
    for (; start + 1 < end; start++) {
        end--;
        value v = values[start];
        values[start] = values[end];
        values[end] = v;
    }
}

static void reverse_part(struct sort *sort, uint32_t start, uint32_t end) {
    reverse_values(sort->keys, start, end);
    if (sort->values)
        reverse_values(sort->values, start, end);
}

/* Puts each of keys[sorted .. end) into its place among the sorted keys[start .. sorted). */
static inline __attribute__((always_inline)) void insert_keys(struct sort *sort, enum sort_mode mode, uint32_t start,
                                                              uint32_t sorted, uint32_t end) {
    for (; sorted < end && !sort->failed; sorted++) {
        value key = sort->keys[sorted];
        uint32_t low = start, high = sorted;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (key_less(sort, mode, key, sort->keys[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        memmove(sort->keys + low + 1, sort->keys + low, (sorted - low) * sizeof(value));
        sort->keys[low] = key;
        if (sort->values) {
            value item = sort->values[sorted];
            memmove(sort->values + low + 1, sort->values + low, (sorted - low) * sizeof(value));
            sort->values[low] = item;
        }
    }
}

/* The length of the run that begins at `start`, made ascending and at least `least` long (or up to the end). */
static inline __attribute__((always_inline)) uint32_t make_run(struct sort *sort, enum sort_mode mode, uint32_t start,
                                                               uint32_t least) {
    const value *keys = sort->keys;
    uint32_t end = start + 1;
    if (end == sort->count)
        return 1;
    if (key_less(sort, mode, keys[end], keys[start])) {
        for (end++; end < sort->count && !sort->failed && key_less(sort, mode, keys[end], keys[end - 1]); end++)
            ;
        reverse_part(sort, start, end);
    } else {
        for (end++; end < sort->count && !sort->failed && !key_less(sort, mode, keys[end], keys[end - 1]); end++)
            ;
    }
    uint32_t count = end - start, comparisons = count;
    if (count < least) {
        uint32_t wanted = sort->count - start < least ? sort->count - start : least;
        comparisons += (wanted - count) * 5;
        insert_keys(sort, mode, start, end, start + wanted);
        count = wanted;
    }
    sort_charge(sort, comparisons);
    return count;
}

/* --- merging ---------------------------------------------------------------------------------------------------------
 */

static bool make_spare(struct sort *sort) {
    if (sort->spare_keys)
        return true;
    struct array *keys = array_new(sort->vm, sort->count / 2 + 1);
    struct array *values = keys && sort->values ? array_new(sort->vm, sort->count / 2 + 1) : NULL;
    if (!keys || (sort->values && !values)) {
        sort->failed = true;
        return false;
    }
    sort->spare_keys = keys->items;
    sort->spare_values = values ? values->items : NULL;
    return true;
}

static void copy_out(struct sort *sort, uint32_t start, uint32_t count) {
    memcpy(sort->spare_keys, sort->keys + start, count * sizeof(value));
    if (sort->values)
        memcpy(sort->spare_values, sort->values + start, count * sizeof(value));
}

static void copy_back(struct sort *sort, uint32_t to, uint32_t from, uint32_t count) {
    memcpy(sort->keys + to, sort->spare_keys + from, count * sizeof(value));
    if (sort->values)
        memcpy(sort->values + to, sort->spare_values + from, count * sizeof(value));
}

/* Merges [start, middle) with [middle, end) forward, the first part in the scratch space. What is left of it at the
 * end, or when a comparison failed, fits exactly into the gap. */
static inline __attribute__((always_inline)) void merge_forward(struct sort *sort, enum sort_mode mode, uint32_t start,
                                                                uint32_t middle, uint32_t end) {
    uint32_t left = 0, left_count = middle - start, right = middle, to = start;
    value *keys = sort->keys, *values = sort->values;
    const value *spare = sort->spare_keys;
    copy_out(sort, start, left_count);
    while (left < left_count && right < end) {
        bool take_right = key_less(sort, mode, keys[right], spare[left]);
        if (mode == SORT_OBJECTS && sort->failed)
            break;
        keys[to] = take_right ? keys[right] : spare[left];
        if (values)
            values[to] = take_right ? values[right] : sort->spare_values[left];
        right += take_right;
        left += !take_right;
        to++;
    }
    copy_back(sort, to, left, left_count - left);
}

/* The same backward, the second part in the scratch space. */
static inline __attribute__((always_inline)) void merge_backward(struct sort *sort, enum sort_mode mode, uint32_t start,
                                                                 uint32_t middle, uint32_t end) {
    uint32_t left = middle, right = end - middle, to = end;
    value *keys = sort->keys, *values = sort->values;
    const value *spare = sort->spare_keys;
    copy_out(sort, middle, right);
    while (left > start && right > 0) {
        bool take_left = key_less(sort, mode, spare[right - 1], keys[left - 1]);
        if (mode == SORT_OBJECTS && sort->failed)
            break;
        to--;
        keys[to] = take_left ? keys[left - 1] : spare[right - 1];
        if (values)
            values[to] = take_left ? values[left - 1] : sort->spare_values[right - 1];
        left -= take_left;
        right -= !take_left;
    }
    copy_back(sort, to - right, 0, right);
}

/* The first place in [start, end) whose key is greater than `key` (after_equal), or not less. */
static inline __attribute__((always_inline)) uint32_t find_place(struct sort *sort, enum sort_mode mode, uint32_t start,
                                                                 uint32_t end, value key, bool after_equal) {
    while (start < end && !sort->failed) {
        uint32_t middle = start + (end - start) / 2;
        bool before = after_equal ? !key_less(sort, mode, key, sort->keys[middle])
                                  : key_less(sort, mode, sort->keys[middle], key);
        if (before)
            start = middle + 1;
        else
            end = middle;
    }
    return start;
}

/* Merges two neighbouring runs; their parts that are in place already are not touched. */
static inline __attribute__((always_inline)) void merge_runs(struct sort *sort, enum sort_mode mode, uint32_t start,
                                                             uint32_t middle, uint32_t end) {
    if (!key_less(sort, mode, sort->keys[middle], sort->keys[middle - 1]) || sort->failed)
        return;
    start = find_place(sort, mode, start, middle, sort->keys[middle], true);
    end = find_place(sort, mode, middle, end, sort->keys[middle - 1], false);
    if (sort->failed || start >= middle || end <= middle || !make_spare(sort))
        return;
    if (!sort_charge(sort, end - start))
        return;
    if (middle - start <= end - middle)
        merge_forward(sort, mode, start, middle, end);
    else
        merge_backward(sort, mode, start, middle, end);
}

/* --- the whole -------------------------------------------------------------------------------------------------------
 */

/* Depth in the ideal merge tree of the border between two neighbouring runs. */
static uint32_t border_power(const struct run *left, uint32_t right_count, uint32_t count) {
    uint64_t a = 2 * (uint64_t)left->start + left->count;
    uint64_t b = a + left->count + right_count;
    uint32_t power = 1;
    for (;; power++) {
        if (a >= count) {
            a -= count;
            b -= count;
        } else if (b >= count) {
            return power;
        }
        a *= 2;
        b *= 2;
    }
}

/* Between SHORT_RUN and twice that, so that count / least is just below a power of two. */
static uint32_t least_run(uint32_t count) {
    uint32_t rest = 0;
    while (count >= 2 * SHORT_RUN) {
        rest |= count & 1;
        count /= 2;
    }
    return count + rest;
}

static inline __attribute__((always_inline)) void merge_last_two(struct sort *sort, enum sort_mode mode) {
    struct run *left = &sort->runs[sort->run_count - 2], *right = left + 1;
    merge_runs(sort, mode, left->start, right->start, right->start + right->count);
    left->count += right->count;
    sort->run_count--;
}

static inline __attribute__((always_inline)) void sort_keys(struct sort *sort, enum sort_mode mode) {
    uint32_t least = least_run(sort->count);
    for (uint32_t start = 0; start < sort->count && !sort->failed;) {
        struct run run = {start, make_run(sort, mode, start, least), 0};
        if (sort->run_count) {
            uint32_t power = border_power(&sort->runs[sort->run_count - 1], run.count, sort->count);
            while (sort->run_count > 1 && sort->runs[sort->run_count - 2].power > power && !sort->failed)
                merge_last_two(sort, mode);
            sort->runs[sort->run_count - 1].power = power;
        }
        if (sort->run_count == RUN_STACK_SIZE)
            merge_last_two(sort, mode);
        sort->runs[sort->run_count++] = run;
        start += run.count;
    }
    while (sort->run_count > 1 && !sort->failed)
        merge_last_two(sort, mode);
}

static enum sort_mode mode_of(const struct vm *vm, const value *keys, uint32_t count) {
    uint32_t ints = 0, floats = 0, strs = 0;
    for (uint32_t i = 0; i < count; i++) {
        ints += value_is_int(keys[i]);
        floats += value_is_double(keys[i]);
        strs += value_is_str(vm, keys[i]);
        if (ints != i + 1 && floats != i + 1 && strs != i + 1)
            return SORT_OBJECTS;
    }
    return ints == count ? SORT_INTS : floats == count ? SORT_FLOATS : SORT_STRS;
}

static void sort_by_mode(struct sort *sort) {
    switch (mode_of(sort->vm, sort->keys, sort->count)) {
    case SORT_INTS:
        sort_keys(sort, SORT_INTS);
        break;
    case SORT_FLOATS:
        sort_keys(sort, SORT_FLOATS);
        break;
    case SORT_STRS:
        sort_keys(sort, SORT_STRS);
        break;
    default:
        sort_keys(sort, SORT_OBJECTS);
    }
}

/* The array of key(item) for all items, NULL with an exception set. */
static struct array *call_key(struct vm *vm, value key, const value *items, uint32_t count) {
    struct array *keys = array_new(vm, count);
    for (uint32_t i = 0; keys && i < count; i++) {
        if (!vm_charge(vm, 1))
            return NULL;
        keys->items[i] = vm_call_1(vm, key, items[i]);
        if (keys->items[i] == VALUE_ERROR) {
            keys->items[i] = VALUE_NONE;
            return NULL;
        }
    }
    return keys;
}

/* Nothing else refers to scratch memory, so it need not wait for the collector. */
static void free_scratch(struct vm *vm, value *items) {
    if (items)
        heap_free(vm, (char *)items - offsetof(struct array, items));
}

static void sort_in_direction(struct sort *sort, bool reverse) {
    if (sort->count < 2 || !sort_charge(sort, sort->count / 2))
        return;
    if (reverse) /* before and after, so that equal items keep their order */
        reverse_part(sort, 0, sort->count);
    sort_by_mode(sort);
    if (reverse)
        reverse_part(sort, 0, sort->count);
    if (!sort->failed)
        sort_charge(sort, 0);
}

/* Sorts an array that no list holds now. */
static bool sort_items(struct vm *vm, value *items, uint32_t count, value key, bool reverse) {
    struct sort sort = {.vm = vm, .keys = items, .count = count};
    if (key != VALUE_NONE) {
        struct array *keys = call_key(vm, key, items, count);
        if (!keys)
            return false;
        sort.keys = keys->items;
        sort.values = items;
    }
    sort_in_direction(&sort, reverse);
    if (sort.values)
        free_scratch(vm, sort.keys);
    free_scratch(vm, sort.spare_keys);
    free_scratch(vm, sort.spare_values);
    return !sort.failed;
}

bool list_sort(struct vm *vm, struct list *list, value key, bool reverse) {
    uint32_t count = list->count;
    if (!count)
        return true;
    struct array *array = object_at(vm, list->array);
    list_clear(list);
    bool sorted = sort_items(vm, array->items, count, key, reverse);
    bool modified = list->array != 0;
    list->array = ref_from_pointer(array);
    list->count = count;
    if (sorted && modified)
        raise_value_error(vm, "list modified during sort");
    return sorted && !modified;
}
