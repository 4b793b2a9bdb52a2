"""Sets: unions and differences, membership, graph reachability, anagram classes, removal of duplicates, frozen sets."""

import sys

LETTERS = "aeiourstlnmdpc"


def numbers(count, seed, limit):
    state = seed
    for _ in range(count):
        state = (state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        yield (state >> 8) % limit


def algebra(rounds, size):
    total = 0
    for turn in range(rounds):
        a = set(numbers(size, turn, size * 2))
        b = {n * 3 % (size * 2) for n in a}
        total += len(a | b) + len(a & b) - len(a - b) + len(a ^ b) + (a <= b) + a.isdisjoint(b)
        a.update(range(turn))
        a.difference_update(range(0, size, 2))
        total += len(a)
    return total


def reachable(size):
    graph = {node: {node * 3 % size, (node * 7 + 1) % size, node // 2} for node in range(size)}
    seen, todo = set(), [1]
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo.extend(graph[node] - seen)
    return len(seen)


def anagrams(count):
    words = set()
    for number in numbers(count, 5, 14 ** 4):
        words.add("".join([LETTERS[number // 14 ** place % 14] for place in range(4)]))
    classes = {}
    for word in words:
        classes.setdefault(frozenset(word), set()).add(word)
    return len(words), len(classes), max(map(len, classes.values()))


def walk_without_crossing(steps):
    x = y = restarts = 0
    visited = {(0, 0)}
    for turn in numbers(steps, 3, 4):
        x, y = [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)][turn]
        if (x, y) in visited:
            restarts += 1
            visited.discard((x, y))
        else:
            visited.add((x, y))
    return restarts, len(visited)


FULL, SMALL = 130_000, 1_000
EXPECTED = {FULL: (1415945, 130000, 37067, 1470, 36, 129982, 37, 112315), SMALL: (10545, 1000, 990, 732, 5, 988, 25, 874)}

size = SMALL if "small" in sys.argv else FULL
result = (
    algebra(size // 250, 1_000),
    reachable(size),
    *anagrams(size),
    *walk_without_crossing(size * 2),
    len(set(map(str, numbers(size * 2, 9, size)))),
)
assert result == EXPECTED[size], result
print("sets", *result)
