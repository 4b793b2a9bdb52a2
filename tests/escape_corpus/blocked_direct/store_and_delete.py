# attack: set and delete blocked names with plain statements
# allowed: set and delete of ordinary names beside them
# expect: contained
# compat: allowed

class Guest:
    pass


def function():
    return "mine"


def other():
    return "other"


leaks = []


def attempt(source):
    try:
        exec(source, {"Guest": Guest, "function": function, "other": other, "instance": Guest()})
        leaks.append(source)
    except AttributeError as error:
        if "is blocked in this environment" not in str(error):
            leaks.append(f"{source}: {error}")
    except TypeError as error:  # past the guard
        leaks.append(f"{source}: {error}")


for source in ("function.__code__ = 1", "function.__globals__ = {}", "Guest.__bases__ = (dict,)", "Guest.__mro__ = ()",
               "instance.__dict__ = {}", "del instance.__dict__", "del function.__code__", "del Guest.__bases__",
               "function.__closure__ = ()", "instance.__dict__ += 1", "for instance.__dict__ in [1]: pass",
               "(instance.__dict__, b) = 1, 2", "del Guest.__subclasses__"):
    attempt(source)
Guest.plain = 1
del Guest.plain
print(function())
print("LEAK" if leaks else "CONTAINED", *leaks)
