# memoryview: what it shows of bytes and bytearray, slices, casts, comparison, and the bytes it holds in place.
def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


def assign(view, key, item):
    view[key] = item


data = bytearray(b"abcdef")
view = memoryview(data)
print(len(view), view[0], view[-1], bytes(view), view.tolist(), view.tobytes(), list(view), 98 in view)
print(view.format, view.itemsize, view.nbytes, view.ndim, view.shape, view.strides, view.suboffsets, view.readonly)
print(view.contiguous, view.c_contiguous, view.f_contiguous, view.obj is data, view.hex(), view.hex("-", 2))
print(view == b"abcdef", view == data, view != b"x", view == "abcdef", memoryview(b"ab") == memoryview(b"ab"))
view[0] = 65
view[1:3] = b"BC"
view[::2] = view[1::2]
print(data, view[::-1].tobytes(), view[4:1:-1].tolist(), view[1:5][1:3].tobytes(), view[10:].tobytes(), view[2:2] == b"")
print(view[::2].contiguous, view[::2].strides, view[::2].nbytes, view[::-2].tolist())
for key in (6, -7, "a", None, 1.5, (0, 0), (0,), (slice(1), slice(1)), 10**30):
    attempt(lambda: view[key])
for key, item in ((0, 256), (0, -1), (0, "x"), (0, None), (9, 1), (slice(0, 2), b"abc"), (slice(0, 2), 5), ("k", 1),
                  (slice(0, 2), memoryview(b"\1\0\2\0").cast("h"))):
    attempt(assign, view, key, item)
attempt(lambda: view.__delitem__(0))
attempt(assign, memoryview(b"abc"), 0, 1)
for argument in (1, "text", None, [1]):
    attempt(memoryview, argument)
attempt(memoryview)

print("resizing")
attempt(data.append, 1)
attempt(data.extend, b"xy")
attempt(data.clear)
data[0] = 1
data[1:3] = b"zz"
attempt(lambda: data.__delitem__(0))
attempt(lambda: data.__setitem__(slice(0, 1), b"long"))
view.release()
data.append(1)
print(data)
for use in (lambda: view[0], lambda: len(view), lambda: view.tolist(), lambda: view.obj, lambda: view == b"", lambda: view.shape,
            lambda: memoryview(view), lambda: view.release(), lambda: view.__enter__(), lambda: hash(view), lambda: list(view)):
    attempt(use)
with memoryview(data) as view:
    part = view[1:]
    attempt(data.pop)
attempt(data.pop)
part.release()
attempt(data.pop)
attempt(lambda: part[0])

print("casts")
raw = memoryview(bytes(range(16)))
for code in "bB?hHiIlLqQnNfdc":
    attempt(lambda: raw.cast(code).tolist())
attempt(lambda: raw.cast("@I")[1])
for code in ("x", "<I", "II", "", 5, None, "s"):
    attempt(lambda: raw.cast(code))
attempt(lambda: raw[:5].cast("H"))
attempt(lambda: raw[::2].cast("H"))
attempt(lambda: raw.cast("H").cast("I"))
print(raw.cast("H").cast("B") == raw, raw.cast("I").shape, raw.cast("I").strides)
grid = raw.cast("B", [4, 4])
print(grid.shape, grid.strides, grid.ndim, len(grid), grid.nbytes, grid[1, 2], grid[-1, -1], grid.tolist(), grid.tobytes() == raw)
print(grid[1:3].tolist(), grid[::2].tolist(), grid[::2].contiguous, grid == raw, grid == raw.cast("B", (4, 4)))
for key in (0, (0,), (0, 0, 0), (4, 0), (0, slice(1)), "x"):
    attempt(lambda: grid[key])
attempt(lambda: list(grid))
for shape in ([3], [0], [-1], ["a"], 5, [2, 2, 4], [16], [], [1] * 65):
    attempt(lambda: raw.cast("B", shape).shape)
point = raw[:1].cast("B", ())
attempt(lambda: point[0])
print(point[()], point.shape, point.tolist(), point.tobytes(), point.nbytes)
attempt(lambda: len(point))
writable = memoryview(bytearray(16)).cast("d")
writable[0] = 1.5
writable[1] = 7
print(writable.tolist(), writable.obj[:8].hex())
for item in ("x", None, 1j, 10**400):
    attempt(assign, writable, 0, item)
shorts = memoryview(bytearray(4)).cast("h")
for item in (32767, -32768, 32768, 1.0, True, "s"):
    attempt(assign, shorts, 0, item)
    print(shorts.tolist())
square = memoryview(bytearray(4)).cast("B", [2, 2])
square[1, 0] = 9
attempt(assign, square, 0, 1)
attempt(assign, square, slice(0, 1), b"ab")
print(square.tolist())

print("hash and the rest")
print(hash(memoryview(b"abc")) == hash(b"abc"), hash(memoryview(b"xabcx")[1:4]) == hash(b"abc"))
attempt(hash, memoryview(bytearray(b"abc")))
attempt(hash, memoryview(b"abcd").cast("I"))
fixed = memoryview(bytearray(b"abc")).toreadonly()
print(fixed.readonly, hash is not None)
attempt(assign, fixed, 0, 1)
print(b"-".join([memoryview(b"a"), memoryview(bytearray(b"b"))]), b"xay".replace(memoryview(b"a"), b"b"),
      b"abc".startswith(memoryview(b"ab")), bytes(memoryview(b"abc")[::2]), bytearray(memoryview(b"abc")) + memoryview(b"d"),
      int.from_bytes(memoryview(b"\1\0"), "big"), str(memoryview(b"abc"), "ascii"), b"abc" == memoryview(b"abc"),
      b"abc".find(memoryview(b"b")))
print(memoryview(b"\0\0\0\x80").cast("f") == memoryview(b"\0\0\0\0").cast("f"), memoryview(b"\0\0\xc0\x7f").cast("f") ==
      memoryview(b"\0\0\xc0\x7f").cast("f"), memoryview(b"\1\0").cast("h") == memoryview(b"\1"),
      memoryview(b"\1\2") == memoryview(b"\1\0\2\0").cast("h"), memoryview(b"\1") == memoryview(b"\1").cast("b"))


class Owner:
    def __init__(self):
        self.data = bytearray(b"owned")
        self.released = 0

    def __buffer__(self, flags):
        return memoryview(self.data)

    def __release_buffer__(self, view):
        self.released += 1
        view.release()


owner = Owner()
with memoryview(owner) as shown:
    shown[0] = 79
    print(bytes(shown))
    attempt(owner.data.append, 1)
print(owner.released, owner.data)


class Wrong:
    def __buffer__(self, flags):
        return b"no view"


attempt(memoryview, Wrong())
try:
    class Sub(memoryview):
        pass
except TypeError as error:
    print(error)
