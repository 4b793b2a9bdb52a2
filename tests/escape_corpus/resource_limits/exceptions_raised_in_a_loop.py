# attack: chain exceptions without end, raise in every handler, and nest groups deeper than the stack
# allowed: a short chain
# expect: contained
# compat: contained
# options: --max-memory 64M

leaks = []
last = None
for i in range(100_000):
    try:
        raise ValueError(i) from last
    except ValueError as error:
        last = error
print(type(last.__cause__).__name__)
last = None


def handler(n):
    try:
        raise KeyError(n)
    except KeyError:
        handler(n + 1)
    finally:
        n = None


for attempt in (lambda: handler(0),):
    try:
        attempt()
        leaks.append("ended")
    except RecursionError:
        pass
group = ValueError(0)
for i in range(50_000):
    group = ExceptionGroup("g", [group])
for number, attempt in enumerate((lambda: repr(group), lambda: group.split(KeyError), lambda: group.subgroup(lambda e: False), lambda: group.derive([ValueError()]) and str(group) and [][0])):
    try:
        attempt()
        leaks.append(number)
    except (RecursionError, IndexError):
        pass
try:
    try:
        raise group
    except* ValueError:
        pass
except RecursionError:
    pass
group = None
print("LEAK" if leaks else "CONTAINED", *leaks)
