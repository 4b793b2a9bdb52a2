/* list.sort: a stable merge sort that finds runs that are already in order and merges them in the order that powersort
 * (Munro and Wild, 2018) gives. Many numbers in disorder are distributed by their digits instead.
 *
 * The list is empty while it is being sorted, so that guest code called by a key function or __lt__ cannot reach the
 * items. Every step leaves the items a permutation of what they were, whatever a comparison does or raises. All items
 * and keys stay in arrays in the cage, where the collector sees them.
 *
 * Arrays that are sorted together are called lanes. The first holds what is compared: the items, or what key() gave for
 * them, or (to save reaching for each object) a number that decides most comparisons, with the objects in the next
 * lane. */
#include "list.h"

/* PREFIXED: lane 0 orders the objects of lane 1 unless it is equal; object_less decides then. */
enum sort_mode { SORT_INTS, SORT_FLOATS, SORT_PREFIXED_INTS, SORT_PREFIXED_FLOATS, SORT_OBJECTS };

#define RUN_STACK_SIZE 64 /* powers on the stack rise strictly and are below 34 */
#define SHORT_RUN 32
#define LANES_MOST 3
#define PREFIX_FROM 8 /* shorter lists are not worth a lane of prefixes */

struct run {
    uint32_t start, count, power;
};

struct sort {
    struct vm *vm;
    value *lanes[LANES_MOST];
    value *spare[LANES_MOST]; /* scratch, if made: for merges count / 2 + 1 of each, else count */
    uint32_t lane_count;
    uint32_t count;
    bool failed;    /* an exception is set */
    uint64_t bytes; /* of strings compared and not charged yet */
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

static bool object_less(struct sort *sort, value a, value b);

/* Tuples are by far the most usual keys besides plain values. Items that differ decide. */
static bool tuple_less(struct sort *sort, value a, value b) {
    struct vm *vm = sort->vm;
    const struct tuple *left = object_of(vm, a), *right = object_of(vm, b);
    for (uint32_t i = 0; i < left->count && i < right->count; i++) {
        value x = left->items[i], y = right->items[i];
        int equal = value_equal(vm, x, y);
        if (equal < 0 || ((i & 7) == 7 && !vm_charge(vm, 1))) {
            sort->failed = true;
            return false;
        }
        if (equal)
            continue;
        if (!value_has_kind(vm, x, KIND_TUPLE))
            return object_less(sort, x, y);
        bool entered = vm_enter_native(vm), less = entered && object_less(sort, x, y);
        if (entered)
            vm_leave_native(vm);
        sort->failed |= !entered;
        return less;
    }
    return left->count < right->count;
}

static bool object_less(struct sort *sort, value a, value b) {
    struct vm *vm = sort->vm;
    if (value_are_ints(a, b))
        return value_to_int(a) < value_to_int(b);
    if (value_is_str(vm, a) && value_is_str(vm, b))
        return str_less(sort, a, b);
    if (value_has_kind(vm, a, KIND_TUPLE) && value_has_kind(vm, b, KIND_TUPLE))
        return tuple_less(sort, a, b);
    int less = object_compare_truth(vm, COMPARE_LESS, a, b);
    if (less < 0)
        sort->failed = true;
    return less > 0;
}

/* Whether a[i] comes before b[j], `a` and `b` being lanes or spare. After sort->failed the answer means nothing. */
static inline __attribute__((always_inline)) bool item_less(struct sort *sort, enum sort_mode mode, value *const *a,
                                                            uint32_t i, value *const *b, uint32_t j) {
    value left = a[0][i], right = b[0][j];
    switch (mode) {
    case SORT_INTS:
        return value_to_int(left) < value_to_int(right);
    case SORT_FLOATS:
        return value_to_double(left) < value_to_double(right);
    case SORT_PREFIXED_INTS:
        return left == right ? object_less(sort, a[1][i], b[1][j]) : value_to_int(left) < value_to_int(right);
    case SORT_PREFIXED_FLOATS: {
        double x = value_to_double(left), y = value_to_double(right);
        return x < y || (!(x > y) && object_less(sort, a[1][i], b[1][j]));
    }
    default:
        return object_less(sort, left, right);
    }
}

static inline bool can_fail(enum sort_mode mode) { return mode > SORT_FLOATS; }

static bool sort_charge(struct sort *sort, uint64_t comparisons) {
    uint64_t amount = comparisons / 4 + sort->bytes / 64;
    sort->bytes %= 64;
    if (!vm_charge(sort->vm, amount))
        sort->failed = true;
    return !sort->failed;
}

/* --- runs ------------------------------------------------------------------------------------------------------------
 */

static void reverse_part(struct sort *sort, uint32_t start, uint32_t end) {
    for (uint32_t lane = 0; lane < sort->lane_count; lane++) {
        value *values = sort->lanes[lane];
        for (uint32_t low = start, high = end; low + 1 < high; low++) {
            high--;
            value v = values[low];
            values[low] = values[high];
            values[high] = v;
        }
    }
}

/* Puts each of [sorted, end) into its place among the sorted [start, sorted). */
static inline __attribute__((always_inline)) void insert_items(struct sort *sort, enum sort_mode mode, uint32_t start,
                                                               uint32_t sorted, uint32_t end) {
    for (; sorted < end; sorted++) {
        uint32_t low = start, high = sorted;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (item_less(sort, mode, sort->lanes, sorted, sort->lanes, middle))
                high = middle;
            else
                low = middle + 1;
        }
        if (can_fail(mode) && sort->failed)
            return;
        for (uint32_t lane = 0; lane < sort->lane_count; lane++) {
            value *values = sort->lanes[lane], item = values[sorted];
            memmove(values + low + 1, values + low, (sorted - low) * sizeof(value));
            values[low] = item;
        }
    }
}

