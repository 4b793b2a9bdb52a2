# attack: a tower of generators that delegate to each other without an end, and one deep finite tower
# allowed: a tower of a hundred
# expect: contained

def tower(n):
    if n:
        yield from tower(n - 1)
    yield n


print(sum(tower(100)))


def endless():
    yield from endless()


try:
    list(endless())
    print("LEAK")
except RecursionError:
    pass
nested = iter([1])
for _ in range(100_000):
    nested = map(abs, nested)
try:
    print(list(nested))
except RecursionError:
    print("too deep")
chain = (n for n in [1])
for _ in range(20_000):
    chain = (n for n in chain)
try:
    print(list(chain))
except RecursionError:
    print("too deep")
del nested, chain
print("CONTAINED")
