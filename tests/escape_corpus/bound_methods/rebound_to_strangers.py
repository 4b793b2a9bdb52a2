# attack: methods of one class called with objects of another
# allowed: a method called with an instance of its own class or a subclass
# expect: contained
# compat: contained

class Items(list):
    pass


leaks = []
for attempt in (
    lambda: list.append(1, 2),
    lambda: list.append({}, 2),
    lambda: dict.get([], 1),
    lambda: str.upper(b"x"),
    lambda: bytes.upper("x"),
    lambda: set.add([], 1),
    lambda: int.bit_length("1"),
    lambda: float.hex(1),
    lambda: tuple.index([1], 1),
    lambda: list.sort((2, 1)),
):
    try:
        leaks.append(attempt())
    except TypeError:
        pass
items = Items()
list.append(items, 3)
print(items, int.bit_length(True))
print("LEAK" if leaks else "CONTAINED", *leaks)
