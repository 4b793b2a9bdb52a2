# attack: hand a native the same mutable value as target and as argument
# allowed: it, where the result is finite
# expect: contained
# compat: contained
# options: --max-memory 32M

from collections import Counter, deque

leaks = []
values, table, some, queue, raw = [1, 2, 3], {1: 2}, {1, 2}, deque([1, 2]), bytearray(b"ab")
values.extend(values)
values += values
values[1:2] = values
values[::2] = values[::2]
table.update(table)
table |= table
some |= some
some.update(some, some)
some ^= some
queue.extend(queue)
queue.extendleft(queue)
raw[0:1] = raw
raw[1:] = raw[:1]
try:
    raw.extend(raw)
except BufferError:
    pass
count = Counter("aab")
count.update(count)
count -= count
values.sort(key=lambda x: -x)
del values[values.index(1):]
for attempt in (lambda: values.extend(iter(values)), lambda: queue.extend(iter(queue)), lambda: values.extend(x for x in values)):
    try:
        attempt()
        leaks.append("ended")
    except (MemoryError, RuntimeError):
        pass
print(table, some, len(queue) > 3, len(count), list(zip(*[iter([1, 2, 3, 4])] * 2)))
print("LEAK" if leaks else "CONTAINED", *leaks)
