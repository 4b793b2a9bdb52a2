# attack: shadow str, getattr, isinstance, hasattr, type, vars and dir, and then ask for blocked names: the guard must not call the script's
# allowed: shadowing them
# expect: contained
# compat: contained

leaks = []
real_getattr, real_error = getattr, AttributeError


def function():
    yield


def wrong(*arguments):
    return True


class Wrong(str):
    def __eq__(self, other):
        return False

    def __hash__(self):
        return 0

    def startswith(self, *arguments):
        return False


str = Wrong
isinstance = issubclass = hasattr = callable = vars = dir = type = getattr = print_ = wrong
AttributeError = NameError = Exception = ValueError
repr = format = len = hash = id = wrong
for attempt in (lambda: function.__globals__, lambda: function().gi_frame, lambda: real_getattr(function, "__globals__"), lambda: real_getattr(function, Wrong("__globals__")), lambda: "{0.__globals__}".format(function),
                lambda: real_getattr(function(), "gi_code", None), lambda: object.__subclasses__(), lambda: object.__getattribute__(function, "__globals__")):
    try:
        leaks.append(attempt())
    except real_error as refusal:
        assert "is blocked in this environment" in refusal.args[0]
assert str("x").startswith("x") is False
print("LEAK" if leaks else "CONTAINED", *leaks)
