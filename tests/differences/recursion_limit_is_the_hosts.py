# shows: sys.setrecursionlimit is accepted and changes nothing
# expect: benign

import sys

before = sys.getrecursionlimit()
sys.setrecursionlimit(10 ** 6)
assert sys.getrecursionlimit() == before
print("OK")
