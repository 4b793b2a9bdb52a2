# abc and collections.abc: abstract methods, virtual subclasses, hooks, and the mixin methods of containers.
import abc
from abc import ABC, ABCMeta, abstractmethod
import collections.abc
from collections import deque, ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict
from collections.abc import *


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


class Shape(ABC):
    @abstractmethod
    def area(self):
        """The area."""

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def help(): ...

    def describe(self):
        return f"{self.name} of area {self.area()}"


print(sorted(Shape.__abstractmethods__), Shape.__isabstractmethod__ if hasattr(Shape, "__isabstractmethod__") else "none")
attempt(Shape)


class Half(Shape):
    def area(self):
        return 1

    name = "half"


attempt(Half)


class Square(Half):
    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def help():
        return "help"


print(Square().describe(), Square.__abstractmethods__, type(Square) is ABCMeta, isinstance(Square(), Shape))


class One(ABC):
    @abstractmethod
    def only(self): ...


attempt(One)
One.only = lambda self: 1
attempt(One)
abc.update_abstractmethods(One)
print(One().only(), One.__abstractmethods__)

print("virtual subclasses")


@Shape.register
class Foreign:
    pass


print(isinstance(Foreign(), Shape), issubclass(Foreign, Shape), issubclass(Foreign, Half), isinstance(5, Shape))
Half.register(int)
print(isinstance(5, Shape), isinstance(5, Half), isinstance(True, Shape), isinstance(5, Square))
attempt(Shape.register, 5)
attempt(Square.register, Shape)
before = abc.get_cache_token()
Shape.register(Foreign)
One.register(str)
print(abc.get_cache_token() != before, isinstance("s", One))


