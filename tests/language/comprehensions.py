# Comprehensions and generator expressions: scope, nesting, conditions, order of evaluation, walrus.

print([x * x for x in range(5)], {x % 3 for x in range(9)} == {0, 1, 2}, {x: x ** 2 for x in range(4)}, list(x for x in "abc"), [*(y for y in [1, 2])])
print([x for x in range(20) if x % 2 if x % 3], [(x, y) for x in range(3) for y in "ab"], [(x, y) for x in range(4) for y in range(x) if (x + y) % 2], [[y for y in range(x)] for x in range(4)])
print([x if x % 2 else -x for x in range(5)], [a + b for a, b in [(1, 2), (3, 4)]], [b for a, *b in [(1, 2, 3), (4,)]], {k: v for k, v in {"a": 1}.items()}, [x for (x) in [1]], [i for i, in [(1,), (2,)]])
x = "outer"
[x for x in range(3)]
print(x, [x for x in x], {x for x in "q"}, x)
i = 5
print([i for i in range(i)], i, [[i * j for j in range(i)] for i in range(4)], i)
functions = [lambda: n for n in range(3)]
print([f() for f in functions], [f() for f in [lambda n=n: n for n in range(3)]])
print([y := 1, y ** 2], y, [last := v for v in range(4)], last, any((hit := v) > 2 for v in range(10)), hit, [total := total + v for v in range(5)] if (total := 0) == 0 else None, total)


def scope():
    k = 10
    out = [k + j for j in range(2)]
    inner = [found := j * k for j in range(3)]
    return out, inner, found, [lambda: k for _ in range(1)][0]()


print(scope())


class Body:
    n = 4
    squares = [v * v for v in range(n)]
    try:
        bad = [v * n for v in range(2)]
    except NameError as error:
        print(type(error).__name__, str(error).partition(" values to unpack (expected")[0])
    nested = [list(range(n)) for n in (n, 2)]


print(Body.squares, Body.nested, hasattr(Body, "v"))
log = []


def note(value):
    log.append(value)
    return value


[note("body") for _ in note([1, 2]) if note("test")]
print(log)
log.clear()
{note(f"key{i}"): note(f"value{i}") for i in range(2)}
print(log)
log.clear()
lazy = (note(i) for i in note(range(3)))
print(log, next(lazy), log, list(lazy), log)
log.clear()
lazy = ((note((a, b))) for a in note([1, 2]) for b in note([3]))
print(log, list(lazy), log)
source = [1, 2, 3]
generated = (v * 10 for v in source)
source.append(4)
source = []
print(list(generated), list(generated))
factor = 2
generated = (v * factor for v in [1, 2])
factor = 100
print(list(generated))
print(sum(v for v in range(10)), max(len(w) for w in "a bbb cc".split()), ",".join(str(v) for v in range(3)), dict((k, 1) for k in "ab"), sorted(-v for v in [3, 1]), all(v for v in []), tuple(v for v in range(2)))


def fails(action):
    try:
        print("no error:", action())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: [v for v in 5])
fails(lambda: [a for a, b in [(1, 2, 3)]])
fails(lambda: [1 / v for v in (1, 0)])
fails(lambda: {[]: v for v in range(1)})
fails(lambda: {[v] for v in range(1)})
fails(lambda: (v for v in 5))
fails(lambda: [undefined_name for v in range(1)])
for text in ("[x for x in range(3), 4]", "[for x in y]", "[x for x]", "[*x for x in y]", "{**x for x in y}", "[x for 1 in y]", "[x, y for x in z]", "(x for x in y) = 1", "[(x := 1) for x in y]", "[y for x in (y := [1])]", "f(x for x in y, 1)", "[x for x in y if]", "{a: b, c for a in d}"):
    try:
        eval(text)
    except SyntaxError as error:
        print(text, "->", error.msg)
    except Exception as error:
        print(text, "->", type(error).__name__)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[c] for row in matrix] for c in range(3)], [cell for row in matrix for cell in row if cell % 2 == 0], {cell: [r, c] for r, row in enumerate(matrix) for c, cell in enumerate(row)})
primes = [n for n in range(2, 60) if all(n % d for d in range(2, int(n ** 0.5) + 1))]
print(primes, [(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c])
print([[[z for z in range(y)] for y in range(x)] for x in range(4)], [f"{a}{b}{c}" for a in "xy" for b in "12" for c in "αβ"])
print((lambda: [q for q in range(3)])(), [(lambda q: q * 2)(q) for q in range(3)], [w for w in (v * 2 for v in range(4)) if w], list(zip((a for a in "ab"), (b for b in "cd"))))
