# Output, repr and str of everything, formatting.
class Thing:
    def __repr__(self):
        return "<thing>"

    def __format__(self, specification):
        return "formatted " + specification


things = [1, 2.5, "quote's", b"bytes\xff", None, ..., [Thing()], {"k": (1,)}, {1, 2}, range(3), slice(1), int, len, Thing]
for thing in things:
    print(thing, repr(thing), sep="|", end=";\n")
ring = []
ring.append(ring)
texts = [
    repr(ring), f"{3.14159:>10.2f}|{42:#x}|{'left':<8}|{Thing():spec}|{1 + 1 = }", "%s %r %05d %.3f" % ("a", "b", 3, 1.5),
    "{0} {name!r:>6} {1[0]}".format(1, [2], name="n"), format(12345678, ","), ascii("na\u00efve"), str(ValueError("x")),
]
print(*texts, sep="\n")
result = texts
