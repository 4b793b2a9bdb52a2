"""map() of natives, one after another: what takes it, what the native raises, calls back or is handed."""


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


class Text:
    def __init__(self, act):
        self.act = act

    def __str__(self):
        return self.act()

    __repr__ = __str__

    def __len__(self):
        return len(self.act())

    def __hash__(self):
        return hash(self.act())


class Loud(str):
    def upper(self):
        return "LOUD"


class Count(int):
    pass


def fail():
    raise LookupError("inside")


def numbers(count):
    for number in range(count):
        yield number * 37 % 11


MIXED = [1, "a", 2.5, None, True, (1,), 10 ** 20, "ä"]
print(list(map(str, MIXED)), ",".join(map(str, range(12))), tuple(map(repr, MIXED)), [*map(type, MIXED)])
print(set(map(str, numbers(30))) == {str(n) for n in range(11)}, sorted(map(str, numbers(12))), dict.fromkeys(map(len, ["a", "bb"])))
print(sum(map(len, ["a", "bb", []])), max(map(abs, [-3, 2])), all(map(bool, [1, 2])), any(map(bool, [0, ""])), min(map(int, "312")))
print(list(map(int, ["1", " 2 ", b"3", 4.9, True, Count(5)])), attempt(list, map(int, ["1", "x", "2"])))
print(list(map(str.upper, ["a", "b"])), list(map(str.upper, ["a", Loud("b")])), attempt(list, map(str.upper, ["a", 1])))
print(list(map(str.strip, [" a ", Loud(" b "), ""])), list(map(list.pop, [[1, 2], [3]])), attempt(list, map(list.pop, [[1], []])))
print(attempt(list, map(len, ["a", 5])), attempt(list, map(hash, [1, [], 2])), attempt(list, map(chr, [65, -1])))
print(attempt(list, map(pow, [1])), attempt(list, map(dict, [[(1, 2)], 3])), list(map(dict, [[(1, 2)], {}])), list(map(list, ["ab", range(2)])))
print(attempt(list, map(str, [Text(lambda: "x"), Text(fail), 1])), attempt(list, map(len, [Text(lambda: "xyz"), Text(lambda: 5)])))
print([*map("{0}-{0}".format, [1, 2])], list(map([1, 2].count, [1, 1, 3])), list(map({1: 2}.get, [1, 5])), list(map(print, [])))
print(list(map(str, [])), "".join(map(chr, range(97, 103))), attempt("".join, map(int, ["1"])), list(map(tuple, [[1], "ab"])))


def use_while_mapping():
    seen = []

    def look():
        seen.append(",".join(map(str, range(len(seen) + 1))))
        return seen[-1]

    print(",".join(map(str, [Text(look), 5, Text(look), Text(look)])), seen)
    items = [1, 2, 3]

    def change():
        if len(items) < 8:
            items.append(len(items))
        return "c"

    print(list(map(str, items + [Text(change)])), items)
    growing = [Text(change), Text(change)]
    growing_names = map(str, growing)
    growing.append(7)
    print(next(growing_names), list(growing_names), list(growing_names))
    half = map(str, numbers(5))
    print(next(half), next(half), "".join(half), next(half, "over"))
    print(list(map(str, map(len, map(str, [1, 22, 333])))), list(zip(map(str, "ab"), map(len, ["a", "bc"]))))


class Endless:
    def __iter__(self):
        return self

    def __next__(self):
        return self

    def __str__(self):
        return "".join(map(str, [self]))


def deep():
    print(attempt(str, Endless())[0])
    nested = map(str, [1])
    for _ in range(50):
        nested = map(str, nested)
    print(list(nested))


use_while_mapping()
deep()
