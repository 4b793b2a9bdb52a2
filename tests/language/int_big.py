# Unbounded integers: arithmetic checked by identities, and printed in full.

import math


def digits(n):
    return sum(map(int, str(abs(n)) if abs(n) < 10 ** 4000 else []))


a = 3 ** 200
b = 7 ** 90 - 12345
c = 2 ** 521 - 1
print(a, b, sep="\n")
print(a + b, a - b, b - a, a * b, sep="\n")
print(a // b, a % b, -a // b, -a % b, a // -b, a % -b, sep="\n")
print(a & b, a | b, a ^ b, ~a, -a & b, -a | b, -a ^ b, a & -b, sep="\n")
print(a << 77, a >> 77, -a >> 77, -a << 5, a >> 100000, -a >> 100000, sep="\n")
print(divmod(c, a), divmod(-c, a))
print(pow(a, b, c), pow(a, 65537, 2 ** 127 - 1), pow(a, -1, c), sep="\n")
print(a == b, a < b, a > b, a != b, a <= a, a == float(a), 2 ** 80 == 2.0 ** 80, 2 ** 80 + 1 == 2.0 ** 80, 2 ** 80 + 1 > 2.0 ** 80)
print(math.gcd(a * 12, b * 18), math.lcm(a, 6), math.isqrt(c), math.factorial(40), math.comb(120, 60), math.perm(30, 25))

# boundaries where representations change
for shift in (15, 29, 30, 31, 32, 46, 47, 48, 49, 52, 53, 62, 63, 64, 65, 127, 128):
    n = 1 << shift
    assert n - 1 + 1 == n and -n + n == 0 and n * n == 1 << 2 * shift
    assert (n - 1) * (n + 1) == n * n - 1
    assert (-n) // 3 == -(n // 3) - 1 and (-n) % 3 == (3 - n % 3) % 3
    assert int(str(n)) == n and int(str(-n)) == -n and int(hex(n), 16) == n
    assert (n - 1).bit_length() == shift and n.bit_length() == shift + 1
    assert n | 1 == n + 1 and (n - 1) & 1 == 1 and (n ^ (n - 1)) == 2 * n - 1
    assert hash(n) == hash(float(n)) and float(n) == n
    print(shift, n, -n, n + 1, -n - 1, n - 1)

# Karatsuba against repeated squares, and division against multiplication
for size in (10, 60, 200, 700):
    x = (1 << size * 31) - 987654321
    y = (1 << size * 29) + 123456789 ** 3
    z = x * y
    assert z // x == y and z % x == 0 and z // y == x
    assert (z + 12345) // y == x and (z + 12345) % y == 12345
    assert (x + y) ** 2 == x * x + 2 * z + y * y
    assert (x - y) * (x + y) == x ** 2 - y ** 2
    print(size, z.bit_length(), z % 1000000007, digits(x), z.bit_count())

fib = [0, 1]
while len(fib) < 1200:
    fib.append(fib[-1] + fib[-2])
print(fib[1000])
print(math.gcd(fib[900], fib[1050]) == fib[150], fib[1199] % fib[11])

f = 1
for i in range(1, 400):
    f *= i
print(len(str(f)), f % (10 ** 9 + 7), f >> 2500)
for i in range(399, 0, -1):
    f //= i
print(f)

n, steps = 2 ** 300 + 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print("collatz", steps)
print(sum(10 ** i for i in range(60)), max(2 ** 100, 3 ** 60, 5 ** 43), sorted([2 ** 65, -2 ** 66, 0, 2 ** 64, -1]))
print(round(123456789012345678901234567890, -10), round(-15, -1), round(25, -1), round(2 ** 90, -27), round(5, 3))
print((2 ** 70).as_integer_ratio(), (-2 ** 70).__abs__(), (2 ** 70).conjugate(), (2 ** 70).numerator, (2 ** 70).denominator)
print(float(2 ** 1000), 2 ** 1000 * 1.0, 2 ** 1023 / 3, (2 ** 1100) / (2 ** 1099 + 1), int(1e22), int(-1.5e300) % 1000003)
