"""Copies of dicts and sets at every size and history, and searches by tuples: fresh ones, nested ones, hostile ones."""


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


def grown(size):
    return {number * 7 for number in range(size)}


def show_copies():
    for size in list(range(14)) + [21, 22, 43, 85, 86, 171, 172, 300]:
        items = grown(size)
        table = dict.fromkeys(range(size), "x")
        copies = [set(items), items.copy(), frozenset(items), items | set(), items & items, items - {-1}, set(list(items))]
        dicts = [dict(table), table.copy(), {**table}, table | {}]
        for copy in copies[:2] + [copies[3]]:
            copy.add("new")
            copy.discard(7)
        for copy in dicts:
            copy[size] = "y"
            copy.pop(1, None)
            copy[0] = "z"
        print(size, [len(copy) for copy in copies], [sorted(copy) for copy in dicts][0][-3:], [copy.get(size) for copy in dicts],
              len(items), len(table), table.get(0), [list(copy) == list(dicts[0]) for copy in dicts])
        for number in sorted(items)[::2]:
            items.discard(number)
            table.pop(number // 7)
        left, kept = set(items), dict(table)
        left.update(range(3))
        kept.update({1: 1, size: 2})
        print(len(left), sorted(left)[:5], list(kept)[:4], len(items), len(table), items <= left, left & items == items)


def show_displays():
    for size in range(20):
        numbers = list(range(size))
        made = eval("{" + ", ".join(f"{number % 13}: {number}" for number in numbers) + "}")
        chosen = eval("{-1, " + ", ".join(str(number % 13) for number in numbers) + "}")
        made["more"], made["and more"] = 1, 2
        chosen |= {"more", "and more"}
        print(made, len(chosen), "more" in chosen, 12 in chosen)
    print(attempt(lambda: {1: 2, (): 3, []: 4}), attempt(lambda: {1, (), {}}), attempt(lambda: {(1, []): 4}))


class Same:
    def __init__(self, name, act=None):
        self.name, self.act = name, act

    def __hash__(self):
        return 5

    def __eq__(self, other):
        if self.act:
            act, self.act = self.act, None
            act()
        return isinstance(other, Same) and self.name == other.name

    def __repr__(self):
        return f"Same({self.name})"


def show_tuples():
    places = {(x, y): x * 10 + y for x in range(5) for y in range(5)}
    print([places[x, 4 - x] for x in range(5)], (5, 5) in places, (1, 2) in places, (1, 2.0) in places, (True, 2) in places)
    print(places.get((1, 2)), places.get((1, 7)), places.get((1, 7), "none"), places.get(("1", 2)), places.get((1, 2, 3)))
    seen = set(places)
    print((1, 2) in seen, (9, 9) not in seen, (1, "2") in frozenset(seen), ((1, 2),) in seen, () in seen)
    words = {("ab" * 1, "c" + "d"): 1, (b"x", "y"): 2, (None, True): 3, ((1, "a"), "b"): 4, (1.5, float("inf")): 5}
    print(words["a" + "b", "cd"], words[b"x", "y"], words[None, 1], words[(1, "a"), "b"], words[1.5, 2e308], words.get((1.5, 2)))
    long = {tuple(range(40)): "long", tuple(range(17)): "seventeen"}
    print(long[tuple(range(40))], long[tuple(range(17))], long.get(tuple(range(18))))
    for empty in ({}, set(), frozenset(), {1: 2}, {1}):
        print(attempt(lambda: ([],) in empty), attempt(lambda: (1,) in empty), attempt(lambda: ("x" + str(1)) in empty))
    table = {(Same("a"), 1): "a", (Same("b"), 1): "b"}
    print(table[Same("b"), 1], table.get((Same("c"), 1)), (Same("a"), 2) in table, (Same("a"), 1) in set(table))

    def fail():
        raise LookupError("compared")

    print(attempt(lambda: (Same("a", fail), 1) in table), attempt(lambda: table.get((Same("a", fail), 1))))
    print(attempt(lambda: (Same("d", table.clear), 1) in table), table)
    table = {(Same(name), 1): name for name in "abc"}
    table[Same("c", lambda: table.update({n: n for n in range(100)})), 1] = "changed"
    print(len(table), list(table.values())[:3])


def show_operations():
    left = {Same(name) for name in "abc"}
    right = {Same(name) for name in "bcd"}
    print(sorted(s.name for s in left & right), sorted(s.name for s in left | right), sorted(s.name for s in left - right),
          sorted(s.name for s in left ^ right))
    growing = {Same("x", lambda: left.update(map(Same, "efghijk")))}
    print(len(left | growing), len(left))
    growing = {Same("y", right.clear)}
    print(len(growing & right), len(right))
    numbers = set(range(40))
    print(numbers | {-1, 50} == set(range(40)) | {50, -1}, sorted(numbers & set(range(38, 50))), sorted(numbers - set(range(3, 40))))
    numbers |= dict.fromkeys(range(35, 45)).keys()
    print(len(numbers), len(numbers.union({1: 2, "a": 3})), len(numbers.intersection({1: 2, "a": 3})), len(numbers.difference({1: 2})))


show_copies()
show_displays()
show_tuples()
show_operations()
