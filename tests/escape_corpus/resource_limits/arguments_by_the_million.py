# attack: calls with millions of arguments, by star and double star, to guest functions and natives
# allowed: a thousand arguments
# expect: contained
# compat: contained
# options: --max-memory 16M

import functools

leaks = []


def take(*arguments, **named):
    return len(arguments) + len(named)


for number, attempt in enumerate((
    lambda: take(*range(10 ** 8)),
    lambda: take(**{f"n{i}": i for i in range(10 ** 7)}),
    lambda: max(*range(10 ** 8)),
    lambda: print(*range(10 ** 8)),
    lambda: functools.partial(take, *range(10 ** 8))(),
    lambda: "{}".format(*range(10 ** 8)),
    lambda: dict(**{f"n{i}": i for i in range(10 ** 7)}),
    lambda: [].append(*range(10 ** 8)),
    lambda: type("x", (), {}, *range(10 ** 8)),
    lambda: take(*("x" * 10 ** 9)),
    lambda: zip(*([1],) * 10 ** 9),
    lambda: set().union(*([1],) * 10 ** 9),
    lambda: str.format(*["{}"] * 10 ** 9),
)):
    try:
        attempt()
        leaks.append(number)
    except (MemoryError, TypeError):
        pass
print(take(*range(1000)), take(**{f"n{i}": i for i in range(1000)}), max(*range(1000)))
print("LEAK" if leaks else "CONTAINED", *leaks)
