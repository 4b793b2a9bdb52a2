# A native that is called from another native and takes its items from a generator keeps its own arguments while the
# generator's frame comes and goes.


def noisy(items):
    for item in items:
        filler = [item, str(item), (item,), {item: item}]
        yield filler[0]
    del filler


def with_many_registers(n):
    a, b, c, d, e, f = range(n, n + 6)
    for k in range(4):
        a, b, c, d, e, f = b, c, d, e, f, [a, k]
        yield k
        g, h, i = {k}, [k], (k,)
        yield (g, h, i, a, b)[1][0]


print(list(map(sum, [noisy([1, 2, 3]), noisy([4, 5])], [10, 20])))
print(list(map(sorted, [noisy("hello"), with_many_registers(1)])))
print(list(map(lambda f, g: f(g), [list, tuple, set, max, min], [with_many_registers(n) for n in range(5)])))
lists = [[0], [1]]
list(map(list.extend, lists, [noisy(range(5)), with_many_registers(3)]))
print(lists)
tables = [{}, {}]
list(map(dict.update, tables, [noisy([(1, 2), (3, 4)]), zip(noisy("ab"), with_many_registers(2))]))
print(tables)
print(list(map(str.join, ["-", "+"], [noisy("abc"), noisy("xyz")])))
print(list(map(isinstance, [1, "a"], [int, str])), list(map(max, noisy([1, 5]), noisy([4, 2]))))
print(list(map(int.from_bytes, [noisy([1, 2]), noisy([3])], ["big", "little"])))
print(sorted([3, 1, 2], key=lambda n: sum(noisy(range(n)))), list(zip(*map(noisy, ["abc", "def"]))))
print(list(map(bytes, [noisy([1, 2, 3]), with_many_registers(1)])), [*map(any, [noisy([0, 0, 1])])])


def thrower():
    for n in range(3):
        try:
            yield n
        except ValueError as error:
            yield str(error)


generators = [thrower(), thrower()]
list(map(next, generators))
print(list(map(lambda g, e: g.throw(e), generators, [ValueError("one"), ValueError("two")])))
print([list(map(next, generators)) for _ in range(2)], list(map(lambda g: g.close(), generators)))
