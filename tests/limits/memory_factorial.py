# attack: math.factorial, comb and perm of arguments so large that the result fits no memory
# allowed: factorial of a hundred
# expect: limit steps
# options: --max-memory 64M --max-steps 20000000

import math

print(math.factorial(100) % 1000003)
while True:
    for action in (lambda: math.factorial(2 ** 70), lambda: math.perm(2 ** 70), lambda: math.factorial(10 ** 18), lambda: math.perm(10 ** 18, 10 ** 17), lambda: math.comb(10 ** 18, 10 ** 17)):
        try:
            print("LEAK", action().bit_length())
        except (MemoryError, OverflowError):
            pass
