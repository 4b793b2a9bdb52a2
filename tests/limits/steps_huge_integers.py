# attack: integers of megabytes that are hashed, compared and turned into floats again and again
# allowed: each once
# expect: limit fuel
# options: --max-steps 20000000

import math

number = 1 << 40_000_000
other = number + 0
known = {number: 1}


def work():
    hash(number), number in known, number == other, max(number, other), number % other, (number,) in known
    try:
        math.sqrt(number)
    except OverflowError:
        pass


work()
while True:
    work()
