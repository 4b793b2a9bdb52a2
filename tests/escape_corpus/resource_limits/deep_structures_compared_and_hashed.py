# attack: compare, hash and print containers nested far deeper than the stack
# allowed: the same for nesting of a hundred
# expect: contained
# compat: contained
# options: --max-memory 128M


def nest(depth, kind):
    made = kind(None)
    for i in range(depth):
        made = kind(made)
    return made


kinds = {
    "list": lambda x: [x],
    "tuple": lambda x: (x,),
    "dict": lambda x: {"k": x},
    "frozenset": lambda x: frozenset([x]),
    "slice": lambda x: slice(x, x, x),
}
leaks = []
for name, kind in kinds.items():
    if name == "frozenset" or name == "slice":
        first = second = nest(60, lambda x: (x,))
    else:
        first, second = nest(100_000, kind), nest(100_000, kind)
        for attempt in (lambda: first == second, lambda: repr(first), lambda: str(first), lambda: f"{first!a}", lambda: "%r" % [first]):
            try:
                attempt()
                leaks.append(name)
            except RecursionError:
                pass
    if name == "tuple":
        for attempt in (lambda: hash(first), lambda: {first: 1}, lambda: first in {1}, lambda: first < second, lambda: max(first, second)):
            try:
                attempt()
                leaks.append("hash or order")
            except RecursionError:
                pass
    first = second = None
print(nest(50, kinds["list"]) == nest(50, kinds["list"]), hash(nest(50, kinds["tuple"])) == hash(nest(50, kinds["tuple"])), len(repr(nest(50, kinds["dict"]))))
print("LEAK" if leaks else "CONTAINED", *leaks)
