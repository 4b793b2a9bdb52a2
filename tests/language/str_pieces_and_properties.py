"""What characters are, one by one and in words; splitting at whitespace of every kind, into few and many pieces."""

METHODS = ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "islower", "isnumeric", "isprintable", "isspace", "isupper"]


def ranges(numbers):
    out = []
    for number in numbers:
        if out and out[-1][1] == number - 1:
            out[-1][1] = number
        else:
            out.append([number, number])
    return out


for name in METHODS:
    method = getattr(str, name)
    print(name, ranges(code for code in range(0x250) if method(chr(code))))
    print(name, [method(text) for text in ("", "abc", "ab1", "123", "a b", " \t\n", "aé", "é1", "1²", "\x1c ", "ab\u2003", "x" * 5000, "x" * 5000 + "!")])

SPACES = " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2009\u2028\u2029\u202f\u205f\u3000"
for space in SPACES:
    for text in (f"{space}a{space}b", f"a{space * 3}é{space}", f"{space}", f"é{space}é", f"x\u200b{space}y"):
        print(ascii(text.split()), ascii(text.split(None, 1)), ascii(text.rsplit(None, 1)), ascii(text.strip()))
for byte in range(256):
    data = bytes([97, byte, 98, byte])
    if len(data.split()) != 1:
        print(byte, data.split(), data.split(None, 1), bytearray(data).split())

for count in (0, 1, 31, 32, 33, 63, 64, 65, 200):
    text = " ".join(str(i) for i in range(count))
    pieces = text.split()
    assert pieces == [str(i) for i in range(count)] and text.rsplit() == pieces
    assert text.split(" ") == (pieces or [""]) and text.rsplit(" ") == (pieces or [""])
    assert text.replace(" ", "\n").splitlines() == pieces
    assert text.split(None, 40) == pieces[:40] + ([" ".join(pieces[40:])] if count > 40 else [])
    assert [piece.decode() for piece in text.encode().split()] == pieces
    print(count, len(pieces), len(text.split("1")), text.split("1", 33)[-1][:20], text.rsplit("1", 33)[0][-20:])

for text in ("", "a", "ab", "abc", "abcd", "abcdefg", "abcdefgh", "abcdefghijklmnop", "abcdefghijklmnopq", "é", "éa"):
    for end in range(len(text) + 1):
        assert text.startswith(text[:end]) and text.endswith(text[end:])
        assert text[:end] + text[end:] == text
        changed = text[:end] + "~" + text[end + 1:]
        assert not (text + "-").startswith(changed) or changed == text[:end] + "~" and False
        assert (text == changed) is False and (text[:end] == text) is (end == len(text))
print("abc".startswith(("x", "ab")), "abc".endswith(("x", "bc")), "abc".startswith("bc", 1), "abc".endswith("ab", 0, 2))
for bad in (1, b"a", None, ["a"], ("a", 1)):
    try:
        print("bbc".startswith(bad))
    except TypeError as error:
        print(error)


class Text(str):
    pass


print(Text("abc").startswith(Text("ab")), "abc".endswith(Text("c")), Text("abc").isalpha(), Text("a b").split())