/* The length of the run that begins at `start`, made ascending and at least `least` long (or up to the end). */
static inline __attribute__((always_inline)) uint32_t make_run(struct sort *sort, enum sort_mode mode, uint32_t start,
                                                               uint32_t least) {
    value *const *lanes = sort->lanes;
    uint32_t end = start + 1;
    if (end == sort->count)
        return 1;
    bool falling = item_less(sort, mode, lanes, end, lanes, start);
    for (end++; end < sort->count && !sort->failed; end++)
        if (item_less(sort, mode, lanes, end, lanes, end - 1) != falling)
            break;
    if (falling && !sort->failed)
        reverse_part(sort, start, end);
    uint32_t count = end - start, comparisons = count;
    if (count < least && !sort->failed) {
        uint32_t wanted = sort->count - start < least ? sort->count - start : least;
        comparisons += (wanted - count) * 5;
        insert_items(sort, mode, start, end, start + wanted);
        count = wanted;
    }
    sort_charge(sort, comparisons);
    return count;
}

/* --- merging ---------------------------------------------------------------------------------------------------------
 */

static bool make_spare(struct sort *sort, uint32_t count) {
    for (uint32_t lane = 0; lane < sort->lane_count && !sort->failed; lane++) {
        if (sort->spare[lane])
            continue;
        struct array *array = array_new(sort->vm, count);
        sort->failed = !array;
        if (array)
            sort->spare[lane] = array->items;
    }
    return !sort->failed;
}

/* Nothing else refers to scratch memory, so it need not wait for the collector. */
static void free_scratch(struct vm *vm, value *items) {
    if (items)
        heap_free(vm, (char *)items - offsetof(struct array, items));
}

static void copy_out(struct sort *sort, uint32_t start, uint32_t count) {
    for (uint32_t lane = 0; lane < sort->lane_count; lane++)
        memcpy(sort->spare[lane], sort->lanes[lane] + start, count * sizeof(value));
}

