# shows: throw() of what is no exception is refused before anything is resumed
# expect: benign
seen = []


def inner():
    try:
        yield 1
        yield 2
    except BaseException as error:
        seen.append(error)
        raise


def outer():
    yield from inner()


generator = outer()
next(generator)
try:
    generator.throw(5)
except TypeError as error:
    assert str(error) == "exceptions must be classes or instances deriving from BaseException, not int"
assert next(generator) == 2 and not seen
print("OK")
