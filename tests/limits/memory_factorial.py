# attack: math.factorial, comb, perm and prod of huge arguments
# allowed: factorial of a hundred
# expect: contained
# options: --max-memory 64M --max-steps 500000000

import math

print(math.factorial(100) % 1000003)
for action in (lambda: math.factorial(10 ** 18), lambda: math.factorial(2 ** 70), lambda: math.factorial(10 ** 15), lambda: math.perm(10 ** 18, 10 ** 17)):
    try:
        print("LEAK", action().bit_length())
    except (MemoryError, OverflowError):
        pass
print("CONTAINED")
