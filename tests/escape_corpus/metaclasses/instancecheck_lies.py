# attack: __instancecheck__, __subclasscheck__ and __class__ that lie to natives that check types
# allowed: isinstance believes them, natives do not
# expect: contained
# compat: contained

leaks = []


class Meta(type):
    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, other):
        return True


class Fake(metaclass=Meta):
    @property
    def __class__(self):
        return str


for attempt in (lambda: "".join([Fake()]), lambda: getattr([], Fake()), lambda: {}.update(Fake()), lambda: int(Fake()), lambda: "abc".find(Fake()), lambda: bytes(Fake()), lambda: "%s" % getattr(5, Fake())):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
print(isinstance(5, Fake), isinstance(Fake(), str))
print("LEAK" if leaks else "CONTAINED", *leaks)
