# attack: keep everything that was allocated before each MemoryError, so that handlers, finally blocks and finalisers have no room left
# allowed: going on after the list is dropped
# expect: contained
# compat: contained
# options: --max-memory 16M


class Tidy:
    done = 0

    def __del__(self):
        Tidy.done += len([1, 2, 3])


def fill():
    kept = []
    for size in (1_000_000, 10_000, 100, 1):
        try:
            while True:
                kept.append(bytearray(size))
        except MemoryError as error:
            try:
                str(error)
                [Tidy() for i in range(10)]
            except MemoryError:
                pass
        finally:
            try:
                "%s %s" % (size, [size])
            except MemoryError:
                pass
    return None


for i in range(3):
    try:
        fill()
    except MemoryError:
        pass
print(len(list(range(1000))), Tidy.done % 3)
print("CONTAINED")
