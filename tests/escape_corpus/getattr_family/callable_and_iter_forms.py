# attack: getattr called by starred arguments, by keyword and through two-argument iter
# allowed: getattr with starred arguments
# expect: contained
# compat: allowed

class Guest:
    name = "n"
names = iter(["__mro__"])

leaks = []
for attempt in (
    lambda: getattr(*[Guest, "__mro__"]),
    lambda: getattr(*(Guest, "__dict__"), None),
    lambda: getattr(object=Guest, name="__mro__"),
    lambda: getattr(**{"object": Guest, "name": "__mro__"}),
    lambda: list(iter(lambda: getattr(Guest, next(names)), None)),
    lambda: (lambda read: read(Guest, "__base__"))(getattr),
    lambda: [*map(getattr, [Guest], ["__mro__"])],
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):
        pass
print(getattr(*[Guest, "name"]))
print("LEAK" if leaks else "CONTAINED", *leaks)
