# attack: __dir__ that answers blocked names, endless names, no names or unsortable ones
# allowed: __dir__ that answers a list
# expect: contained
# compat: contained
# options: --max-memory 32M

leaks = []


class Strange:
    answer = None

    def __dir__(self):
        return Strange.answer


for answer in (None, 5, [1, "a"], [None, None], iter(lambda: "x", 1), "abc", [object(), object()], {"a": 1}, (n for n in "ba"), [[1], "a"], b"ab", ["a\0", "\ud800"]):
    Strange.answer = answer
    try:
        found = dir(Strange())
        if not isinstance(found, list):
            leaks.append(type(found))
    except (TypeError, MemoryError):
        pass
Strange.answer = ["b", "a"]
print(dir(Strange()))
print("LEAK" if leaks else "CONTAINED", *leaks)
