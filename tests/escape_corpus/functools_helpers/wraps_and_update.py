# attack: functools.wraps and update_wrapper copy blocked names between objects
# allowed: wraps of an ordinary function
# expect: contained
# compat: allowed

import functools
class Sink:
    pass
def source():
    pass


leaks = []
for attempt in (
    lambda: functools.update_wrapper(Sink(), source, assigned=("__globals__",)).__globals__,
    lambda: functools.update_wrapper(Sink(), source, assigned=("__code__", "__closure__")).__code__,
    lambda: functools.update_wrapper(Sink(), source, assigned=("__dict__",)),
    lambda: functools.update_wrapper(Sink(), Sink, assigned=("__mro__",)).__mro__,
    lambda: functools.WRAPPER_ASSIGNMENTS.__mro__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
@functools.wraps(source)
def wrapper():
    pass
print(wrapper.__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
