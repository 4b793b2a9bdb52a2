# attack: generator methods taken from one generator and called with another object
# allowed: the same methods with a generator
# expect: contained
# compat: contained

def numbers():
    yield 1
    yield 2
kind = type(numbers())

leaks = []
for attempt in (
    lambda: kind.send([], None),
    lambda: kind.throw(1, ValueError),
    lambda: kind.close("text"),
    lambda: kind.__next__(iter([1])),
    lambda: kind.__iter__(3),
    lambda: kind(1),
):
    try:
        leaks.append(attempt())
    except TypeError:
        pass
g = numbers()
print(kind.send(g, None), kind.__next__(g))
print("LEAK" if leaks else "CONTAINED", *leaks)
