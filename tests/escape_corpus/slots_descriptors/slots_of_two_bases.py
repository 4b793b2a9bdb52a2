# attack: two bases with slots of their own in one class, in both orders, through __class__ and through the descriptors
# allowed: one base with slots and one with none
# expect: contained
# compat: contained


class Left:
    __slots__ = ("a", "b")


class Right:
    __slots__ = ("c", "d")


class Empty:
    __slots__ = ()


class Free:
    pass


leaks = []
for bases in ((Left, Right), (Right, Left), (Left, Empty, Right), (Left, Free, Right), (Left, int), (list, Left), (dict, Left), (Left, Exception), (list, dict), (int, str)):
    try:
        leaks.append(type("Both", bases, {}))
    except TypeError:
        pass
Fine = type("Fine", (Left, Empty, Free), {})
thing = Fine()
thing.a, thing.extra = 1, 2
print(thing.a, thing.extra)
for other in (Right, Empty, Free, Fine, int):
    try:
        left = Left()
        left.a = "kept"
        left.__class__ = other
        leaks.append(other)
    except TypeError:
        pass
    if left.a != "kept":
        leaks.append("lost")
for descriptor in (Left.a, Left.b, Right.c):
    for target in (Right() if descriptor is not Right.c else Left(), Empty(), Free(), None, Left):
        for attempt in (lambda: descriptor.__get__(target, Left), lambda: descriptor.__set__(target, 1), lambda: descriptor.__delete__(target)):
            try:
                found = attempt()
                if found is not descriptor:
                    leaks.append(("descriptor", target))
            except (TypeError, AttributeError):
                pass
print("LEAK" if leaks else "CONTAINED", *leaks)
