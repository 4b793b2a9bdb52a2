# TypeError texts for every operator on pairs of builtin types, indexing, calling, iterating.

import operator

VALUES = [5, 1.5, 1j, "s", b"b", [1], (1,), {1: 2}, {1}, frozenset([1]), None, True, range(2), ..., int, len, lambda: 0, bytearray(b"x"), slice(1), object(), iter([]), ValueError("v"), {}.keys()]
BINARY = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv, "%": operator.mod, "**": operator.pow, "<<": operator.lshift, ">>": operator.rshift, "&": operator.and_, "|": operator.or_, "^": operator.xor, "@": operator.matmul, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
SOURCES = {sign: eval(f"lambda a, b: a {sign} b") for sign in BINARY}


def message(action, *arguments):
    try:
        action(*arguments)
    except TypeError as error:
        return str(error)
    except Exception as error:
        return type(error).__name__
    return "ok"


for sign, function in SOURCES.items():
    for left in VALUES:
        row = []
        for right in VALUES:
            if isinstance(left, (str, bytes, bytearray)) and sign == "%":
                continue
            row.append(message(function, left, right))
        distinct = sorted(set(row), key=row.index)
        print(sign, type(left).__name__, len(distinct), row.count("ok"), " | ".join(distinct[:7]))
for value in VALUES:
    print(type(value).__name__, *[message(f, value) for f in (lambda v: -v, lambda v: +v, lambda v: ~v, len, iter, hash if not isinstance(value, type(lambda: 0)) else bool, lambda v: v[0], lambda v: v["k"], lambda v: v[1:2], abs, int, float, round, lambda v: 1 in v, lambda v: [*v], lambda v: {**v})], sep="; ")


def set_item(value):
    value[0] = 1


def delete_item(value):
    del value[0]


def set_attribute(value):
    value.some_attribute = 1


def unpack(value):
    a, b = value


for value in VALUES:
    print(type(value).__name__, message(set_item, value), message(delete_item, value), message(unpack, value), message(lambda v: v() if not callable(v) else None, value), message(lambda v: [i for i in v] and None, value), sep="; ")
for value in VALUES[:16]:
    for name in ("nothing", "appendd", "Upper"):
        try:
            getattr(value, name)
        except AttributeError as error:
            print(error)
    try:
        set_attribute(value)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
