# shows: sys.setrecursionlimit lowers the limit, and raises it no further than the host's
# expect: benign

import sys

before = sys.getrecursionlimit()
sys.setrecursionlimit(10 ** 6)
assert sys.getrecursionlimit() == before
sys.setrecursionlimit(50)
assert sys.getrecursionlimit() == 50


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


assert 30 < depth(1) < 50
sys.setrecursionlimit(before)
assert sys.getrecursionlimit() == before
print("OK")
