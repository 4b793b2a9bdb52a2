"""One with statement and many managers: other classes, other methods, methods of other kinds, and what they raise."""

import contextlib
import traceback


class Plain:
    def __enter__(self):
        return "plain", type(self).__name__

    def __exit__(self, kind, value, trace):
        return kind is KeyError


class Derived(Plain):
    def __exit__(self, *details):
        return super().__exit__(*details)


class Defaults:
    def __enter__(self, more="more"):
        return more

    def __exit__(self, kind=None, value=None, trace=None, extra=1):
        return extra


class Star:
    def __enter__(*arguments, **keywords):
        return len(arguments), keywords

    def __exit__(*arguments):
        return len(arguments) == 4


class Static:
    @staticmethod
    def __enter__():
        return "static"

    @classmethod
    def __exit__(cls, *details):
        return cls is Static


class Callable:
    class Inner:
        def __call__(self, *arguments):
            return "inner", len(arguments)

    __enter__ = Inner()
    __exit__ = Inner()


class Suspending:
    def __enter__(self):
        yield 1

    def __exit__(self, *details):
        yield 2


class Payload(dict):
    def __enter__(self):
        return dict(self)

    def __exit__(self, *details):
        self.clear()


class NoExit:
    def __enter__(self):
        return "never"


class NoEnter:
    def __exit__(self, *details):
        return "never"


class Own:
    pass


class Fails:
    def __init__(self, where):
        self.where = where

    def __enter__(self):
        if self.where == "enter":
            raise OSError("enter")
        return self.where

    def __exit__(self, kind, value, trace):
        if self.where == "exit":
            raise OSError("exit")


class Missing:
    def __enter__(self, needed):
        return needed

    def __exit__(self):
        return True


@contextlib.contextmanager
def generated(name):
    try:
        yield name
    except KeyError:
        print("generated caught", end=" ")


def use(manager, error=None):
    with manager as got:
        if error:
            raise error
        return got, "returned"
    return "suppressed"


def attempt(function, *arguments):
    try:
        result = function(*arguments)
    except Exception as error:
        context = error.__context__
        return type(error).__name__, str(error), type(context).__name__ if context else None
    return (list(result[0]), result[1]) if hasattr(result[0], "send") else result


own = Own()
own.__enter__ = own.__exit__ = lambda *arguments: "own"


def managers():
    made = [Plain(), Derived(), Defaults(), Star(), Static(), Callable(), Suspending(), Payload(a=1), NoExit(), NoEnter(), own]
    return made + [Fails("enter"), Fails("exit"), Fails("nowhere"), Missing(), generated("g"), 5, None, Plain(), Plain()]


for turn in range(3):
    for manager in managers():
        print(type(manager).__name__, attempt(use, manager), end=" ")
    for manager in managers():
        print(type(manager).__name__, attempt(use, manager, KeyError("inside")), attempt(use, manager, ValueError("other")))
Plain.__enter__ = lambda self: "replaced"
print(use(Plain()), use(Derived()))
Plain.__exit__ = lambda self, *details: True
print(use(Plain(), KeyError()), use(Derived(), ValueError()), attempt(use, Plain(), ValueError()))
del Plain.__enter__
print(attempt(use, Plain()), attempt(use, Derived()))


class Deep:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        if self.n == 0:
            return 0
        with Deep(self.n - 1) as below:
            return below + 1

    def __exit__(self, *details):
        return None


for _ in range(2):
    print(use(Deep(30)))
    try:
        use(Deep(10**6))
    except RecursionError as error:
        print(type(error).__name__)


def lines(error):
    return [(entry.name, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)]


for where in ("enter", "exit", "enter"):
    try:
        use(
            Fails(where),
        )
    except OSError as error:
        print(where, lines(error))
