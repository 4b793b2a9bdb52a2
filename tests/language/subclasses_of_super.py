# Classes derived from super: lookup, binding as a class attribute, hooks, construction by hand.


class A:
    kind = "A"

    def method(self, argument):
        return f"A({argument})"

    @classmethod
    def made(cls):
        return f"made {cls.__name__}"

    @property
    def shown(self):
        return "shown by A"


class loud(super):
    def describe(self):
        return f"loud about {self.__thisclass__.__name__}"


class B(A):
    kind = "B"

    def method(self, argument):
        return f"B({argument})" + loud(B, self).method(argument)

    def others(self):
        proxy = loud(B, self)
        return proxy.kind, proxy.shown, proxy.describe(), proxy.made()

    @classmethod
    def made(cls):
        return "B, then " + loud(B, cls).made()


b = B()
print(b.method(1), b.others(), B.made())
print(loud(B, b).__class__, type(loud(B, b)), isinstance(loud(B, b), super))
print(repr(loud(B, b)), repr(loud(B)))
print(loud(B, b).__self_class__, loud(B).__self_class__, super(B, b).__thisclass__)


# Without arguments it reads the frame that calls it.
class C(A):
    def method(self, argument):
        return __class__.__name__ + loud().method(argument)


print(C().method(2))


# As a class attribute an unbound one binds to the instance by calling its own class.
class careful(super):
    made = 0

    def __init__(self, *arguments):
        careful.made += 1
        super().__init__(*arguments)


class D(A):
    def method(self, argument):
        proxy = self.parent
        return f"D({argument})[{type(proxy).__name__}]" + proxy.method(argument)


D.parent = careful(D)
print(D().method(3), careful.made)
print(careful(D).__get__(None, D) is not None, type(careful(D).__get__(D(), D)))


# An __init__ that passes nothing on sees its own frame.
class lost(super):
    def __init__(self):
        super().__init__()


try:
    lost()
except (RuntimeError, TypeError) as error:
    print(type(error).__name__)


# Attributes of its own, slots, and hooks for what is not found.
class tagged(super):
    __slots__ = ("tag",)


class traced(super):
    def __getattr__(self, name):
        return f"no {name}"

    def __getattribute__(self, name):
        if name == "secret":
            return "found by the hook"
        return super().__getattribute__(name)


t = tagged(B, b)
t.tag = "x"
print(t.tag, t.method(4))
plain = loud(B, b)
plain.note = 5
print(plain.note, plain.kind)
s = traced(B, b)
print(s.nothing, s.secret, s.kind)
for name in ("kind", "shown", "absent"):
    print(name, getattr(plain, name, "default"), hasattr(plain, name))


# The class of what is found goes before its own attributes.
class shadow(super):
    kind = "of the proxy"
    extra = "only here"


print(shadow(B, b).kind, shadow(B, b).extra)

# Made in two steps.
empty = loud.__new__(loud)
print(repr(empty), empty.__thisclass__)
try:
    empty.method
except AttributeError as error:
    print(error)
empty.__init__(B, b)
print(empty.method(6))
plain = super.__new__(super)
print(repr(plain))
super.__init__(plain, B, b)
print(plain.kind)
super.__init__(plain, A, b)
print(hasattr(plain, "kind"))


def failing(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


failing(lambda: loud(B, 42))
failing(lambda: loud(1))
failing(lambda: loud(B, C()))
failing(lambda: careful(D).__get__(C()))
failing(lambda: loud(B, b).absent)


# Subclasses of subclasses, with another base beside.
class Mixin:
    def mixed(self):
        return "mixed"


class louder(Mixin, loud):
    pass


print(louder(B, b).mixed(), louder(B, b).method(7), louder(B, b).describe())
print([c.__name__ for c in (louder, loud) if issubclass(c, super)])
try:

    class Both(super, int):
        pass
except TypeError as error:
    print(error)

# Setting through the proxy sets on the proxy.
try:
    super(B, b).kind = 1
except AttributeError as error:
    print(type(error).__name__)
try: super(1)
except TypeError as e: print(e)
