# attack: itertools.product, permutations and combinations of huge inputs
# allowed: small ones
# expect: contained
# options: --max-memory 64M

from itertools import combinations, combinations_with_replacement, permutations, product

print(len(list(product("ab", repeat=3))))
for action in (lambda: product(range(10 ** 9)), lambda: product([0], repeat=10 ** 12), lambda: product("ab", repeat=10 ** 8), lambda: list(product(range(100), repeat=10)), lambda: list(permutations(range(1000))), lambda: list(combinations(range(1000), 500)), lambda: permutations(range(10 ** 9)), lambda: combinations(range(10), 10 ** 15), lambda: list(combinations_with_replacement(range(10 ** 5), 3))):
    try:
        action()
    except (MemoryError, OverflowError, ValueError):
        pass
print("CONTAINED")
