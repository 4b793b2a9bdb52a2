# Exception groups: making, splitting, deriving; OSError chooses its subclass by number.
def shown(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(type(error).__name__, error)


group = ExceptionGroup("top", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k"), ValueError(2)])])
print(group, repr(group), group.message, group.exceptions, group.args)
for condition in (ValueError, (KeyError, TypeError), OSError, ExceptionGroup, lambda e: isinstance(e, ValueError)):
    print(group.split(condition), group.subgroup(condition))
for condition in (5, int, (ValueError, int), (), None):
    shown(group.split, condition)
shown(ExceptionGroup, "a")
shown(ExceptionGroup, 1, [ValueError()])
shown(ExceptionGroup, "a", 5)
shown(ExceptionGroup, "a", {ValueError(1)})
shown(ExceptionGroup, "a", [])
shown(ExceptionGroup, "a", [1])
shown(ExceptionGroup, "a", [KeyboardInterrupt()])
shown(BaseExceptionGroup, "a", [KeyError()])
shown(BaseExceptionGroup, "a", [KeyboardInterrupt()])
shown(group.derive, [ValueError()])
shown(group.derive, [1])


class Own(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        self = super().__new__(cls, message, exceptions)
        self.code = code
        return self

    def derive(self, exceptions):
        return Own(self.message, exceptions, self.code)


class Bad(ExceptionGroup):
    def derive(self, exceptions):
        return 5


own = Own("own", [ValueError(1), KeyError(2)], 7)
own.add_note("noted")
left, right = own.split(ValueError)
print(left, right, left.code, left.__notes__, left.__notes__ is own.__notes__, type(left).__name__)
shown(Bad("bad", [ValueError(), KeyError()]).split, KeyError)
try:
    try:
        raise KeyError("cause")
    except KeyError as cause:
        raise ExceptionGroup("chained", [ValueError(), TypeError()]) from cause
except ExceptionGroup as caught:
    part = caught.subgroup(ValueError)
    print(repr(part.__cause__), repr(part.__context__), part.__suppress_context__, part.__traceback__ is caught.__traceback__)
deep = ValueError("leaf")
for level in range(30):
    deep = ExceptionGroup(str(level), [deep])
print(deep.subgroup(ValueError) == deep, deep.split(KeyError)[0])
for number in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 108, 110, 111, 114, 115, 5, 999, -1, True, "2"):
    error = OSError(number, "text", "file")
    print(type(error).__name__, error, error.args, error.errno, error.filename, error.filename2)
print(OSError(2, "text", "one", None, "two"), OSError(2, "text", "one", None, "two").filename2, OSError(2), OSError(), OSError(1, 2, 3, 4, 5, 6).args)
print(IOError is OSError, EnvironmentError is OSError, type(FileExistsError(2, "x")).__name__)


class Mine(OSError):
    pass


print(repr(Mine(2, "a", "b")))
