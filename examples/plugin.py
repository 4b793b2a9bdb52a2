"""A plug-in that does not behave, and what the sandbox lets it do: nothing.

It looks for a way out and prints each refusal, then loops for ever.  Run it
with a step budget, `--max-steps`; the budget ends the run with exit status 4.
This is the one example that CPython cannot show.
"""


class Spy:
    pass


def attempt(what, action):
    try:
        found = action()
    except Exception as error:
        print(f"{what}: refused, {type(error).__name__}: {error}")
    else:
        print(f"{what}: got {found!r}")


def through_traceback():
    try:
        1 / 0
    except ZeroDivisionError as error:
        return error.__traceback__.tb_frame


def through_import():
    import os
    return os.environ


attempt("every class there is", lambda: ().__class__.__base__.__subclasses__())
attempt("the bases of a class", lambda: Spy.__mro__)
attempt("the globals of a function", lambda: attempt.__globals__)
attempt("its code", lambda: attempt.__code__)
attempt("the name put together", lambda: getattr(Spy, "__ba" + "ses__"))
attempt("only asking", lambda: hasattr(Spy, "__dict__"))
attempt("with a default", lambda: getattr(Spy(), "__dict__", "nothing"))
attempt("a format string", lambda: "{0.__reduce__}".format(Spy()))
attempt("a frame", through_traceback)
attempt("a generator's frame", lambda: (n for n in "").gi_frame)
attempt("a file", lambda: open("/etc/passwd"))
attempt("the environment", through_import)
attempt("code of its own", lambda: eval("().__class__.__mro__"))

print("now for ever")
spins = 0
while True:
    spins += 1
