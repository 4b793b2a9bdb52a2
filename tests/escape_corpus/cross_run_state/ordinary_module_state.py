# attack: none: state that one script keeps for itself: caches, interned names, patterns, module level tables, counters on functions
# allowed: all of it
# expect: benign
# compat: contained

import functools
import re
import sys
import warnings

WORDS = {}


@functools.lru_cache(maxsize=2)
def square(n):
    WORDS[n] = WORDS.get(n, 0) + 1
    return n * n


def counted():
    counted.calls += 1
    return counted.calls


counted.calls = 0
assert [square(n) for n in (1, 1, 2, 3, 1)] == [1, 1, 4, 9, 1] and WORDS[1] == 2
square.cache_clear()
assert square.cache_info().currsize == 0
assert counted() == 1 and counted() == 2
assert sys.intern("a" + "b") is sys.intern("ab")
assert re.compile("a+").fullmatch("aaa") and re.sub("b", "c", "abb") == "acc"
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised")
    except UserWarning as error:
        assert str(error) == "raised"
print("OK")