static void copy_back(struct sort *sort, uint32_t to, uint32_t from, uint32_t count) {
    for (uint32_t lane = 0; lane < sort->lane_count; lane++)
        memcpy(sort->lanes[lane] + to, sort->spare[lane] + from, count * sizeof(value));
}

static inline void move_item(struct sort *sort, uint32_t to, value *const *from, uint32_t at) {
    sort->lanes[0][to] = from[0][at];
    if (sort->lane_count > 1)
        sort->lanes[1][to] = from[1][at];
    if (sort->lane_count > 2)
        sort->lanes[2][to] = from[2][at];
}

/* Merges [start, middle) with [middle, end) forward, the first part in the scratch space. What is left of it at the
 * end, or when a comparison failed, fits exactly into the gap. */
static inline __attribute__((always_inline)) void merge_forward(struct sort *sort, enum sort_mode mode, uint32_t start,
                                                                uint32_t middle, uint32_t end) {
    uint32_t left = 0, left_count = middle - start, right = middle, to = start;
    copy_out(sort, start, left_count);
    while (left < left_count && right < end) {
        bool take_right = item_less(sort, mode, sort->lanes, right, sort->spare, left);
        if (can_fail(mode) && sort->failed)
            break;
        move_item(sort, to++, take_right ? sort->lanes : sort->spare, take_right ? right : left);
        right += take_right;
        left += !take_right;
    }
    copy_back(sort, to, left, left_count - left);
}

/* The same backward, the second part in the scratch space. */
static inline __attribute__((always_inline)) void merge_backward(struct sort *sort, enum sort_mode mode, uint32_t start,
                                                                 uint32_t middle, uint32_t end) {
    uint32_t left = middle, right = end - middle, to = end;
    copy_out(sort, middle, right);
    while (left > start && right > 0) {
        bool take_left = item_less(sort, mode, sort->spare, right - 1, sort->lanes, left - 1);
        if (can_fail(mode) && sort->failed)
            break;
        move_item(sort, --to, take_left ? sort->lanes : sort->spare, (take_left ? left : right) - 1);
        left -= take_left;
        right -= !take_left;
    }
    copy_back(sort, to - right, 0, right);
}

