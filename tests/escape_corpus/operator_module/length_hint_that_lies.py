# attack: __length_hint__ that promises too much, too little or something else, to list, tuple, bytes and extend
# allowed: an honest hint
# expect: contained
# compat: contained
# options: --max-memory 32M

import operator

leaks = []


def make(hint):
    class Hinted:
        left = 5

        def __iter__(self):
            return self

        def __next__(self):
            if not self.left:
                raise StopIteration
            self.left -= 1
            return self.left

        def __length_hint__(self):
            return hint() if callable(hint) else hint

    return Hinted()


for hint in (0, 1, 10 ** 6, 2 ** 40, 2 ** 62, 2 ** 63 - 1, 2 ** 63, 2 ** 80, -1, -(2 ** 63), None, "x", 1.5, NotImplemented, True, lambda: 1 // 0):
    for use in (list, tuple, set, bytes, bytearray, sorted, lambda t: [*t], lambda t: [0].extend(t), lambda t: [0].__iadd__(t)[1:], lambda t: sum(t), operator.length_hint, lambda t: bytearray(b"a").extend(t)):
        try:
            found = use(make(hint))
            if isinstance(found, (list, tuple, set, bytes, bytearray)) and len(found) != 5:
                leaks.append((hint, len(found)))
        except (TypeError, ValueError, MemoryError, OverflowError, ZeroDivisionError):
            pass
print(list(make(5)), operator.length_hint([1, 2]))
print("LEAK" if leaks else "CONTAINED", *leaks)
