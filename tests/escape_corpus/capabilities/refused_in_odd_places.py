# attack: call what is refused where an exception might be lost: __del__, generators that are closed, key functions, __eq__, hooks, finally
# allowed: the same places with what is granted
# expect: contained
# compat: contained
# host: membrane
# policy: {"capabilities": {"host.add": "off"}}
import contextlib
import functools
import gc
import re
import weakref

leaks = []


def call():
    leaks.append(fetch("/x"))


class Odd:
    def __del__(self):
        call()

    def __eq__(self, other):
        call()

    def __hash__(self):
        return 1

    def __repr__(self):
        return call()

    def __getattr__(self, name):
        return call()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        call()
        return True


def closing():
    try:
        yield
    finally:
        call()


for attempt in [lambda: Odd() == 1, lambda: {Odd(): 1, Odd(): 2}, lambda: repr(Odd()), lambda: Odd().name, lambda: hasattr(Odd(), "x"),
                lambda: getattr(Odd(), "x", None), lambda: sorted([1, 2], key=fetch), lambda: re.sub("a", lambda m: fetch("/x"), "a"),
                lambda: next(closing()), lambda: [*filter(fetch, "ab")], lambda: functools.reduce(fetch, "ab"), lambda: Odd() in [1],
                lambda: contextlib.suppress(Exception).__enter__() or call()]:
    try:
        attempt()
    except PermissionError:
        pass
gc.collect()
weakref.finalize(set(), call)
with contextlib.suppress(PermissionError):
    with Odd():
        raise ValueError
if leaks or sorted([3, 1], key=add) != [1, 3]:
    leaks.append("the same places")
print("LEAK" if leaks else "CONTAINED", *leaks)
