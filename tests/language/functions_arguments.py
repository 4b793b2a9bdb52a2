# Calls: positional-only, keyword-only, defaults, *args, **kwargs, and the exact messages of wrong calls.


def fails(action, *arguments, **named):
    try:
        print("ok", action(*arguments, **named))
    except TypeError as error:
        print(error)


def none():
    return "none"


def one(a):
    return a


def two(a, b=2):
    return a, b


def three(a, b, c):
    return a, b, c


def positional(a, b, /, c=3):
    return a, b, c


def keyword(*, k, m=5):
    return k, m


def mixed(a, b=2, /, c=3, *args, d, e=5, **rest):
    return a, b, c, args, d, e, rest


def stars(*args, **kwargs):
    return args, kwargs


def required(a, *, x, y, z):
    return a, x, y, z


fails(none)
fails(none, 1)
fails(none, 1, 2)
fails(none, x=1)
fails(one)
fails(one, 1)
fails(one, 1, 2)
fails(one, a=1)
fails(one, 1, a=1)
fails(one, b=1)
fails(one, 1, b=1)
fails(two)
fails(two, 1)
fails(two, b=3)
fails(two, 1, 2, 3)
fails(two, 1, 2, 3, 4)
fails(two, 1, b=5)
fails(two, b=1, a=2)
fails(three)
fails(three, 1)
fails(three, 1, 2)
fails(three, c=1)
fails(three, 1, 2, 3, 4)
fails(three, *[1, 2], **{"c": 3})
fails(positional)
fails(positional, 1)
fails(positional, 1, b=2)
fails(positional, a=1, b=2)
fails(positional, 1, 2, 4)
fails(positional, 1, 2, c=4)
fails(positional, 1, 2, 3, 4)
fails(positional, 1, 2, d=4)
fails(keyword)
fails(keyword, 1)
fails(keyword, 1, 2, k=1)
fails(keyword, k=1)
fails(keyword, k=1, m=2, n=3)
fails(keyword, m=2)
fails(mixed, 1, d=4)
fails(mixed, 1, 2, 3, 4, 5, d=6, e=7, f=8, a=9, b=10)
fails(mixed, 1)
fails(mixed)
fails(mixed, 1, c=3, d=4, c2=5)
fails(required, 1)
fails(required, 1, x=1)
fails(required, 1, x=1, y=2)
fails(required, 1, 2, x=1, y=2, z=3)
fails(required, 1, 2, 3)
fails(required, x=1, y=2, z=3)
fails(stars, 1, 2, a=3)
fails(stars, *"ab", *(1,), **{"x": 1}, **{"y": 2})
fails(lambda: stars(**{"x": 1}, **{"x": 2}))
fails(lambda: stars(x=1, **{"x": 2}))
fails(lambda: one(1, **{"a": 2}))
fails(lambda: stars(*5))
fails(lambda: stars(*None))
fails(lambda: stars(**5))
fails(lambda: stars(**[("a", 1)]))
fails(lambda: stars(**{1: 2}))
fails(lambda: stars(1, *[2], 3, *(4, 5), x=6, **{"y z": 7}))
fails(lambda: (lambda a, b: a)(1))
fails(lambda: (lambda *, a: a)(1))
for thing in (5, "text", None, [], 1.5, {}, ...):
    fails(lambda: thing())
    fails(lambda: thing(1, a=2))


class Method:
    def method(self, a):
        return a

    @staticmethod
    def static(a):
        return a

    @classmethod
    def cls_method(cls, a):
        return a

    def no_self():
        return 1

    def __call__(self, a, b=1):
        return a, b


class Init:
    def __init__(self, a, *, b):
        self.a = a


m = Method()
fails(m.method)
fails(m.method, 1, 2)
fails(m.method, b=1)
fails(Method.method)
fails(Method.method, m)
fails(m.static)
fails(m.static, 1, 2)
fails(m.cls_method)
fails(m.cls_method, 1, 2)
fails(m.no_self)
fails(m)
fails(m, 1, 2, 3)
fails(m, 1, c=2)
fails(Method, 1)
fails(Method, a=1)
fails(Init)
fails(Init, 1)
fails(Init, 1, 2)
fails(Init, 1, c=2)
fails(Init, 1, b=2, c=3)
fails(object, 1)



def outer():
    def inner(a, b):
        return a
    return inner


fails(outer())
fails(outer(), 1, 2, 3)


def many(a, b, c, d, e, f=1, g=2, *, h, i, j=0):
    pass


fails(many)
fails(many, 1, 2, 3)
fails(many, 1, 2, 3, 4, 5)
fails(many, 1, 2, 3, 4, 5, 6, 7, 8)
fails(many, 1, 2, 3, 4, 5, 6, 7, 8, h=1)
log = []


def note(v):
    log.append(v)
    return v


print(stars(note(1), *[note(2)], note(3), k=note(4), **{"m": note(5)}), log)
print(stars(k=note("kw"), *[note("star")]), log[5:])
defaults = []


def mutable(value, bag=[]):
    bag.append(value)
    return bag


def late(n=len(log)):
    return n


print(mutable(1), mutable(2), mutable(3, []), late(), mutable.__defaults__, keyword.__kwdefaults__)
kwargs = {"a": 1}


def change(**named):
    named["a"] = 2
    return named


print(change(**kwargs), kwargs)
args = [1, 2]


def type_of(*values):
    return type(values).__name__, values


print(type_of(*args), type_of(), type_of(*{}), type_of(*(x for x in "ab")), (lambda *a, **k: (a, k))(1, b=2), (lambda a, /, b=1, *c, d=2, **e: (a, b, c, d, e))(0, d=9, z=8))
for text in ("def f(a, a): pass", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(**k, a): pass", "def f(*a, *b): pass", "def f(/, a): pass", "def f(a, /, b, /): pass", "def f(a, *, b, /): pass", "f(a=1, 2)", "f(**k, *a)", "f(a=1, a=2)", "lambda a, a: 1", "f(x for x in y, z)", "f(**k, 1)", "def f(a, (b, c)): pass", "def f(None): pass", "def f(*a=1): pass", "f(a b)", "f(,)", "def f(**k=1): pass", "f(*)", "def f(a:int=1, *, b:str='x') -> None: pass"):
    try:
        exec(text)
        print(text, "accepted")
    except SyntaxError as error:
        print(text, "->", error.msg)
    except NameError:
        print(text, "NameError")
