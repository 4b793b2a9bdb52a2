# attack: __class__ assignment between classes of different layout
# allowed: __class__ assignment between classes of one's own with the same layout
# expect: contained
# compat: contained

class Plain:
    pass
class Other:
    pass
class Items(list):
    pass
class Slots:
    __slots__ = ("a", "b")
def assign(thing, kind):
    thing.__class__ = kind
    return thing


leaks = []
for attempt in (
    lambda: assign(Plain(), Items),
    lambda: assign(Items(), Plain),
    lambda: assign(Items(), dict),
    lambda: assign(Plain(), int),
    lambda: assign(Plain(), type),
    lambda: assign(Slots(), Plain),
    lambda: assign(Plain(), Slots),
    lambda: assign([], Items),
    lambda: assign(1, bool),
    lambda: assign("", int),
    lambda: assign(Plain(), 5),
    lambda: assign(Plain, type),
):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
print(type(assign(Plain(), Other)).__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
