/* Finding and counting: memmem forward, and two-way matching (Crochemore and Perrin, 1991) backward, where libc has
 * nothing. Pure functions over memory, linear in the text. */
#include "str_search.h"

#include "container.h"
#include "number.h"
#include "sequence.h"

/* Short patterns: by their first byte, until that turns out to be no help. `*tried` is how far the search came. */
#define SHORT_PATTERN 16
static const char *find_by_first_byte(struct span text, struct span pattern, uint32_t *tried) {
    const char *cursor = text.data, *last = text.data + (text.length - pattern.length);
    for (uint32_t misses = 0; cursor <= last; misses++) {
        cursor = memchr(cursor, pattern.data[0], (size_t)(last - cursor) + 1);
        if (!cursor)
            break;
        uint32_t matching = 1;
        while (matching < pattern.length && cursor[matching] == pattern.data[matching])
            matching++;
        if (matching == pattern.length)
            return cursor;
        cursor++;
        if (misses > 8 + (uint32_t)(cursor - text.data) / 32) {
            *tried = (uint32_t)(cursor - text.data);
            return NULL;
        }
    }
    *tried = text.length;
    return NULL;
}

uint32_t span_find(struct span text, struct span pattern) {
    if (pattern.length == 0)
        return 0;
    if (pattern.length > text.length)
        return SEARCH_ABSENT;
    const char *found = NULL;
    uint32_t tried = 0;
    if (pattern.length == 1)
        found = memchr(text.data, pattern.data[0], text.length);
    else if (pattern.length > SHORT_PATTERN || !(found = find_by_first_byte(text, pattern, &tried)))
        found = memmem(text.data + tried, text.length - tried, pattern.data, pattern.length);
    return found ? (uint32_t)(found - text.data) : SEARCH_ABSENT;
}

/* The byte `index` places before the end. */
static inline unsigned char span_from_end(struct span span, uint32_t index) {
    return (unsigned char)span.data[span.length - 1 - index];
}

/* Start of the maximal suffix of the reversed pattern, in the order of bytes or its reverse, and the suffix's period.
 */
static uint32_t maximal_suffix(struct span pattern, bool reverse_order, uint32_t *period) {
    int64_t suffix = -1;
    uint32_t j = 0, k = 1, p = 1;
    while (j + k < pattern.length) {
        unsigned char a = span_from_end(pattern, j + k), b = span_from_end(pattern, (uint32_t)(suffix + k));
        bool smaller = reverse_order ? a > b : a < b;
        if (smaller) {
            j += k;
            k = 1;
            p = (uint32_t)(j - suffix);
        } else if (a == b) {
            if (k == p) {
                j += p;
                k = 1;
            } else {
                k++;
            }
        } else {
            suffix = j++;
            k = p = 1;
        }
    }
    *period = p;
    return (uint32_t)(suffix + 1);
}

static uint32_t critical_factorization(struct span pattern, uint32_t *period) {
    uint32_t period_forward, period_reverse;
    uint32_t forward = maximal_suffix(pattern, false, &period_forward);
    uint32_t reverse = maximal_suffix(pattern, true, &period_reverse);
    *period = forward > reverse ? period_forward : period_reverse;
    return forward > reverse ? forward : reverse;
}

/* Is the reversed pattern's head of `cut` bytes repeated `period` later? */
static bool head_repeats(struct span pattern, uint32_t cut, uint32_t period) {
    if (cut + period > pattern.length)
        return false;
    for (uint32_t i = 0; i < cut; i++) {
        if (span_from_end(pattern, i) != span_from_end(pattern, i + period))
            return false;
    }
    return true;
}

/* Two-way search of the reversed pattern in the reversed text: distance of the match from the end. */
static uint32_t search_from_end(struct span text, struct span pattern) {
    uint32_t period, length = pattern.length;
    uint32_t cut = critical_factorization(pattern, &period);
    bool periodic = head_repeats(pattern, cut, period);
    if (!periodic)
        period = (cut > length - cut ? cut : length - cut) + 1;
    uint32_t memory = 0; /* bytes of the head known to match after a shift by the period */
    for (uint32_t at = 0; at <= text.length - length;) {
        uint32_t i = cut > memory ? cut : memory;
        while (i < length && span_from_end(pattern, i) == span_from_end(text, at + i))
            i++;
        if (i < length) {
            at += i - cut + 1;
            memory = 0;
            continue;
        }
        i = cut;
        while (i > memory && span_from_end(pattern, i - 1) == span_from_end(text, at + i - 1))
            i--;
        if (i <= memory)
            return at;
        at += period;
        memory = periodic ? length - period : 0;
    }
    return SEARCH_ABSENT;
}

uint32_t span_find_last(struct span text, struct span pattern) {
    if (pattern.length > text.length)
        return SEARCH_ABSENT;
    if (pattern.length == 0)
        return text.length;
    if (pattern.length == 1) {
        const char *found = memrchr(text.data, pattern.data[0], text.length);
        return found ? (uint32_t)(found - text.data) : SEARCH_ABSENT;
    }
    uint32_t distance = search_from_end(text, pattern);
    return distance == SEARCH_ABSENT ? SEARCH_ABSENT : text.length - distance - pattern.length;
}

bool span_count(struct vm *vm, struct span text, struct span pattern, uint32_t maximum, uint32_t *result) {
    uint32_t count = 0;
    while (count < maximum) {
        uint32_t found = span_find(text, pattern);
        if (found == SEARCH_ABSENT)
            break;
        if (++count % MATCHES_FOR_A_STEP == 0 && !vm_charge(vm, 1))
            return false;
        text.data += found + pattern.length;
        text.length -= found + pattern.length;
    }
    *result = count;
    return true;
}

static bool search_bound(struct vm *vm, value argument, int64_t *bound) {
    if (argument == VALUE_UNSET || argument == VALUE_NONE)
        return true;
    if (value_is_int(argument)) {
        *bound = value_to_int(argument);
        return true;
    }
    if (!value_has_index(vm, argument)) {
        if (!vm_failed(vm))
            raise_type_error(vm, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return object_to_int64(vm, argument, true, bound);
}

bool search_bounds(struct vm *vm, value start_value, value stop_value, int64_t *start, int64_t *stop) {
    *start = 0;
    *stop = INT64_MAX;
    return search_bound(vm, start_value, start) && search_bound(vm, stop_value, stop);
}

bool argument_to_count(struct vm *vm, value argument, int64_t otherwise, int64_t *number) {
    *number = otherwise;
    return argument == VALUE_UNSET || argument_to_int64(vm, argument, number);
}

bool argument_to_int32(struct vm *vm, value argument, int32_t otherwise, int32_t *number) {
    *number = otherwise;
    if (argument == VALUE_UNSET)
        return true;
    value index = object_index(vm, argument);
    if (index == VALUE_ERROR)
        return false;
    int64_t wide;
    if (!int_to_int64(vm, index, &wide) || wide > INT32_MAX || wide < INT32_MIN) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C int");
        return false;
    }
    *number = (int32_t)wide;
    return true;
}
