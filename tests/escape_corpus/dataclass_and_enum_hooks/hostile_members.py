# attack: enum members with hostile hash, eq and names
# allowed: members of any value
# expect: contained
# compat: allowed

import enum
class Weird:
    def __eq__(self, other):
        raise ValueError("eq")
    __hash__ = None
def make(**members):
    return enum.Enum("Made", members)


leaks = []
for attempt in (
    lambda: make(__mro__=1).__mro__,
    lambda: make(mro=1),
    lambda: enum.Enum("Made", 5),
    lambda: enum.Enum("Made", {"a": 1, 5: 2}),
    lambda: enum.Enum("Made", "__dict__ __globals__").__globals__.__dict__,
):
    try:
        leaks.append(attempt())
    except (TypeError, ValueError, AttributeError):
        pass
print(list(make(A=1, B=2)))
print("LEAK" if leaks else "CONTAINED", *leaks)
