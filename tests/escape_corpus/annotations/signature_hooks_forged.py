# attack: forge __signature__, __wrapped__, __text_signature__, __defaults__ and __annotations__, and have inspect and functools follow them
# allowed: signature of a wrapped function
# expect: contained
# compat: contained

import functools
import inspect

leaks = []


def make():
    def function(a, b: int = 5):
        return a

    return function


looping = make()
looping.__wrapped__ = looping


class Lying:
    __signature__ = property(lambda self: 1 / 0)

    def __call__(self, x):
        return x


for name in ("__signature__", "__wrapped__", "__text_signature__", "__annotations__", "__annotate__", "__defaults__", "__kwdefaults__", "__name__", "__doc__"):
    for value in (5, "(x=open)", "(x=__import__('os'))", (1,) * 50, {"a": "open"}, [1], None, len, make, lambda *a: open_):
        function = make()
        try:
            setattr(function, name, value)
        except (TypeError, AttributeError):
            continue
        for ask in (inspect.signature, inspect.unwrap, inspect.getdoc, functools.wraps(function), repr, lambda f: f(1), lambda f: f()):
            try:
                found = ask(function)
                if "function open" in repr(found):
                    leaks.append((name, value))
            except (TypeError, ValueError, AttributeError, NameError, NotImplementedError):
                pass
for ask in (lambda: inspect.unwrap(looping), lambda: inspect.signature(looping), lambda: inspect.signature(Lying()), lambda: inspect.signature(5)):
    try:
        ask()
        leaks.append("no error")
    except (ValueError, TypeError, ZeroDivisionError, RecursionError):
        pass
assert str(inspect.signature(make())) == "(a, b: int = 5)"
print("LEAK" if leaks else "CONTAINED", *leaks)