/* How many of [start, end) belong before item `at`: those not greater than it (`after_equal`), or those less. */
static inline __attribute__((always_inline)) uint32_t find_place(struct sort *sort, enum sort_mode mode, uint32_t start,
                                                                 uint32_t end, uint32_t at, bool after_equal) {
    while (start < end) {
        uint32_t middle = start + (end - start) / 2;
        bool before = after_equal ? !item_less(sort, mode, sort->lanes, at, sort->lanes, middle)
                                  : item_less(sort, mode, sort->lanes, middle, sort->lanes, at);
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
    if (!item_less(sort, mode, sort->lanes, middle, sort->lanes, middle - 1) || sort->failed)
        return;
    start = find_place(sort, mode, start, middle, middle, true);
    end = find_place(sort, mode, middle, end, middle - 1, false);
    if (sort->failed || start >= middle || end <= middle || !make_spare(sort, sort->count / 2 + 1) ||
        !sort_charge(sort, end - start))
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

static inline __attribute__((always_inline)) void sort_lanes(struct sort *sort, enum sort_mode mode) {
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

/* --- by digits
 * --------------------------------------------------------------------------------------------------------
 */

/* Lane 0 is distributed digit by digit, the lowest first, and the other lanes with it; items that are equal there are
 * then sorted among themselves where a prefix does not decide. */
#define DIGIT_BITS 8
#define DIGIT_VALUES (1u << DIGIT_BITS)
#define DIGITS_MOST (64 / DIGIT_BITS)
#define DIGITS_FROM 64 /* items */
#define FEW_RUNS 8     /* are merged sooner */

/* A number that orders as the ints or floats of a lane do; 0.0 and -0.0 are equal. */
static inline uint64_t digits_of(value v, bool floats) {
    if (!floats)
        return (uint64_t)value_to_int(v) ^ UINT64_C(1) << 63;
    uint64_t bits = value_from_double(value_to_double(v) + 0.0);
    return bits >> 63 ? ~bits : bits ^ UINT64_C(1) << 63;
}

/* How many digits differ among the items, the lowest and the highest of the items, or 0 if distributing them would take
 * longer than merging: few items, few runs, or floats that are not ordered. */
static inline __attribute__((always_inline)) uint32_t digits_worthwhile(const struct sort *sort, bool floats,
                                                                        uint64_t *lowest) {
    const value *keys = sort->lanes[0];
    uint64_t last = digits_of(keys[0], floats), low = last, high = last;
    uint32_t falls = 0;
    for (uint32_t i = 1; i < sort->count; i++) {
        uint64_t key = digits_of(keys[i], floats);
        falls += key < last;
        low = key < low ? key : low;
        high = key > high ? key : high;
        last = key;
    }
    bool ordered = !floats || high <= digits_of(value_from_double(__builtin_inf()), true); /* no NaN */
    uint32_t rises = sort->count - 1 - falls, digits = 0;
    if (!ordered || falls < FEW_RUNS || rises < FEW_RUNS)
        return 0;
    for (uint64_t range = high - low; range; range >>= DIGIT_BITS)
        digits++;
    uint32_t doublings = 31 - (uint32_t)__builtin_clz(sort->count);
    *lowest = low;
    return digits * (sort->count + UINT64_C(128)) < UINT64_C(2) * sort->count * doublings ? digits : 0;
}

/* One digit: the items go to the spare lanes, in the places that `starts` has for each value of the digit. */
static inline __attribute__((always_inline)) void distribute(struct sort *sort, bool floats, uint64_t lowest,
                                                             uint32_t shift, uint32_t *starts) {
    for (uint32_t i = 0; i < sort->count; i++) {
        value key = sort->lanes[0][i];
        uint32_t to = starts[(digits_of(key, floats) - lowest) >> shift & (DIGIT_VALUES - 1)]++;
        sort->spare[0][to] = key;
        for (uint32_t lane = 1; lane < sort->lane_count; lane++)
            sort->spare[lane][to] = sort->lanes[lane][i];
    }
    for (uint32_t lane = 0; lane < sort->lane_count; lane++) {
        value *kept = sort->lanes[lane];
        sort->lanes[lane] = sort->spare[lane];
        sort->spare[lane] = kept;
    }
}

/* Sorts by lane 0; false: nothing has been done, or sort->failed. Nothing is allocated or charged while the items are
 * on their way. */
static inline __attribute__((always_inline)) bool distribute_digits(struct sort *sort, bool floats) {
    uint64_t lowest = 0;
    uint32_t digits = sort->count < DIGITS_FROM ? 0 : digits_worthwhile(sort, floats, &lowest);
    if (!digits || !make_spare(sort, sort->count) || !sort_charge(sort, (uint64_t)sort->count * digits))
        return false;
    uint32_t counts[DIGITS_MOST][DIGIT_VALUES];
    memset(counts, 0, digits * sizeof counts[0]);
    for (uint32_t i = 0; i < sort->count; i++) {
        uint64_t key = digits_of(sort->lanes[0][i], floats) - lowest;
        for (uint32_t digit = 0; digit < digits; digit++, key >>= DIGIT_BITS)
            counts[digit][key & (DIGIT_VALUES - 1)]++;
    }
    bool moved = false;
    for (uint32_t digit = 0; digit < digits; digit++) {
        uint32_t start = 0, most = 0;
        for (uint32_t i = 0; i < DIGIT_VALUES; i++) {
            uint32_t count = counts[digit][i];
            most = count > most ? count : most;
            counts[digit][i] = start;
            start += count;
        }
        if (most == sort->count)
            continue; /* all the same */
        distribute(sort, floats, lowest, digit * DIGIT_BITS, counts[digit]);
        moved = !moved;
    }
    for (uint32_t lane = 0; moved && lane < sort->lane_count; lane++) {
        value *kept = sort->spare[lane];
        memcpy(kept, sort->lanes[lane], sort->count * sizeof(value));
        sort->spare[lane] = sort->lanes[lane];
        sort->lanes[lane] = kept;
    }
    return true;
}

/* Sorts [start, end), whose prefixes are equal, by the objects behind them. */
static void sort_equal_part(struct sort *sort, uint32_t start, uint32_t end) {
    struct sort part;
    part.vm = sort->vm;
    part.lane_count = sort->lane_count - 1;
    part.count = end - start;
    part.failed = false;
    part.bytes = sort->bytes;
    part.run_count = 0;
    for (uint32_t lane = 0; lane < part.lane_count; lane++) {
        part.lanes[lane] = sort->lanes[lane + 1] + start;
        part.spare[lane] = NULL;
    }
    sort_lanes(&part, SORT_OBJECTS);
    for (uint32_t lane = 0; lane < part.lane_count; lane++)
        free_scratch(sort->vm, part.spare[lane]);
    sort->bytes = part.bytes;
    sort->failed = part.failed;
}

static void sort_equal_parts(struct sort *sort, bool floats) {
    for (uint32_t start = 0, end; start < sort->count && !sort->failed; start = end) {
        uint64_t key = digits_of(sort->lanes[0][start], floats);
        for (end = start + 1; end < sort->count && digits_of(sort->lanes[0][end], floats) == key;)
            end++;
        if (end - start > 1)
            sort_equal_part(sort, start, end);
    }
}

static bool sort_by_digits(struct sort *sort, enum sort_mode mode) {
    bool floats = mode == SORT_FLOATS || mode == SORT_PREFIXED_FLOATS;
    bool done = floats ? distribute_digits(sort, true) : distribute_digits(sort, false);
    if (done && (mode == SORT_PREFIXED_INTS || mode == SORT_PREFIXED_FLOATS))
        sort_equal_parts(sort, floats);
    return done;
}

/* --- what to compare
 * --------------------------------------------------------------------------------------------------- */

/* The first six bytes of a str as a number that orders as they do. */
static value str_prefix(const struct vm *vm, value v) {
    const struct str *str = object_of(vm, v);
    const char *data = str_data(vm, str);
    uint64_t prefix = 0;
    for (uint32_t i = 0; i < 6; i++)
        prefix = prefix << 8 | (i < str->byte_length ? (uint8_t)data[i] : 0);
    return value_from_small_int((int64_t)prefix + SMALL_INT_MIN);
}

/* Keys that can share a lane of prefixes: all strs, or all tuples that begin with strs, ints or floats. */
static int prefix_class(const struct vm *vm, value key) {
    if (value_is_str(vm, key))
        return 1;
    if (!value_has_kind(vm, key, KIND_TUPLE) || !((struct tuple *)object_of(vm, key))->count)
        return 0;
    value first = tuple_items(vm, key)[0];
    return value_is_int(first) ? 2 : value_is_double(first) ? 3 : value_is_str(vm, first) ? 4 : 0;
}

/* What stands for a key that has a class: of a str its beginning, of a tuple its first item. */
static value prefix_of(const struct vm *vm, value key) {
    if (value_has_kind(vm, key, KIND_TUPLE))
        key = tuple_items(vm, key)[0];
    return value_is_str(vm, key) ? str_prefix(vm, key) : key;
}

/* Puts a lane of prefixes before the others if all keys have one of the same class. False: out of memory. */
static bool add_prefixes(struct sort *sort, enum sort_mode *mode) {
    const value *keys = sort->lanes[0];
    int class = prefix_class(sort->vm, keys[0]);
    for (uint32_t i = 1; i < sort->count && class; i++)
        if (prefix_class(sort->vm, keys[i]) != class)
            return true;
    if (!class || sort->count < PREFIX_FROM)
        return true;
    struct array *prefixes = array_new(sort->vm, sort->count);
    if (!prefixes)
        return false;
    for (uint32_t i = 0; i < sort->count; i++)
        prefixes->items[i] = prefix_of(sort->vm, keys[i]);
    memmove(sort->lanes + 1, sort->lanes, sort->lane_count * sizeof *sort->lanes);
    sort->lanes[0] = prefixes->items;
    sort->lane_count++;
    *mode = class == 3 ? SORT_PREFIXED_FLOATS : SORT_PREFIXED_INTS;
    return true;
}

static enum sort_mode mode_of_values(const value *keys, uint32_t count) {
    bool ints = true, floats = true;
    for (uint32_t i = 0; i < count && (ints || floats); i++) {
        ints = ints && value_is_int(keys[i]);
        floats = floats && value_is_double(keys[i]);
    }
    return ints ? SORT_INTS : floats ? SORT_FLOATS : SORT_OBJECTS;
}

static void sort_by_mode(struct sort *sort, enum sort_mode mode) {
    if ((mode != SORT_OBJECTS && sort_by_digits(sort, mode)) || sort->failed)
        return;
    switch (mode) {
    case SORT_INTS:
        sort_lanes(sort, SORT_INTS);
        break;
    case SORT_FLOATS:
        sort_lanes(sort, SORT_FLOATS);
        break;
    case SORT_PREFIXED_INTS:
        sort_lanes(sort, SORT_PREFIXED_INTS);
        break;
    case SORT_PREFIXED_FLOATS:
        sort_lanes(sort, SORT_PREFIXED_FLOATS);
        break;
    default:
        sort_lanes(sort, SORT_OBJECTS);
    }
}

/* --- the list
 * ------------------------------------------------------------------------------------------------------------ */

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

static void sort_in_direction(struct sort *sort, bool reverse) {
    if (sort->count < 2 || !sort_charge(sort, sort->count / 2))
        return;
    if (reverse) /* before and after, so that equal items keep their order */
        reverse_part(sort, 0, sort->count);
    enum sort_mode mode = mode_of_values(sort->lanes[0], sort->count);
    if (mode == SORT_OBJECTS && !add_prefixes(sort, &mode))
        sort->failed = true;
    if (!sort->failed)
        sort_by_mode(sort, mode);
    if (reverse)
        reverse_part(sort, 0, sort->count);
    if (!sort->failed)
        sort_charge(sort, 0);
}

/* Sorts an array that no list holds now. */
static bool sort_items(struct vm *vm, value *items, uint32_t count, value key, bool reverse) {
    struct sort sort = {.vm = vm, .lanes = {items}, .lane_count = 1, .count = count};
    if (key != VALUE_NONE) {
        struct array *keys = call_key(vm, key, items, count);
        if (!keys)
            return false;
        sort.lanes[0] = keys->items;
        sort.lanes[1] = items;
        sort.lane_count = 2;
    }
    sort_in_direction(&sort, reverse);
    for (uint32_t lane = 0; lane < sort.lane_count; lane++) {
        if (sort.lanes[lane] != items)
            free_scratch(vm, sort.lanes[lane]);
        free_scratch(vm, sort.spare[lane]);
    }
    return !sort.failed;
}

bool list_sort(struct vm *vm, struct list *list, value key, bool reverse) {
    uint32_t count = list->count;
    if (!count)
        return true;
    struct array *array = object_at(vm, list->array);
    object_written(vm, &array->header); /* the list no longer speaks for it */
    list_clear(list);
    bool sorted = sort_items(vm, array->items, count, key, reverse);
    bool modified = list->array != 0;
    object_written(vm, &list->header);
    list->array = ref_from_pointer(array);
    list->count = count;
    if (sorted && modified)
        raise_value_error(vm, "list modified during sort");
    return sorted && !modified;
}
