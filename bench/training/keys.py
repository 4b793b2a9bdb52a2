"""Integers of many digits: keys made and used, continued fractions, exact ratios, primes of a special form, other bases."""

import fractions
import math


def inverse(a, modulus):
    old, new = (a, 1), (modulus, 0)
    while new[0]:
        quotient = old[0] // new[0]
        old, new = new, (old[0] - quotient * new[0], old[1] - quotient * new[1])
    return old[1] % modulus


def is_mersenne_prime(exponent):
    modulus = (1 << exponent) - 1
    value = 4
    for _ in range(exponent - 2):
        value = (value * value - 2) % modulus
    return value == 0


def encrypt(text, key, modulus):
    return pow(int.from_bytes(text.encode(), "big"), key, modulus)


def decrypt(number, key, modulus):
    number = pow(number, key, modulus)
    return number.to_bytes((number.bit_length() + 7) // 8, "big").decode()


def to_base(number, base):
    digits = []
    while number:
        number, digit = divmod(number, base)
        digits.append("0123456789abcdefghijklmnopqrstuvwxyz"[digit])
    return "".join(reversed(digits))


def convergents(terms):
    before, now = (0, 1), (1, 0)
    for term in terms:
        before, now = now, (term * now[0] + before[0], term * now[1] + before[1])
    return now


def binomial(n, k):
    result = 1
    for i in range(1, k + 1):
        result = result * (n - i + 1) // i
    return result


def harmonic(n):
    total = fractions.Fraction(0)
    for i in range(1, n + 1):
        total += fractions.Fraction(1, i)
    return total


def catalan(count):
    numbers = [1]
    for n in range(1, count):
        numbers.append(numbers[-1] * 2 * (2 * n - 1) // (n + 1))
    return numbers


def main():
    p, q = (1 << 127) - 1, (1 << 89) - 1
    modulus, key = p * q, 65537
    private = inverse(key, (p - 1) * (q - 1))
    for i in range(30):
        assert decrypt(encrypt(f"message {i}", key, modulus), private, modulus) == f"message {i}"
    print(modulus, private % 1000003)
    print([n for n in (3, 5, 7, 11, 13, 17, 61, 67, 89, 107, 127, 521, 607) if is_mersenne_prime(n)])
    number = 3 ** 400 + 7
    print(sum(int(to_base(number + i, 36), 36) == number + i for i in range(25)), to_base(number, 7)[:20])
    a, b = convergents([1] + [2] * 150)
    print(abs(a * a - 2 * b * b), len(str(a)), harmonic(60), f"{float(harmonic(80)):.6f}")
    print(binomial(300, 140) % 10 ** 20, math.comb(300, 140) == binomial(300, 140), catalan(200)[-1] % 10 ** 15)
    mask = (1 << 200) - 1
    state = 0x1234567890ABCDEF1234567890ABCDEF
    for i in range(4000):
        state = (state * 6364136223846793005 + (state >> 90) ^ i) & mask
    print(hex(state), state.bit_count(), math.isqrt(state), math.gcd(state, 2 ** 64 * 3 ** 20))
    total = 0
    for i in range(12000):
        total += (i << 45) * (i | 1) - (i << 50)
    print(total, -total // 7, -total % 1000003, total > 10 ** 18, total == int(str(total)))
    print(sum(int(digit) for digit in str(2 ** 3000)), math.factorial(60) // math.factorial(50), 10 ** 25 // 7)


main()
