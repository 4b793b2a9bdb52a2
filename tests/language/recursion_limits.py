# RecursionError is an ordinary exception; what it can be caught from, and that everything works afterwards.


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def forever():
    return forever()


def caught(action):
    try:
        action()
    except RecursionError as error:
        return type(error).__name__, isinstance(error, RuntimeError)
    return "no error"


print(down(500), caught(forever), down(500))


class Hooks:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __hash__(self):
        return hash(self)

    def __getattr__(self, name):
        return getattr(self, name)

    def __iter__(self):
        return iter(self)

    def __call__(self):
        return self()

    def __add__(self, other):
        return self + other

    def __len__(self):
        return len(self)

    def __getitem__(self, key):
        return self[key]

    def __contains__(self, item):
        return item in self

    def __bool__(self):
        return bool(self)

    def __str__(self):
        return f"{self}"


h = Hooks()
for action in (lambda: repr(h), lambda: h == 1, lambda: hash(h), lambda: h.name, lambda: iter(h), lambda: h(), lambda: h + 1, lambda: len(h), lambda: h[0], lambda: 1 in h, lambda: bool(h), lambda: str(h)):
    print(caught(action), end=" ")
print()


def generator():
    yield from generator()


def mutual_a(n):
    return mutual_b(n + 1)


def mutual_b(n):
    return mutual_a(n + 1)


def by_sorted(n):
    return sorted([n], key=by_sorted)


def by_map(n):
    return list(map(by_map, [n]))


class Property:
    @property
    def p(self):
        return self.p

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *details):
        pass


class Init:
    def __init__(self):
        Init()


def by_with():
    with Property():
        pass


def by_exception():
    try:
        by_exception()
    except ValueError:
        pass


def by_closure():
    def inner():
        return by_closure()
    return inner()


def by_comprehension():
    return [by_comprehension() for _ in [1]]


def by_default(n, f=lambda g, n: g(n)):
    return f(by_default, n)


def by_star(*args, **named):
    return by_star(*args, **named)


def by_decorated():
    return wrapper()


def wrapper():
    return by_decorated()


for action in (lambda: list(generator()), lambda: mutual_a(0), lambda: by_sorted(1), lambda: by_map(1), lambda: Property().p, Init, by_with, by_exception, by_closure, by_comprehension, lambda: by_default(1), lambda: by_star(1, k=2), by_decorated, lambda: eval("f()", {"f": forever})):
    print(caught(action), end=" ")
print()
depth = 0


def measure():
    global depth
    depth += 1
    measure()


print(caught(measure), 500 < depth <= 1000)


def nested_handlers(n):
    try:
        return nested_handlers(n + 1)
    except RecursionError:
        return n > 10


print(nested_handlers(0), caught(forever), down(400))


def with_finally(n, log):
    try:
        with_finally(n + 1, log)
    finally:
        log.append(n)


log = []
print(caught(lambda: with_finally(0, log)), len(log) > 100, log[-1], log[0] == len(log) - 1)
nested = []
for _ in range(200):
    nested = [nested]
print(len(repr(nested)), nested == nested, str(nested).count("["))


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 6), [down(i) for i in range(0, 300, 60)])
memo = {}


def collatz(n):
    if n == 1:
        return 0
    if n not in memo:
        memo[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return memo[n]


print(max(range(1, 2000), key=collatz), collatz(27))
