"""Sorting and searching: leagues by several keys, heaps, bisection, own sorts, medians, schedules, the best of many."""

import bisect
import heapq
import operator
import random


class Player:
    def __init__(self, name, points, games):
        self.name = name
        self.points = points
        self.games = games

    def __lt__(self, other):
        return (self.points, other.name) < (other.points, self.name)


def heap_sort(values):
    def sift(start, end):
        root = start
        while 2 * root + 1 < end:
            child = 2 * root + 1
            if child + 1 < end and values[child] < values[child + 1]:
                child += 1
            if values[root] >= values[child]:
                return
            values[root], values[child] = values[child], values[root]
            root = child

    for start in range(len(values) // 2 - 1, -1, -1):
        sift(start, len(values))
    for end in range(len(values) - 1, 0, -1):
        values[0], values[end] = values[end], values[0]
        sift(0, end)
    return values


def insertion_sort(values):
    for i in range(1, len(values)):
        value, j = values[i], i - 1
        while j >= 0 and values[j] > value:
            values[j + 1] = values[j]
            j -= 1
        values[j + 1] = value
    return values


def radix_sort(values):
    shift = 0
    while shift < 20:
        buckets = [[] for _ in range(32)]
        for value in values:
            buckets[value >> shift & 31].append(value)
        values = [value for bucket in buckets for value in bucket]
        shift += 5
    return values


def nth_smallest(values, n):
    while True:
        pivot = values[len(values) // 2]
        below = [value for value in values if value < pivot]
        same = [value for value in values if value == pivot]
        if n < len(below):
            values = below
        elif n < len(below) + len(same):
            return pivot
        else:
            n -= len(below) + len(same)
            values = [value for value in values if value > pivot]


def rising(values):
    """The length of the longest rising subsequence."""
    ends = []
    for value in values:
        place = bisect.bisect_left(ends, value)
        if place == len(ends):
            ends.append(value)
        else:
            ends[place] = value
    return len(ends)


def meetings(times):
    """How many rooms so many meetings need."""
    rooms = []
    for start, end in sorted(times):
        if rooms and rooms[0] <= start:
            heapq.heapreplace(rooms, end)
        else:
            heapq.heappush(rooms, end)
    return len(rooms)


def main():
    numbers = random.Random(11)
    values = [numbers.randrange(1 << 20) for _ in range(2500)]
    players = [Player(f"player{i:03d}", value % 90, value % 17) for i, value in enumerate(values[:1200])]
    players.sort(key=lambda player: (-player.points, player.games, player.name))
    print(players[0].name, players[-1].name, max(players).name, min(players).name)
    print([player.name for player in heapq.nlargest(3, players, key=operator.attrgetter("games"))])
    expected = sorted(values)
    print(heap_sort(values[:1500]) == sorted(values[:1500]), insertion_sort(values[:180]) == sorted(values[:180]),
          radix_sort(values) == expected, nth_smallest(values, 1250) == expected[1250])
    print(rising(values), meetings((value % 1000, value % 1000 + value % 60) for value in values))
    grades = [numbers.uniform(0, 100) for _ in range(3000)]
    print("".join("FDCBA"[bisect.bisect([60, 70, 80, 90], grade)] for grade in grades)[:30], f"{sum(sorted(grades)[:9]):.3f}")
    words = ["%x" % value for value in values]
    print(sorted(words)[:3], sorted(words, key=len, reverse=True)[0], sorted(words, key=str.lower)[-1])
    rows = [(value % 10, word, -value) for value, word in zip(values, words)]
    rows.sort()
    rows.sort(key=operator.itemgetter(2), reverse=True)
    print(rows[0], rows[-1], rows == sorted(rows, key=lambda row: row[2])[::-1])
    queue = []
    for value in values:
        heapq.heappush(queue, (value % 100, value))
        if len(queue) > 50:
            heapq.heappop(queue)
    print(sum(value for _, value in queue), numbers.sample(range(100), 4), numbers.choice(words))
    numbers.shuffle(words)
    ranked = sorted(range(len(values)), key=values.__getitem__)
    print(ranked[:4], max(zip(values, words)), sum(a > b for a, b in zip(values, values[1:])))


main()
