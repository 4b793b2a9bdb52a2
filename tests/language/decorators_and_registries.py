# Decorators in the forms programs use: with and without arguments, on classes, methods, properties; caching, retrying, timing by count.

import functools


def count_calls(function):
    @functools.wraps(function)
    def wrapper(*args, **named):
        wrapper.calls += 1
        return function(*args, **named)
    wrapper.calls = 0
    return wrapper


@count_calls
def greet(name, punctuation="!"):
    "Greets."
    return f"hello {name}{punctuation}"


print(greet("a"), greet(name="b", punctuation="?"), greet.calls, greet.__name__, greet.__doc__, greet.__wrapped__("c"))


def repeat(times=2):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **named):
            return [function(*args, **named) for _ in range(times)]
        return wrapper
    return decorate


@repeat(times=3)
def three(n):
    return n


@repeat()
@count_calls
def two(n):
    return n * 2


print(three(1), two(4), two.__wrapped__.calls)


def retry(*kinds, attempts=3):
    def decorate(function):
        def wrapper(*args):
            for attempt in range(1, attempts + 1):
                try:
                    return function(*args, attempt)
                except kinds as error:
                    last = error
            raise RuntimeError(f"gave up after {attempts}") from last
        return wrapper
    return decorate


@retry(ValueError, KeyError, attempts=4)
def flaky(succeed_at, attempt):
    if attempt < succeed_at:
        raise ValueError(f"attempt {attempt}")
    return f"ok at {attempt}"


print(flaky(3))
try:
    flaky(9)
except RuntimeError as error:
    print(error, "|", error.__cause__)


class Event:
    def __init__(self):
        self.handlers = {}

    def on(self, name):
        def decorate(function):
            self.handlers.setdefault(name, []).append(function)
            return function
        return decorate

    def fire(self, name, *args):
        return [handler(*args) for handler in self.handlers.get(name, ())]


events = Event()


@events.on("save")
@events.on("load")
def log(what):
    return f"log {what}"


@events.on("save")
def audit(what):
    return f"audit {what}"


print(events.fire("save", "x"), events.fire("load", "y"), events.fire("none"))


def add_repr(cls):
    def __repr__(self):
        return f"{cls.__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in cls.fields)})"
    cls.__repr__ = __repr__
    return cls


def ordered(*names):
    def decorate(cls):
        cls.__lt__ = lambda self, other: [getattr(self, n) for n in names] < [getattr(other, n) for n in names]
        cls.__eq__ = lambda self, other: [getattr(self, n) for n in names] == [getattr(other, n) for n in names]
        return cls
    return decorate


@add_repr
@ordered("rank", "name")
class Card:
    fields = ("name", "rank")

    def __init__(self, name, rank):
        self.name, self.rank = name, rank


print(sorted([Card("b", 2), Card("a", 2), Card("z", 1)]), Card("a", 1) == Card("a", 1), Card("a", 1) != Card("b", 1))


class Memo:
    """A decorator that is a class, and works on methods through __get__."""

    def __init__(self, function):
        self.function = function
        self.known = {}

    def __call__(self, *args):
        if args not in self.known:
            self.known[args] = self.function(*args)
        return self.known[args]

    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)


@Memo
def slow(n):
    return n if n < 2 else slow(n - 1) + slow(n - 2)


class Shape:
    def __init__(self, side):
        self.side = side

    @Memo
    def area(self):
        return self.side ** 2

    @functools.cached_property
    def perimeter(self):
        return self.side * 4

    @property
    def half(self):
        return self.side / 2

    @half.setter
    def half(self, value):
        self.side = value * 2


s = Shape(3)
print(slow(60), len(slow.known), s.area(), s.area(), len(Shape.area.known), s.perimeter, s.half)
s.half = 5
print(s.side, s.perimeter, s.area())


def validated(**rules):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(**named):
            for name, rule in rules.items():
                if not rule(named[name]):
                    raise ValueError(f"{function.__name__}: bad {name}: {named[name]!r}")
            return function(**named)
        return wrapper
    return decorate


@validated(age=lambda v: v >= 0, name=str.isalpha)
def person(name, age):
    return f"{name} is {age}"


for values in ({"name": "ann", "age": 5}, {"name": "b0b", "age": 5}, {"name": "cy", "age": -1}):
    try:
        print(person(**values))
    except ValueError as error:
        print(error)
plugins = {}


class Plugin:
    def __init_subclass__(cls, name=None, **rest):
        super().__init_subclass__(**rest)
        plugins[name or cls.__name__.lower()] = cls

    def run(self, value):
        return value


class Double(Plugin):
    def run(self, value):
        return value * 2


class Exclaim(Plugin, name="!"):
    def run(self, value):
        return f"{value}!"


class Loud(Double, name="loud"):
    def run(self, value):
        return super().run(value).upper()


print(sorted(plugins), functools.reduce(lambda value, name: plugins[name]().run(value), ["double", "!", "loud"], "ab"))
trace = []


def traced(label):
    trace.append(f"make {label}")

    def decorate(target):
        trace.append(f"apply {label} to {target.__name__}")
        return target
    return decorate


@traced("a")
@traced("b")
class Traced:
    @traced("c")
    def method(self):
        pass

    @staticmethod
    @traced("d")
    def static():
        pass


print(trace)
