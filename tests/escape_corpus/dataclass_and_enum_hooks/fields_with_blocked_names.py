# attack: dataclass fields, make_dataclass and asdict under blocked names
# allowed: ordinary fields
# expect: contained
# compat: allowed

import dataclasses
def made(name):
    kind = dataclasses.make_dataclass("Made", [(name, int)])
    return getattr(kind(1), name)


leaks = []
for attempt in (
    lambda: made("__dict__"),
    lambda: made("__mro__"),
    lambda: made("__globals__"),
    lambda: made("f_back"),
    lambda: dataclasses.make_dataclass("Made", ["x; import os"]),
    lambda: dataclasses.make_dataclass("Made", ["class"]),
    lambda: dataclasses.replace(5, a=1),
    lambda: dataclasses.asdict(5),
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError, ValueError):
        pass
print(made("plain"), dataclasses.asdict(dataclasses.make_dataclass("P", ["a"])(1)))
print("LEAK" if leaks else "CONTAINED", *leaks)
