"""Generators that go on where they were left, from the same place and from others, with everything between."""

import gc
import sys


def count(n, step=1):
    i = 0
    while i < n:
        got = yield i
        i += step if got is None else got


def show(name, function):
    try:
        print(name, repr(function()))
    except BaseException as error:
        print(name, type(error).__name__, error)


def plain(x):
    return x + 1


def advance(g):
    return next(g, "end")


# The body of a loop does nothing, calls, resumes the same generator, another one of the same code, or collects.
def body_nothing():
    total = 0
    for x in count(20):
        total += x
    return total


def body_calls():
    return [plain(x) for x in count(5)]


def body_resumes():
    g, seen = count(12), []
    for x in g:
        seen.append((x, next(g, None)))
        if x == 6:
            seen.append(g.send(3))
    return seen


def body_resumes_deeper():
    g, seen = count(12), []
    for x in g:
        seen.append((x, advance(g), advance(g)))
    return seen


def body_other():
    g, h, seen = count(5), count(50, 10), []
    for x in g:
        for y in h:
            seen.append((x, y))
            break
        for y in count(2):
            seen.append(y)
    return seen


def body_collects():
    total = 0
    for x in count(6):
        gc.collect()
        garbage = [count(i) for i in range(50)]
        total += sum(next(g, 0) for g in garbage) + x
        del garbage
    return total


def body_closes():
    g, seen = count(9), []
    for x in g:
        seen.append(x)
        if x == 3:
            g.close()
    return seen


def body_throws():
    def catching():
        for i in range(4):
            try:
                yield i
            except KeyError as error:
                yield f"caught {error}"

    g, seen = catching(), []
    for x in g:
        seen.append(x)
        if x in (0, 2):
            seen.append(g.throw(KeyError(x)))
    return seen


def body_raises():
    g = count(9)
    try:
        for x in g:
            1 // (3 - x)
    except ZeroDivisionError:
        return list(g)


for function in (body_nothing, body_calls, body_resumes, body_resumes_deeper, body_other, body_collects, body_closes,
                 body_throws, body_raises):
    show(function.__name__, function)
    show(function.__name__, function)


# From next() and send() at several places and depths, in turns.
def turns():
    g, seen = count(100), []
    for i in range(4):
        seen.append(next(g))
        seen.append(g.send(5))
        seen.append(advance(g))
        seen.append(next(g))
        for x in g:
            seen.append(x)
            break
        seen.append(any(x for x in g))
        plain(i)
    return seen


show("turns", turns)


# Chains that are resumed whole, and whose parts are resumed by others.
def outer(g, log):
    log.append((yield from g))
    yield "between"
    log.append((yield from count(2)))
    return "outer done"


def chains():
    log, seen = [], []
    inner = count(6)
    for x in outer(outer(inner, log), log):
        seen.append(x)
        if x == 2:
            seen.append(("inner", next(inner)))
    return seen, log


def chain_ended_by_others():
    inner, seen = count(6), []
    for x in outer(inner, []):
        seen.append(x)
        if x == 1:
            seen.append(list(inner))
    return seen


def chain_closed_by_others():
    inner, seen = count(6), []
    g = outer(inner, seen)
    for x in g:
        seen.append(x)
        if x == 1:
            inner.close()
    return seen


show("chains", chains)
show("chains", chains)
show("ended", chain_ended_by_others)
show("closed", chain_closed_by_others)


# Long chains: values that only the frames between hold, collections inside, returns, exceptions and throw() through them.
class Thing:
    def __init__(self, name):
        self.name = name


def link(n, leaf):
    kept, names = Thing(f"thing{n}"), [f"name{n}"]
    try:
        got = (yield from link(n - 1, leaf)) if n else (yield from leaf)
    except KeyError as error:
        yield f"{kept.name} caught {error}"
        if n < 3:
            raise
        got = "caught"
    finally:
        names.append(kept.name)
    yield names[0], kept.name, got
    after = yield from (x for x in (n, -n))
    return names, after


def leaf(n):
    for i in range(n):
        if i % 2:
            gc.collect()
        [Thing(str(x)) for x in range(20)]
        yield i
    return "leaf done"


def failing(n):
    yield from range(n)
    raise KeyError("failing")


def drain(g):
    seen = []
    for x in g:
        seen.append(x)
    return seen


for inner in (leaf, failing):
    show("long", lambda: drain(link(5, inner(4))))
    show("long", lambda: [x for i, x in enumerate(link(2, inner(3)))])
    show("long", lambda: list(link(4, inner(4))))
    show("long", lambda: [plain(x) if type(x) is int else x for x in link(3, inner(3))])
show("long", lambda: len([x for x in link(60, leaf(5))]))


def thrown():
    g, seen = link(4, leaf(9)), []
    for x in g:
        seen.append(x)
        if x == 3:
            seen.append(g.throw(KeyError("thrown")))
    return seen


def sent():
    def answering():
        got = "nothing"
        while got != "end":
            got = yield got
        return got

    g = link(3, answering())
    return [next(g), *(g.send(x) for x in ("a", "b", None, "c")), next(g), g.send("end"), *drain(g)]


