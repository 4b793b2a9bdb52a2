# attack: give a class operators by its metaclass that hand back natives' insides or the wrong kind of result
# allowed: operators of classes
# expect: contained
# compat: contained
import operator

leaks = []


class Meta(type):
    def __len__(cls):
        return -1

    def __bool__(cls):
        return 5

    def __hash__(cls):
        return "x"

    def __iter__(cls):
        return 5

    def __contains__(cls, item):
        return [leaks]

    def __getitem__(cls, key):
        return key

    def __add__(cls, other):
        return "sum"

    def __index__(cls):
        return "x"

    def __repr__(cls):
        return 5

    def __instancecheck__(cls, instance):
        return instance == 1

    def __subclasscheck__(cls, other):
        return other is int


class C(metaclass=Meta):
    pass


for attempt in [lambda: len(C), lambda: bool(C), lambda: {C: 1}, lambda: [*C], lambda: [1][C], lambda: repr(C), lambda: f"{C!r}", lambda: range(C), lambda: hash(C),
                lambda: operator.index(C), lambda: C(1), lambda: C - 1, lambda: C @ C, lambda: next(C), lambda: C < C, lambda: int(C), lambda: "%d" % C, lambda: C[1:2] and C()[1]]:
    try:
        leaks.append(attempt())
    except (TypeError, ValueError):
        pass
if C[5] != 5 or C + 1 != "sum" or (1 in C) is not True or not isinstance(1, C) or issubclass(str, C) or not issubclass(int, C):
    leaks.append("operators of classes")
print("LEAK" if leaks else "CONTAINED", *leaks)
