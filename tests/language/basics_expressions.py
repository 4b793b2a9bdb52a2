# The plainest expressions: numbers, strings, comparison, logic, indexing. If this fails, look here first.

print(1 + 2, 3 - 5, 4 * 6, 7 / 2, 7 // 2, -7 // 2, 7 % 3, -7 % 3, 2 ** 10)
print(1 < 2, 2 <= 2, 3 > 4, 4 >= 4, 1 == 1.0, 1 != 2, not True, True and False, True or False)
print("a" + "b", "ab" * 3, "hello"[1], "hello"[-1], "hello"[1:3], len("hello"), "ell" in "hello")
print([1, 2] + [3], [0] * 3, [1, 2, 3][1], [1, 2, 3][-2:], len([1, 2]), 2 in [1, 2])
print((1, 2), (1,), (), {"a": 1}, {1, 1}, {"a": 1}["a"], {}.get("x"), None, True, ...)
x = 5
y = x
x = x + 1
print(x, y, x if x > 5 else y, -x, +x, ~x, x == y, x is x)
x += 1
x *= 2
x -= 4
x //= 3
print(x)
a, b = 1, 2
a, b = b, a
print(a, b, f"{a}-{b}", "%d-%s" % (a, b), "{}-{}".format(a, b))
print(1.5 + 2, 0.1 + 0.2, 1e3, 3.0, -0.5, 10 / 5, 1 / 3)
print(0xFF, 0o17, 0b101, 1_000, 10 ** 20, 2 ** 64 + 1, int("42"), float("1.5"), str(7), bool([]), int(3.9))
print(abs(-3), min(2, 1), max(1, 3), sum([1, 2, 3]), round(2.567, 1), divmod(7, 2), pow(2, 5), sorted([3, 1, 2]), list(range(4)))
print(type(1).__name__, type("").__name__, type([]).__name__, isinstance(1, int), isinstance("a", (int, str)), callable(print))
print([i * i for i in range(4)], {i: i for i in range(2)}, sorted({i % 2 for i in range(5)}), sum(i for i in range(5)))
print((lambda v: v + 1)(1), [*range(2), 9], {**{"a": 1}, "b": 2}, (1, *[2, 3]), 1 if [] else 2, 1 < 2 < 3, 1 < 3 < 2)
print("it's", 'say "hi"', "tab\tend", "back\\slash", "é日😀", repr("q'\n"), r"\n", """three
lines""", b"bytes", b"\x00\xff")
