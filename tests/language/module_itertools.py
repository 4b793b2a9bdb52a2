# itertools: every function.

import itertools
from itertools import (accumulate, batched, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby,
                       islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest)


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, "" if isinstance(error, TypeError) else error)


print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate("abc")), list(accumulate([], initial=5)), list(accumulate([1, 2], initial=10)), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], func=None)))
print(list(batched("abcdefg", 3)), list(batched([], 2)), list(batched(range(4), 2)))
fails(lambda: batched("abc", 0))
fails(lambda: list(batched("abc", 2, strict=True)))
print(list(chain("ab", [1], ())), list(chain()), list(chain.from_iterable(["ab", [1, 2]])), list(chain.from_iterable(iter([]))))
fails(lambda: list(chain(5)))
fails(lambda: list(chain([1], 5)))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations("abc", 0)), list(combinations_with_replacement("ab", 2)), list(combinations_with_replacement([], 1)), len(list(combinations(range(10), 5))))
fails(combinations, "ab", -1)
fails(combinations, "ab")
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(compress([], [])), list(islice(count(), 3)), list(islice(count(5, 3), 3)), list(islice(count(0.5, 0.25), 4)), list(islice(count(10, -1), 3)), next(count(2 ** 62)), list(islice(count(2 ** 63 - 2), 4)), list(islice(count(step=2), 3)), count(5), count(1, 2))
fails(count, "a")
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(dropwhile(lambda v: v < 3, [1, 3, 2, 5])), list(takewhile(lambda v: v < 3, [1, 2, 5, 1])), list(filterfalse(lambda v: v % 2, range(6))), list(filterfalse(None, [0, 1, ""])))
print([(k, list(g)) for k, g in groupby("aabbbc")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda v: v % 2)], [k for k, g in groupby("aab")], list(groupby([])), [(k, len(list(g))) for k, g in groupby(sorted("banana"))], [(k, list(g)) for k, g in groupby("Aab", key=str.lower)])
groups = groupby("aab")
first_key, first_group = next(groups)
second_key, second_group = next(groups)
print(first_key, list(first_group), second_key, list(second_group))
print(list(islice("abcdef", 3)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)), list(islice("abc", 0)), list(islice("abc", None)), list(islice(range(100), 90, 200, 4)))
for args in ((-1,), (1, -2), (1, 2, 0), ("a",), (1.5,), (0, 5, -1)):
    fails(islice, "abc", *args)
shared = iter("abcdef")
print(list(islice(shared, 2)), list(islice(shared, 1, 2)), list(shared))
print(list(pairwise("abcd")), list(pairwise("a")), list(pairwise([])), list(permutations("abc")), list(permutations("abc", 2)), list(permutations("a", 2)), list(permutations([], 0)), len(list(permutations(range(6)))))
fails(permutations, "ab", -1)
fails(permutations, "ab", "x")
print(list(product("ab", [1, 2])), list(product()), list(product("ab", repeat=2)), list(product([], "ab")), list(product(range(2), repeat=3)), len(list(product("abc", repeat=4))), list(product("ab", repeat=0)))
fails(product, "a", repeat=-1)
fails(product, 5)
print(list(repeat("x", 3)), list(islice(repeat(1), 3)), list(repeat(5, 0)), list(repeat(5, -2)), repeat(1, 3), repeat("x"), list(map(pow, range(4), repeat(2))), list(repeat(object="k", times=2)))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda *a: len(a), ["ab", (), [1]])), list(zip_longest("abc", [1])), list(zip_longest("a", "bc", fillvalue="-")), list(zip_longest()), list(zip_longest([], [1, 2], fillvalue=0)))
fails(lambda: list(starmap(pow, [5])))
fails(zip_longest, "a", wrong=1)
a, b, c = tee("xyz", 3)
print(next(a), list(b), list(a), list(c), tee([], 0), len(tee([1])))
fails(tee, 5)
fails(tee, [], -1)
produced = []


def source():
    for v in range(4):
        produced.append(v)
        yield v


left, right = tee(source())
print(next(left), next(left), produced, next(right), produced, list(right), list(left))


def broken():
    yield 1
    raise ValueError("broken source")


for tool in (lambda i: chain(i), lambda i: accumulate(i), lambda i: islice(i, 5), lambda i: pairwise(i), lambda i: compress(i, [1, 1]), lambda i: takewhile(bool, i), lambda i: groupby(i), lambda i: zip_longest(i, "ab"), lambda i: starmap(max, zip(i)), lambda i: batched(i, 2), lambda i: tee(i)[0], lambda i: product(i), lambda i: permutations(i), lambda i: cycle(i), lambda i: filterfalse(bool, i), lambda i: dropwhile(bool, i)):
    fails(lambda: list(islice(tool(broken()), 10)))
fails(lambda: list(accumulate([1, "a"])))
fails(lambda: list(takewhile(5, [1])))
fails(lambda: list(groupby([1], key=5)))
fails(lambda: list(dropwhile(lambda v: 1 / 0, [1])))


def primes():
    numbers = count(2)
    while True:
        prime = next(numbers)
        yield prime
        numbers = filter(lambda v, prime=prime: v % prime, numbers)


print(list(islice(primes(), 15)), sum(islice(accumulate(repeat(1)), 100)), list(takewhile(lambda v: v < 60, accumulate(count(1)))), [len(list(g)) for _, g in groupby(format(0b1110011110, "b"))])
print([type(v).__name__ for v in (chain(), count(), cycle(""), repeat(1), product(), groupby(""), islice("", 1), accumulate(""), zip_longest())], [iter(v) is v for v in (chain("a"), count(), product("a"), pairwise("ab"))], itertools.__name__)
print(list(zip(count(), "abc")), dict(zip("abc", count(1))), list(map(lambda a, b: a + b, chain([1], [2]), cycle([10]))), [list(islice(s, 2)) for s in tee(count(), 2)], sorted(chain.from_iterable({1: 2, 3: 4}.items())))
