# options: --profile compat
"""Functions, natives, classes and bound methods that are called as attributes of instances, and attributes stored into
instances of several shapes at one place, while classes and instances change under the place that knows them."""


class Left:
    def __init__(self, act):
        self.act = act


class Right:
    def __init__(self, act):
        self.name = "right"
        self.act = act


class Many:
    def __init__(self, act):
        for i in range(20):
            setattr(self, f"a{i}", i)
        self.act = act


def double(x):
    return 2 * x


class Taken:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Taken({self.x})"

    def own(self, x):
        return "own", x


def call(thing, x):
    return thing.act(x)


kinds = [Left, Right, Many]
acts = [double, abs, lambda x, y=5: (x, y), Taken, Taken(3).own, str, [1, 2].count, 7 .__add__]
for _ in range(3):
    for act in acts:
        print([call(kind(act), -4) for kind in kinds])

# The instance hides the method of its class, and then not any more.
class Hidden:
    def act(self, x):
        return "of the class", x


h = Hidden()
seen = []
for step in range(8):
    if step == 2:
        h.act = double
    if step == 4:
        del h.act
    if step == 5:
        Hidden.act = lambda self, x: ("replaced", x)
    if step == 6:
        vars(h)["act"] = abs
    if step == 7:
        Hidden.act = property(lambda self: lambda x: ("property", x), lambda self, item: None)
    seen.append(call(h, step))
print(seen)

# What is found becomes something that cannot be called, or goes.
l = Left(double)
print(call(l, 1))
l.act = 5
try:
    call(l, 1)
except TypeError as error:
    print(error)
del l.act
try:
    call(l, 1)
except AttributeError as error:
    print(error)
Left.__getattr__ = lambda self, name: lambda x: (name, x)
print(call(l, 1))
l.act = double
print(call(l, 1))
Left.__getattribute__ = lambda self, name: lambda x: ("hook", name, x)
print(call(l, 1))


# --- storing at one place into instances of several shapes
class Plain:
    pass


class Slotted:
    __slots__ = ("x", "y")


class Noted:
    def __init__(self):
        self.first = 0

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, item):
        self._x = ("set", item)


class Shadowed(Plain):
    x = "class"


class Logged:
    log = []

    def __setattr__(self, name, item):
        self.log.append((name, item))
        object.__setattr__(self, name, item)


def store(thing, item):
    thing.x = item
    thing.x = (thing.x, item)


for round in range(4):
    things = [Plain(), Slotted(), Noted(), Shadowed(), Logged(), Plain()]
    things[0].y = 1
    for thing in things:
        store(thing, round)
    print([thing.x for thing in things], [vars(thing) for thing in things if hasattr(thing, "__dict__")])
print(Logged.log)


# A class gets a descriptor, a hook, or forbids it, after the place has learnt its shape.
class Changing:
    def __init__(self):
        self.x = 0


def put(thing, item):
    thing.x = item


class Other:
    def __init__(self):
        self.y = self.x = 0


pair = [Changing(), Other()]
for step in range(6):
    if step == 2:
        Changing.x = property(lambda self: "read only")
    if step == 4:
        del Changing.x
        Other.__setattr__ = lambda self, name, item: object.__setattr__(self, name, ("hooked", item))
    for thing in pair:
        try:
            put(thing, step)
        except AttributeError as error:
            print(type(error).__name__, error)
        print(step, thing.x, vars(thing))


class Frozen:
    __slots__ = ("y",)


for thing in (Changing(), Frozen(), Other(), Frozen()):
    try:
        put(thing, 1)
    except AttributeError as error:
        print(error)
