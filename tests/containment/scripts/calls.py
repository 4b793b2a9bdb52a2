# Calls in every form, generators held in many states, exceptions with chains, closures, classes made and changed.
def variadic(first, *rest, key=1, **more):
    return first, rest, key, more


def outer():
    total = 0

    def inner(step):
        nonlocal total
        total += step
        return total

    return inner


def tree(depth):
    if depth:
        yield depth
        yield from tree(depth - 1)
        received = yield -depth
        while received:
            received = yield received - 1


class Base:
    shared = [1]

    def __init__(self, **names):
        for name, item in names.items():
            setattr(self, name, item)

    def method(self, *arguments):
        return len(arguments), self.__class__.__name__

    def __getitem__(self, index):
        if index > 5:
            raise IndexError(index)
        return index * 2

    def __call__(self, *arguments):
        return sum(arguments)

    def __lt__(self, other):
        return id(self) < id(other)


class Child(Base):
    __slots__ = ("one", "two")

    def method(self, *arguments):
        return super().method(1, *arguments)


held = [tree(n) for n in range(8)]
for step in range(6):
    for index, generator in enumerate(held):
        try:
            if step % 3 == 2:
                generator.send(index)
            else:
                next(generator)
        except StopIteration as stop:
            held[index] = tree(index + step)
        except TypeError as error:
            held[index] = iter([error])
objects = [Child(**{"name%d" % n: n for n in range(k)}) for k in range(9)]
for one in objects:
    one.one = one.method(2, 3)
    Child.shared = [one.one]
    one.late = list(one)
add = outer()
sums = [add(n) for n in range(12)]
spread = [variadic(*range(n), **{"k%d" % n: n}) for n in range(1, 7)], variadic(1, key=2), Base()(1, 2, 3)
problems = []
for bad in (lambda: 1 / 0, lambda: [][1], lambda: {}["k"], lambda: held.nothing, lambda: variadic(), lambda: int("x")):
    try:
        try:
            bad()
        except Exception as error:
            raise ValueError("again") from error
    except ValueError as error:
        problems.append((repr(error.__cause__), str(error)))
smallest = min(objects), max(objects, key=lambda one: one.one), sorted(objects)[0]
Made = type("Made", (Child,), {"method": lambda self: 5})
made = Made()
result = [sums, str(spread), problems, made.method(), isinstance(made, Base), [g for g in map(str, held)][:1] != [], len(vars(objects[4]))]
