# BaseExceptionGroup and ExceptionGroup: making, splitting, deriving, and what parts inherit.


def attempt(function, *arguments, **keywords):
    try:
        return function(*arguments, **keywords)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


# --- making

print(attempt(ExceptionGroup))
print(attempt(ExceptionGroup, "only"))
print(attempt(ExceptionGroup, "m", [ValueError()], 3))
print(attempt(ExceptionGroup, 5, [ValueError()]))
print(attempt(ExceptionGroup, None, [ValueError()]))
print(attempt(ExceptionGroup, "m", []))
print(attempt(ExceptionGroup, "m", ()))
print(attempt(ExceptionGroup, "m", 5))
print(attempt(ExceptionGroup, "m", None))
print(attempt(ExceptionGroup, "m", {ValueError()}))
print(attempt(ExceptionGroup, "m", {1: 2}))
print(attempt(ExceptionGroup, "m", iter([ValueError()])))
print(attempt(ExceptionGroup, "m", "text"))
print(attempt(ExceptionGroup, "m", [ValueError(), 5]))
print(attempt(ExceptionGroup, "m", [ValueError, TypeError()]))
print(attempt(ExceptionGroup, "m", [KeyboardInterrupt()]))
print(attempt(ExceptionGroup, "m", [ValueError(), GeneratorExit()]))
print(attempt(ExceptionGroup, message="m", exceptions=[ValueError()]))
print(attempt(BaseExceptionGroup, "m", excs=[ValueError()]))
print(type(BaseExceptionGroup("m", [ValueError()])).__name__)
print(type(BaseExceptionGroup("m", [SystemExit()])).__name__)
print(issubclass(ExceptionGroup, Exception), issubclass(ExceptionGroup, BaseExceptionGroup),
      issubclass(BaseExceptionGroup, Exception))


class Subgroup(ExceptionGroup):
    pass


class Base(BaseExceptionGroup):
    pass


class Both(BaseExceptionGroup, ValueError):
    pass


class Sequence:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]


print(attempt(Subgroup, "m", [KeyboardInterrupt()]))
print(type(Base("m", [ValueError()])).__name__, type(Base("m", [KeyboardInterrupt()])).__name__)
print(attempt(Both, "m", [KeyboardInterrupt()]), repr(Both("m", [OSError()])))
s = ExceptionGroup("s", Sequence([ValueError(1), TypeError(2)]))
print(s.exceptions, str(s))
print(repr(ExceptionGroup("t", (ValueError(1),))), repr(ExceptionGroup("l", [ValueError(1)])))

items = [ValueError(1), TypeError(2)]
g = ExceptionGroup("message", items)
items.append(KeyError(3))
print(g.message, g.exceptions, g.args, str(g), repr(g))
print(attempt(setattr, g, "message", "x"), attempt(setattr, g, "exceptions", ()), attempt(delattr, g, "message"))
g.args = (1, 2)
print(g.args, g.message, str(g))
print(str(ExceptionGroup("one", [ValueError()])), "|", str(ExceptionGroup("", [ValueError(), KeyError()])))
print(ExceptionGroup[ValueError], BaseExceptionGroup[int])


class Fields(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        obj = super().__new__(cls, message, exceptions)
        obj.code = code
        return obj

    def derive(self, exceptions):
        return Fields(self.message, exceptions, self.code)


f = Fields("coded", [ValueError(1), TypeError(2)], 42)
print(f.code, f.args, f.split(ValueError)[0].code, repr(f.split(ValueError)[1]))


class WithInit(ExceptionGroup):
    def __init__(self, message, exceptions, *more):
        self.more = more


print(attempt(WithInit, "m", [ValueError()], 5), WithInit("m", [ValueError()]).more)
print(attempt(WithInit, "m", [ValueError()], key=5))

# --- subgroup, split


def tree():
    g = ExceptionGroup("root", [ValueError(1), ExceptionGroup("left", [TypeError(2), OSError(3)]),
                                ExceptionGroup("right", [ExceptionGroup("deep", [ValueError(4), KeyError(5)])])])
    return g


for condition in (ValueError, (TypeError, KeyError), Exception, ZeroDivisionError, ExceptionGroup, (), BaseException,
                  lambda e: isinstance(e, OSError), lambda e: isinstance(e, ExceptionGroup) and e.message == "deep",
                  lambda e: [], lambda e: "yes"):
    match, rest = tree().split(condition)
    print(repr(match), "|", repr(rest))
    part = tree().subgroup(condition)
    print("  ", repr(part) == repr(match))
whole = tree()
print(whole.subgroup(Exception) is whole, whole.split(Exception)[0] is whole, whole.split(KeyError)[1] is whole,
      whole.split(ZeroDivisionError), whole.subgroup(ExceptionGroup) is whole)
for bad in (5, "x", None, int, [ValueError], (ValueError, 5), (ValueError, int), object, type):
    print(attempt(whole.split, bad), "|", attempt(whole.subgroup, bad))
print(attempt(lambda: BaseExceptionGroup.split(whole)), attempt(lambda: BaseExceptionGroup.derive(whole, 1, 2)))


def fails(error):
    raise LookupError(str(error))


print(attempt(whole.split, fails))


class Truthless:
    def __bool__(self):
        raise ArithmeticError("truth")


print(attempt(whole.split, lambda e: Truthless()))
seen = []
whole.split(lambda e: seen.append(type(e).__name__))
print(seen)
seen = []
whole.subgroup(lambda e: seen.append(str(e)))
print(seen)


class Callable:
    def __call__(self, error):
        return isinstance(error, KeyError)


print(repr(whole.subgroup(Callable())))


class Meta(type):
    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, other):
        return True


