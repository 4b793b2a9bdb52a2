# attack: none: classes made by type() from tables, with bases, methods and doc strings
# allowed: type(name, bases, namespace)
# expect: benign
# compat: contained
def make_record(name, *fields, base=object):
    def __init__(self, *values):
        if len(values) != len(fields):
            raise TypeError(f"{name} takes {len(fields)} values")
        for field, value in zip(fields, values):
            setattr(self, field, value)

    def __repr__(self):
        return f"{name}({', '.join(repr(getattr(self, field)) for field in fields)})"

    return type(name, (base,), {"__init__": __init__, "__repr__": __repr__, "fields": fields, "__doc__": f"A {name}."})


Pair = make_record("Pair", "a", "b")
Failure = type("Failure", (ValueError,), {"code": 7})
Triple = make_record("Triple", "a", "b", "c", base=Pair)
assert repr(Pair(1, "x")) == "Pair(1, 'x')" and Pair.__doc__ == "A Pair." and Pair.__name__ == "Pair" and type(Pair) is type
assert isinstance(Triple(1, 2, 3), Pair) and Triple.fields == ("a", "b", "c") and type(Pair(1, 2)) is Pair
for attempt in [lambda: Pair(1), lambda: type("X", (Pair, object, int, str), {}), lambda: type("X", (bool,), {}), lambda: type(1, (), {})]:
    try:
        attempt()
        print("allowed")
    except TypeError:
        print("TypeError")
try:
    raise Failure("bad")
except ValueError as error:
    assert error.code == 7 and type(error) is Failure
print("OK")
