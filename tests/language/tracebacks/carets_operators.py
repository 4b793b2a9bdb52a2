# Carets of binary operators, subscripts, calls and attributes, collected one by one, then the last one is uncaught.


def add(a, b):
    return a + b


def pick(table, row, column):
    return table[row][column]


def attribute(thing):
    return thing.first.second.third


class Thing:
    first = 5


for action in (lambda: add(1, "x"), lambda: pick([[1]], 0, 4), lambda: attribute(Thing())):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
x, y, z = 1, 2, None
print((x + y) * (x - y) + x ** (y % z))
