# attack: divisions, powers with modulus and base conversions of large numbers, again and again
# allowed: a few of them
# expect: limit steps
# options: --max-steps 10000000

a, b = 3 ** 50_000, 7 ** 20_000
print(a % b % 1009)
while True:
    pow(a, b, a - b)
    divmod(a * a, b)
    hex(a)
    int(hex(a), 16)
