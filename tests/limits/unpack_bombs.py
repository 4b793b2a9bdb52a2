# attack: unpacking of endless and huge iterables into names, stars and displays
# allowed: unpacking of small ones
# expect: contained
# options: --max-memory 64M

from itertools import count, repeat


def three(source):
    a, b, c = source
    return a


def star(source):
    a, *b = source
    return a


for action in (lambda: three(count()), lambda: star(count()), lambda: star(range(10 ** 12)), lambda: [*repeat(1)], lambda: {*count()}, lambda: (*repeat(0), 1), lambda: print(*count()), lambda: {**{i: i for i in count()}}, lambda: dict(zip(count(), repeat(1))), lambda: ",".join(repeat("x")), lambda: b"".join(repeat(b"x")), lambda: bytes(repeat(1)), lambda: three(repeat(1))):
    try:
        action()
        print("LEAK")
    except (MemoryError, ValueError):
        pass
print(three("abc"))
print("CONTAINED")
