# attack: throw odd things into generators, run one inside itself, resume it from its own finaliser
# allowed: throw with an exception
# expect: contained
# compat: contained

leaks = []


def generator():
    while True:
        try:
            yield 1
        except ValueError:
            yield "caught"


for thrown in (5, "x", None, int, object(), [ValueError], (ValueError, 1)):
    g = generator()
    next(g)
    try:
        g.throw(thrown)
        leaks.append(thrown)
    except TypeError:
        pass


def itself():
    yield next(me)


me = itself()
try:
    leaks.append(next(me))
except ValueError as error:
    print(error)


def closing():
    try:
        yield
    finally:
        try:
            next(closed)
        except (ValueError, StopIteration) as error:
            print(type(error).__name__)


closed = closing()
next(closed)
closed.close()
g = generator()
next(g)
print(g.throw(ValueError))
print("LEAK" if leaks else "CONTAINED", *leaks)
