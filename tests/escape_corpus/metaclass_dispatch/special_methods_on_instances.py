# attack: put special methods on instances or let __getattr__ answer for them, to make the machine call what the class has not
# allowed: special methods of classes
# expect: contained
# compat: contained
import copy

leaks = []


class Empty:
    pass


class Answers:
    def __getattr__(self, name):
        leaks.append(name) if name in called else None
        return lambda *arguments: leaks.append("called " + name)


called = ["__len__", "__add__", "__iter__", "__enter__", "__exit__", "__index__", "__hash__", "__eq__", "__bool__", "__contains__", "__getitem__",
          "__await__", "__next__", "__neg__", "__int__", "__float__", "__bytes__", "__str__", "__repr__", "__format__", "__del__", "__lt__", "__aenter__"]
one = Empty()
for name in called:
    setattr(one, name, lambda *arguments: leaks.append("instance"))
for thing in [one, Answers()]:
    for attempt in [lambda: len(thing), lambda: thing + 1, lambda: iter(thing), lambda: [1][thing], lambda: 1 in thing, lambda: thing[0], lambda: next(thing), lambda: -thing,
                    lambda: int(thing), lambda: float(thing), lambda: thing < 1, lambda: thing(), lambda: exec("with thing: pass"), lambda: sorted([thing, thing]), lambda: [*thing]]:
        try:
            leaks.append(attempt())
        except TypeError:
            pass
    if hash(thing) is None or bool(thing) is not True or thing == 1 or not str(thing).startswith("<") or not f"{thing}".startswith("<"):
        leaks.append("asked the instance")


class Full:
    def __len__(self):
        return 3


full = Full()
full.__len__ = lambda: 9
if len(full) != 3:
    leaks.append("special methods of classes")
print("LEAK" if leaks else "CONTAINED", *leaks)
