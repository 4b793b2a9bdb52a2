# What instructions ask of guests' objects by __bool__, __len__, __contains__ and __neg__: from one place, again and again.
from collections import deque


def tell(call, *arguments):
    try:
        print(repr(call(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


class Plain:
    pass


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


class Sized:
    def __init__(self, value):
        self.value = value

    def __len__(self):
        return self.value


class Both(Sized):
    def __bool__(self):
        return not super().__len__()


class Index:
    def __index__(self):
        return 3


class Huge:
    def __len__(self):
        return 2**70


class Unsaid(Truth):
    __bool__ = None


class Listed(list):
    pass


class ListedTruth(list):
    def __bool__(self):
        return len(self) > 1


class Number(int):
    pass


class Static:
    __bool__ = staticmethod(lambda: False)
    __len__ = classmethod(lambda cls: 4)
    __contains__ = staticmethod(lambda item: item == 5)
    __neg__ = staticmethod(lambda: "minus")


class Dynamic:
    def __getattr__(self, name):
        return lambda *rest: False


things = [Plain(), Truth(True), Truth(False), Truth(1), Truth(None), Truth(KeyError("asked")), Sized(0), Sized(2),
          Sized(-1), Sized("x"), Sized(Index()), Sized(True), Huge(), Both(0), Both(1), Unsaid(True), Listed(),
          Listed([1]), ListedTruth([1]), ListedTruth([1, 2]), Number(0), Number(4), Static(), Dynamic(), deque(),
          deque([1]), deque(maxlen=3), 0.0, -0.0, float("nan"), 1.5, len, tell, Plain, [].append, 0j, 1j,
          range(0), range(2), b"", bytearray(b"x"), frozenset(), {}.keys(), {1: 2}.items(), memoryview(b""), (x for x in ()),
          Ellipsis, iter([]), zip(), ValueError(), Truth(True), Plain(), Sized(1)]


def kind(thing):
    return type(thing).__name__


def branches(thing):
    out = [kind(thing)]
    if thing:
        out.append("if")
    if not thing:
        out.append("if not")
    out.append(not thing)
    out.append("while")
    while thing:
        out.append("in")
        break
    out.append("a" if thing else "b")
    out.append(kind(thing and 1))
    out.append(kind(thing or 2))
    out.append([1 for _ in (1,) if thing])
    if thing and not thing or not thing:
        out.append("mixed")
    return out


for thing in things:
    tell(branches, thing)
for thing in things:
    tell(lambda: (kind(thing), len(thing)))
for thing in things:
    tell(lambda: (kind(thing), bool(thing), any([thing]), all([thing])))


class Bag:
    def __init__(self, answer):
        self.answer = answer

    def __contains__(self, item):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer if item != "self" else self in [self]


class Walked:
    def __iter__(self):
        return iter([1, 2])


class Counted:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return index


class NoContainer:
    __contains__ = None


bags = [Bag(True), Bag(False), Bag(0), Bag("yes"), Bag(None), Bag([]), Bag(Truth(False)), Bag(Truth(3)), Bag(()),
        Bag(ValueError("bag")), Walked(), Counted(), NoContainer(), Plain(), Static(), Listed([1]), [1], {1}, {1: 2}, "1",
        range(2), deque([1]), Bag(True), Bag(False)]


def containment(bag):
    out = [kind(bag), 1 in bag, 1 not in bag]
    if 1 in bag:
        out.append("in")
    if 1 not in bag:
        out.append("not in")
    out.append("x" if 1 in bag else "y")
    while 1 in bag:
        out.append("while")
        break
    out.append([n for n in (1, 7) if n in bag])
    out.append(not (1 in bag))
    return out


for bag in bags:
    tell(containment, bag)
for bag in bags:
    tell(lambda: "self" in bag)


class Signed:
    def __init__(self, value):
        self.value = value

    def __neg__(self):
        return self.value if self.value != "raise" else 1 // 0


class Positive:
    def __pos__(self):
        return 1


for thing in (Signed(1), Signed(NotImplemented), Signed("raise"), Signed(None), 5, 2.5, -0.0, True, 10**20, Plain(),
              Positive(), Static(), Number(3), 1j, "x", Signed([])):
    tell(lambda: -thing)
    tell(lambda: [-thing, -(-thing)])


# Classes that change between one asking and the next.
class Changing:
    pass


class Below(Changing):
    pass


def ask(thing):
    return ["true" if thing else "false", not thing]


objects = [Changing(), Below()]
for turn in range(8):
    print(turn, [ask(thing) for thing in objects])
    if turn == 0:
        Changing.__bool__ = lambda self: False
    if turn == 1:
        Below.__bool__ = lambda self: True
    if turn == 2:
        del Changing.__bool__
    if turn == 3:
        del Below.__bool__
    if turn == 4:
        Changing.__len__ = lambda self: 0
    if turn == 5:
        Below.__len__ = lambda self: 2
    if turn == 6:
        del Changing.__len__, Below.__len__

for turn in range(4):
    tell(lambda: [len(thing) for thing in objects])
    tell(lambda: [turn in thing for thing in objects])
    tell(lambda: [-thing for thing in objects])
    if turn == 0:
        Changing.__len__ = lambda self: 5
        Changing.__contains__ = lambda self, item: item == 1
        Changing.__neg__ = lambda self: "neg"
    if turn == 1:
        Below.__len__ = lambda self: 6
        Below.__contains__ = lambda self, item: item == 2
        Below.__neg__ = lambda self: "below"
    if turn == 2:
        del Changing.__len__, Changing.__contains__, Changing.__neg__

thing = Plain()
thing.__bool__ = lambda: False
thing.__len__ = lambda: 0
print(ask(thing))


# Bodies that are generators or coroutines, with defaults, or with any number of arguments.
class Odd:
    def __bool__(self, value=True):
        return value

    def __len__(*rest):
        return len(rest)

    def __contains__(self, item, *more, extra=1):
        return item == extra

    def __neg__(self):
        yield 1


class Odder:
    def __bool__(self):
        yield True

    def __len__(self, needed):
        return 1

    async def __contains__(self, item):
        return False

    def __neg__(self, other):
        return 1


for odd in (Odd(), Odder(), Odd()):
    for turn in range(2):
        tell(ask, odd)
        tell(lambda: len(odd))
        tell(lambda: type(-odd).__name__)
    if isinstance(odd, Odd):
        tell(lambda: (1 in odd, 2 in odd))


# Without end.
class Endless:
    def __bool__(self):
        return True if self else False

    def __len__(self):
        return len(self)

    def __contains__(self, item):
        return item in self

    def __neg__(self):
        return -self


for call in (lambda: not Endless(), lambda: len(Endless()), lambda: 1 in Endless(), lambda: -Endless()):
    for turn in range(2):
        try:
            call()
        except RecursionError:
            print("too deep")


# Asked in a generator, with an exception being handled.
def asking(things):
    for thing in things:
        try:
            raise KeyError(1)
        except KeyError as error:
            try:
                yield "true" if thing else "false", 1 in thing, len(thing), -thing
            except (TypeError, ValueError) as second:
                yield str(second), second.__context__ is error


class All(Truth):
    def __len__(self):
        return 7

    def __contains__(self, item):
        return self.value

    def __neg__(self):
        return self.value


print(list(asking([All(True), All(False), All(2), Plain(), All(ValueError("v")), All(True)])))


# One place that calls len(), an instance of the same class, and other things.
class Measured:
    def __len__(self):
        return 3

    def __call__(self, thing):
        return "called"

    def __iter__(self):
        return iter("ab")


measured = Measured()
print([function(measured) for function in (len, measured, len, list, len, measured, repr.__name__.__class__ and len, type)][:7])
sizes = [len, len, lambda thing: 8, len]
print([size(thing) for thing in (measured, [1], measured, All(1), "xy", measured) for size in sizes])
