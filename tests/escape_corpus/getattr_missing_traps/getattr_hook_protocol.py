# attack: __getattr__ that answers everything, so that natives looking for protocol methods on the instance get guest functions
# allowed: __getattr__ for ordinary names
# expect: contained
# compat: contained

asked = set()


class Yes:
    def __getattr__(self, name):
        asked.add(name)
        return lambda *arguments, **named: self


leaks = []
thing = Yes()
for attempt in (lambda: len(thing), lambda: iter(thing), lambda: thing + 1, lambda: thing[0], lambda: int(thing), lambda: thing < 1, lambda: {**thing}, lambda: [*thing], lambda: format(thing, "x"), lambda: hash(thing) and None, lambda: next(thing), lambda: "".join(thing), lambda: dict(thing), lambda: sum(thing), lambda: isinstance(5, thing)):
    try:
        found = attempt()
        if found is not None:
            leaks.append(found)
    except (TypeError, AttributeError, ValueError):
        pass
blocked = [name for name in asked if name in ("__dict__", "__globals__", "__mro__", "__self__", "__reduce__", "__code__")]
print(thing.anything() is thing, blocked)
print("LEAK" if leaks or blocked else "CONTAINED", *leaks)
