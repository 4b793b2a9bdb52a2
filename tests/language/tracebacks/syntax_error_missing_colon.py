# The file does not compile: nothing of it runs.

print("never printed")


def f(a, b)
    return a + b
