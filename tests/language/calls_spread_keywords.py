# Calls with **: the dict that is given is not changed, nor seen to change; arguments go where their names say.


def tell(call):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)


def plain(a, b=2, c=3):
    return a, b, c


def only(a, /, b, *, c=30, d):
    return a, b, c, d


def defaulted(*, x=1, y=2):
    return x, y


def collecting(a, *rest, key=0, **others):
    others["added"] = len(others)
    return a, rest, key, others


def everything(*rest, **named):
    named.pop("a", None)
    return rest, named


class Thing:
    def __init__(self, a, b=0):
        self.both = a, b

    def method(self, *rest, **named):
        return self.both, rest, named

    def plain(self, x, y=5):
        return self.both, x, y

    def __call__(self, a=0, **named):
        return a, named

    @classmethod
    def make(cls, **named):
        return cls(**named).both

    @staticmethod
    def kept(a, b=1):
        return a, b


def rounds(function, arguments, keywords):
    before = dict(keywords)
    for turn in range(3):
        try:
            result = function(*arguments, **keywords)
            print(getattr(result, "both", result))
        except TypeError as error:
            print("TypeError:", error)
    print(keywords == before, list(keywords))


thing = Thing(1, 2)
for function in (plain, only, defaulted, collecting, everything, Thing, thing.method, thing.plain, thing, Thing.make,
                 Thing.kept, lambda a, b: a + b, plain):
    for arguments, keywords in (((), {"a": 1}), ((1,), {"b": 5}), ((1, 2), {"d": 4}), ((), {"b": 1, "a": 2}),
                                ((1,), {"c": 1, "d": 2, "b": 3}), ((1, 2, 3, 4), {"key": 9}), ((), {"x": 7}),
                                ((1,), {"a": 2}), ((), {"y": 0, "nope": 1})):
        rounds(function, arguments, keywords)

# Keys that are no interned strs, or no strs.
joined = "".join(["b", "b"])[:1]
long_name = "".join(["a_long_", "name"])


def long(a_long_name=0, b=0):
    return a_long_name, b


rounds(long, (), {long_name: 1, joined: 2})
tell(lambda: long(**{1: 2}))
tell(lambda: everything(*(), **{1: 2}))
tell(lambda: long(**{"b": 1, None: 2}))


class Name(str):
    pass


tell(lambda: long(**{Name("b"): 4}))
tell(lambda: sorted(everything(**{Name("q"): 4})[1].items()))

# Holes in the dict, and other mappings.
holes = {name: name for name in "abcdefgh"}
for name in "acdefgh":
    del holes[name]
holes["a"] = "last"
rounds(plain, (), holes)


class Mapping:
    def keys(self):
        return ["a", "c"]

    def __getitem__(self, key):
        return key * 2


class Table(dict):
    pass


tell(lambda: plain(**Mapping()))
tell(lambda: plain(**Table(a=1, c=2)))
tell(lambda: plain(**Table(a=1), **{"b": 2}))
tell(lambda: plain(**{"a": 1}, **{"a": 2}))
tell(lambda: plain(**5))
tell(lambda: plain(1, b=2, **{"b": 3}))
tell(lambda: plain(1, **{"b": 3}, c=4))
tell(lambda: plain(*[1], **{}))
tell(lambda: plain(*(1, 2), **{}))


# An iterable that changes the dict while it is gone through.
def changing(keywords):
    yield 1
    keywords["c"] = "changed"
    keywords["new"] = 0


shared = {"b": 2, "c": 3}
tell(lambda: plain(*changing(shared), **shared))
print(shared)

# What a function gets is its own.
source = {"k": 1}


def keep(**named):
    named["more"] = 2
    return named


kept = [keep(**source) for turn in range(3)]
print(source, kept, kept[0] is kept[1])


# Through wrappers, with closures of one code and callees that change.
def logged(function):
    calls = []

    def wrapper(*arguments, **keywords):
        calls.append((len(arguments), sorted(keywords)))
        return function(*arguments, **keywords)

    wrapper.calls = calls
    return wrapper


wrapped = [logged(f) for f in (plain, only, collecting, max, Thing.kept, logged(plain))]
for turn in range(2):
    for wrapper in wrapped:
        tell(lambda: wrapper(1, b=turn))
        tell(lambda: wrapper(1, 2, d=turn))
        tell(lambda: wrapper([turn, 5], key=abs))
print([wrapper.calls for wrapper in wrapped])


# Arguments that go only by keyword, with and without values of their own.
def switch(a, *, fast=False, depth=3, name):
    return a, fast, depth, name


for turn in range(4):
    tell(lambda: switch(turn, name="n"))
    tell(lambda: switch(turn, name="n", depth=turn))
    tell(lambda: switch(turn, fast=True))
    tell(lambda: switch(a=turn, name="n", fast=True, depth=0))
    tell(lambda: switch(turn, **{"name": "m", "fast": turn}))
    tell(lambda: switch(turn, turn, name="n"))


def generating(*rest, **named):
    yield rest
    yield named


async def awaiting(a, **named):
    return a, named


print([list(generating(turn, k=turn)) for turn in range(2)], list(generating(*(1, 2), **{"z": 3})))
for turn in range(2):
    try:
        awaiting(turn, k=5).send(None)
    except StopIteration as stop:
        print(stop.value)


def deeper(depth, **named):
    return deeper(depth=depth + 1, **named)


for turn in range(2):
    try:
        deeper(0, x=1)
    except RecursionError:
        print("too deep")
