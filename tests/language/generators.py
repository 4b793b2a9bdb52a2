# Generators: send, throw, close, return values, yield from, finalisation, states and errors.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__cause__), repr(error.__context__))


def echo():
    received = []
    while True:
        value = yield len(received)
        if value == "stop":
            return received
        received.append(value)


e = echo()
print(next(e), e.send("a"), e.send(None), next(e))
try:
    e.send("stop")
except StopIteration as stop:
    print("returned", stop.value, stop.args)
fails(next, e)
fails(e.send, 1)
print(next(e, "exhausted"), list(e))
fails(echo().send, 5)
fails(echo().send)
fails(lambda: echo(1))


def careful(log):
    try:
        yield 1
        yield 2
    except ValueError as error:
        log.append(f"caught {error}")
        yield "recovered"
    except GeneratorExit:
        log.append("closing")
        raise
    finally:
        log.append("finally")
    yield "after"


log = []
c = careful(log)
print(next(c), c.throw(ValueError("v")), next(c), log)
fails(next, c)
log.clear()
c = careful(log)
next(c)
print(c.close(), c.close(), log)
fails(next, c)
log.clear()
c = careful(log)
fails(c.throw, KeyError("before start"))
fails(next, c)
print(log)
c = careful(log)
next(c)
fails(c.throw, KeyError("unhandled"))
print(log)
c = careful([])
fails(c.throw, ValueError)
fails(careful([]).throw, 5)
fails(careful([]).throw)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "refuses"


s = stubborn()
next(s)
fails(s.close)


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "value"


r = returns_on_close()
next(r)
print(r.close())


def raises_on_close():
    try:
        yield 1
    finally:
        raise KeyError("on close")


r = raises_on_close()
next(r)
fails(r.close)


def inner(log):
    try:
        x = yield "inner 1"
        log.append(("sent", x))
        y = yield "inner 2"
        log.append(("sent", y))
    except ValueError as error:
        log.append(("inner caught", str(error)))
        yield "inner recovered"
    finally:
        log.append("inner finally")
    return "inner result"


def outer(log):
    result = yield from inner(log)
    log.append(("result", result))
    more = yield from [10, 20]
    log.append(("more", more))
    yield from ()
    return (yield from range(2))


log = []
o = outer(log)
print(next(o), o.send("s1"), o.send("s2"), next(o), next(o), next(o), log)
fails(next, o)
log = []
o = outer(log)
next(o)
print(o.throw(ValueError("into inner")), list(o), log)
log = []
o = outer(log)
next(o)
o.close()
print(log)
o = outer([])
for _ in range(3):
    next(o)
fails(o.send, "to a list iterator")
fails(lambda: list((lambda: (yield from 5))()))


def delegate_custom():
    class Iterator:
        def __iter__(self):
            return self

        def __next__(self):
            return "next"

        def send(self, value):
            return f"send {value}"

        def throw(self, error):
            return f"throw {error!r}"

        def close(self):
            print("custom close")

    return (yield from Iterator())


d = delegate_custom()
print(next(d), d.send("x"), d.throw(KeyError("k")))
d.close()


def stop_inside():
    yield 1
    raise StopIteration("leaked")


s = stop_inside()
next(s)
fails(next, s)


def reenter():
    yield next(g)


g = reenter()
fails(next, g)


def early():
    return 5
    yield


fails(next, early())
print(list(early()))


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(4)))


def countdown(n):
    while n:
        got = yield n
        if got:
            n = got
        n -= 1


print([v for v in countdown(4)], sum(countdown(100)), max(countdown(5)), dict(zip("abc", countdown(3))), sorted(countdown(4)), 3 in countdown(5), [*countdown(2)], tuple(countdown(3)), ",".join(map(str, countdown(3))))
a, *b = countdown(4)
print(a, b)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(15)], next(x for x in fib() if x > 1000))


def pipeline(source):
    def evens(it):
        for v in it:
            if v % 2 == 0:
                yield v

    def squares(it):
        for v in it:
            yield v * v
    return squares(evens(source))


print(list(pipeline(range(10))))


def expression():
    x = (yield 1) + (yield 2)
    print("x =", x)
    y = [(yield), (yield)]
    print("y =", y)
    yield (lambda: (yield))


ex = expression()
print(next(ex), ex.send(10), ex.send(20), ex.send("p"), type(ex.send("q")).__name__)
print(type(fib()).__name__, fib().__name__, fib().__qualname__, iter(f) is f, callable(f), bool(f), hasattr(f, "send"), (x for x in ()).__name__, hasattr([], "send"))


def many():
    try:
        yield
    finally:
        for i in range(3):
            print("cleaning", i)


m = many()
next(m)
m.close()
chain = iter([0])
for _ in range(50):
    chain = (lambda it: (v + 1 for v in it))(chain)
print(list(chain))


def try_in_loop():
    for i in range(3):
        try:
            yield i
        except ValueError as error:
            yield f"handled {error}"
        else:
            yield f"else {i}"


t = try_in_loop()
print(next(t), t.throw(ValueError("x")), next(t), next(t), next(t), next(t))
fails(next, t)


def current_exception():
    try:
        1 / 0
    except ZeroDivisionError:
        yield "in handler"
        try:
            raise
        except ZeroDivisionError as error:
            yield f"still {error}"


cx = current_exception()
print(next(cx), next(cx), list(cx))
try:
    raise KeyError("outside")
except KeyError:
    print([v for v in current_exception()])
