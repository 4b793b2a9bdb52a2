# Every method of str on ASCII and other text.


def text_of(error):
    """What natives say of a wrong number of arguments has a test of its own."""
    return "" if isinstance(error, TypeError) and any(mark in str(error) for mark in ("argument", "expected")) else str(error)


def fails(action, *arguments, **named):
    try:
        print("no error:", repr(action(*arguments, **named)))
    except Exception as error:
        print(type(error).__name__, text_of(error))


s = "Hello, World"
print(s.capitalize(), s.casefold(), s.lower(), s.upper(), s.swapcase(), s.title(), "they're bill's".title(), "ǆ x".title())
for text in ("straße", "ÀÉÎ", "ΑΣ", "ΑΣΑΣ", "ŉ", "ﬁx", "İ", "ı", "Ǆ", "mañana", "ДОМ", "123abc", "", "ß"):
    print(text, text.upper(), text.lower(), text.title(), text.capitalize(), text.casefold(), text.swapcase(), len(text.upper()))

print([s.center(20), s.center(21, "*"), s.center(3), "ab".center(5, "é"), "abc".center(6, "-"), s.ljust(15, "."), s.rjust(15, "."), "x".ljust(0)])
print(["7".zfill(3), "-7".zfill(4), "+7".zfill(4), "--7".zfill(5), "".zfill(2), "abc".zfill(2), "é".zfill(3)])
print([s.count("l"), s.count("l", 4), s.count("l", 4, -2), s.count(""), "".count(""), "aaaa".count("aa"), s.count("xyz"), "abc".count("", 10), "abc".count("", 3)])
print([s.find("o"), s.find("o", 5), s.find("o", 5, 6), s.find("z"), s.find(""), s.find("", 12), s.find("", 13), s.rfind("o"), s.rfind("o", 0, 5), s.rfind(""), s.find("o", -5), s.find("o", None, None)])
print([s.index("W"), s.rindex("l"), "ÆØÅ ÆØÅ".rfind("Ø"), "日本語日本".find("本", 2)])
fails(s.index, "z")
fails(s.rindex, "z")
print([s.startswith("He"), s.startswith(("x", "He")), s.startswith("lo", 3), s.startswith(""), s.startswith("", 50), s.startswith(()), s.endswith("ld"), s.endswith(("a", "ld")), s.endswith("lo", 0, 5), s.endswith("")])
fails(s.startswith, 5)
fails(s.startswith, ("a", 5))
fails(s.endswith, ["a"])
print([s.replace("l", "L"), s.replace("l", "L", 2), s.replace("l", "L", 0), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("", "x", 0), s.replace("xyz", "q"), "aaa".replace("aa", "b"), "abcabc".replace("b", "", count=1)])
print([" a b  c ".split(), " a b  c ".split(" "), "a,b,,c".split(","), "a,b,,c".split(",", 1), "a b c".split(None, 1), "  a  b  ".split(None, 1), "".split(), "".split(","), "abc".split("abc"), "a--b--c".split("--", -1), "a\u3000b\x1cc".split()])
print([" a b  c ".rsplit(), "a,b,,c".rsplit(",", 1), "a b c".rsplit(None, 1), "  a  b  ".rsplit(None, 1), "".rsplit(), "a--b".rsplit("--", maxsplit=5), "abc".rsplit(sep="b")])
fails("a".split, "")
fails("a".split, 5)
print(["a\nb\r\nc\rd".splitlines(), "a\nb\r\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i".splitlines(), "a\n\nb".splitlines(keepends=True)])
print(["a.b.c".partition("."), "a.b.c".rpartition("."), "abc".partition("."), "abc".rpartition("."), ".a".partition("."), "日本語".partition("本")])
fails("a".partition, "")
print(["  x ".strip(), "  x ".lstrip(), "  x ".rstrip(), "xxabcxx".strip("x"), "abcba".strip("ab"), "abc".strip(""), "\u2003x\xa0\t".strip(), "éxé".strip("é"), "x".strip(None), "xyx".lstrip("yx"), "".strip()])
fails("a".strip, 5)
print([", ".join(["a", "b"]), "".join([]), "-".join("abc"), ",".join({"k": 1}), "x".join(("only",)), "é".join(["日", "本"]), "".join(str(i) for i in range(5))])
fails(",".join, [1, 2])
fails(",".join, ["a", None])
fails(",".join, 5)
print(["prefix-x".removeprefix("prefix-"), "x".removeprefix("y"), "x.py".removesuffix(".py"), "x".removesuffix(""), "aa".removeprefix("a")])
print(["a\tb".expandtabs(), "a\tbc\td".expandtabs(4), "\t\t".expandtabs(2), "a\tb\n\tc".expandtabs(3), "a\tb".expandtabs(0), "日\tb".expandtabs(4)])
table = str.maketrans({"a": "1", "b": None, "c": "three", 100: 68})
print(["abcdef".translate(table), "hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans("h", "j", "lo")), "abc".translate({}), "abc".translate([None] * 98 + ["B"])])
fails(str.maketrans, "ab", "c")
fails(str.maketrans, {"ab": 1})
fails("a".translate, {97: 1.5})
for text in ("", "abc", "ABC", "Abc", "a1", "12", "½", "²", "٣", "Ⅷ", " ", "\t\n", "é", "日本", "_a", "a b", "A1", "\x00", "ǅ", "class", "１", "x²"):
    flags = [text.isalnum(), text.isalpha(), text.isascii(), text.isdecimal(), text.isdigit(), text.isidentifier(), text.islower(),
             text.isnumeric(), text.isprintable(), text.isspace(), text.istitle(), text.isupper()]
    print(repr(text), "".join("01"[flag] for flag in flags))
print(["é".encode(), "日".encode("utf-8"), "abc".encode("ascii"), "é".encode("latin-1"), "é日".encode("ascii", "replace"), "é日x".encode("ascii", "ignore"), "é日".encode("ascii", "backslashreplace"), "é<".encode("ascii", "xmlcharrefreplace"), "a𐍈".encode("utf-16-le"), "a".encode("utf-32-be")])
fails("é".encode, "ascii")
fails("日本".encode, "latin-1")
fails("a".encode, "no-such")
fails("\ud800".encode)
fails("é".encode, "ascii", "no-such-handler")
fails(lambda: "a".missing)
fails(lambda: str.missing)
fails(s.center)
fails(s.center, "5")
fails(s.center, 20, "ab")
fails(s.find)
fails(s.find, 5)
fails(s.replace, "a")
fails(s.upper, 1)
fails(s.zfill, "a")
fails(s.split, sep=",", maxsplit="x")
