"""Attributes of functions and exceptions, of many shapes and at one place: set, read, called, deleted, hidden."""


def plain():
    pass


def other(x):
    return x


class Failure(Exception):
    limit = 3

    def __init__(self, position):
        super().__init__(f"at {position}")
        self.position = position

    @property
    def half(self):
        return self.position / 2


class Slotted(ValueError):
    __slots__ = ("position", "half")


class Guessing(KeyError):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return f"guessed {name}"


class Plain:
    pass


def put(thing, item):
    thing.position = item


def get(thing):
    return thing.position


def ask(thing, name):
    try:
        return {"position": get, "half": lambda t: t.half, "limit": lambda t: t.limit, "args": lambda t: t.args}[name](thing)
    except AttributeError as error:
        return f"{type(error).__name__}: {error}"


made = [plain, other, Failure(1), Failure(2), ValueError("v"), Slotted("s"), Guessing("g"), Plain(), lambda: 0]
for round in range(3):
    print([ask(thing, "position") for thing in made])
    for thing in made:
        put(thing, round)
        thing.position += 1
    print([get(thing) for thing in made])
    for thing in made[:7:2]:
        del thing.position
    print([ask(thing, "position") for thing in made])
    print([ask(thing, "half") for thing in made[2:]])
    print([ask(thing, "limit") for thing in made[2:]])
    print([ask(thing, "args") for thing in made[2:]])
    for thing in made[:7:2]:
        put(thing, 10)
    Failure.limit = round


def counted(function):
    def wrapper(*arguments):
        wrapper.calls += 1
        return function(*arguments)

    wrapper.calls = 0
    return wrapper


first, second = counted(other), counted(len)
print([first(i) for i in range(4)], [second("ab") for _ in range(3)], first.calls, second.calls)
first.calls = "x"
try:
    first(1)
except TypeError as error:
    print(error)
del second.calls
try:
    second("")
except AttributeError as error:
    print(error)

# A name that is also the class's own.
plain.__doc__ = "text"
print(plain.__doc__, plain.__name__, other.__name__, plain.position)
for thing in (plain, Failure(4)):
    for number in range(40):
        setattr(thing, f"a{number}", number)
    print(thing.a0, thing.a39, sum(getattr(thing, f"a{n}") for n in range(40)))

# What is called as an attribute, of an exception and of a function.
def act(thing, x):
    return thing.act(x)


failure = Failure(5)
failure.act = plain.act = other
Failure.act = lambda self, x: ("of the class", x)
print([act(thing, 1) for thing in (failure, plain, Failure(6), failure, plain)])
del failure.act
print(act(failure, 2), act(plain, 3))
Failure.position = property(lambda self: "hidden")
print(get(failure), get(Slotted), ask(failure, "half")) if hasattr(Slotted, "nothing") else print(get(failure))
