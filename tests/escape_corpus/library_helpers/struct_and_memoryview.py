# attack: read beyond a buffer by struct and memoryview: offsets, casts, huge counts, buffers that shrink, released views
# allowed: ordinary packing
# expect: contained
# compat: contained
import struct

leaks = []
data = bytearray(b"ABCDEFGH")
view = memoryview(data)
gone = memoryview(bytearray(8))
gone.release()
for attempt in [lambda: struct.unpack_from("8s", data, 1), lambda: struct.unpack_from("b", data, -9), lambda: struct.unpack_from("b", data, 2**63 - 1),
                lambda: struct.unpack_from("1000000000000s", data), lambda: struct.unpack("99999999999999999999s", b""), lambda: struct.pack_into("q", data, 4, 1),
                lambda: struct.pack_into("b", data, -2**63, 1), lambda: struct.pack_into("b", b"fixed", 0, 1), lambda: struct.unpack("P", bytes(7)),
                lambda: struct.calcsize("9223372036854775807q"), lambda: view[8], lambda: view[-9], lambda: view.cast("q")[1], lambda: view.cast("Z"), lambda: gone[0],
                lambda: bytes(gone), lambda: data.clear(), lambda: data.extend(b"x"), lambda: data.__init__(1), lambda: view.cast("B", (3, 3)), lambda: view.cast("B", (2**33, 2**33)),
                lambda: memoryview(b"x").__setitem__(0, 1), lambda: view.obj.__self__, lambda: struct.iter_unpack("3s", data), lambda: struct.iter_unpack("0s", data),
                lambda: struct.Struct("i").__reduce__(), lambda: view.__setitem__(slice(0, 4), b"12345"), lambda: view[0:8:0], lambda: struct.pack("4s", 1), lambda: struct.pack("b", 300)]:
    try:
        leaks.append(attempt())
    except (struct.error, IndexError, TypeError, ValueError, BufferError, AttributeError, OverflowError, NotImplementedError):
        pass


class Index:
    def __index__(self):
        shrinking.release()
        return 0


shrinking = memoryview(bytearray(64))
try:
    shrinking[Index()] = 255
    leaks.append("written to a released view")
except ValueError:
    pass
if bytes(data) != b"ABCDEFGH" or struct.unpack_from("<H", data, 6) != (0x4847,) or view[2:4].tobytes() != b"CD" or view.cast("H")[3] != struct.unpack("H", b"GH")[0]:
    leaks.append("ordinary packing")
print("LEAK" if leaks else "CONTAINED", *leaks)
