# attack: __globals__ of functions, lambdas, methods, generators' functions and decorated functions
# allowed: calling them
# expect: contained
# compat: contained

import functools
def plain():
    return 1
def generator():
    yield 1
class Guest:
    def method(self):
        return 2
    @staticmethod
    def static():
        return 3
    @classmethod
    def klass(cls):
        return 4
@functools.wraps(plain)
def wrapped():
    return plain()


leaks = []
for attempt in (
    lambda: plain.__globals__,
    lambda: generator.__globals__,
    lambda: Guest.method.__globals__,
    lambda: Guest().method.__globals__,
    lambda: Guest.static.__globals__,
    lambda: Guest.klass.__globals__,
    lambda: wrapped.__globals__,
    lambda: wrapped.__wrapped__.__globals__,
    lambda: (lambda: 0).__globals__,
    lambda: (lambda: 0).__builtins__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(plain(), Guest().method(), Guest.static(), Guest.klass(), wrapped())
print("LEAK" if leaks else "CONTAINED", *leaks)
