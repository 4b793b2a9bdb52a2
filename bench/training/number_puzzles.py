"""Integers: perfect and happy numbers, bits, hashes, coins, triangles, spirals, digits turned about, remainders."""


def divisor_sum(n):
    total, d = 1, 2
    while d * d <= n:
        if n % d == 0:
            total += d
            if d != n // d:
                total += n // d
        d += 1
    return total


def is_happy(n):
    seen = set()
    while n != 1 and n not in seen:
        seen.add(n)
        total = 0
        while n:
            n, digit = divmod(n, 10)
            total += digit * digit
        n = total
    return n == 1


def bits_set(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def text_hash(text):
    value = 0xCBF29CE4
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def xorshift(state, rounds):
    for _ in range(rounds):
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
    return state


def ways_to_pay(amount, coins):
    ways = [1] + [0] * amount
    for coin in coins:
        for i in range(coin, amount + 1):
            ways[i] += ways[i - coin]
    return ways[amount]


def right_triangles(limit):
    found = 0
    for a in range(1, limit):
        for b in range(a, limit):
            c2 = a * a + b * b
            c = int(c2 ** 0.5)
            if c < limit and c * c == c2:
                found += 1
    return found


def reversed_number(n):
    result = 0
    while n > 0:
        result = result * 10 + n % 10
        n //= 10
    return result


def survivor(people, step):
    place = 0
    for size in range(2, people + 1):
        place = (place + step) % size
    return place


def chinese_remainder(pairs):
    number, step = 0, 1
    for remainder, modulus in pairs:
        while number % modulus != remainder:
            number += step
        step *= modulus
    return number


def power_modulo(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def main():
    print([n for n in range(2, 3000) if divisor_sum(n) == n])
    print(sum(is_happy(n) for n in range(1, 2000)))
    print(sum(bits_set(n) for n in range(12000)), sum((n ^ n >> 1).bit_count() for n in range(12000)))
    print(text_hash("the quick brown fox" * 200), xorshift(2463534242, 9000))
    print(ways_to_pay(2000, (1, 2, 5, 10, 20, 50, 100, 200)))
    print(right_triangles(150))
    print(sum(1 for n in range(12000) if reversed_number(n) == n))
    print(survivor(20000, 7), chinese_remainder([(2, 3), (3, 5), (2, 7), (6, 11), (4, 13)]))
    print(sum(power_modulo(n, 65537, 99991) for n in range(500)))


main()