def middle_by_others():
    inner = leaf(9)
    middle = link(1, inner)
    outer, seen = link(2, middle), []
    for x in outer:
        seen.append(x)
        if x == 1:
            seen.append(("middle", next(middle)))
        if x == 3:
            seen.append(("inner", next(inner)))
        if x == 5:
            middle.close()
    return seen


def closed():
    log = []

    def noting():
        try:
            yield from range(9)
        finally:
            log.append("closed")

    g = link(3, noting())
    for x in g:
        if x == 4:
            g.close()
    return log, next(g, "ended")


def left_alone():
    g = link(4, leaf(9))
    for x in g:
        if x == 4:
            break
    gc.collect()
    return [x for x in g][:2]


def two_chains():
    seen = []
    for a, b in zip(link(2, leaf(3)), link(3, leaf(4))):
        seen.append((a, b))
    first, second = link(2, leaf(4)), link(3, leaf(4))
    while (x := next(first, None)) is not None and (y := next(second, None)) is not None:
        seen.append((x, y))
    return seen


def handled_between():
    def handling():
        for i in range(3):
            try:
                raise ValueError(i)
            except ValueError:
                yield repr(sys.exception())
                yield from (repr(sys.exception()) for _ in range(2))
            yield repr(sys.exception())

    seen = drain(link(2, handling()))
    try:
        raise OSError("around")
    except OSError:
        return seen, [(x, repr(sys.exception())) for x in link(1, handling())]


for function in (thrown, sent, middle_by_others, closed, left_alone, two_chains, handled_between):
    show(function.__name__, function)
    show(function.__name__, function)


# The states of handling exceptions on both sides.
def handling(n):
    for i in range(n):
        try:
            raise ValueError(i)
        except ValueError:
            yield sys.exception().args
            yield sys.exception().args
        yield sys.exception()


def loop_handles():
    seen = []
    for x in handling(2):
        seen.append(x)
        try:
            raise KeyError("loop")
        except KeyError:
            seen.append(repr(sys.exception()))
    try:
        raise OSError("around")
    except OSError:
        for x in handling(1):
            seen.append((x, repr(sys.exception())))
    return seen


show("handling", loop_handles)


# Many of one kind, made and dropped while others wait.
def crowd():
    waiting, seen = [count(3) for _ in range(300)], 0
    for turn in range(4):
        for number, g in enumerate(waiting):
            seen += next(g, 100)
            if number % 3 == turn:
                waiting[number] = count(2)
        [count(5) for _ in range(2000)]
    return seen


show("crowd", crowd)


# The same frame's place taken by generators of several codes in turn.
def letters(text):
    for letter in text:
        yield letter


def mixed():
    sources = [count(3), letters("abc"), (x * x for x in range(3)), letters("xyz")]
    seen = []
    while sources:
        for g in list(sources):
            for x in g:
                seen.append(x)
                break
            else:
                sources.remove(g)
    return seen


show("mixed", mixed)


# Recursion: too deep when resumed from deep down, and good again above.
def deep(g, n):
    return deep(g, n - 1) if n else next(g)


def at_the_limit():
    g = count(1000)
    limit = sys.getrecursionlimit()
    results = [next(g)]
    sys.setrecursionlimit(150)
    try:
        for n in (10, 400, 5, 400, 1):
            try:
                results.append(deep(g, n))
            except RecursionError:
                results.append("too deep")
    finally:
        sys.setrecursionlimit(limit)
    for x in g:
        results.append(x)
        if x > 5:
            break
    return results


show("limit", at_the_limit)


# Frames of many registers, and an odd and even number of them.
def wide(n):
    a, b, c, d, e, f, g, h = range(8)
    for i in range(n):
        a, b, c, d, e, f, g, h = b, c, d, e, f, g, h, (yield a + b * 2 + h) or a
        yield [a, b, c, d, e, f, g, h, i]


def narrow():
    yield
    yield


def one(a):
    while True:
        a = yield a


print([x for x in wide(4)], list(narrow()), [x for x in narrow()])
g = one(1)
print(next(g), [g.send(i) for i in range(5)], next(g))
g = wide(3)
print([g.send(None if not i else i) for i in range(6)])


# What is running cannot be resumed, whoever asks.
def selfish():
    yield 1
    for x in me:
        yield x


def selfish_by_next():
    yield 1
    yield next(me)


def selfish_by_send():
    yield 1
    yield me.send(None)


def selfish_by_delegating():
    yield 1
    yield from me


for function in (selfish, selfish_by_next, selfish_by_send, selfish_by_delegating):
    me = function()
    show(function.__name__, lambda: [x for x in me])
    show(function.__name__, lambda: next(me, "ended"))


async def ready(n):
    return n


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value) or self.value


async def level(n):
    if n == 0:
        return await Pause("pause") + str(await ready(1))
    return await level(n - 1) + str(n)


def run(coroutine):
    seen, sent = [], None
    try:
        while True:
            seen.append(coroutine.send(sent))
            sent = f"sent{len(seen)}"
    except StopIteration as stop:
        return seen, stop.value


print([run(level(n)) for n in (0, 1, 5)])
waiting = [level(n) for n in range(4)]
print([c.send(None) for c in waiting])
for c in waiting:
    show("go on", lambda: c.send("x"))
c = ready(1)
c.close()
show("closed", lambda: run(c))
show("not one", lambda: run(level("x")))
