"""Integer arithmetic in tight loops: Collatz lengths, a generator of numbers, greatest common divisors."""


def longest_collatz(limit):
    best, best_start = 0, 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n >> 1 if n % 2 == 0 else 3 * n + 1
            steps += 1
        if steps > best:
            best, best_start = steps, start
    return best_start, best


def congruential(count):
    state = 12345
    bits = 0
    for i in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        bits ^= state >> (i & 7)
    return bits


def coprime_pairs(limit):
    found = 0
    for a in range(1, limit):
        for b in range(1, a):
            x, y = a, b
            while y:
                x, y = y, x % y
            found += x == 1
    return found


def main():
    result = longest_collatz(60_000), congruential(2_000_000), coprime_pairs(600)
    assert result == EXPECTED, result
    print("integer_loop", *result)


EXPECTED = ((52527, 339), 936773579, 109339)
main()
