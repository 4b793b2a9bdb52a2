# attack: raise SystemExit, KeyboardInterrupt and MemoryError in __del__, to end the run or to be caught by strangers
# allowed: the script goes on after them
# expect: contained
# compat: contained

import gc

leaks = []


def make(kind):
    class Raiser:
        def __init__(self):
            self.own = self

        def __del__(self):
            raise kind("from __del__")

    return Raiser


for kind in (SystemExit, KeyboardInterrupt, MemoryError, RecursionError, StopIteration, GeneratorExit, ValueError):
    try:
        make(kind)()
        gc.collect()
        total = sum(len([n]) for n in range(1000))
    except BaseException as error:
        leaks.append(type(error).__name__)
    assert list(iter([1, 2])) == [1, 2] and total == 1000
print("LEAK" if leaks else "CONTAINED", *leaks)
