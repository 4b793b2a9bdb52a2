# Type parameters of functions and classes: what they are, when they are evaluated, which names they see.


def refused(text):
    try:
        exec(text, {})
    except SyntaxError as error:
        print(f"{text!r}: {error.msg}")
    else:
        print(f"{text!r} was accepted")


def identity[T](x: T) -> T:
    return x


print(identity(3), identity.__type_params__, identity.__name__, identity.__qualname__)
T, = identity.__type_params__
print(T.__name__, T.__bound__, T.__constraints__, T.__covariant__, T.__contravariant__, T.__infer_variance__, T.has_default())
print(type(T), repr(T), T.__module__)
print(identity.__annotations__["x"] is T, identity.__annotations__["return"] is T)


def many[A, B: int, C: (int, str), *D, **E](a: A, /, b: B = 1, *c: *D, k: C = "k", **e) -> tuple[A, B]:
    return a, b, c, k, e


print(many(0), many(0, 2, 3, 4, k=5, z=6), many.__type_params__)
A, B, C, D, E = many.__type_params__
print(B.__bound__, C.__constraints__, C.__bound__, type(D).__name__, type(E).__name__, E.args, E.kwargs, E.args.__origin__ is E)
print(E.args == E.args, E.args == E.kwargs)

evaluations = []


def note(item):
    evaluations.append(item)
    return item


def lazy[T: note(int), U: (note(str), note(bytes)) = note(str)]():
    pass


print(evaluations)
T, U = lazy.__type_params__
print(T.__bound__, T.__bound__, U.__constraints__, U.__default__, evaluations)


def forward[T: Later, U = Later](): pass


T, U = forward.__type_params__
try:
    T.__bound__
except NameError as error:
    print(error)
Later = float
print(T.__bound__, U.__default__)


class Box[T]:
    kind = T

    def __init__(self, content: T):
        self.content = content

    def get(self) -> T:
        return self.content

    def pair[U](self, other: U) -> tuple[T, U]:
        return self.content, other

    @classmethod
    def of(cls, content):
        return cls(content)

    @staticmethod
    def parameter():
        return T


print(Box.__type_params__, Box.__parameters__, Box.__orig_bases__, Box.kind is Box.__type_params__[0])
print(Box(1).get(), Box(1).pair(2), Box.of(3).content, Box.parameter() is Box.kind)
print(Box.pair.__type_params__, Box.pair.__qualname__, Box.__qualname__)
print(Box[int], Box[int].__origin__ is Box, Box[int].__args__, Box[int](5).content, Box[int](5).__orig_class__)
print(Box[int] == Box[int], Box[int] == Box[str], hash(Box[int]) == hash(Box[int]))
try:
    Box[int, str]
except TypeError as error:
    print(error)
try:
    isinstance(1, Box[int])
except TypeError as error:
    print(error)


class Derived[K, V](Box[K], metaclass=type):
    def both(self) -> dict[K, V]:
        return {self.content: super().get()}


print(Derived(1).both(), Derived.__orig_bases__, Derived.__parameters__, Derived[int, str], issubclass(Derived, Box))


class Base:
    def __init_subclass__(cls, **keywords):
        print(cls.__name__, keywords, cls.__type_params__)


class WithKeywords[T](Base, number=5):
    pass


def outer[T](x: T):
    def inner[U](y: U, z: T) -> tuple[T, U]:
        return x, y, T
    return inner


inner = outer(1)
print(inner(2, 3)[:2], inner.__type_params__, inner.__qualname__, inner(2, 3)[2] is outer.__type_params__[0])


def counter[T]():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count, T
    return step


step = counter()
print(step()[0], step()[0])


class Scope:
    T = "class"
    U = int

    def uses[T](self, x: T, y: U = U):
        return T

    class Inner[V: U]:
        bound = U if False else None

    def bound[X: U](self): pass


print(Scope().uses(1), Scope.uses.__annotations__["y"], Scope.Inner.__type_params__[0].__bound__,
      Scope.bound.__type_params__[0].__bound__)


class Private[__T]:
    parameter = __T

    def method[__U](self, x: __T, y: __U):
        return __T, __U


print(Private.parameter, Private.method.__type_params__, Private().method(1, 2), Private.__type_params__[0].__name__)


def decorate(item):
    print("decorating", item.__name__, item.__type_params__)
    return item


@decorate
def decorated[T](): pass


@decorate
class Decorated[T]: pass


class Default[T = int, **P = [int, str], *Ts = *tuple[int, str]]: pass


T, P, Ts = Default.__type_params__
print(T.__default__, Ts.__default__, P.__default__, T.has_default())

refused("def f[T, T](): pass")
refused("class C[T, *T]: pass")
refused("type X[T, **T] = int")
refused("def f[T = int, U](): pass")
refused("def f[T: (yield)](): pass")
refused("def f[T: (x := 1)](): pass")
refused("def f[T: (await 1)](): pass")
refused("def f[T: (int, (yield))](): pass")
refused("def f[T = (yield)](): pass")
refused("def f[**P = (yield)](): pass")
refused("def f[*Ts = (yield)](): pass")
refused("class C[T]((yield)): pass")
refused("class C[T](x := 1): pass")
refused("type X = (yield)")
refused("type X = (y := 1)")
refused("type X = (await 1)")
refused("def f[T]():\n nonlocal T")
refused("def f[T]():\n def g():\n  nonlocal T")
refused("class C[T]:\n def g(self):\n  nonlocal T")
refused("def f[*T: int](): pass")
refused("def f[](): pass")


class Meta(type):
    def __getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Subscripted[T](metaclass=Meta): pass


print(Subscripted[int])
names = locals if False else None
print([T for T in range(2)], Default.__type_params__[0])


class Comprehension[T]:
    T = "class"
    type Alias = [T for _ in (1,)]
    type Lambda = lambda: T
    type Generator = list(T for _ in (1,))


print(Comprehension.Lambda.__value__() is Comprehension.__type_params__[0], Comprehension.Generator.__value__)
