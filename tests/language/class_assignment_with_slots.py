# Classes that add slots of the same names to the same base have one layout.


class G:
    __slots__ = ["a", "b"]


class H:
    __slots__ = ["b", "a"]


class J:
    __slots__ = ["c", "b"]


class K:
    __slots__ = ["a", "b", "d"]


class L(H):
    __slots__ = ["e"]


class M(G):
    __slots__ = ["e"]


class N(J):
    __slots__ = ["__weakref__"]


class P(J):
    __slots__ = ["__dict__"]


class Q(J):
    pass


class R(J):
    __slots__ = ["__dict__", "__weakref__"]


class Base:
    __slots__ = ["z"]


class S(Base):
    __slots__ = ["a"]


class T(Base):
    __slots__ = ["a"]

    def method(self):
        return self.z, self.a


class Private1:
    __slots__ = ["__x"]


class Private2:
    __slots__ = ["__x"]


class Listed(list):
    __slots__ = ["a", "b"]


class Listed2(list):
    __slots__ = ["a", "b"]


classes = [G, H, J, K, L, M, N, P, Q, R, Base, S, T, Private1, Private2, Listed, Listed2]
for one in classes:
    row = []
    for other in classes:
        thing = one()
        try:
            thing.__class__ = other
        except TypeError as error:
            if "object layout differs from" not in str(error):
                print(error)
        else:
            row.append(type(thing).__name__)
    print(one.__name__, row)

g = G()
g.a = 1
g.__class__ = H
print(g.a, hasattr(g, "b"), isinstance(g, H))
g.b = 2
g.__class__ = G
print(g.a, g.b)
s = S()
s.z, s.a = 1, 2
s.__class__ = T
print(s.method())


def read(thing):
    return thing.a


things = [G(), H(), G(), H()]
for number, thing in enumerate(things):
    thing.a = number
for _ in range(3):
    print([read(thing) for thing in things])
    for thing in things:
        thing.__class__ = H if type(thing) is G else G
items = Listed([1, 2])
items.a = 5
items.__class__ = Listed2
print(items, items.a, type(items).__name__)
