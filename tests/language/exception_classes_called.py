# Exception classes called and raised from one place again and again: what is remembered must never show.
import abc


class Plain(Exception):
    pass


class Valued(ValueError):
    code = 7


class Initialised(Exception):
    def __init__(self, a, b=2):
        super().__init__(f"{a}-{b}")
        self.a = a
        self.b = b


class Deeper(Initialised):
    def __init__(self, a):
        super().__init__(a, b=a * 2)
        self.deep = True

    def __str__(self):
        return "deeper " + super().__str__()


class WithoutSuper(KeyError):
    def __init__(self, *rest):
        self.rest = rest


class Made(Exception):
    def __new__(cls, *rest):
        made = super().__new__(cls, "made", *rest)
        made.where = "new"
        return made


class Both(Exception):
    def __new__(cls, *rest):
        return super().__new__(cls, *rest)

    def __init__(self, *rest):
        super().__init__("init", *rest)


class Other(Exception):
    def __new__(cls, *rest):
        return 5


class BadInit(Exception):
    def __init__(self):
        return 3


class FailingInit(Exception):
    def __init__(self, x):
        raise Plain(x)


class Meta(type):
    def __call__(cls, *rest):
        made = super().__call__(*rest)
        made.by_meta = rest
        return made


class ByMeta(Exception, metaclass=Meta):
    pass


class Abstract(Exception, abc.ABC):
    @abc.abstractmethod
    def tell(self):
        pass


class Slotted(Exception):
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x


classes = [Plain, Valued, Initialised, Deeper, WithoutSuper, Made, Both, Other, BadInit, FailingInit, ByMeta, Abstract,
           Slotted, ValueError, KeyError, OSError, StopIteration, SystemExit, UnicodeError, ExceptionGroup, ImportError,
           AttributeError, KeyboardInterrupt, Plain, Initialised, Initialised, int]


def tell(made):
    if not isinstance(made, BaseException):
        return repr(made)
    names = sorted(name for name in vars(made) if not name.startswith("__"))
    return f"{type(made).__name__} {made.args} {str(made)!r} {[(name, getattr(made, name)) for name in names]}"


for arguments in ((), (3,), (2, "no such"), ("group", [Plain(1)])):
    for cls in classes:
        try:
            print(tell(cls(*arguments)))
        except BaseException as error:
            print(cls.__name__, "failed:", type(error).__name__, error)

for turn in range(2):
    for cls in classes:
        try:
            print(tell(cls(turn)))
        except BaseException as error:
            print(cls.__name__, "failed:", type(error).__name__, error)
        try:
            raise cls
        except BaseException as error:
            print("raised", tell(error), error.__cause__, error.__suppress_context__)
        try:
            raise cls from cls
        except BaseException as error:
            print("raised from", tell(error), tell(error.__cause__))

# The class changes between calls from one place.
for turn in range(6):
    error = Plain(turn)
    print(tell(error))
    if turn == 1:
        Plain.__init__ = lambda self, x: setattr(self, "later", x)
    if turn == 3:
        del Plain.__init__
    if turn == 4:
        Plain.__str__ = lambda self: "shown"


# super() in exceptions, from one place with several classes.
class Left(Exception):
    def name(self):
        return "left"


class Right(Exception):
    def name(self):
        return "right"


class Mixed(Left, Right):
    def name(self):
        return "mixed " + super().name()

    def __init__(self, *rest):
        super().__init__(*rest, "mixed")


class Further(Mixed):
    def name(self):
        return "further " + super().name()


for cls in (Mixed, Further, Mixed, Further):
    error = cls(1)
    print(error.name(), error.args, tell(error))


# What catches: the class itself, a base, one of several, another.
def caught(cls, *catching):
    try:
        try:
            raise cls(1)
        except catching:
            return "caught"
    except Exception as error:
        return f"passed {type(error).__name__}"


for catching in ((Initialised,), (Deeper,), (Exception,), (ValueError, Initialised), (), (KeyError,)):
    print([caught(cls, *catching) for cls in (Initialised, Deeper, WithoutSuper, Valued)])


class Lying(Exception):
    @property
    def __class__(self):
        return ValueError


try:
    try:
        raise Lying
    except ValueError:
        print("believed")
except Lying as error:
    print("not believed", isinstance(error, ValueError))

for wrong in (5, "text", int, None):
    try:
        raise wrong
    except TypeError as error:
        print(error)
    try:
        try:
            raise Valued
        except wrong:
            print("never")
    except TypeError as error:
        print(error)

# Messages: without arguments, long, not ASCII.
for call in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1.5 // 0, lambda: [][1], lambda: "".index("x"), lambda: int("é" * 50),
             lambda: {}["é"], lambda: getattr(5, "naïve"), lambda: "a" + 5, lambda: len(5), lambda: next(iter(())),
             lambda: ("x" * 3).join([1]), lambda: int("1" * 30 + "x"), lambda: chr(-1), lambda: [].pop()):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
