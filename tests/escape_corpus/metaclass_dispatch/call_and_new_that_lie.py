# attack: metaclass __call__ and class __new__ that return natives, other classes, themselves, or run __init__ on strangers
# allowed: a factory
# expect: contained
# compat: contained
leaks = []


class Meta(type):
    result = None

    def __call__(cls, *arguments):
        return Meta.result if arguments else super().__call__()


class C(metaclass=Meta):
    seen = []

    def __new__(cls, other=None):
        return super().__new__(cls)

    def __init__(self, *arguments):
        C.seen.append(type(self).__name__)


class Native(int):
    def __new__(cls, value):
        return str.__new__(str, value) if value == "x" else object.__new__(cls)


class Wrong:
    def __new__(cls, *arguments):
        return int.__new__(cls, 5)


for attempt in [lambda: Native(5), lambda: Wrong(), lambda: object.__new__(int), lambda: int.__new__(C), lambda: str.__new__(int, "x"), lambda: type.__call__(), lambda: type.__call__(5),
                lambda: type.__call__(C, 1, 2, 3), lambda: object.__new__(type), lambda: type.__new__(int, "X", (), {}), lambda: type.__new__(type, "X", (bool,), {}),
                lambda: Meta.__call__(int) and Meta.__call__(5), lambda: dict.__new__(list), lambda: Exception.__new__(C), lambda: object.__new__(C, 1), lambda: C.__init__()]:
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
for value in [1, None, type, C, len, Meta, object()]:
    Meta.result = value
    if C(1) is not value:
        leaks.append(value)
if C.seen not in (["C"], []) or Native("x") != "x" or type(C()) is not C:
    leaks.append(C.seen)
print("LEAK" if leaks else "CONTAINED", *leaks)
