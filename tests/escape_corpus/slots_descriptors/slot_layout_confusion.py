# attack: slot descriptors of one class used on instances of another with the same or a smaller layout
# allowed: the descriptor on an instance of a subclass
# expect: contained
# compat: contained

class A:
    __slots__ = ("one", "two", "three")


class B:
    __slots__ = ("x",)


class C(A):
    __slots__ = ("four",)


class Plain:
    pass


leaks = []
for descriptor in (A.one, A.two, A.three, C.four):
    for instance in (B(), Plain(), object(), 5, [], A if descriptor is C.four else B()):
        try:
            descriptor.__set__(instance, "planted")
            leaks.append(instance)
        except (TypeError, AttributeError):
            pass
        try:
            leaks.append(descriptor.__get__(instance))
        except (TypeError, AttributeError):
            pass
c = C()
A.two.__set__(c, "ok")
print(c.two)
B.x = A.three
try:
    B().x = 5
    leaks.append("borrowed descriptor")
except (TypeError, AttributeError):
    pass
print("LEAK" if leaks else "CONTAINED", *leaks)
