# attack: read the frame or the next entry from the traceback of each exception of a chain of causes, by every spelling of the name
# allowed: tb_lineno and tb_lasti of each of them
# expect: contained
# compat: contained

import operator


def inner():
    hidden = "of inner"
    raise KeyError("inner")


def outer():
    try:
        inner()
    except KeyError as error:
        raise ValueError("outer") from error


leaks = []
try:
    outer()
except ValueError as error:
    chain = [error, error.__cause__, error.__context__]
for error in chain:
    trace = error.__traceback__
    for name in ("tb_frame", "tb_next"):
        for attempt in (
            lambda: getattr(trace, name), lambda: getattr(trace, name, None), lambda: operator.attrgetter(name)(trace),
            lambda: operator.attrgetter("__traceback__." + name)(error), lambda: object.__getattribute__(trace, name),
            lambda: hasattr(trace, name), lambda: ("{0.__traceback__.%s}" % name).format(error),
            lambda: ("{x.%s}" % name).format_map({"x": trace}), lambda: list(map(getattr, [trace], [name])),
        ):
            try:
                leaks.append((name, attempt()))
            except AttributeError as refusal:
                if str(refusal) != f"attribute access to '{name}' is blocked in this environment":
                    leaks.append(str(refusal))
    assert isinstance(trace.tb_lineno, int)
print("LEAK" if leaks else "CONTAINED", *leaks)