class Catchall(Exception, metaclass=Meta):
    pass


print(repr(whole.split(Catchall)))

# --- what parts inherit


def raised(error):
    try:
        raise error
    except BaseException as caught:
        return caught


try:
    try:
        raise KeyError("context")
    except KeyError:
        raise tree() from OSError("cause")
except ExceptionGroup as error:
    origin = error
origin.add_note("first")
origin.add_note("second")
origin.extra = "attribute"
for part in origin.split(ValueError):
    print(type(part).__name__, part.__notes__, part.__notes__ is origin.__notes__, repr(part.__cause__), repr(part.__context__),
          part.__suppress_context__, part.__traceback__ is origin.__traceback__, hasattr(part, "extra"), part.args)
derived = origin.derive([ValueError("d")])
print(repr(derived), derived.__cause__, derived.__context__, derived.__traceback__, hasattr(derived, "__notes__"))
for notes in ("text", 5, None, ("a", "b"), ["ok", 3]):
    origin.__notes__ = notes
    part = attempt(origin.subgroup, ValueError)
    print(repr(getattr(part, "__notes__", "none")))
del origin.__notes__
print(hasattr(origin.subgroup(ValueError), "__notes__"))


class Derives(ExceptionGroup):
    answer = None

    def derive(self, exceptions):
        print("derive", self.message, exceptions)
        if self.answer is not None:
            return self.answer
        return Derives(self.message + "'", exceptions)


d = Derives("d", [ValueError(1), Derives("inner", [ValueError(2), KeyError(3)]), ExceptionGroup("plain", [KeyError(4)])])
print(d.split(ValueError))
for answer in (5, ValueError("not a group"), ExceptionGroup("other", [OSError()])):
    d.answer = answer
    print(attempt(d.subgroup, ValueError))


class NoDerive(ExceptionGroup):
    pass


print(type(NoDerive("n", [ValueError(), KeyError()]).subgroup(ValueError)).__name__)
print(type(Base("n", [ValueError(), KeyboardInterrupt()]).subgroup(ValueError)).__name__)
print(type(Base("n", [ValueError(), KeyboardInterrupt()]).subgroup(KeyboardInterrupt)).__name__)
print(attempt(ExceptionGroup("x", [ValueError()]).derive, [KeyboardInterrupt()]))
print(repr(ExceptionGroup("x", [ValueError()]).derive([KeyboardInterrupt()])))

# --- leaves keep their own tracebacks and identity

leaf = raised(ValueError("leaf"))
g = ExceptionGroup("g", [leaf, ExceptionGroup("h", [leaf])])
match, rest = g.split(ValueError)
print(match is g, rest, g.exceptions[0] is leaf)
match, rest = g.split(lambda e: e is leaf)
print(repr(match), rest, match.exceptions[0] is leaf, match.exceptions[1].exceptions[0] is leaf, match is g)


def leaves(group):
    for inner in group.exceptions:
        if isinstance(inner, BaseExceptionGroup):
            yield from leaves(inner)
        else:
            yield inner


print([repr(x) for x in leaves(tree())])

# --- depth

deep = ValueError("bottom")
for i in range(100):
    deep = ExceptionGroup(f"level {i}", [deep])
part = deep.subgroup(ValueError)
print(part is deep, repr(deep.split(lambda e: isinstance(e, ValueError))[0])[:60])
