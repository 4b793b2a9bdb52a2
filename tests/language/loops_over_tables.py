"""Loops over dicts, their views, sets and text: how they begin, how they end, and what changes on the way."""

import collections


class Own(dict):
    def items(self):
        return [("own", len(self))]

    def keys(self):
        yield "own"


class Inherited(dict):
    pass


class Looked:
    def items(self):
        return {"looked": 1}.items()

    values = keys = items


class Given:
    def __init__(self, items):
        self.items = items


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


def pairs(thing):
    found = []
    for key, item in thing.items():
        found.append((key, item))
    return found


def whole(thing):
    found = []
    for pair in thing.items():
        found.append(pair)
    return found


def keys(thing):
    return [key for key in thing.keys()]


def values(thing):
    return {value: None for value in thing.values()}


THINGS = [{}, {1: 2}, {"a": 1, "b": 2}, Own(a=1), Inherited(a=1, b=2), Looked(), collections.OrderedDict(x=1, y=2),
          collections.Counter("abca"), collections.defaultdict(list, z=[1]), collections.ChainMap({1: 2}, {3: 4})]
for turn in range(2):
    for thing in THINGS:
        print(pairs(thing), whole(thing), keys(thing), end=" ")
        print(attempt(values, thing))
    THINGS.reverse()
print(pairs(Given(lambda: [(1, 2)])), pairs(Given({1: 2}.items)), attempt(pairs, Given(5)), attempt(pairs, [1]))
print([pair for pair in dict.items({1: 2})], [key for key in dict.keys({1: 2})], attempt(lambda: [x for x in {}.items(1)]),
      attempt(lambda: [x for x in dict.items([])]))


def change(table, act, view):
    seen = []
    for entry in view(table):
        seen.append(entry)
        if len(seen) < 5:
            act(table, len(seen))
    return seen


def grow(table, n):
    table[f"new{n}"] = n


def replace(table, n):
    table["a"] = n


def swap(table, n):
    table.pop(next(iter(table)))
    table[f"swapped{n}"] = n


def empty(table, n):
    table.clear()


for act in (grow, replace, swap, empty):
    for view in (dict.items, dict.keys, dict.values, iter, lambda t: t.items(), lambda t: zip(t.values(), t)):
        table = {"a": 1, "b": 2, "c": 3}
        print(act.__name__, attempt(change, table, act, view), table)


def change_in_loops():
    table = {"a": 1, "b": 2, "c": 3}
    for key, item in table.items():
        table[key] = item + 1
    print(table)
    try:
        for key, item in table.items():
            del table[key]
    except RuntimeError as error:
        print(error, table)
    try:
        for key in table:
            table.pop(key), table.setdefault(key + key, 1)
            if len(table["b" if "b" in table else next(iter(table))] * [0]) > 9:
                break
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
    print(sorted(table))
    numbers = {1, 2, 3}
    try:
        for number in numbers:
            numbers.add(number + 10)
    except RuntimeError as error:
        print(error, len(numbers))
    for number in numbers:
        if number > 0:
            numbers.discard(number)
            break
    print(len(numbers))


def use_ended():
    table, numbers, text, letters = {1: 2}, {1}, "ab", ["x"]
    makers = [lambda: iter(table), lambda: iter(table.items()), lambda: iter(numbers), lambda: iter(text), lambda: iter("äö"),
              lambda: iter(letters), lambda: iter(()), lambda: iter({})]
    for make in makers:
        iterator = make()
        first = [item for item in iterator]
        for item in iterator:
            print("never")
        table[len(table) + 5] = 1
        numbers.add(len(numbers) + 5)
        letters.append("y")
        for item in iterator:
            print("never", item)
        print(sorted(map(str, first)), list(iterator), next(iterator, "over"))


def count_down():
    left = {n: n for n in range(6)}
    for n, _ in list(left.items()):
        del left[n]
        rest = []
        for key, item in left.items():
            rest.append(key + item)
        for key in left:
            rest.append(key)
        for key in set(left):
            rest.append(key)
        for key in frozenset(left):
            rest.append(key)
        for letter in "abcdef"[:len(left)]:
            rest.append(letter)
        print(rest)


def nested():
    table = {1: {"a": {2, 3}}, 4: {"b": set(), "c": {5}}}
    for key, inner in table.items():
        for name, numbers in inner.items():
            for number in sorted(numbers):
                for letter in name * number:
                    if letter == "c":
                        break
                else:
                    print("whole", name, number)
                    continue
                break
            else:
                print("through", key, name)
    items = table.items()
    for key, inner in items:
        pass
    print(len(items), key)
    (a, b), *rest = {1: 2, 3: 4}.items()
    print(a, b, rest, [*{1: 2}.keys(), *{3: 4}.values()])


change_in_loops()
use_ended()
count_down()
nested()
