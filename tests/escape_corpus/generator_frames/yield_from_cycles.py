# attack: yield from oneself, from one another, and from things that lie about iteration
# allowed: yield from a list
# expect: contained
# compat: contained

def itself():
    yield from box["a"]
def left():
    yield from box["right"]
def right():
    yield from box["left"]
class Lies:
    def __iter__(self):
        return 5
box = {"a": itself()}
box["left"], box["right"] = left(), right()
def over(thing):
    yield from thing


leaks = []
for attempt in (
    lambda: next(box["a"]),
    lambda: next(box["left"]),
    lambda: next(over(Lies())),
    lambda: next(over(5)),
    lambda: next(over(int)),
):
    try:
        leaks.append(attempt())
    except (ValueError, TypeError, RecursionError):
        pass
print(list(over([1, 2])))
print("LEAK" if leaks else "CONTAINED", *leaks)
