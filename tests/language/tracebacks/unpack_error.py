# Errors of an unpacking, inside a loop in a function.


def read(pairs):
    for name, value in pairs:
        print(name, value)


read([("a", 1), ("b",)])
