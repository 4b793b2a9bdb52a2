# math.sumprod, hypot and dist: exact where CPython is, in every mixture of types.
import math
import random

random.seed(3)


def shown(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


shown(math.sumprod, [1, 2], [3, 4])
shown(math.sumprod, [0.1] * 10, [0.1] * 10)
shown(math.sumprod, [1], [2, 3])
shown(math.sumprod, [10 ** 30, 1.5], [2, 3])
shown(math.sumprod, [1, True], [2.0, False])
shown(math.sumprod, [2 ** 62, 2 ** 62, 1], [2, 2, 0.5])
shown(math.sumprod, (1e308, 1e308), (10, -10))
shown(math.sumprod, (math.inf, 1), (1, -math.inf))
shown(math.sumprod, (1, 2.5), (3, "a"))
shown(math.sumprod, 5, [1])
for count in range(1, 40):
    p = [random.choice((random.uniform(-1e8, 1e8), random.randrange(-1000, 1000), random.random() * 1e-9)) for _ in range(count)]
    q = [random.choice((random.uniform(-1e8, 1e8), random.randrange(-1000, 1000), random.random() * 1e-9)) for _ in range(count)]
    shown(math.sumprod, p, q)
    shown(math.hypot, *p)
    shown(math.dist, p, q)
shown(math.hypot)
shown(math.hypot, 3, 4)
shown(math.hypot, *[1.5] * 100)
shown(math.hypot, 5e-324, 5e-324)
shown(math.hypot, 1e308, 1e308)
shown(math.hypot, math.inf, math.nan)
shown(math.hypot, math.nan, 1)
shown(math.hypot, "a")
shown(math.dist, [1], [1, 2])
shown(math.dist, [1e-310, 3e-310], [0, 0])
