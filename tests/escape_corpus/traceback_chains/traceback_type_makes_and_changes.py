# attack: make a traceback with the type of one, subclass it, link it in a ring, and store into its fields
# allowed: type(), isinstance() and passing one on with with_traceback
# expect: contained
# compat: contained

leaks = []


def caught():
    try:
        1 / 0
    except ZeroDivisionError as error:
        return error


first, second = caught(), caught()
trace = first.__traceback__
kind = type(trace)
for attempt in (
    lambda: kind(None, None, 0, 1), lambda: kind(trace, None, 0, 1), lambda: kind(), lambda: kind(tb_next=None, tb_frame=None, tb_lasti=0, tb_lineno=1),
    lambda: kind.__new__(kind), lambda: object.__new__(kind), lambda: type("Sub", (kind,), {}), lambda: setattr(trace, "tb_next", trace),
    lambda: setattr(trace, "tb_lineno", 5), lambda: setattr(trace, "extra", 5), lambda: delattr(trace, "tb_lineno"), lambda: setattr(kind, "tb_lineno", 5),
):
    try:
        attempt()
        leaks.append("went through")
    except (TypeError, AttributeError):
        pass
passed = second.with_traceback(trace)
assert passed is second and second.__traceback__ is trace and isinstance(trace, kind)
print("LEAK" if leaks else "CONTAINED", *leaks)
