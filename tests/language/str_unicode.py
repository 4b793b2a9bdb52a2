# Unicode: properties, case mapping, indexing of every width of character, search, comparison.

samples = "aZ09_ \t\nß\u00e9\u00c9ĳŉǄǅǆΣσς\u0301Жжאבअकあア漢字한글Ⅷ²½٣๓१\u00a0\u2003\u200b\u2028\u3000\ufeff😀🏽𝐀𝟎\U0001e900\U0001e922"
for c in samples:
    flags = "".join("01"[v] for v in (c.isalnum(), c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isidentifier(), c.islower(), c.isupper(), c.istitle(), c.isprintable(), c.isspace(), c.isascii()))
    print(f"U+{ord(c):04X}", flags, ascii(c.upper()), ascii(c.lower()), ascii(c.title()), ascii(c.casefold()), ascii(c.swapcase()), ascii(repr(c)))
for text in ("ΟΔΥΣΣΕΥΣ", "ΣΑΣ Σ ΑΣ. ΑΣΑ", "İstanbul", "STRASSE straße", "ﬁnland ﬀ", "ŉun", "ᾳ ᾼ", "ǈubljana", "tWo wOrds", "o'neil's 3rd élan", "ΐ", "և"):
    print(text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold(), len(text.upper()), len(text.lower()))
text = "aé漢😀" * 5
print(len(text), [text[i] for i in (0, 1, 2, 3, 4, -1, -4, 7)], text[3:9], text[::-1][:5], text[1::4], text.find("😀"), text.rfind("é"), text.count("漢😀"), text.index("a", 1), text.replace("é", "E")[:6], text.split("漢")[:2], text.partition("😀"), text.startswith("é", 1), text.endswith("漢😀"), text.strip("a😀")[:3], len(text.encode()), len(text.encode("utf-16-le")))
mixed = "".join(chr(i) for i in list(range(0x20, 0x7f)) + list(range(0xa0, 0x180)) + [0x3b1, 0x4e00, 0x1f600])
print(len(mixed), mixed == mixed.encode().decode(), mixed[100], mixed[-1], mixed.upper().lower() == mixed.lower(), sum(c.isalpha() for c in mixed), sum(map(ord, mixed)))
print("é" == "e\u0301", "é" < "f", "Z" < "a" < "é" < "漢" < "😀", sorted("éaz漢A😀"), max("aé漢"), min("zé"), "é" in "caf\u00e9", "e" in "café", "😀" > "\uffff")
print("x".center(5, "é"), "é".ljust(3, "漢"), "漢".rjust(3, "😀"), "é".zfill(3), f"{'é':*^5}", f"{'漢':>3}", "%5s|" % "é", "é" * 3, "é漢" + "😀")
print("١٢٣".isdecimal(), int("١٢٣"), float("١.٥"), int("๑๒"), int("１２"), "²".isdigit(), "½".isnumeric(), "一".isnumeric(), "Ⅷ".isnumeric(), int("-٣"))
for bad in ("²", "½", "Ⅷ", "一"):
    try:
        int(bad)
    except ValueError as error:
        print(error)
print("a\u00a0b\u2003c\u200bd".split(), "\u00a0x\u3000".strip(), " \u200b ".strip() == "\u200b", "a\u2028b\u2029c\x85d".splitlines(), "\u1680".isspace(), "\u180e".isspace(), "\x1c".isspace())
lone = "\ud83d"
print(len(lone), ascii(lone), lone + "\ude00" == "\U0001f600", (lone + "x").upper() == lone + "X", lone in "a\ud83db", ascii((lone * 2).replace(lone, "y")), ascii("a\udc00b".split("\udc00")), ascii("\ud800\udc00"[0]), "\ud800" == "\ud800", {"\ud800": 1}["\ud800"])
for codec in ("utf-8", "utf-16-le", "utf-32-be", "ascii", "latin-1"):
    for handler in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"):
        try:
            print(codec, handler, "aé漢😀\udc80".encode(codec, handler))
        except UnicodeError as error:
            print(codec, handler, type(error).__name__, error)
for data in (b"caf\xc3\xa9", b"\xff", b"\xc3", b"\xe6\xbc", b"\xf0\x9f\x98", b"a\x80b", b"\xc0\xaf", b"\xed\xa0\xbd", b"\xf4\x90\x80\x80", b"\xe6\xbc\x28", b"\xf8\x88"):
    for handler in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
        try:
            print(data, handler, ascii(data.decode("utf-8", handler)))
        except UnicodeError as error:
            print(data, handler, error, error.start, error.end, error.reason)
print([hex(ord(c)) for c in "é".upper() + "ß".upper() + "ŉ".upper()], "ǆ".title() == "ǅ", "ﬁ".upper(), "ﬁ".title(), "ﬁ".casefold(), "ΐ".upper() == "Ϊ́")
table = str.maketrans("éü漢", "eu字", "😀")
print("é😀ü漢".translate(table), "éa".translate({233: None}), "abc".translate({97: "é漢", 98: 0x1f600}), "é".translate({0xe9: "\ud800"}) == "\ud800")
buffer = ""
for i in range(300):
    buffer += chr(0x41 + i * 7)
print(len(buffer), buffer[150], buffer[-1], buffer.find(chr(0x41 + 140 * 7)), buffer[100:103], buffer == "".join(chr(0x41 + i * 7) for i in range(300)), hash(buffer) == hash("".join(chr(0x41 + i * 7) for i in range(300))))
