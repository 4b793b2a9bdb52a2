# Arithmetic on ints, floats and bools: signs, floor division, modulo, powers, precedence.


def show(label, *values):
    print(label, *map(repr, values))


def fails(action):
    try:
        print("no error:", action())
    except Exception as error:
        print(type(error).__name__, error)


for a in (7, -7, 7.5, -7.5, True):
    for b in (2, -2, 2.0, -0.5, 3):
        show("ops", a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))

show("precedence", 2 + 3 * 4, (2 + 3) * 4, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, -3 // 2, - 3 % 5, not 1 + 1, ~5 + 1)
show("unary", +True, -True, ~True, +3, -(-3), ~0, ~-1, - -3, +-+3, not not 5)
show("shift", 1 << 10, -1 << 3, 1023 >> 3, -1023 >> 3, -1 >> 100, 5 << 0, 1 << 2 + 1)
show("bits", 12 & 10, 12 | 10, 12 ^ 10, -12 & 10, -12 | 10, -12 ^ 10, 1 | 2 & 3 ^ 4, True & False, True | False, True ^ True)
show("bool types", type(True & 1), type(True & True), type(True + True), type(-True), type(~True + 0))
show("power", 0 ** 0, 0.0 ** 0, 2 ** 10, 2.0 ** 10, (-2) ** 3, (-2) ** 0.5, 2 ** 0.5, 10 ** -2, (-8) ** (1 / 3))
show("pow", pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(-3, 3, 7), pow(5, 0, 1), pow(2, 100, -7), pow(2.0, 3))
show("mixed", 1 + 1.0, 1 - True, 3 * 0.1, 10 // 3.0, 10 % 3.0, True / 2, 7 // True)
show("zero signs", 0.0, -0.0, 0.0 * -1, -0.0 + 0.0, 0 * -1.0, -1 % 1, -1.0 % 1, 1.0 % -1, -0.0 // 1)
show("divmod", divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(-17, -5), divmod(17.5, -5), divmod(0, 3))
show("large", 10 ** 20 + 1, 10 ** 20 // 3, -10 ** 20 // 3, 10 ** 20 % 7, -(10 ** 20) % 7, 2 ** 64 - 2 ** 63)
show("int div to float", 10 ** 30 / 10 ** 10, (10 ** 400) / (10 ** 399), 1 / 3, 2 / 3, 10 ** 17 / 3)
show("infinities", float("inf") + 1, float("-inf") * 2, float("inf") - float("inf"), float("inf") // 1, 5 % float("inf"))
show("negatives mod inf", -5 % float("inf"), 5 % float("-inf"), -5 // float("inf"))

fails(lambda: 1 / 0)
fails(lambda: 1 // 0)
fails(lambda: 1 % 0)
fails(lambda: 1.0 / 0)
fails(lambda: 1.0 // 0)
fails(lambda: 1.0 % 0)
fails(lambda: divmod(1, 0))
fails(lambda: divmod(1.5, 0))
fails(lambda: 0 ** -1)
fails(lambda: 0.0 ** -1)
fails(lambda: 10 ** 400 / 3)
fails(lambda: 10.0 ** 400)
fails(lambda: 1 << -1)
fails(lambda: 1 >> -1)
fails(lambda: pow(2, -1, 4))
fails(lambda: pow(2, 3, 0))
fails(lambda: pow(2.0, 3, 5))
fails(lambda: 1.5 << 2)
fails(lambda: ~1.5)
fails(lambda: 1.5 & 1)
fails(lambda: -"a")
fails(lambda: +[])
fails(lambda: ~None)
fails(lambda: float(10 ** 400))
fails(lambda: 10 ** 400 * 1.0)

# augmented forms on names, items and attributes
n = 10
n += 5
n -= 3
n *= 4
n //= 5
n %= 7
n **= 5
n <<= 3
n >>= 1
n |= 1
n &= 0xFFFF
n ^= 0b1010
show("augmented", n)
n /= 4
show("true division", n)
items = [1, 2.5, "x"]
items[0] += 1
items[1] *= 2
items[2] *= 3
show("items", items)


class Box:
    value = 3


box = Box()
box.value **= 3
show("attribute", box.value, Box.value)

total = 0
for i in range(-50, 50):
    for j in range(-7, 8):
        if j:
            q, r = divmod(i, j)
            assert q * j + r == i and (r == 0 or (r < 0) == (j < 0)), (i, j)
            total += q * 3 + r
print("checked", total)
