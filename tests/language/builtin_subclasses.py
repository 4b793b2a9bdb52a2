# Subclasses of builtin types: int, str, list, dict, tuple, set, float, bytes, Exception.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


class Celsius(float):
    def __new__(cls, value, note=""):
        self = super().__new__(cls, value)
        self.note = note
        return self

    def __str__(self):
        return f"{float(self):.1f}°C"

    def __add__(self, other):
        return Celsius(float(self) + other, "sum")


c = Celsius(21.5, "room")
print(c, repr(c), c.note, c + 1, (c + 1).note, c * 2, type(c * 2).__name__, c == 21.5, f"{c}", f"{c:.3f}", "%s %.1f" % (c, c), [c], round(c), int(c), hash(c) == hash(21.5), c > 21, -c, abs(c), isinstance(c, float))


class Count(int):
    def __repr__(self):
        return f"Count({int(self)})"

    def __add__(self, other):
        return Count(int(self) + other)

    def double(self):
        return self * 2

    def __eq__(self, other):
        return int(self) == other

    __hash__ = int.__hash__


n = Count(5)
print(n, [n], n + 1, 1 + n, type(1 + n).__name__, n.double(), type(n.double()).__name__, n - 1, "ab" * n, list(range(n)), [0, 1, 2, 3, 4, 5][n], {5: "five"}[n], n == 5, n < 6, f"{n:03d} {n}", hex(n), sum([n, n]), Count("12"), Count(), Count("ff", 16), n.bit_length(), max(n, 3), int(n), type(int(n)).__name__, n & 4, ~n, bool(Count(0)), str(n), "%d" % n, 2 ** n, divmod(17, n), n.real)


class Flag(int):
    def __bool__(self):
        return False

    def __index__(self):
        return 99

    def __int__(self):
        return 77


f = Flag(1)
print("true" if f else "false", int(f), [10, 20][f], range(f), f + 1, "x" * f, float(f), hex(f))


class Name(str):
    def __new__(cls, value):
        return super().__new__(cls, value.strip())

    def __init__(self, value):
        self.raw = value

    def shout(self):
        return self.upper() + "!"

    def __len__(self):
        return 100

    def __repr__(self):
        return "Name!"


s = Name("  ann ")
print(s, [s], repr(s.raw), s.shout(), type(s.upper()).__name__, type(s + "x").__name__, s == "ann", {"ann": 1}[s], s[0], s[1:], type(s[:]).__name__, len(s), bool(s), "ann" in [s], f"{s} {s!r} {s:>5}", "-".join([s, s]), "x".join("ab").replace("x", s), s in "joanna", sorted([Name("b"), Name("a")]), s.title(), hash(s) == hash("ann"), str(s) is s, type(str(s)).__name__, s * 2, "%s" % s, s.encode(), isinstance(s, str), s.isalpha())


class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
        self.pushed = 0

    def push(self, item):
        self.append(item)
        self.pushed += 1
        return self

    def __getitem__(self, index):
        return ("item", super().__getitem__(index))

    def __len__(self):
        return super().__len__() * 10

    def __iter__(self):
        return iter(["custom"])


k = Stack(1, 2)
print(k.push(3).pushed, k, k[0], k[-1], len(k), list(k), [*k], k + [4], type(k + [4]).__name__, type(k * 2).__name__, k == [1, 2, 3], 2 in k, k.index(2), sorted(k), k.copy(), type(k.copy()).__name__, bool(Stack()), str(k), k.count(1), max(k))
k[0] = 9
k.sort(reverse=True)
k += [0]
del k[1]
print(k.pop(), k, k.pushed)


class Lower(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

    def keys(self):
        return ["custom keys"]


d = Lower(A=1)
d["B"] = 2
print(d, d["b"], "B" in d, "A" in d, d.get("B"), d.get("A"), len(d), list(d), d.keys(), d == {"A": 1, "b": 2}, d.copy(), type(d.copy()).__name__, d | {"c": 3}, type(d | {}).__name__, d.pop("b"), d.setdefault("Q", 5), list(d.items()), repr(d), f"{d}")
fails(lambda: d["nothing"])


class Pair(tuple):
    __slots__ = ()

    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    def __eq__(self, other):
        return "pair eq"

    __hash__ = tuple.__hash__

    left = property(lambda self: self[0])


p = Pair(1, 2)
a, b = p
print(p, p.left, a, b, p == 5, p != 5, hash(p) == hash((1, 2)), p + (3,), p[::-1], type(p[:]).__name__, (1, 2) == p, len(p), 1 in p, tuple(p), Pair(*"xy"))
fails(setattr, p, "other", 1)


class Bag(frozenset):
    def __new__(cls, *items):
        return super().__new__(cls, items)


b = Bag(1, 2)
print(sorted(b), type(b | {3}).__name__, b == {1, 2}, hash(b) == hash(frozenset([1, 2])), repr(Bag(1)), {b: "key"}[frozenset([2, 1])], b <= {1, 2, 3})


class Blob(bytes):
    def __new__(cls, text):
        return super().__new__(cls, text.encode())


print(Blob("hé"), type(Blob("x") + b"y").__name__, Blob("x") == b"x", Blob("abc")[1], Blob("abc")[1:], {b"x": 1}[Blob("x")], Blob("x").hex())


class AppError(Exception):
    code = 1

    def __init__(self, message, *, code=None):
        super().__init__(message)
        if code is not None:
            self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[0]}"


class NotFound(AppError, KeyError):
    code = 404


for error in (AppError("a"), AppError("b", code=7), NotFound("c"), NotFound("d", code=410)):
    try:
        raise error
    except KeyError as caught:
        print("key", caught, repr(caught), caught.code, caught.args)
    except AppError as caught:
        print("app", caught, repr(caught), caught.code, caught.args)
print(isinstance(True, int), type(True + True).__name__, bool.__name__, issubclass(bool, int))


class MyInt(int):
    pass


class MyStr(str):
    pass


class MyList(list):
    pass


for v in (MyInt(3), MyStr("x"), MyList([1]), type("F", (float,), {})(2.5), type("T", (tuple,), {})((1,)), type("D", (dict,), {})(a=1), type("S", (set,), {})([1]), type("B", (bytes,), {})(b"q"), type("C", (complex,), {})(1j), type("A", (bytearray,), {})(b"w")):
    v.attribute = "set"
    print(v, repr(v), v.attribute, type(v).__name__, bool(type(v)()))
fails(MyInt, "x")
fails(MyInt, [])
fails(MyList, 5)
fails(MyStr, b"a", "nope")
fails(lambda: MyInt(3).missing)
fails(lambda: MyInt(3) + "a")
fails(lambda: MyList([1]) + (2,))
fails(lambda: hash(MyList()))
