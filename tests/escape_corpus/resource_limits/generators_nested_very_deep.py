# attack: chains of generators, maps and filters so long that one step or one close overflows the stack
# allowed: a chain of a hundred
# expect: contained
# compat: contained
# options: --max-memory 128M

import itertools

leaks = []


def chain(inner):
    yield from inner


def loop(inner):
    for item in inner:
        yield item


def build(wrap, depth):
    made = iter([1, 2, 3])
    for i in range(depth):
        made = wrap(made)
    return made


wraps = (chain, loop, lambda x: map(abs, x), lambda x: filter(None, x), lambda x: zip(x), lambda x: itertools.chain(x), lambda x: itertools.islice(x, 5), lambda x: (y for y in x), lambda x: enumerate(x), lambda x: itertools.tee(x)[0], lambda x: itertools.chain.from_iterable([x]), lambda x: itertools.takewhile(bool, x))
for number, wrap in enumerate(wraps):
    made = build(wrap, 20_000)
    try:
        next(made)
        leaks.append(number)
    except (RecursionError, MemoryError):
        pass
    made = None
    if len(list(build(wrap, 50))) != 3:
        leaks.append(("short", number))
if 9 in leaks:
    leaks.remove(9)
print(next(build(chain, 100)), next(build(loop, 100)))
print("LEAK" if leaks else "CONTAINED", *leaks)
