# attack: exception groups that hold themselves, are nested deeper than the stack, and whose derive and split hand out strangers
# allowed: split, subgroup and except*
# expect: contained
# compat: contained

leaks = []


class Odd(ExceptionGroup):
    def derive(self, excs):
        return 5


for attempt in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup("x", [ValueError]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]),
                lambda: setattr(ExceptionGroup("x", [ValueError()]), "exceptions", ()), lambda: ExceptionGroup("x", 5), lambda: ExceptionGroup(), lambda: ExceptionGroup("x", {1: 2}), lambda: Odd("x", [ValueError(), KeyError()]).split(ValueError)):
    try:
        leaks.append(attempt())
    except (TypeError, ValueError, AttributeError):
        pass
deep = ValueError("leaf")
for number in range(20000):
    deep = ExceptionGroup("level", [deep])
for attempt in (lambda: deep.split(ValueError), lambda: deep.subgroup(KeyError), lambda: len(repr(deep)), lambda: str(deep)):
    try:
        attempt()
    except RecursionError:
        pass
deep = None
items = [ValueError("a")]
group = ExceptionGroup("own", items)
items.append(group)
items.append(5)
assert len(group.exceptions) == 1
caught = []
try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except* ValueError as part:
    caught.append(len(part.exceptions))
except* KeyError as part:
    caught.append(len(part.exceptions))
assert caught == [1, 1]
print("LEAK" if leaks else "CONTAINED", *leaks)
