# attack: have copy call __reduce_ex__ and __reduce__ with results that name dangerous functions, wrong counts and wrong kinds
# allowed: copying plain objects
# expect: contained
# compat: contained

import copy

leaks = []


def make(answer):
    class Reduced:
        def __reduce_ex__(self, protocol):
            if isinstance(answer, BaseException):
                raise answer
            return answer

        def __reduce__(self):
            return answer

    return Reduced()


answers = (
    (eval, ("open",)), (eval, ("(lambda: 0).__globals__",)), (exec, ("import os",)), (getattr, (make, "__globals__")), (getattr, (object, "__subclasses__")), (object.__new__, (int,)), (type, ("X", (type(make),), {})), 5, "make", "open", "os.system", (), (len,), (1, 2, 3, 4, 5, 6, 7),
    (len, 5), (5, ()), (list, (), 5), (list, (), None, 5), (list, (), None, None, 5), (list, (), {"__globals__": 5}), (lambda: make, (), {"__globals__": {}}), (lambda: make, (), None, iter([5])), (object, (), (None, {"__class__": int})), KeyError("raised"),
)
for answer in answers:
    for function in (copy.copy, copy.deepcopy):
        item = make(answer)
        try:
            found = function(item)
        except (TypeError, AttributeError, NameError, KeyError, ValueError, ImportError, copy.Error):
            continue
        if isinstance(found, dict) and "make" in found or callable(found) and found is not make:
            leaks.append((answer, found))
assert copy.deepcopy([1, {"a": (2,)}]) == [1, {"a": (2,)}]
print("LEAK" if leaks else "CONTAINED", *leaks)
