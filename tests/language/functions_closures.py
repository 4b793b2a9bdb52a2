# Closures, decorators, lambdas, global and nonlocal, function attributes, recursion.


def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def read():
        return count

    return step, read


a, read_a = counter()
b, read_b = counter(100)
print(a(), a(5), b(), read_a(), read_b(), a(), read_a())


def adders():
    return [lambda x: x + n for n in range(3)], [lambda x, n=n: x + n for n in range(3)]


late, early = adders()
print([f(10) for f in late], [f(10) for f in early])


def late_binding():
    def use():
        return value

    try:
        use()
    except NameError as error:
        print(type(error).__name__, error)
    value = 1
    first = use()
    value = 2
    return first, use()


print(late_binding())


def deep(a):
    def second(b):
        def third(c):
            def fourth():
                nonlocal a
                a += 1
                return a, b, c
            return fourth
        return third
    return second


f = deep(1)(2)(3)
print(f(), f())


def logged(prefix):
    def decorate(function):
        def wrapper(*args, **kwargs):
            print(prefix, function.__name__, args, kwargs)
            return function(*args, **kwargs)
        wrapper.__name__ = function.__name__
        wrapper.__doc__ = function.__doc__
        return wrapper
    return decorate


@logged("outer")
@logged("inner")
def power(x, n=2):
    "Raises x."
    return x ** n


print(power(3), power(2, n=5), power.__name__, power.__doc__)


@(lambda f: lambda: f() + "!")
def shout():
    return "hey"


@callable
def printed():
    pass


registry = {}


def register(name):
    return lambda f: registry.setdefault(name, f)


@register("x")
def handler():
    return "handled"


print(shout() if callable(shout) else shout, printed, registry["x"](), handler is registry["x"])
total = 0


def add(n):
    global total, fresh
    total += n
    fresh = n
    return total


print(add(3), add(4), total, fresh)


def shadow(print_=print):
    total = "local"
    len = lambda x: 99
    return total, len([]), print_ is print


print(shadow(), total, len([]))


def self_reference(n):
    return 1 if n == 0 else n * self_reference(n - 1)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(self_reference(20), even(100), odd(7), (lambda f: f(f, 10))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)))


def documented(a, b: int = 1, *, c: "str" = "x") -> list:
    """First line.

    Second paragraph.
    """


print(documented.__name__, documented.__qualname__, repr(documented.__doc__), documented.__module__, documented.__defaults__, documented.__kwdefaults__, documented(1))
documented.extra = [1]
documented.extra.append(2)
print(documented.extra, hasattr(documented, "extra"), hasattr(documented, "nothing"))
del documented.extra
try:
    documented.extra
except AttributeError as error:
    print(error)
documented.__doc__ = "changed"
documented.__name__ = "renamed"
documented.__defaults__ = (7,)
print(documented.__doc__, documented.__name__, documented.__qualname__, documented.__defaults__)
print((lambda: 0).__name__, (lambda: 0).__qualname__, deep(1).__qualname__, deep(1)(2).__name__)


class Holder:
    def method(self):
        def local():
            pass
        return local, lambda: 0

    class Inner:
        def method(self):
            pass


print(Holder.method.__qualname__, Holder.Inner.method.__qualname__, Holder.Inner.__qualname__, *[f.__qualname__ for f in Holder().method()])


def compose(*functions):
    def composed(x):
        for function in reversed(functions):
            x = function(x)
        return x
    return composed


print(compose(lambda x: x + 1, lambda x: x * 2)(5), compose()(5), list(map(compose(str, abs), [-1, 2])))


def memo(function):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = function(n)
        return known[n]
    wrapper.known = known
    return wrapper


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), len(fib.known))


def make(kind):
    if kind:
        def f():
            return "first"
    else:
        def f():
            return "second"
    return f


print(make(1)(), make(0)(), make(1) == make(1), make is make, hash(make) == hash(make), type(make).__name__, type(len).__name__, callable(make), bool(make))


def unbound(flag):
    if flag:
        value = 1
    return value


print(unbound(True))
try:
    unbound(False)
except UnboundLocalError as error:
    print(error)


def cleared():
    value = 1

    def inner():
        return value
    del value
    try:
        inner()
    except NameError as error:
        return type(error).__name__, str(error)


print(cleared())


def swap(a, b):
    a, b = b, a
    return (lambda: (a, b))()


def parameter_cell(x):
    def get():
        return x
    x += 1
    return get()


print(swap(1, 2), parameter_cell(5), [(lambda i: lambda: i)(i)() for i in range(3)])
