# attack: none: counters, late binding, nonlocal and functions made in loops
# allowed: closures over changing variables
# expect: benign
# compat: contained
def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step, lambda: count


step, read = counter(5)
other, _ = counter()
assert [step(), step(10), other(), read()] == [6, 16, 1, 16]
late = [lambda: n for n in range(3)]
early = [lambda n=n: n for n in range(3)]
assert [f() for f in late] == [2, 2, 2] and [f() for f in early] == [0, 1, 2]


def compose(*functions):
    def run(value):
        for function in functions:
            value = function(value)
        return value

    return run


def unset():
    def read():
        return later
    try:
        read()
    except NameError as error:
        found = type(error).__name__
    later = 1
    return found, read()


assert compose(str, len, lambda n: n + 1)(12345) == 6 and unset() == ("NameError", 1)
print("OK")
