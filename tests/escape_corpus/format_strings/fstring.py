# attack: attribute access inside f-string expressions and nested specs
# allowed: ordinary f-strings
# expect: contained
# compat: allowed

class Guest:
    pass


leaks = []
g = Guest()
for attempt in (lambda: f"{g.__dict__}", lambda: f"{Guest.__mro__!r}", lambda: f"{g!s:{g.__dict__}}", lambda: f"{Guest.__bases__=}",
                lambda: eval("f'{g.__class__.__base__}'", {"g": g}), lambda: f"{(lambda: 0).__globals__}", lambda: f"{getattr(g, '__dict__')}"):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
    except (TypeError, ValueError) as error:  # past the guard
        leaks.append(error)
print(f"{g.__class__.__name__!r:>10}")
print("LEAK" if leaks else "CONTAINED", *leaks)
