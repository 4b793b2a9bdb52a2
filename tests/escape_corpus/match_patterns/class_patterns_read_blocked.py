# attack: class patterns with keywords and __match_args__ that name blocked attributes
# allowed: class patterns with ordinary names
# expect: contained
# compat: allowed

class Guest:
    __match_args__ = ("__dict__", "plain")
    plain = 1
class Late:
    __match_args__ = ("__cl" + "osure__",)
def by_keyword(thing):
    match thing:
        case Guest(__dict__=found):
            return found
def by_position(thing):
    match thing:
        case Guest(found):
            return found
def by_late(thing):
    match thing:
        case Late(found):
            return found
def by_object(thing):
    match thing:
        case object(__class__=object(__mro__=found)):
            return found
def by_function(thing):
    match thing:
        case object(__globals__=found):
            return found


leaks = []
for attempt in (
    lambda: by_keyword(Guest()),
    lambda: by_position(Guest()),
    lambda: by_late(Late()),
    lambda: by_object(Guest()),
    lambda: by_function(by_keyword),
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):
        pass
match Guest():
    case Guest(plain=found):
        print(found)
print("LEAK" if leaks else "CONTAINED", *leaks)
