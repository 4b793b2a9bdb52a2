# attack: __set_name__ raises, replaces the class's names and reads the class half made
# allowed: __set_name__ learns the name
# expect: contained
# compat: contained

seen = []


class Names:
    def __set_name__(self, owner, name):
        seen.append(name)
        setattr(owner, "added_" + name, 1)


class Fails:
    def __set_name__(self, owner, name):
        raise KeyError(name)


class Guest:
    a = Names()
    b = Names()


leaks = []
try:
    class Broken:
        c = Fails()
    leaks.append(Broken)
except KeyError as error:
    print(type(error).__name__, getattr(error, "__notes__", None) is not None)
except RuntimeError:
    print("RuntimeError")
print(seen, Guest.added_a)
print("LEAK" if leaks else "CONTAINED", *leaks)
