# attack: run code by the names of fields and types of named tuples, or get blocked names read
# allowed: ordinary fields
# expect: contained
# compat: contained
import collections

leaks = []
for fields in [["a, b): leaks.append(1) #"], ["__class__"], ["__globals__"], ["a=leaks.append(1)"], ["a\nleaks"], ["def"], ["a", "a"], ["_a"], ["a.b"],
               "a b)", ["\uff41 "], [1], ["a", "__dict__"], ["__subclasses__"], ["lambda"], ["a\0"]]:
    for make in [lambda: collections.namedtuple("T", fields), lambda: collections.namedtuple(fields[0], ["x"])]:
        try:
            made = make()
            if any(not field.isidentifier() or field.startswith("_") for field in made._fields):
                leaks.append(made._fields)
        except (ValueError, TypeError, AttributeError):
            pass
for arguments in [{"defaults": [1, 2, 3]}, {"module": "os"}, {"rename": True}]:
    try:
        made = collections.namedtuple("T", ["a", "def"], **arguments)
        if made._fields != ("a", "_1"):
            leaks.append(made._fields)
    except (ValueError, TypeError):
        pass
Pair = collections.namedtuple("Pair", "a b")
for attempt in [lambda: Pair._make.__func__.__globals__, lambda: Pair(1, 2)._replace(__class__=int), lambda: Pair.__new__.__globals__,
                lambda: Pair.a.__get__("text"), lambda: Pair.a.__reduce__(), lambda: Pair._make(range(3))]:
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError, ValueError):
        pass
if Pair(1, b=2)._replace(a=3) != (3, 2) or Pair._make("xy").b != "y":
    leaks.append("ordinary fields")
print("LEAK" if leaks else "CONTAINED", *leaks)
