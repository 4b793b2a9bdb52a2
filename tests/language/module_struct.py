# struct: packing, alignment, byte order, errors.
import struct


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except struct.error as error:
        print("struct.error", error)
    except Exception as error:
        print(type(error).__name__, error)


for format in ("b", "<hH", ">iI", "=qQ", "!lL", "@nN", "?", "c", "5s", "5p", "bhiq", "<bhiq", "3x", "2h3x1b", "efd", "0i", " i i ", "bxh", "s0i", "P"):
    print(format, struct.calcsize(format))
print(struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 18446744073709551615))
print(struct.pack(">hil", 1, 2, 3), struct.pack("bhi", 1, 2, 3), struct.pack("<3sx2s", b"ab", b"xyz"), struct.pack("5p", b"hello world"), struct.pack("?c", 5, b"z"), struct.pack("<fd", 1.5, -2.25), struct.pack(">e", 0.1))
print(struct.unpack("<bBhH", b"\xff\xff\xfe\xff\xff\xff"), struct.unpack(">3s2x?", b"abc\0\0\1"), struct.unpack("5p", b"\x03abcd"), struct.unpack("<2d", struct.pack("<2d", 1e300, -0.0)), struct.unpack("<e", b"\x66\x2e"), struct.unpack("3i", struct.pack("3i", 1, 2, 3)))
print(struct.unpack_from("<h", b"\0\1\2\3", 2), struct.unpack_from("<h", b"\0\1\2\3", -2), list(struct.iter_unpack("<h", b"\1\0\2\0")), struct.unpack("<I", memoryview(bytearray(b"\1\2\3\4"))))
buffer = bytearray(8)
struct.pack_into("<hh", buffer, 2, 1, -1)
print(buffer)
s = struct.Struct("<ih")
print(s.size, s.format, s.pack(1, 2), s.unpack(s.pack(3, 4)), s.unpack_from(b"\0" + s.pack(5, 6), 1), list(s.iter_unpack(s.pack(1, 1) * 2)))
for format, *values in (("b", 128), ("B", -1), ("h", 40000), ("i", "x"), ("i", 1.5), ("f", "x"), ("c", b"ab"), ("c", 5), ("s", 5), ("ii", 1), ("i", 1, 2), ("z", 1), ("5", ), ("Q", 2 ** 64), ("q", 2 ** 63), ("f", 1e300), ("<n", 1)):
    attempt(struct.pack, format, *values)
attempt(struct.unpack, "<i", b"abc")
attempt(struct.unpack_from, "<i", b"abcd", 2)
attempt(struct.unpack_from, "<i", b"abcd", -9)
attempt(struct.pack_into, "<i", bytearray(2), 0, 1)
attempt(struct.unpack, "<i", "text")
attempt(struct.calcsize, 5)
attempt(lambda: list(struct.iter_unpack("<i", b"abcde")))


class Index:
    def __index__(self):
        return 7


print(struct.pack("<i", Index()), struct.pack("<i", True), struct.unpack("<?", b"\2"), struct.pack(b"<h", 1))
print(issubclass(struct.error, Exception), struct.pack("<e", float("inf")), struct.unpack("<e", b"\0\x7c"), struct.unpack("<f", struct.pack("<f", 3.14)))
attempt(struct.pack, "e", 70000.0)
