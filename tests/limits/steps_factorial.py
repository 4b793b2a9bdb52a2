# attack: a factorial that is not too large for memory but long to compute
# allowed: a smaller one
# expect: limit steps
# options: --max-steps 1000000

import math

print(math.factorial(50) % 1009)
while True:
    math.factorial(20_000)
