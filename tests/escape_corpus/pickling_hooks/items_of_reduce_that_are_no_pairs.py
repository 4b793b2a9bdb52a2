# attack: a fifth part of __reduce_ex__ whose items are no pairs fails in copy without an exception (SystemError instead of TypeError)
# allowed: pairs
# expect: contained
# compat: contained

import copy

leaks = []


def make(*items):
    class Reduced:
        def __reduce_ex__(self, protocol):
            return dict, (), None, None, iter(items)

    return Reduced()


for function in (copy.copy, copy.deepcopy):
    for item in (1, None, "ab", (), (1,), (1, 2, 3), [1, 2, 3], object()):
        try:
            function(make(item))
        except (TypeError, ValueError):
            pass
    assert function(make((1, 2), (3, 4))) == {1: 2, 3: 4}
print("LEAK" if leaks else "CONTAINED", *leaks)
