# attack: product, combinations, permutations and repeat with counts that overflow or fill the memory
# allowed: the same with small counts
# expect: contained
# compat: contained
# options: --max-memory 32M --max-steps 50000000

import itertools

leaks = []
for attempt in (
    lambda: itertools.product(range(10 ** 9)),
    lambda: itertools.product([1, 2], repeat=10 ** 9),
    lambda: itertools.product([1, 2], repeat=2 ** 62),
    lambda: itertools.product([1, 2], repeat=2 ** 64),
    lambda: itertools.product(*[[1]] * 8, repeat=2 ** 61),
    lambda: itertools.combinations(range(10 ** 8), 2),
    lambda: itertools.permutations(range(10 ** 8)),
    lambda: itertools.combinations_with_replacement([1], 10 ** 10),
    lambda: itertools.combinations_with_replacement([1], 2 ** 62),
    lambda: itertools.tee([], 10 ** 9),
    lambda: itertools.tee([], 2 ** 62),
    lambda: list(itertools.repeat(0, 10 ** 10)),
    lambda: tuple(itertools.repeat(0)),
    lambda: list(itertools.batched(range(10 ** 9), 10 ** 9)),
    lambda: list(itertools.accumulate(itertools.repeat(1))),
):
    try:
        leaks.append(attempt())
    except (MemoryError, OverflowError):
        pass
for attempt in (lambda: list(itertools.combinations([1], 2 ** 62)), lambda: list(itertools.permutations([1], 2 ** 62))):
    try:
        leaks.extend(attempt())
    except (MemoryError, OverflowError):
        pass
print(list(itertools.product("ab", repeat=2))[:2], list(itertools.repeat(1, -5)), list(itertools.islice(itertools.count(2 ** 63), 2)))
print("LEAK" if leaks else "CONTAINED", *leaks)
