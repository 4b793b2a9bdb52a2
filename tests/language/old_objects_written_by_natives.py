"""Natives store new objects in lists, instances and tuples that collections have seen before, or are about to see half
done: whatever they store must be there afterwards, however much garbage is made in between."""

import bisect
import copy
import heapq
import itertools
import traceback


def churn(rounds=12):
    kept = None
    for i in range(rounds):
        kept = [str(i), (i, str(i)), {"key": [kept]}]
    return kept


def fresh(i):
    return ("fresh", str(i) * 2, [i, str(i)])


class Word:
    def __init__(self, text):
        self.text = text

    def __lt__(self, other):
        churn(2)
        return self.text < other.text

    def __repr__(self):
        return self.text


class Slotted:
    __slots__ = ("first", "second")


class Other(Word):
    pass


class Many:
    pass


words = [Word(text) for text in "pear fig apple quince lime plum kiwi date".split()]
numbers = [[i, str(i)] for i in range(24)]
slotted, many, changing = Slotted(), Many(), Word("changing")
churn()

# Lists that are taken apart and put together while guest code makes garbage.
words.sort()
churn()
print(words)
words.append(Word("cherry"))
words.sort(key=lambda word: (churn(3), len(word.text), word.text)[1:])
print(words, sorted(words, key=lambda word: [churn(2), word.text][1], reverse=True))


def meddle(word):
    words.append(Word("never seen"))
    churn(3)
    return word.text


try:
    words.sort(key=meddle)
except ValueError as error:
    print(error, words)

heapq.heapify(words)
heapq.heappush(words, Word("banana"))
churn()
print(heapq.heapreplace(words, Word("grape")), heapq.heappushpop(words, Word("zucchini")), heapq.heappop(words))
churn()
print(sorted(words, key=str))

bisect.insort(numbers, [5, fresh(5)], key=lambda pair: (churn(1), pair[0])[1])
churn()
numbers[0:6:2] = [fresh(0), fresh(2), fresh(4)]
churn()
numbers[-1] = fresh(24)
numbers[len(numbers):] = (fresh(i) for i in range(3))
numbers += map(fresh, range(3))
numbers.extend({fresh(i)[1]: i for i in range(3)})
numbers.extend("ab")
numbers.insert(3, fresh(99))
churn()
numbers *= 2
numbers.reverse()
churn()
print(len(numbers), numbers[:3], numbers[-7:])
stack = []
for i in range(40):
    stack.append(fresh(i))
    stack.append(fresh(-i))
    if i % 3 == 0:
        churn(2)
    stack.pop()
    if i % 5 == 0:
        stack[i // 2] = fresh(i)
print(len(stack), stack[20], stack[-1], stack[3])
seen = []
for item in (growing := [fresh(0)]):
    churn(1)
    seen.append(item)
    if len(growing) < 9:
        growing.append(fresh(len(growing)))
print(seen == growing, growing[-1])

# Instances whose attributes come, go and no longer fit.
changing.added = fresh(1)
churn()
del changing.text
changing.text = fresh(2)
churn()
changing.__class__ = Other
churn()
changing.late = fresh(3)
print(type(changing).__name__, changing.text, changing.added, changing.late)
Slotted.first.__set__(slotted, fresh(4))
object.__setattr__(slotted, "second", fresh(5))
churn()
print(slotted.first, slotted.second)
for i in range(70):
    setattr(many, "name" + str(i), fresh(i))
    if i % 6 == 0:
        churn(1)
del many.name3
churn()
print(all(getattr(many, "name" + str(i)) == fresh(i) for i in range(70) if i != 3), hasattr(many, "name3"))

# Tuples that are filled step by step.


def items(count):
    for i in range(count):
        churn(2)
        yield fresh(i)


print(tuple(items(6))[-1], [*items(3), *items(2)][-1], (*items(3),)[0])
print(list(zip(items(3), map(fresh, items(3)), items(4)))[-1][1])
print(list(itertools.permutations(items(3), 2))[-1], list(itertools.product(items(2), repeat=2))[1])
print(list(itertools.zip_longest(items(2), items(3), fillvalue=churn(1)))[-1][1])
original = [fresh(i) for i in range(3)]
original.append((original, fresh(7)))
twin = copy.deepcopy([original, changing, slotted])
churn()
print(twin[0][3][0] is twin[0], twin[0][3][1], twin[1].late, twin[2].first)

# The plan by which a chain of exceptions is shown is made of tuples that are completed later.


def fail(depth):
    try:
        if depth:
            fail(depth - 1)
        raise KeyError(str(depth))
    except KeyError as error:
        churn(1)
        raise ValueError("depth " + str(depth)) from error


try:
    fail(4)
except ValueError as error:
    lines = "".join(traceback.format_exception(error)).splitlines()
    print(sum(line.startswith(("KeyError", "ValueError")) for line in lines), lines[-1])
