"""Sorting: lists of ints, floats, strings and tuples, with and without keys, and a quicksort and merge sort in Python."""

import sys
from operator import itemgetter


def numbers(count, seed):
    state, out = seed, []
    for _ in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(state >> 4)
    return out


def quicksort(values, low, high):
    while low < high:
        pivot = values[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while values[i] < pivot:
                i += 1
            while values[j] > pivot:
                j -= 1
            if i <= j:
                values[i], values[j] = values[j], values[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(values, low, j)
            low = i
        else:
            quicksort(values, i, high)
            high = j


def merge_sort(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    left, right = merge_sort(values[:middle]), merge_sort(values[middle:])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    out.extend(left[i:])
    out.extend(right[j:])
    return out


def checksum(values):
    total = 0
    for index, value in enumerate(values):
        total = (total * 31 + value + index) & 0xFFFFFF
    return total


FULL, SMALL = 125000, 500
EXPECTED = {
    FULL: (9898584, 15339516, '105810414', '8354461', 18981608.714),
    SMALL: (9230706, 3606392, '10751256', '7216764', 19010035.143),
}

size = SMALL if "small" in sys.argv else FULL
values = numbers(size, 17)
in_place = list(values)
quicksort(in_place, 0, len(in_place) - 1)
ordered = sorted(values)
assert in_place == ordered
assert merge_sort(values[:size // 2]) == sorted(values[:size // 2])
pairs = [(value % 1000, index) for index, value in enumerate(values)]
by_key = sorted(pairs, key=itemgetter(0))
by_function = sorted(pairs, key=lambda pair: (-pair[0], pair[1]))
assert by_key == sorted(pairs)
texts = sorted(map(str, values))
floats = sorted((value / 7 for value in values), reverse=True)
by_length = sorted(texts, key=len)
for _ in range(20):
    assert sorted(ordered) == ordered
result = (checksum(ordered), checksum(map(itemgetter(1), by_function)), texts[size // 20], by_length[size // 16],
          round(floats[size // 100], 3))
assert result == EXPECTED[size], result
print("sorting", *result)
