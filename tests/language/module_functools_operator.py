# functools and operator.

import functools
import operator
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, reduce, singledispatch, total_ordering, wraps


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, "" if isinstance(error, TypeError) else error)


print(reduce(operator.add, [1, 2, 3]), reduce(lambda a, b: a * b, range(1, 6)), reduce(operator.add, [], 5), reduce(max, [3, 1, 4]), reduce(lambda a, b: b + a, "abc", ""), reduce(operator.add, ["x"]))
fails(reduce, operator.add, [])
fails(reduce, operator.add, 5)
fails(reduce, 5, [1, 2])
fails(reduce, operator.add)


def show(*args, **named):
    return args, named


p = partial(show, 1, 2, a=3)
print(p(), p(4, b=5), p(a=9), p.args, p.keywords, p.func is show, partial(p, 7, a=0)(8), partial(int, base=2)("101"), list(map(partial(pow, 2), range(4))))
fails(partial)
fails(partial, 5)
calls = []


@lru_cache(maxsize=2)
def slow(n):
    calls.append(n)
    return n * 10


print([slow(n) for n in (1, 2, 1, 3, 2, 1)], calls, slow.cache_info(), slow.cache_clear(), slow.cache_info(), slow.__name__, slow.__wrapped__(5))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(150), fib.cache_info().misses, fib.cache_info().maxsize)


@lru_cache
def plain(*args, **named):
    calls.append((args, named))
    return len(calls)


print(plain(1) == plain(1), plain(1) == plain(1.0), plain(a=1) == plain(a=1), plain(1, 2) == plain(2, 1), lru_cache(maxsize=None)(lambda v: v)(5), lru_cache(maxsize=4, typed=True)(lambda v: type(v).__name__)(1.0))
fails(plain, [])
fails(fib, "x")


def decorate(function):
    @wraps(function)
    def wrapper(*args):
        "wrapper doc"
        return function(*args)
    return wrapper


@decorate
def documented():
    "original doc"
    return 5


print(documented(), documented.__name__, documented.__doc__, documented.__wrapped__.__name__, documented.__qualname__)


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) <= Version(1), Version(2) > Version(1), Version(2) >= Version(3), Version(1) < Version(2), Version(1) != Version(2), [v.n for v in sorted([Version(3), Version(1)])])
fails(lambda: total_ordering(type("Nothing", (), {})))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), sorted(["b", "A"], key=cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))), max([1, 5], key=cmp_to_key(lambda a, b: a - b)))


class Lazy:
    count = 0

    @cached_property
    def value(self):
        Lazy.count += 1
        return [1]


lazy = Lazy()
print(lazy.value, lazy.value is lazy.value, Lazy.count)
del lazy.value
print(lazy.value, Lazy.count)


@singledispatch
def kind(value):
    return "object"


@kind.register
def _(value: int):
    return "int"


@kind.register(str)
def _(value):
    return "str"


kind.register(list, lambda value: "list")
print(kind(1), kind("a"), kind([]), kind(1.5), kind(True), kind(None))
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "lt", "le", "eq", "ne", "ge", "gt", "is_", "is_not"):
    print(name, getattr(operator, name)(7, 2), end="; ")
print()
print(operator.neg(5), operator.pos(-5), operator.invert(5), operator.not_(0), operator.truth([]), operator.abs(-3), operator.index(5), operator.concat([1], [2]), operator.contains("abc", "b"), operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"), operator.getitem([1, 2], 1), operator.length_hint([1, 2]))
box = [1, 2, 3]
operator.setitem(box, 0, "set")
operator.delitem(box, 1)
print(box, operator.iadd(box, [9]) is box, operator.iadd(5, 1), operator.ior({1}, {2}) == {1, 2}, operator.imul("a", 2), operator.iconcat([1], [2]))
print(operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"), operator.itemgetter("k")({"k": 5}), operator.itemgetter(slice(1, 3))("abcd"), operator.attrgetter("real")(5), operator.attrgetter("real", "imag")(5), operator.attrgetter("__class__.__name__")(5), operator.methodcaller("upper")("a"), operator.methodcaller("split", ",", maxsplit=1)("a,b,c"), operator.itemgetter(*[0])("x"))
fails(operator.itemgetter)
fails(operator.itemgetter(5), "abc")
fails(operator.itemgetter("a"), {})
fails(operator.attrgetter)
fails(operator.attrgetter, 5)
fails(operator.attrgetter("nothing"), 5)
fails(operator.attrgetter("real.nothing"), 5)
fails(operator.methodcaller)
fails(operator.methodcaller, 5)
fails(operator.methodcaller("nothing"), 5)
fails(operator.methodcaller("upper"), 5)
fails(operator.add, 1, "a")
fails(operator.add, 1)
fails(operator.truediv, 1, 0)
fails(operator.lt, 1, "a")
fails(operator.index, 1.5)
fails(operator.getitem, [1], 5)
fails(operator.concat, 1, 2)
fails(operator.indexOf, [1], 5)
print(operator.__name__, operator.add.__name__, functools.__name__, operator.call(len, "abc"), sorted([{"n": 2}, {"n": 1}], key=operator.itemgetter("n")), list(map(operator.mul, range(4), range(4))), list(map(operator.attrgetter("real"), [1, 2.5])))
