# attack: full-width and combining letters in format fields, attrgetter and eval
# allowed: Unicode field names
# expect: contained
# compat: allowed

from operator import attrgetter


class Guest:
    pass


leaks = []
for attempt in (lambda: "{0.__ｍro__}".format(Guest), lambda: "{0.＿＿dict＿＿}".format(Guest()), lambda: attrgetter("__ｍro__")(Guest), lambda: attrgetter("__class__.__ｂase__")(Guest()), lambda: eval("Guest.__ｍro__"), lambda: f"{Guest.__ｍro__}"):
    try:
        leaks.append(attempt())
    except (AttributeError, SyntaxError):
        pass
print("{é}".format(é=1))
print("LEAK" if leaks else "CONTAINED", *leaks)
