# attack: dataclasses that contain themselves, nest deep or have thousands of fields, through repr, ==, hash, order, asdict and replace
# allowed: a small nested dataclass
# expect: contained
# compat: contained
# options: --max-memory 128M

import dataclasses

leaks = []


@dataclasses.dataclass(order=True, unsafe_hash=True)
class Node:
    value: object = None
    next: object = None


def chain(depth):
    made = None
    for i in range(depth):
        made = Node(1, made)
    return made


one, two = Node(1), Node(1)
one.next, two.next = one, two
long, other = chain(50_000), chain(50_000)
for number, attempt in enumerate((lambda: one == two, lambda: one < two, lambda: hash(one), lambda: dataclasses.asdict(one), lambda: dataclasses.astuple(one), lambda: repr(long), lambda: long == other, lambda: hash(long), lambda: dataclasses.asdict(long), lambda: dataclasses.astuple(long), lambda: long < other)):
    try:
        attempt()
        leaks.append(number)
    except (RecursionError, MemoryError):
        pass
wide = dataclasses.make_dataclass("Wide", [f"f{i}" for i in range(300)])
print(repr(one), len(dataclasses.fields(wide)), wide(*range(300)).f299)
print(dataclasses.asdict(Node(1, Node(2))), Node(1) < Node(2), dataclasses.replace(Node(1), value=5))
print("LEAK" if leaks else "CONTAINED", *leaks)
