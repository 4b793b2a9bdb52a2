# Dict and set probes call __eq__ and __hash__ of guest classes, which may do anything.


class Collide:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 42

    def __eq__(self, other):
        return isinstance(other, Collide) and self.name == other.name

    def __repr__(self):
        return f"C({self.name})"


d = {Collide(i): i for i in range(50)}
print(len(d), d[Collide(30)], Collide(99) in d, d.get(Collide(-1)), list(d.values())[:3])
for i in range(0, 50, 2):
    del d[Collide(i)]
print(len(d), list(d)[:4], Collide(2) in d, Collide(3) in d)
d[Collide(3)] = "three"
print(d[Collide(3)], len(d), len({Collide(1), Collide(1), Collide(2)}))


class BadHash:
    def __hash__(self):
        return "text"


class RaisesHash:
    def __hash__(self):
        raise ValueError("no hash today")


class RaisesEq:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("no comparing")


class HugeHash:
    def __hash__(self):
        return 2 ** 200 + 5


class NegativeHash:
    def __hash__(self):
        return -1


class EqOnly:
    def __eq__(self, other):
        return True


class NoneHash:
    __hash__ = None


def fails(action):
    try:
        print("no error:", action())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: hash(BadHash()))
fails(lambda: {BadHash(): 1})
fails(lambda: {RaisesHash(): 1})
fails(lambda: RaisesHash() in {})
fails(lambda: RaisesHash() in set())
fails(lambda: {RaisesEq(): 1, RaisesEq(): 2})
fails(lambda: {RaisesEq(): 1}.get(RaisesEq()))
fails(lambda: 1 in {RaisesEq(): 1})
fails(lambda: hash(HugeHash()) == hash(2 ** 200 + 5))
fails(lambda: hash(NegativeHash()))
fails(lambda: hash(EqOnly()))
fails(lambda: {NoneHash()})
fails(lambda: hash(NoneHash()))
fails(lambda: EqOnly() in {})
fails(lambda: [1, 2].index(EqOnly()))

same = RaisesEq()
print({same: 1}[same], same in [same], same in (same,), {same} == {same}, [same] == [same])


class Mutates:
    """Changes the dict that is being probed."""

    def __init__(self, target, name):
        self.target, self.name = target, name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if len(self.target) < 40:
            self.target[len(self.target) + 100] = "grown"
        return self is other


target = {}
for i in range(5):
    target[Mutates(target, i)] = i
print(len(target) >= 5, target.get(Mutates(target, "probe"), "absent"), 7 in target)


class Clears:
    def __init__(self, target):
        self.target = target

    def __hash__(self):
        return 7

    def __eq__(self, other):
        self.target.clear()
        return False


target = {}
target[Clears(target)] = 1
try:
    target[Clears(target)] = 2
    print(len(target))
    print(target.get(Clears(target)))
except RuntimeError as error:
    print(error)

log = []


class Logged:
    def __init__(self, name, value):
        self.name, self.value = name, value

    def __hash__(self):
        log.append(f"hash {self.name}")
        return hash(self.value)

    def __eq__(self, other):
        log.append(f"{self.name}=={other.name}")
        return self.value == other.value


a, b, c = Logged("a", 1), Logged("b", 1), Logged("c", 2)
d = {a: "a"}
d[b] = "b"
d[c] = "c"
print(d[a], list(k.name for k in d), log)
log.clear()
print(a in d, b in d, log)
log.clear()
s = {a}
s.add(b)
s.discard(b)
print(len(s), log)
