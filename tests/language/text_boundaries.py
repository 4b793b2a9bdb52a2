"""Text of lengths around those at which another way is taken: words of eight bytes, short copies, rows of pieces."""

import json

LENGTHS = [*range(0, 20), 23, 24, 25, 31, 32, 33, 63, 64, 65, 103, 104, 105, 127, 128, 129, 255, 256, 257, 1023, 1025]


def text_of(length, seed):
    return "".join(chr(97 + (i * 7 + seed) % 26) for i in range(length))


def checksum(text):
    total = 0
    for character in text:
        total = (total * 31 + ord(character)) % 1000003
    return total


# joining, adding, repeating, slicing
for length in LENGTHS:
    a, b = text_of(length, 1), text_of(length // 2, 5)
    print(length, checksum(a + b), checksum(b.join([a, b, a])), checksum(a * 3), checksum(a[1:]), checksum(f"{a}{b}"),
          len(a + "é" + b), checksum("é".join([a, b])), checksum((a + "中")[2:]))

# splitting into many pieces, and replacing
for count in (0, 1, 2, 31, 32, 33, 63, 64, 65, 97, 200):
    words = [text_of(i % 5 + 1, i) for i in range(count)]
    line = " ".join(words)
    assert line.split() == words and line.rsplit() == words
    assert line.split(" ") == (words or [""]) and line.rsplit(" ") == (words or [""])
    assert "\n".join(words).splitlines() == words
    assert line.encode().split() == [word.encode() for word in words]
    print(count, line.split(None, 30)[-1:], line.rsplit(None, 33)[:1], checksum(line.replace(" ", "--")),
          checksum(line.replace(" ", "")), checksum(line.replace(" ", "é")), checksum(line.replace("a", "", 3)))
print("ab".replace("b", ""), "ab".replace("a", "").replace("b", "é"), "éa".replace("é", "b"), b"aXa".replace(b"X", b""))

# repr: every short way and what leaves it
for special in ["", "'", '"', "'\"", "\\", "\n", "\x7f", "é", "\u2028", "\x00"]:
    for length in (0, 1, 7, 8, 30):
        text = text_of(length, 3) + special
        assert eval(repr(text)) == text, text
    print(repr(special), repr("x" + special), [special], (special,), {special: special})
print([1, "a", (2.5, None), {"k": -3}, b"x", True, [[]], 10**20, -(2**47), 2**47 - 1])

# JSON: strings that end within and at the ends of words, and each character that must be escaped
for length in range(0, 20):
    for special in ["", '"', "\\", "\n", "\x1f", " ", "~", "\x7f", "é", "\ud83d", "😀"]:
        text = text_of(length, 2) + special + text_of(length // 2, 4)
        for ascii_only in (True, False):
            written = json.dumps([text, {text: text}], ensure_ascii=ascii_only)
            assert json.loads(written) == [text, {text: text}], written
            if length in (0, 7, 8):
                print(ascii(written))
for bad in ['"abcdefg', '"abcdefgh\n"', '"1234567\x01"', '"\\x"', '"abcdefgh', '{"a":1,"b"}', "[1.5e]", "[-]", "[1.]", '{"a" 1}']:
    try:
        print(json.loads(bad))
    except ValueError as error:
        print(error)
print(json.loads("[1.5, -0.25, 1e5, -2.5E-3, 0.1, 123456789.125, 1e400, 12345678901234567890, -7, 0]"))
keys = [f"k{i % 70}" for i in range(300)] + ["", "a", "aa", "aaa", "ab", "ba", "éa", "x" * 64, "x" * 65]
assert list(json.loads(json.dumps([{key: i} for i, key in enumerate(keys)]))) == [{key: i} for i, key in enumerate(keys)]

# numbers
for number in (0.0, 1.0, 5e-324, 123456.0, 2.5, 25.0, 250.0, 35.0, 1e15, 1e16, 123456789012345678.0, 9.5, 99.5, 999.5e3, 1e22,
               1.7976931348623157e308, 4503599627370497.5, 2**53 + 2.0, 6.5e17, 1.5e100):
    print([format(number, spec) for spec in ("e", ".0e", ".1e", ".2e", ".5g", "g", ".17g", ".3e", "G", ".0f", ".1%")])
    print([round(number, places) for places in (-3, -1, 0, 1, 2)], "%.2e %g %.0e %-12.1f| %+08.1f" % ((number,) * 5))
for number in (0, 7, -7, 12, 99, 100, -100, 1234567, 2**47 - 1, -(2**47), 2**47, 10**30):
    print([format(number, spec) for spec in ("d", "5d", "05d", "<5", "^7", "+d", " d", ",", "12,", "012,", "_", "x", "#x", "o", "b",
                                             "#010x", "_x", "X", "*>9,d", "=+6")])
    print("%d|%5d|%-5d|%05d|%+d|% d|%x|%#x|%o|%X|%.4d|%8.3d|%#o|%i" % ((number,) * 14))
for spec in ("z", "5z", "ss", "5s5", ".", "5.", ",,", "1,s", "0000000012", "000000000000000000001", "é<3", "<<3", "=5", "+", "#", "0", "é"):
    for thing in ("ab", 5, 2.5):
        try:
            print(ascii(format(thing, spec)))
        except ValueError as error:
            print(ascii(str(error)))


class Word(str):
    def __eq__(self, other):
        return False

    __hash__ = str.__hash__


print("{a}{b}{a!r:>4}".format(a=1, b="x"), "{0}{k}".format(1, k=2), "{k}".format_map({"k": Word("v")}))
for template, names in (("{missing}", {}), ("{missing}", {"a": 1}), ("{a.real}{a.imag}", {"a": 3}), ("{a[0]}", {"a": [5]})):
    try:
        print(template.format(**names))
    except KeyError as error:
        print("KeyError", error)
print(sorted(["b", "a", "ab", "", "é", "aé"]), "a" < "b" <= "b", "a" < "é", "" < "a", not "b" < "a")
