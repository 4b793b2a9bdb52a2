# attack: metaclass= a function, an instance, a number, a partial
# allowed: any callable that takes three arguments
# expect: contained
# compat: contained

import functools

leaks = []


def function(name, bases, namespace):
    return (name, bases, sorted(key for key in namespace if not key.startswith("__")))


class FromFunction(metaclass=function):
    a = 1


class FromPartial(metaclass=functools.partial(function)):
    b = 2


for wrong in (5, "text", None, [1]):
    try:
        class Wrong(metaclass=wrong):
            pass
        leaks.append(wrong)
    except TypeError:
        pass
print(FromFunction, FromPartial)
print("LEAK" if leaks else "CONTAINED", *leaks)
