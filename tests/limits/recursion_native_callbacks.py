# attack: recursion that passes through a native at every level: sorted keys, map, reduce, max, format, eval
# allowed: a few levels of it
# expect: contained

from functools import partial, reduce


def by_sorted(n):
    return sorted([n], key=by_sorted)


def by_map(n):
    return list(map(by_map, [n]))


def by_reduce(a, b=0):
    return reduce(by_reduce, [1, 2])


def by_max(n):
    return max([n, n], key=by_max)


def by_filter(n):
    return list(filter(by_filter, [1]))


def by_eval(n):
    return eval("by_eval(n)", {"by_eval": by_eval, "n": n})


def by_exec(n):
    exec("by_exec(n)", {"by_exec": by_exec, "n": n})


def by_partial(n):
    return partial(by_partial, n)()


def by_sum(n):
    return sum(by_sum(n) for _ in range(2))


def by_any(n):
    return any(map(by_any, [n]))


def by_zip(n):
    return list(zip(map(by_zip, [n])))


class ByInit:
    def __init__(self):
        self.inner = ByInit()


class ByFormat:
    def __format__(self, spec):
        return "{}".format(self)


def by_two(n):
    return sorted([1], key=lambda v: list(map(by_two, [v])))


for action in (lambda: by_sorted(1), lambda: by_map(1), lambda: by_reduce(1), lambda: by_max(1), lambda: by_filter(1), lambda: by_eval(1), lambda: by_exec(1), lambda: by_partial(1), lambda: by_sum(1), lambda: by_any(1), lambda: by_zip(1), ByInit, lambda: f"{ByFormat()}", lambda: by_two(1)):
    try:
        action()
        print("LEAK")
    except RecursionError:
        pass
print("CONTAINED")
