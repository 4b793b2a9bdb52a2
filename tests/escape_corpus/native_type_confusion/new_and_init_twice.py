# attack: call __new__ of one type for another, __init__ again and again on live values, and use half-made objects
# allowed: list.__init__ on a list, as a subclass does
# expect: contained
# compat: contained

leaks = []


class Guest(list):
    def __new__(cls, *arguments):
        return super().__new__(cls)


for attempt in (lambda: int.__new__(str), lambda: object.__new__(int), lambda: list.__new__(dict), lambda: object.__new__(type(len)), lambda: tuple.__new__(list), lambda: Exception.__new__(int), lambda: object.__new__(type(lambda: 0)), lambda: type.__new__(int, "x", (), {}), lambda: bool.__new__(int), lambda: dict.__new__(5), lambda: object.__new__(type(iter([])))):
    try:
        leaks.append(attempt())
    except TypeError:
        pass
values = [1, 2, 3]
it = iter(values)
next(it)
values.__init__("ab")
print(values, list(it))
table = {1: 2}
keys = iter(table)
table.__init__({3: 4})
raw = Guest.__new__(Guest)
print(raw, len(raw), table)
error = Exception.__new__(Exception)
print(repr(error), str(error))
half = set.__new__(set)
print(len(half), list(range.__new__(range, 2)), property.__new__(property).fget)
print("LEAK" if leaks else "CONTAINED", *leaks)
