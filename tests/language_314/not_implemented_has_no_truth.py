# shows: NotImplemented has no truth value: TypeError since 3.14, a DeprecationWarning before
# expect: benign
class Silent:
    def __bool__(self):
        return NotImplemented


def refused(test):
    try:
        test()
    except TypeError as error:
        return str(error)


words = "NotImplemented should not be used in a boolean context"
assert refused(lambda: bool(NotImplemented)) == words
assert refused(lambda: not NotImplemented) == words
assert refused(lambda: 1 if NotImplemented else 2) == words
assert refused(lambda: NotImplemented and 1) == words
assert refused(lambda: any([NotImplemented])) == words
assert refused(lambda: list(filter(None, [NotImplemented]))) == words
assert refused(lambda: bool(Silent())) == "__bool__ should return bool, returned NotImplementedType"
assert (NotImplemented == NotImplemented) is True and NotImplemented is not None
print("OK")
