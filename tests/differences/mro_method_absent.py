# shows: classes have no mro() method: it would hand out what the blocked __mro__ holds
# expect: benign

class A:
    pass


try:
    A.mro
except AttributeError as error:
    assert "mro" in str(error)
else:
    raise AssertionError("mro is there")
assert issubclass(A, object) and isinstance(A(), A)
print("OK")
