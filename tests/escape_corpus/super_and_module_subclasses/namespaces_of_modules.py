# attack: a class derived from the module type, to hold the namespace behind a module and write into it past the names
# allowed: attributes of an instance of such a class, vars() as a copy
# expect: contained
# compat: contained
import math
import types

leaks = []
REFUSED = "is blocked in this environment"


def refused(function):
    try:
        leaks.append(function())
    except AttributeError as error:
        if REFUSED not in str(error):
            leaks.append(str(error))


def impossible(function):
    try:
        leaks.append(function())
    except (TypeError, AttributeError):
        pass


class Module(types.ModuleType):
    def __getattribute__(self, name):
        return super().__getattribute__(name)


class Slotted(types.ModuleType):
    __slots__ = ("slot",)


for made in (Module("m"), Slotted("s"), types.ModuleType("p"), Module.__new__(Module)):
    made.x = 1
    refused(lambda: made.__dict__)
    refused(lambda: getattr(made, "__dict__"))
    refused(lambda: made.__getattribute__("__dict__"))
    refused(lambda: object.__getattribute__(made, "__dict__"))
    refused(lambda: types.ModuleType.__getattribute__(made, "__dict__"))
    refused(lambda: setattr(made, "__dict__", {}))
    refused(lambda: delattr(made, "__dict__"))
    refused(lambda: made.__builtins__)
    refused(lambda: made.__loader__)
    refused(lambda: made.__spec__)
    refused(lambda: "{0.__dict__}".format(made))
    copy = vars(made)
    copy["x"] = copy["y"] = 2
    if made.x != 1 or hasattr(made, "y"):
        leaks.append("vars")

# a module of the library does not become one of these, nor does one of these become something else
impossible(lambda: setattr(math, "__class__", Module))
impossible(lambda: setattr(Module("m"), "__class__", types.ModuleType))
impossible(lambda: setattr(Module("m"), "__class__", Slotted))
impossible(lambda: setattr(Slotted("m"), "__class__", object))

# what belongs to modules is not applied to anything else
for other in ([], 1, "text", object(), int, super(int, 1)):
    impossible(lambda: types.ModuleType.__init__(other, "name"))
    impossible(lambda: types.ModuleType.__dir__(other))
    impossible(lambda: types.ModuleType.__new__(other))
impossible(lambda: types.ModuleType.__new__(list))
impossible(lambda: object.__new__(Module))
impossible(lambda: object.__new__(Slotted))
print("LEAK" if leaks else "CONTAINED", *leaks)
