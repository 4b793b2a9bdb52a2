# options: --profile compat
"""Calls that never reach anything callable end in RecursionError, and the script may lower its own limit."""
import sys


class Loop:
    pass


Loop.__call__ = Loop()
try:
    Loop()()
except RecursionError:
    print("recursion")


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


before = sys.getrecursionlimit()
sys.setrecursionlimit(60)
print(sys.getrecursionlimit(), 30 < depth(1) <= 60)
sys.setrecursionlimit(before)
print(depth(1) > 500)
for limit in (0, -5, 1, 2 ** 40):
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, RecursionError, OverflowError) as error:
        print(type(error).__name__, str(error)[:50])
