# attack: __copy__, __deepcopy__ and __replace__ on classes, metaclasses and instances, as strangers, with a memo that is changed and kept
# allowed: __copy__ and __deepcopy__ of a class
# expect: contained
# compat: contained

import copy

leaks = []
memos = []


class Memo:
    def __init__(self, value):
        self.value = value

    def __deepcopy__(self, memo):
        memos.append(memo)
        memo[id(self)] = self.value
        memo[id(memo)] = 5
        memo["other"] = memo
        return Memo(copy.deepcopy(self.value, memo))


def make(name, value):
    return type("Local", (), {name: value})()


for name in ("__copy__", "__deepcopy__", "__replace__", "__reduce_ex__", "__getstate__", "__setstate__", "__getnewargs__", "__getnewargs_ex__", "__class__"):
    for value in (5, None, len, int, object(), lambda *a, **k: getattr(copy.deepcopy, "__globals__"), lambda *a, **k: 5, property(lambda self: 1 / 0), staticmethod(eval), classmethod(lambda cls, *a: cls)):
        for function in (copy.copy, copy.deepcopy, copy.replace):
            try:
                found = function(make(name, value))
            except (TypeError, AttributeError, ZeroDivisionError, NameError, ValueError, copy.Error):
                continue
            if type(found) is dict and "leaks" in found:
                leaks.append((name, value))
memo = Memo([1])
memo.value.append(memo)
for attempt in (lambda: copy.deepcopy(memo), lambda: copy.deepcopy([memo, memo], {}), lambda: copy.deepcopy([memo], 5), lambda: copy.deepcopy([1], {id(1): open_})):
    try:
        attempt()
    except (TypeError, RecursionError, AttributeError, NameError):
        pass
assert memos
print("LEAK" if leaks else "CONTAINED", *leaks)
