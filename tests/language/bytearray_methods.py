# bytearray: changing in place, slice assignment, methods, aliasing.


def fails(action, *arguments):
    try:
        print("no error:", repr(action(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


a = bytearray(b"hello")
print(a, repr(a), str(a), len(a), a[1], a[-1], a[1:3], type(a[1:3]), list(a), a == b"hello", b"hello" == a, a != bytearray(), bytearray(2), bytearray([1, 2]), bytearray("é", "utf-8"))
alias = a
a[0] = 72
a[-1:] = b"p!"
print(a, alias is a)
a[1:3] = b""
print(a)
a[1:1] = [65, 66]
print(a)
a[::2] = b"\x01\x02\x03"
print(a)
del a[0]
del a[1:3]
print(a)
a += b"tail"
a.append(33)
a.extend(b"xy")
a.extend([1, 2])
a.extend(range(3))
print(a, alias is a)
a.insert(0, 0)
a.insert(100, 255)
print(a, a.pop(), a.pop(0), a.pop(2), a)
a.remove(33)
a.reverse()
print(a, a.copy() == a, a.copy() is a)
a *= 2
print(a, len(a))
a.clear()
print(a, bool(a))
fails(a.pop)
fails(a.remove, 1)
fails(a.append, 256)
fails(a.append, -1)
fails(a.append, "a")
fails(a.extend, "text")
fails(a.extend, 5)
fails(a.extend, [1, 300])
fails(a.insert, "x", 1)
b = bytearray(b"abcdef")


def put(index, value):
    b[index] = value


def drop(index):
    del b[index]


fails(put, 10, 1)
fails(put, 0, 256)
fails(put, 0, "a")
fails(put, 0, b"a")
fails(put, "x", 1)
fails(put, slice(0, 4, 2), b"xyz")
fails(put, slice(0, 2), "text")
fails(put, slice(0, 2), 3)
fails(drop, 99)
fails(hash, b)
fails(lambda: {b: 1})
fails(lambda: b + "a")
fails(lambda: b < 5)
put(slice(0, 2), b)
print(b)
put(slice(2, 2), range(3))
print(b, b[::-1], b[-3:], b.find(b"c"), b.count(b"a"), b.index(100), 97 in b, b"ab" in b, b.startswith(b"ab"), b.endswith(b"f"))
drop(slice(None, None, 2))
print(b)
c = bytearray(b"The Quick")
for result in (c.upper(), c.lower(), c.title(), c.swapcase(), c.center(13, b"*"), c.ljust(11), c.zfill(12), c.replace(b"Q", b"q"), c.strip(b"T"), c.removeprefix(b"The "), c + b"!", b"!" + c, c * 2, c[:3], c.partition(b" ")[0], c.split()[1], bytearray(b"-").join([b"a", c]), c.translate(None, b"e"), c % ()):
    print(type(result).__name__, bytes(result))
print(c.isalpha(), c.hex(), c.decode(), c.splitlines(), bytearray.fromhex("00 ff"), c < b"U", c <= c, c > b"A", sorted(bytearray(b"cab")), bytes(reversed(c)))
d = bytearray(b"x" * 10)
for i in range(10):
    d[i] = 97 + i
print(d, sum(d), max(d), d == bytes(range(97, 107)), [hex(v) for v in d[:3]])
e = bytearray()
for i in range(1000):
    e.append(i & 255)
    if i % 3 == 0:
        del e[: len(e) // 4]
print(len(e), sum(e))
