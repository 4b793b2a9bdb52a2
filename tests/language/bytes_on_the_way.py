"""Bytes where loops, dicts and the interpreter meet them: keys, iteration, length, truth, appending with and without room."""


def counted(keys):
    counts = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts


data = b"abracadabra" * 3
print(counted(data[i:i + 3] for i in range(len(data))))
print(counted([b"", b"a", "a", b"ab" * 40, b"ab" * 40, b"a", ("a", b"a"), ("a", b"a"), 97, b"", ""]))
print({b"k": 1}[bytes(bytearray(b"k"))], b"k" in {b"k"}, "k" in {b"k"}, b"k" in {"k": 1}, {b"x"} & {b"x", "x"})


class Key(bytes):
    def __eq__(self, other):
        return "asked" if isinstance(other, bytes) else NotImplemented

    __hash__ = bytes.__hash__


print({b"k": 1}.get(Key(b"k")), {Key(b"k"): 2}.get(b"k"), Key(b"z") in {b"k": 1})
try:
    {bytearray(b"k"): 1}
except TypeError as error:
    print(error)


def gone_through(items):
    seen = []
    for item in items:
        seen.append(item)
    return seen


once = iter(b"xyz")
print(gone_through(b"ab"), gone_through(once), gone_through(once), gone_through(b""), gone_through(reversed(b"ab")))
print([(i, b) for i, b in enumerate(b"ab")], [(a, b) for a, b in zip(b"ab", "cd")], list(map(chr, b"hi")), sum(b"\xff\x01"), max(b"ab"))
growing = bytearray(b"ab")
for item in growing:
    if len(growing) < 5:
        growing.append(item + 1)
print(growing)
for holder in (b"", b"a", bytearray(), bytearray(b"a"), set(), {1}, frozenset(), frozenset([1, 2]), memoryview(b""), memoryview(b"ab")):
    for _ in range(2):
        print(len(holder), bool(holder), not holder, "yes" if holder else "no", end="; ")
print()


class Odd(bytearray):
    def __len__(self):
        return 5

    def __bool__(self):
        return False


print(len(Odd(b"abc")), bool(Odd(b"abc")), len(bytearray(Odd(b"abc"))))

array = bytearray()
for number in range(300):
    array.append(number & 255)
print(len(array), array[-3:], array[:3])
del array[:290]
array.append(7)
print(array)
for wrong in (256, -1, "a", 1.5, None, 2**70, b"a"):
    try:
        array.append(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
array.append(True)


class Index:
    def __index__(self):
        array.append(1)
        return 2


array.append(Index())
print(array)
view = memoryview(array)
try:
    array.append(3)
except BufferError as error:
    print(error)
view.release()
array.append(3)
array.clear()
array.append(4)
print(array, bytearray.append(array, 5), array)
try:
    bytearray.append(b"a", 5)
except TypeError as error:
    print("not bytes")

data = b"abcdef"
for start in (None, 0, 1, -1, -9, 9, 2**70, True):
    print([(data[start:stop], data[start:stop] is data, b""[start:stop]) for stop in (None, 0, 1, 3, -1, -9, 9, -(2**70), False)])


class Cut(bytes):
    def __getitem__(self, key):
        return key


print(Cut(b"abc")[1:2], bytearray(b"abc")[1:], memoryview(b"abc")[1:].tobytes(), {data[1:4]: 1}[b"bcd"], (data * 20)[5:100])
try:
    data["a":]
except TypeError as error:
    print(error)
