"""Data of classes that is replaced again and again, read and written at one place of the code, and what comes between."""


class Counter:
    count = 0
    names = []


def bump(cls, by=1):
    cls.count += by
    return cls.count


def put(cls, value):
    cls.count = value


def get(cls):
    return cls.count


print([bump(Counter) for _ in range(5)], Counter.count, Counter().count)


class Below(Counter):
    pass


print(get(Below), [bump(Below, 10) for _ in range(3)], get(Counter), get(Below))
del Below.count
print(get(Below), bump(Counter), get(Below))

for value in ("text", [1], (2, 3), 2**70, 1.5, None, {4: 5}, len, print, Counter, lambda self=None: "called", 7):
    put(Counter, value)
    found = get(Counter)
    print(found is value, found() if callable(found) and getattr(found, "__name__", "") == "<lambda>" else "", Counter().count is value)


class Descriptor:
    def __get__(self, instance, owner):
        return ("described", instance is None, owner.__name__)

    def __set__(self, instance, value):
        print("set", value)


put(Counter, Descriptor())
print(get(Counter), Counter().count)
Counter().count = 5
put(Counter, 1)
print(get(Counter), Counter().count, bump(Counter))


class Late:
    pass


late = Late()
put(Counter, late)
print(get(Counter) is late)
Late.__get__ = lambda self, instance, owner: "late descriptor"
print(get(Counter), Counter().count)
put(Counter, 0)


class Meta(type):
    pass


class Made(metaclass=Meta):
    count = 1


print([bump(Made) for _ in range(3)])
Meta.count = property(lambda cls: "from the metaclass", lambda cls, value: print("metaclass set", value))
print(get(Made))
put(Made, 9)
del Meta.count
print(get(Made), bump(Made))


class Hooked(type):
    def __setattr__(cls, name, value):
        print("hook", name, value)
        super().__setattr__(name, value)


class Watched(metaclass=Hooked):
    count = 1


class Answering(type):
    def __getattribute__(cls, name):
        return "any " + name


class Answered(metaclass=Answering):
    count = 1


for turn in range(3):
    bump(Watched)
    put(Answered, turn)
    print(get(Watched), get(Answered), bump(Made))

for number in range(40):
    setattr(Counter, f"more{number}", number)
    bump(Counter)
print(get(Counter), Counter.more39)
for number in range(40):
    delattr(Counter, f"more{number}")
    bump(Counter)
print(get(Counter), hasattr(Counter, "more3"))


class Hashing:
    __hash__ = None
    total = 0


def set_hash(cls, value):
    cls.__hash__ = value


for value in (None, lambda self: 5, None, lambda self: 6):
    set_hash(Hashing, value)
    try:
        print(hash(Hashing()))
    except TypeError as error:
        print(error)

classes = [type(f"C{n}", (), {"count": n}) for n in range(6)]
for turn in range(4):
    for cls in classes:
        bump(cls, turn)
print([get(cls) for cls in classes])
try:
    put(int, 3)
except TypeError as error:
    print(error)
kept = []
for turn in range(300):
    put(Counter, [turn, str(turn)])
    kept.append(str(turn) * 3)
    assert get(Counter) == [turn, str(turn)]
print(get(Counter), len(kept))
