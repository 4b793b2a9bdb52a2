# Changing containers while iterating over them, and iterators that outlive their containers.

a = [1, 2, 3, 4]
out = []
for v in a:
    out.append(v)
    if v == 2:
        a.remove(1)
print(out, a)
a = [1, 2, 3]
out = []
for v in a:
    out.append(v)
    if len(a) < 8:
        a.insert(0, v * 10)
    if len(out) > 10:
        break
print(out, a)
a = [3, 2, 1]
it = iter(a)
print(next(it), a.clear(), next(it, "done"), a.append(9), next(it, "still done"))
a = list(range(5))
it = reversed(a)
print(next(it), a.pop(), a.pop(), next(it, "end"), list(it))
a = list(range(6))
for i, v in enumerate(a):
    if v % 2 == 0:
        a[i] = -v
    del a[-1:]
print(a)


def outcome(action):
    try:
        return action()
    except (RuntimeError, KeyError, StopIteration) as error:
        return f"{type(error).__name__}: {error}"


def add_to_dict():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1


def delete_from_dict():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]


def change_values():
    d = {1: 1, 2: 2}
    for k in d:
        d[k] += 10
    return d


def add_then_delete():
    d = {1: 1, 2: 2}
    for k in d:
        d[99] = 1
        del d[99]
        break
    return d


def items_view():
    d = {1: 1}
    for k, v in d.items():
        d[v + 100] = 1


def values_view():
    d = {1: 1}
    for v in d.values():
        d.clear()
    return d


def set_add():
    s = {1}
    for v in s:
        s.add(v + 1)


def set_clear():
    s = {1, 2}
    for v in s:
        s.clear()


def over_copy():
    d = {1: 1, 2: 2, 3: 3}
    for k in list(d):
        if k != 2:
            del d[k]
    return d


def exhausted_then_changed():
    d = {1: 1}
    it = iter(d)
    next(it)
    first = next(it, "end")
    d[2] = 2
    return first, next(it, "end again")


def not_started():
    d = {1: 1}
    it = iter(d)
    d[2] = 2
    return next(it)


def reversed_dict():
    d = {1: 1, 2: 2}
    for k in reversed(d):
        d[k + 10] = 1


def in_update():
    d = {1: 1}
    d.update((k + 1, d.setdefault(k + 5, 0)) for k in [1, 2])
    return d


def comprehension():
    a = [1, 2, 3]
    return [a.pop() for _ in a], a


def zip_same():
    it = iter(range(7))
    return list(zip(it, it, it)), list(it)


def bytearray_change():
    b = bytearray(b"abc")
    out = []
    for v in b:
        out.append(v)
        if len(b) < 6:
            b.append(v)
    return out, b


def nested_same_list():
    a = [1, 2]
    return [(x, y) for x in a for y in a]


def generator_over_cleared():
    a = [1, 2, 3]
    g = (x for x in a)
    next(g)
    a.clear()
    return list(g)


def sorted_snapshot():
    a = [3, 1, 2]
    for v in sorted(a):
        a.append(v)
    return a


def map_over_growing():
    a = [1]
    out = []
    for v in map(lambda x: x * 2, a):
        out.append(v)
        if len(a) < 4:
            a.append(v)
    return out


def slice_while_iterating():
    a = [1, 2, 3, 4, 5]
    for v in a[:]:
        if v % 2:
            a.remove(v)
    return a


def extend_self():
    a = [1, 2]
    a.extend(a)
    a += a
    a[len(a):] = a
    return len(a)


def dict_resize_during_iteration():
    d = dict.fromkeys(range(5))
    for k in d:
        d[k] = [k] * 100
    return len(d)


def iterator_keeps_alive():
    it = iter([1, 2, 3])
    return list(it), list(it)


def string_is_snapshot():
    s = "abc"
    out = []
    for c in s:
        s += c
        out.append(c)
    return out, s


def range_rebinding():
    n = 3
    out = []
    for i in range(n):
        n = 100
        i = 50
        out.append(i)
    return out


def unpack_target_is_list():
    a = [0, 0]
    for a[0] in range(3):
        a[1] += a[0]
    return a


def loop_variable_survives():
    for i in range(3):
        pass
    return i


for name, action in sorted((name, action) for name, action in globals().copy().items() if callable(action) and name not in ("outcome",) and getattr(action, "__module__", None) == __name__):
    print(name, outcome(action))