class Quacks(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Quacks:
            return any("quack" in vars(base) for base in (other,)) or NotImplemented
        return NotImplemented


class Duck:
    def quack(self): ...


print(isinstance(Duck(), Quacks), isinstance(3, Quacks), issubclass(Duck, Quacks), issubclass(Duck, type("Sub", (Quacks,), {})))
attempt(issubclass, 5, Quacks)
attempt(lambda: isinstance(5, type("Bad", (ABC,), {"__subclasshook__": classmethod(lambda cls, other: 5)})))

print("kinds of containers")
values = [[], (), "", b"", bytearray(), range(3), {}, set(), frozenset(), deque(), Counter(), OrderedDict(), defaultdict(int),
          ChainMap(), UserDict(), UserList(), memoryview(b""), {}.keys(), {}.items(), {}.values(), iter([]), (i for i in ()),
          5, 1.5, None, len, print, int, object(), zip(), map(len, []), enumerate([])]
kinds = [Hashable, Iterable, Iterator, Generator, Reversible, Sized, Container, Callable, Collection, Set, MutableSet, Mapping,
         MutableMapping, MappingView, KeysView, ItemsView, ValuesView, Sequence, MutableSequence, Awaitable, Coroutine,
         AsyncIterable, AsyncIterator, AsyncGenerator]
for value in values:
    print(type(value).__name__, *[kind.__name__ for kind in kinds if isinstance(value, kind)])
print([kind.__name__ for kind in kinds if issubclass(list, kind)], sorted(Mapping.__abstractmethods__))
for kind in kinds:
    print(kind.__name__, sorted(kind.__abstractmethods__), kind.__module__)
attempt(Mapping)
attempt(Sized)


class NoHash:
    __hash__ = None


class NoIter:
    __iter__ = None
    __contains__ = None


print(isinstance(NoHash(), Hashable), isinstance(NoIter(), Iterable), isinstance(NoIter(), Container))

print("mixins")


class Pairs(MutableMapping):
    def __init__(self):
        self.pairs = []

    def __getitem__(self, key):
        for k, v in self.pairs:
            if k == key:
                return v
        raise KeyError(key)

    def __setitem__(self, key, value):
        for pair in self.pairs:
            if pair[0] == key:
                pair[1] = value
                return
        self.pairs.append([key, value])

    def __delitem__(self, key):
        self[key]
        self.pairs = [pair for pair in self.pairs if pair[0] != key]

    def __iter__(self):
        return iter([k for k, v in self.pairs])

    def __len__(self):
        return len(self.pairs)


pairs = Pairs()
pairs.update({"a": 1}, b=2)
pairs.update([("c", 3)])
print(list(pairs.items()), list(pairs.keys()), list(pairs.values()), "a" in pairs, pairs.get("z", 0), pairs == {"a": 1, "b": 2, "c": 3})
print(pairs.pop("a"), pairs.pop("a", None), pairs.setdefault("d", 4), pairs.setdefault("d", 5), pairs.popitem(), len(pairs))
attempt(pairs.pop, "missing")
print(pairs.keys() & {"b"}, pairs.items() | {("x", 1)} == {("b", 2), ("c", 3), ("x", 1)} or sorted(pairs.items() | {("x", 1)}),
      2 in pairs.values(), ("b", 2) in pairs.items(), repr(pairs.keys())[:9])
pairs.clear()
print(len(pairs), dict(pairs), pairs != {})
attempt(reversed, pairs)
attempt(pairs.popitem)


class Numbers(MutableSequence):
    def __init__(self, items=()):
        self.items = list(items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def __len__(self):
        return len(self.items)

    def insert(self, index, value):
        self.items.insert(index, value)


numbers = Numbers([3, 1, 2])
numbers.append(5)
numbers.extend([7, 1])
numbers += [9]
numbers.reverse()
print(list(numbers), numbers.index(1), numbers.count(1), 7 in numbers, list(reversed(numbers)), numbers.pop(), numbers.pop(0))
numbers.remove(7)
print(numbers.items, numbers.index(1, 1), numbers.index(1, -3))
attempt(numbers.remove, 99)
attempt(numbers.index, 1, 4)
numbers.extend(numbers)
print(numbers.items)
numbers.clear()
print(len(numbers))
attempt(numbers.pop)


class Bits(MutableSet):
    def __init__(self, items=()):
        self.bits = 0
        for item in items:
            self.add(item)

    def __contains__(self, item):
        return bool(self.bits >> item & 1)

    def __iter__(self):
        return (i for i in range(self.bits.bit_length()) if i in self)

    def __len__(self):
        return self.bits.bit_count()

    def add(self, item):
        self.bits |= 1 << item

    def discard(self, item):
        self.bits &= ~(1 << item)

    __hash__ = Set._hash


a, b = Bits([1, 2, 3]), Bits([2, 3, 4])
print(list(a & b), list(a | b), list(a - b), list(a ^ b), a <= b, a < Bits([1, 2, 3, 4]), a >= Bits([1]), a > a, a == {1, 2, 3}, a != b)
print(a.isdisjoint([7]), hash(a) == hash(frozenset([1, 2, 3])), list({1, 9} & a), list(a & [1, 9]), list({1, 9} - a))
a |= [5]
a &= [1, 5]
a ^= [1, 6]
a -= [6]
print(list(a), a.pop(), len(a))
attempt(a.pop)
attempt(a.remove, 3)
attempt(lambda: a <= 5)
attempt(lambda: a & 5)


class Steps(Generator):
    def __init__(self):
        self.n = 0

    def send(self, value):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return value or self.n

    def throw(self, typ, val=None, tb=None):
        super().throw(typ, val, tb)


steps = Steps()
print(next(steps), steps.send("x"), list(steps), steps.close())
attempt(steps.throw, ValueError)
attempt(steps.throw, ValueError("mine"))
print(Iterable[int], Mapping[str, int], Callable[[], None].__args__)
attempt(lambda: Callable[int])
print(sorted(set(collections.abc.__all__) - {"ByteString", "Buffer"}) == sorted(kind.__name__ for kind in kinds))
