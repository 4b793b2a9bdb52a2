"""Instructions that call special methods remember which: they must see another class, another method, another kind of method,
methods that raise, decline or suspend, and the limit of recursion."""


class V:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"{type(self).__name__}({self.x})"

    def __add__(self, other):
        return V(self.x + (other.x if isinstance(other, V) else other))

    def __iadd__(self, other):
        return V(f"i{self.x}")

    def __eq__(self, other):
        return isinstance(other, V) and self.x == other.x

    def __lt__(self, other):
        if isinstance(other, str):
            return NotImplemented
        return self.x < (other.x if isinstance(other, V) else other)

    def __getitem__(self, key):
        if key == "raise":
            raise KeyError(key)
        return self.x, key

    def __setitem__(self, key, item):
        self.x = key, item
        return "ignored"

    def __call__(self, *arguments):
        return self.x, arguments

    def __len__(self):
        return 3


class W(V):
    def __add__(self, other):
        return "W+", self.x, other

    def __radd__(self, other):
        return "W reflected", other

    def __eq__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return []

    def __getitem__(self, key, default=7):
        return "W", key, default

    def __call__(self, a, b=2):
        return "W", a, b


class Right:
    def __radd__(self, other):
        return "right", other

    def __gt__(self, other):
        return "greater"

    def __eq__(self, other):
        return "equal"

    def __repr__(self):
        return "Right()"


class Slots:
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Slots({self.x})"

    def __add__(self, other):
        return Slots((self.x, other))

    __getitem__ = __add__
    __eq__ = lambda self, other: True


class Yielding:
    def __add__(self, other):
        yield self.__class__.__name__
        yield other

    async def __getitem__(self, key):
        return key

    def __repr__(self):
        return "Yielding()"


class Star:
    def __add__(*both):
        return len(both)

    def __getitem__(self, *key, **more):
        return key, more

    def __eq__(self, other, *, flag=True):
        return flag

    def __call__(*arguments, **keywords):
        return len(arguments), keywords


class Callable:
    class Inner:
        def __call__(self, other):
            return "inner", other

    __add__ = Inner()
    __getitem__ = staticmethod(lambda key: ("static", key))
    __call__ = Inner()
    __eq__ = classmethod(lambda cls, other: (cls.__name__, other))


class Payload(int):
    def __add__(self, other):
        return "payload", int(self), other

    def __getitem__(self, key):
        return "payload", key

    def __call__(self, *arguments):
        return "payload", arguments


def attempt(function, *arguments):
    try:
        result = function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)
    if hasattr(result, "send"):
        try:
            result.send(None)
        except StopIteration as stop:
            return "awaited", stop.value
        return "generator", list(result)
    return result


def add(a, b):
    return a + b


def add_in_place(a, b):
    a += b
    return a


def equal(a, b):
    return a == b


def branch(a, b):
    if a == b:
        return "same"
    return "other"


def branch_less(a, b):
    while a < b:
        return "less"
    return "not less"


def item(a, key):
    return a[key]


def set_item(a, key, value):
    a[key] = value
    return a


def call(a, *arguments):
    return a(*arguments)


def call_with_one(a, b):
    return a(b)


def every(turn):
    v, w = V(1), W(2)
    lefts = [v, V(5), w, v, Slots(3), Yielding(), Star(), Callable(), Payload(4), 7, "s", v, w, v]
    rights = [v, 2, w, Right(), "s", 2.5, None]
    for left in lefts:
        for right in rights:
            print(turn, repr(left)[:12] if type(left).__repr__ is not object.__repr__ else type(left).__name__, right, end=" ")
            print([attempt(f, left, right) for f in (add, add_in_place, equal, branch, branch_less)])
    for left in lefts:
        for key in (0, "key", "raise", (1, 2)):
            print([attempt(f, left, key) for f in (item, call_with_one)], end=" ")
        print(attempt(set_item, left, 1, 2) if not isinstance(left, (W, str)) else "")


for turn in range(2):
    every(turn)


# Methods replaced, removed and added between two turns at one place.
class C:
    def __add__(self, other):
        return 1

    def __getitem__(self, key):
        return 1

    def __call__(self, x):
        return 1

    def __eq__(self, other):
        return True

    @property
    def value(self):
        return 1


def value(c):
    return c.value


def shown(c):
    return [attempt(f, c, 5) for f in (add, item, call_with_one, equal, branch)] + [attempt(value, c)]


c = C()
print(shown(c), shown(c))
C.__add__ = C.__getitem__ = lambda self, other: ("replaced", other)
C.__eq__ = lambda self, other: False
C.value = property(lambda self: "replaced")
print(shown(c), shown(c))
C.__add__ = C.__getitem__ = lambda self, other=1, *, more=3: ("more", other, more)
C.value = property(lambda self, more=4: ("more", more))
print(shown(c), shown(c))
C.__iadd__ = lambda self, other: "in place"
print(add_in_place(c, 1), add(c, 1))
del C.__add__, C.__getitem__, C.value
print(shown(c))
C.value = "plain"
print(shown(c))


class D(C):
    pass


d = D()
print(shown(d), shown(c))
c.__class__ = D
D.__add__ = lambda self, other: "D"
print(shown(c), shown(d), shown(C()))


# __next__ in a loop, with the class changed inside.
class Counter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Loud(Counter):
    def __next__(self):
        got = super().__next__()
        return "loud", got


def loop(counter):
    seen = []
    for x in counter:
        seen.append(x)
        if x == 2:
            Counter.__next__ = quieter
    return seen


plain_next = Counter.__next__


def quieter(self, step=1):
    self.n -= step
    if self.n < -3:
        raise StopIteration("done")
    return "quiet", self.n


for make in (Counter, Loud, Counter, Counter):
    print(loop(make(4)))
    Counter.__next__ = plain_next


# The limit of recursion, and what is raised, in the methods.
class Deep:
    def __add__(self, n):
        return 0 if n == 0 else 1 + (self + (n - 1))

    def __getitem__(self, n):
        return 0 if n == 0 else 1 + self[n - 1]

    def __call__(self, n):
        return 0 if n == 0 else 1 + self(n - 1)

    def __eq__(self, n):
        return n == 0 or self == n - 1

    @property
    def deep(self):
        return self.deep


deep = Deep()
for _ in range(2):
    print(deep + 50, deep[50], deep(50), deep == 50)
    for function in (add, item, call_with_one, equal):
        try:
            function(deep, 10**6)
        except RecursionError as error:
            print(type(error).__name__)
    try:
        deep.deep
    except RecursionError as error:
        print(type(error).__name__)
