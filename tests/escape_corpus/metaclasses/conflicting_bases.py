# attack: bases whose metaclasses or layouts conflict
# allowed: bases that agree
# expect: contained
# compat: contained

class One(type):
    pass
class Two(type):
    pass
class A(metaclass=One):
    pass
class B(metaclass=Two):
    pass
def make(*bases):
    return type("Made", bases, {})


leaks = []
for attempt in (
    lambda: make(A, B),
    lambda: make(int, str),
    lambda: make(list, dict),
    lambda: make(object, A),
    lambda: make(A, A),
    lambda: make(bool),
    lambda: make(type(None)),
    lambda: make(type(len)),
    lambda: make(type(make)),
    lambda: make(5),
    lambda: make(range),
    lambda: make(slice),
    lambda: make(type((x for x in ()))),
):
    try:
        leaks.append(attempt())
    except TypeError:
        pass
print(make(A).__name__, make(int).__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
