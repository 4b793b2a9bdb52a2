# attack: sort keys and comparisons that clear, grow or sort the very list that is being sorted
# allowed: ordinary keys, and a key that raises
# expect: contained
# compat: contained

leaks = []


class Hostile:
    def __init__(self, n, what):
        self.n, self.what = n, what

    def __lt__(self, other):
        self.what()
        return self.n < getattr(other, "n", 0)


for what in (lambda: values.clear(), lambda: values.append(1), lambda: values.sort(), lambda: values.extend(range(10)), lambda: values.__init__(), lambda: values.__delitem__(slice(None)), lambda: values.reverse(), lambda: values.insert(0, 5), lambda: values.pop()):
    values = []
    values.extend(Hostile(i % 7, what) for i in range(50))
    try:
        values.sort()
        leaks.append("sort went unnoticed") if len(values) != 50 else None
    except (ValueError, IndexError, TypeError):
        pass
    values = list(range(50))
    try:
        values.sort(key=lambda x: what() or -x)
    except (ValueError, IndexError, TypeError):
        pass
    values = [Hostile(i, what) for i in range(20)]
    for attempt in (lambda: sorted(values), lambda: sorted(values, reverse=True)):
        try:
            attempt()
        except (ValueError, TypeError, IndexError):
            pass
print(sorted([3, 1, 2], key=lambda x: -x), sorted("ba"))
print("LEAK" if leaks else "CONTAINED", *leaks)
