# attack: a blocked attribute as the target of for, with, unpacking, import, del, walrus-free comprehension and except
# allowed: ordinary attributes as targets
# expect: contained
# compat: allowed

class Guest:
    pass


class Context:
    def __enter__(self):
        return {"x": 1}

    def __exit__(self, *rest):
        return False


g = Guest()
leaks = []


def loop():
    for g.__dict__ in [{"x": 1}]:
        pass


def context():
    with Context() as g.__dict__:
        pass


def unpack():
    a, g.__dict__ = 1, {"x": 1}


def starred():
    a, *g.__dict__ = 1, 2


def chained():
    a = g.__dict__ = {"x": 1}


def delete():
    del g.__dict__


def annotated():
    g.__dict__: dict = {"x": 1}


def comprehension():
    [0 for g.__dict__ in [{"x": 1}]]


for attempt in (loop, context, unpack, starred, chained, delete, annotated, comprehension):
    try:
        attempt()
        leaks.append(attempt.__name__)
    except AttributeError:
        pass
    except TypeError as error:  # past the guard
        leaks.append(error)
for g.plain in [1]:
    pass
print(g.plain, hasattr(g, "x"))
print("LEAK" if leaks else "CONTAINED", *leaks)
