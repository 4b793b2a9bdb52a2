# bytes: literals, constructor, methods, indexing, comparison, decode.


def text_of(error):
    """What natives say of a wrong number of arguments has a test of its own."""
    return "" if isinstance(error, TypeError) and any(mark in str(error) for mark in ("argument", "expected")) else str(error)


def fails(action, *arguments, **named):
    try:
        print("no error:", repr(action(*arguments, **named)))
    except Exception as error:
        print(type(error).__name__, text_of(error))


print(b"abc", b'\x00\xff\n\t\\', b"it's", b'"', b"both'\"", rb"\n", Rb"\x", bR"\d", b"a" b"b", b"""t
t""", b"\101\7", bytes(3), bytes([1, 2, 255]), bytes(b"x"), bytes("é", "utf-8"), bytes("a", encoding="ascii"), bytes(range(5)), bytes(bytearray(b"q")), bytes(), bytes((i for i in (65, 66))))
fails(bytes, "a")
fails(bytes, [256])
fails(bytes, [-1])
fails(bytes, -1)
fails(bytes, ["a"])
fails(bytes, 1.5)
fails(bytes, None)
fails(bytes, 5, "ascii")
fails(bytes, "é", "ascii")
fails(eval, "b'é'")
fails(eval, "b'a' 'b'")

b = b"Hello, World"
print(len(b), b[0], b[-1], b[1:4], b[::-1], b[::3], list(b[:3]), b[20:], 72 in b, b"World" in b, b"" in b, b"x" in b, sorted(b"cab"), max(b), bytes(reversed(b)))
fails(lambda: b[12])
fails(lambda: b["a"])
fails(lambda: "a" in b)
fails(lambda: 256 in b)
fails(lambda: b + "a")
fails(lambda: b < "a")
print(b + b"!", b * 2, 2 * b"ab", b * 0, b == b"Hello, World", b != b"x", b"a" < b"b", b"a" < b"ab", b == bytearray(b), hash(b"a") == hash(bytes([97])), b"a" == "a", {b"k": 1}[b"k"])
print(b.upper(), b.lower(), b.swapcase(), b.title(), b.capitalize(), b"\xe9".upper(), b.center(20, b"*"), b.ljust(15), b.rjust(15, b"-"), b"7".zfill(3), b"-7".zfill(4))
print(b.count(b"l"), b.count(108), b.count(b"l", 4), b.find(b"o"), b.find(111, 5), b.rfind(b"o"), b.find(b"z"), b.index(b"W"), b.rindex(b"l"), b.startswith(b"He"), b.startswith((b"x", b"He")), b.endswith(b"ld"), b.endswith(b"o", 0, 5))
fails(b.index, b"z")
fails(b.find, "a")
fails(b.count, 300)
fails(b.startswith, "a")
print(b.replace(b"l", b"L"), b.replace(b"l", b"", 1), b"abc".replace(b"", b"-"), b"a,b,,c".split(b","), b" a  b ".split(), b"a,b,c".rsplit(b",", 1), b"a\nb\r\nc\rd\x0be".splitlines(), b"a\n".splitlines(True), b"a.b.c".partition(b"."), b"a.b.c".rpartition(b"."), b"abc".partition(b"x"))
fails(b"a".split, b"")
fails(b"a".split, ",")
fails(b.replace, "a", "b")
print(b"  x ".strip(), b"xxaxx".strip(b"x"), b"  x".lstrip(), b"x  ".rstrip(), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"), b",".join([b"a", b"b", bytearray(b"c")]), b"".join([]), b"a\tb".expandtabs(4), b"abc".translate(bytes(range(256)).replace(b"a", b"z")), b"abc".translate(None, b"b"), bytes.maketrans(b"ab", b"xy")[95:100])
fails(b",".join, ["a"])
fails(b"abc".translate, b"short")
for text in (b"", b"abc", b"ABC", b"a1", b"12", b" ", b"Abc", b"\xe9"):
    print(text, text.isalnum(), text.isalpha(), text.isascii(), text.isdigit(), text.islower(), text.isspace(), text.istitle(), text.isupper())
print(b.hex(), b"\x01\xff".hex(":"), b"abcdef".hex("-", 2), b"abcdef".hex("_", -4), bytes.fromhex("01 ff 0A"), bytes.fromhex(""), b"".hex())
fails(bytes.fromhex, "0")
fails(bytes.fromhex, "zz")
print(b"abc".decode(), b"\xc3\xa9".decode("utf-8"), b"\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("ascii", "ignore"), b"a\xff".decode("utf-8", "backslashreplace"), b"\x00a\x00b".decode("utf-16-be"), b"\xf0\x9f\x98\x80".decode(), b"\xef\xbb\xbfx".decode("utf-8-sig"))
for data in (b"\xff", b"a\xc3", b"\xe2\x82", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"ab\x80c", b"\xe2\x28\xa1"):
    fails(data.decode)
fails(b"\xff".decode, "ascii")
fails(b"a".decode, "nope")
fails(lambda: b"a".missing)
print(bytes.__name__, bytes.__add__(b"a", b"b"), b"%d" % 5, bool(b""), bool(b"\0"), str(b"a"), repr(b"\x7f\x80"), ascii(b"\xe9"), [b"x"])


class Data:
    def __bytes__(self):
        return b"from __bytes__"


class Indexes:
    def __index__(self):
        return 2


print(bytes(Data()), bytes(Indexes()), b"abc"[Indexes()], b"ab" * Indexes(), bytes([Indexes()]))
