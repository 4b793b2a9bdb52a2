# attack: raise, and raise from, things that are no exceptions, or classes whose call returns none
# allowed: raise from a class, raise from None
# expect: contained
# compat: contained

leaks = []


class Stranger(Exception):
    def __new__(cls):
        return 5


class Other(Exception):
    def __new__(cls, *arguments):
        return KeyError("other")


class Lying:
    __class__ = ValueError


def raising(value, cause=None):
    raise value from cause


for value, cause in ((5, None), (Stranger, None), (Lying(), None), (int, None), (ValueError, 5), (ValueError, Lying()), (ValueError, Stranger), (ValueError, len), ("text", "text")):
    try:
        raising(value, cause)
        leaks.append(value)
    except TypeError:
        pass
    except ValueError as error:
        leaks.append((value, cause, error))
try:
    raising(Other)
except KeyError as error:
    assert error.args == ("other",)
try:
    raising(ValueError("x"), KeyError)
except ValueError as error:
    assert isinstance(error.__cause__, KeyError)
print("LEAK" if leaks else "CONTAINED", *leaks)
