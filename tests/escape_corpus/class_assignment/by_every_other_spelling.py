# attack: set __class__ by setattr, super, object, a with target, a for target, an unpacking, a walrus in a comprehension, and a match
# allowed: an assignment to __class__ of a guest instance, once
# expect: contained
# compat: contained


class A:
    pass


class B:
    def tell(self):
        return "B"


class Setter(A):
    def become(self, kind):
        super().__setattr__("__class__", kind)


class Manager:
    def __enter__(self):
        return int

    def __exit__(self, *details):
        return False


leaks = []
for thing in (5, "s", [1], None, len, int, ..., (1,), 2.5, range(3), (lambda: 0), A):

    def by_with():
        with Manager() as thing.__class__:
            pass

    def by_for():
        for thing.__class__ in (int, str):
            pass

    def by_unpacking():
        [thing.__class__, *rest] = B, 1

    def by_augmented():
        thing.__class__ |= B

    def by_annotation():
        thing.__class__: type = B

    for attempt in (by_with, by_for, by_unpacking, by_augmented, by_annotation, lambda: setattr(thing, "__class__", B), lambda: object.__setattr__(thing, "__class__", B), lambda: delattr(thing, "__class__"), lambda: [0 for thing.__class__ in [B]]):
        before = type(thing)
        try:
            attempt()
            leaks.append((before.__name__, "assigned"))
        except (TypeError, AttributeError):
            pass
s = Setter()
s.become(B)
print(s.tell())
print("LEAK" if leaks else "CONTAINED", *leaks)
