# len, isinstance and append from one place on many kinds of objects, and replaced meanwhile.


class Counted:
    def __len__(self):
        return 42


class Negative:
    def __len__(self):
        return -1


class Sub(list):
    def __len__(self):
        return 7

    def append(self, item):
        super().append((item, "own"))


class Text(str):
    pass


class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == "accepted"


class Checked(metaclass=Meta):
    pass


class Pretender:
    @property
    def __class__(self):
        return int


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


def length(x):
    return len(x)


def is_a(x, kind):
    return isinstance(x, kind)


def add(items, x):
    return items.append(x)


things = [[], [1, 2], (1,), (), "", "abc", "äöü€", {}, {1: 2}, {1, 2}, frozenset(), b"ab", bytearray(b"x"), range(5), Counted(),
          Negative(), Sub([1, 2, 3]), Text("four"), 5, None, 1.5, len, Counted, memoryview(b"abc"), {}.keys(), "\ud800"]
for turn in range(2):
    for thing in things:
        print(attempt(length, thing), end=" ")
    print()
kinds = [int, str, list, tuple, dict, bool, object, type, Counted, Checked, Meta, Sub, (int, str), float, type(None), int | str, Text]
values = [1, 1 << 80, True, "a", "accepted", [], (), {}, None, 1.5, Counted(), Checked(), Sub(), Text("x"), int, Checked, Meta, Pretender()]
for turn in range(2):
    for value in values:
        print("".join("01"[is_a(value, kind)] for kind in kinds), end=" ")
    print(attempt(is_a, 1, 1), attempt(is_a, [], "list"), attempt(is_a, 1, (str, 2)))


class Collector:
    def __init__(self):
        self.items = []
        self.append = self.items.append


targets = [[], Sub(), bytearray(), Collector(), [], type("Own", (), {"append": lambda self, x: "own"})(), {1}, "text"]
for turn in range(3):
    for target in targets:
        print(attempt(add, target, turn), end=" ")
    print([t if isinstance(t, (list, bytearray)) else getattr(t, "items", None) for t in targets])
items = []
for number in range(100):
    items.append(number)
    items.append(items) if number == 50 else None
print(len(items), items[51] is items, items[-1], attempt(list.append, [], 1), attempt(list.append, (), 1), attempt(list.append, []))

real = len
for turn in range(4):
    print(len("abc"), isinstance(turn, int))
    if turn == 1:
        len = lambda x: ("replaced", real(x))
        isinstance = lambda *a: a
del len, isinstance
print(len("abc"), isinstance(1, int))
