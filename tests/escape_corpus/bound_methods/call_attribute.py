# attack: __call__ as a value of functions, methods, classes and natives
# allowed: calling them and callable()
# expect: contained
# compat: allowed

class Guest:
    def __call__(self):
        return 1
    def method(self):
        return 2
def function():
    return 3


leaks = []
for attempt in (
    lambda: function.__call__,
    lambda: Guest.__call__,
    lambda: Guest().__call__,
    lambda: Guest().method.__call__,
    lambda: len.__call__,
    lambda: type.__call__,
    lambda: type.__call__(Guest),
    lambda: (lambda: 0).__call__(),
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(function(), Guest()(), callable(Guest()), callable(3))
print("LEAK" if leaks else "CONTAINED", *leaks)
