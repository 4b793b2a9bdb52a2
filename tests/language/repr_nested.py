# repr and str of nested and recursive containers, of classes with their own repr, and of builtin objects.

a = [1]
a.append(a)
d = {"self": None}
d["self"] = d
t = ([],)
t[0].append(t)
s = [{"k": (1, [a])}]
print(a, d, t, s, repr(a) == str(a), f"{a}", "%s %r" % (d, a))
b = [a, [a]]
a.append(b)
print(a)
print(b)
x, y = [], []
x.append(y)
y.append(x)
print(x, y, [x, y])
d2 = {1: {}}
d2[1]["up"] = d2
print(d2, d2.values(), d2.items(), list(d2.items()))


class Node:
    def __init__(self, name, *children):
        self.name, self.children = name, list(children)

    def __repr__(self):
        return f"Node({self.name!r}, {self.children!r})"


tree = Node("root", Node("left"), Node("right", Node("leaf")))
print(tree, [tree], {"t": tree}, (tree,), f"{tree!r:.20}", str(tree) == repr(tree))


class Loop(list):
    def __repr__(self):
        return f"Loop{super().__repr__()}"


l = Loop([1])
l.append(l)
print(l)


class Both:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


class OnlyStr:
    def __str__(self):
        return "only str"

    def __repr__(self):
        return super().__repr__()[:24].split(" at")[0]


class OnlyRepr:
    def __repr__(self):
        return "only repr"


print(Both(), [Both()], {Both: 1} == {Both: 1}, (Both(),), {"k": Both()}, f"{Both()} {[Both()]}", str([Both()]), "%s %r" % (Both(), Both()), OnlyRepr(), [OnlyRepr()])


class Raises:
    def __repr__(self):
        raise ValueError("no repr")


for value in ([Raises()], {"k": Raises()}, (1, Raises()), {1: [Raises()]}):
    try:
        print(value)
    except ValueError as error:
        print(error)
again = [Raises()]
for _ in range(2):
    try:
        repr(again)
    except ValueError as error:
        print(error)
print([1, 1.0, 1j, "1", b"1", True, None, ..., NotImplemented], [(), [], {}, set(), frozenset(), "", b"", bytearray()], [range(2), slice(1, 2), (1,), {1}, frozenset({1}), bytearray(b"x")])
print([int, str, Node, type, ValueError], [Node.__name__], [ValueError("x"), KeyError("k"), Exception()], [len, print, abs], [[].append.__name__, str.upper, "".join.__name__, dict.fromkeys.__name__], [type(None), type(...), type(len), type(lambda: 0)])
print({"a": {"b": {"c": [1, {"d": ()}]}}}, [[[[]]]], ((((),),),), {(1, (2,)): [3]}, {1: {2: {3: 4}}}.items(), [{}.keys(), {}.values(), {}.items()])
print(["it's", 'say "hi"', "both ' and \"", "back\\slash", "tab\t", "é\u200b", "\x00"], {"it's": 'q"'}, ("\n",))
print(float("nan"), [float("inf"), -0.0, 1e100, 1e-7], 10 ** 25, [-(10 ** 25)], 1e16, [0.1 + 0.2], (1 / 3,), {2.0: 2}, 3 - 0j)
deep = current = []
for _ in range(60):
    current.append([])
    current = current[0]
print(deep, len(repr(deep)))
wide = list(range(30))
print(wide, {i: str(i) for i in range(10)}, tuple("abcdefghij"))
names = ["zip", "map", "enumerate", "filter", "reversed"]
print([type(v).__name__ for v in (zip(), map(str, []), enumerate([]), filter(None, []), reversed([]))] == names)


class Depth:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "D" if self.n == 0 else f"<{Depth(self.n - 1)!r}>"


print(Depth(30))


class Calls(dict):
    def __repr__(self):
        return "Calls" + super().__repr__()


c = Calls(a=1)
c["c"] = c
print(c, [c])
