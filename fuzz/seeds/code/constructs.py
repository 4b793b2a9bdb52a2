# Forms whose instructions are rare, so that mutations begin with them.
"""documentation"""
import math as m, collections.abc
from math import pi, sin as s
big, text, many = 123456789012345678901234567890, "\ud800x", ((1, (2.5, 3j)), b"y", None, ..., -0.0)


class Point:
    __match_args__ = ("x", "y")
    x: int = 1

    def __init__(self, x, y=2, *rest, z=3, **named):
        self.x, self.y = x, y

    def __setattr__(self, name, item):
        super().__setattr__(name, item)

    def __getattribute__(self, name):
        return object.__getattribute__(self, name)

    def __delattr__(self, name):
        object.__delattr__(self, name)


class Box[T: int, *Ts, **P, D = bool](Point, metaclass=type):
    item: T

    def get[U: (int, str)](self, u: U) -> T:
        return lambda: (self, u, __class__)


type Pair[A: int = bool] = tuple[A, A]


def kinds(v):
    match v:
        case Point(x=1, y=y) | Point(1, y):
            return y
        case {"a": a, "b": [1, *rest], **others}:
            return a, rest, others
        case (1, 2, *_, last) if last:
            return last
        case "s" | None | -1.5 | 2 + 3j | m.pi:
            return v
        case str(t):
            return f"{t!r:>{10}}{v=}"
        case _:
            return v in {1, 2, 3}


def steps(n, *, step=1):
    total, a = 0, [0] * 3
    for i in range(0, n, step):
        try:
            total += a[i] << 1
            a[i:i + 1], a[-1] = [i], total // 2
            del a[0:1]
        except* (IndexError, KeyError) as group:
            total -= len(group.exceptions)
        else:
            total %= 7
        finally:
            total **= 2
    with open_box() as box, open_box():
        yield from (x for x in box if x)
    while total > 3 and not a or n is None:
        total = yield total
        if total is None:
            break
    return total


class open_box:
    def __enter__(self):
        return [1, 0, 2]

    def __exit__(self, *what):
        return True


async def waits(it):
    async with it as (a, *b):
        async for x in it:
            await x
    return [y async for y in it] + [*b, a]


def outer(k):
    count = k

    def inner():
        nonlocal count
        global shared
        shared = count = count + 1
        if k:
            del k_unset
        return inner, count, {**{"a": 1}, "b": count}, {*(), count}
    return inner()[1:]


results = [kinds(v) for v in (Point(1), {"a": 1, "b": [1, 2], "c": 3}, (1, 2, 3), "s", "other", 4, -1.5)]
print(*map(str, results), sep="", end="", **{"flush": True})
print(list(steps(4)), outer(0), Box.__name__, sorted([3, 1], key=lambda q: -q), results[1:2:1], m.sin(s(pi)))
t = t"{big!s:>5} and {text}" if big else None
assert results, "none"
try:
    raise ValueError from None
except ValueError as e:
    e.add_note("n")
x = (y := 1) if 1 < big <= 2 or not big else [a for b in [[1]] for a in b if a]
Point(1, *[2, 3], z=4, **{"w": 5}).x
