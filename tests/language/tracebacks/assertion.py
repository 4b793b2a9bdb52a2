# A bare assert and its line; the message is a tuple.


def check(items):
    assert items, ("nothing", "given")
    assert all(item > 0 for item in items)


try:
    check([])
except AssertionError as error:
    print(error.args)
check([1, -1])
