# attack: names, defaults and types that would become source in generated methods
# allowed: any text as a default
# expect: contained
# compat: contained

import dataclasses
class Loud:
    def __repr__(self):
        return "__import__('os')"
def make(**names):
    return dataclasses.make_dataclass("Made", [(name, item) for name, item in names.items()])


leaks = []
for attempt in (
    lambda: dataclasses.make_dataclass("Made", [("a=print('ran'), b", int)]),
    lambda: dataclasses.make_dataclass("Made", [("a\nimport os", int)]),
    lambda: dataclasses.make_dataclass("Ma de", ["1a"]),
    lambda: dataclasses.make_dataclass("Made", [("a", int, 5, 6)]),
):
    try:
        leaks.append(attempt())
    except (TypeError, ValueError, NameError, SyntaxError):
        pass
kind = dataclasses.make_dataclass("Made", [("a", Loud(), dataclasses.field(default=Loud()))])
print(kind())
print("LEAK" if leaks else "CONTAINED", *leaks)
