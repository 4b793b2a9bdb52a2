# attack: string.Formatter and string.Template as a way to attributes
# allowed: Template.substitute and Formatter.format with names
# expect: contained
# compat: allowed

import string


class Guest:
    name = "n"


leaks = []
formatter = string.Formatter()
for attempt in (lambda: formatter.format("{0.__mro__}", Guest), lambda: formatter.vformat("{g.__dict__}", (), {"g": Guest}),
                lambda: formatter.get_field("0.__mro__", (Guest,), {}), lambda: formatter.get_field("0.__init__.__globals__", (formatter,), {})):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):
        pass
print(string.Template("$x").substitute(x=1), formatter.format("{0}", 5))
print("LEAK" if leaks else "CONTAINED", *leaks)
