# attack: the insides of generated methods
# allowed: calling them
# expect: contained
# compat: allowed

import dataclasses
@dataclasses.dataclass
class Point:
    x: int
    y: int = 0


leaks = []
for attempt in (
    lambda: Point.__init__.__globals__,
    lambda: Point.__init__.__code__,
    lambda: Point.__repr__.__closure__,
    lambda: Point.__eq__.__builtins__,
    lambda: Point.__dict__,
    lambda: dataclasses.dataclass.__globals__,
    lambda: dataclasses.fields(Point)[0].__class__.__mro__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(Point(1), Point(1) == Point(1, 0))
print("LEAK" if leaks else "CONTAINED", *leaks)
