# name and obj of an AttributeError that a hook or a property raises itself.


class Hook:
    def __getattr__(self, name):
        raise AttributeError("no " + name)


class Properties:
    inner = property(lambda self: self.absent)
    own = property(lambda self: fail(AttributeError("own")))
    said = property(lambda self: fail(AttributeError("said", name="other", obj=3)))
    wrong = property(lambda self: fail(LookupError("wrong")))


def fail(error):
    raise error


for access in (lambda: Hook().thing, lambda: getattr(Hook(), "thing"), lambda: Properties().inner, lambda: Properties().own,
               lambda: Properties().said, lambda: Properties().wrong, lambda: list[int].foo, lambda: Properties.absent):
    try:
        access()
    except AttributeError as error:
        print(error, error.name, type(error.obj).__name__)
    except LookupError as error:
        print(error)
