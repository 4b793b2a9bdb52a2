# str: literals, escapes, repr, indexing, slicing, comparison, iteration, surrogates, conversion.


def fails(action, *arguments):
    try:
        print("no error:", repr(action(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


print('single', "double", '''triple
line''', """also "quoted" here""", 'a' "b" 'c', r"raw\n", R'\d', u"uni", "tab\there", "\x41\u00e9\U0001F600\101\u03b1")
print("line \
continued", "a\\b", '\'', "\"", "\a\b\f\v\r\0".encode(), "\1\12\123\1234".encode())
for text in ("", "a", "it's", 'say "x"', "it's \"both\"", "tab\t", "nl\n", "\r", "\\", "\x00\x1f\x7f", "\x80\x9f\xa0\xad", "é", "\u0300", "\u200b", "\u2028", "日本", "\ue000", "😀", "\ud800", "\udfffx", "\U000e0001", "\uffff", "\xff\u0100"):
    print(repr(text), ascii(text), len(text))

text = "aé日😀z"
print(len(text), [text[i] for i in range(-5, 5)], list(text), list(reversed(text)), text[::-1])
print([text[1:3], text[-2:], text[:2], text[3:1], text[::2], text[4:0:-2], text[10:], text[-100:2], text[:], text[2:-1], text[None:None:None]])
for index in (5, -6, 10 ** 20, "a", 1.0, None, (0,)):
    fails(lambda: text[index])
fails(lambda: text[::0])
fails(lambda: text[1.0:2])
try:
    text[0] = "b"
except TypeError as error:
    print(error)
try:
    del text[0]
except TypeError as error:
    print(error)

long = "日本語テキスト" * 300
print(len(long), long[1000], long[2099], long[-2100], long[700:707], long.find("ト", 2000), sum(c == "本" for c in long))
print("abc" + "def", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "é" * 4, "" * 10 ** 6, "x" * True)
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "é" > "z", "😀" > "\uffff", "a" == "a", "a" != "b", "Z" <= "a", "\ud800" < "😀")
print("lo" in "hello", "" in "", "x" not in "hello", "日" in "a日b", "😀" in text, "hello"[1] in "aeiou")
fails(lambda: 5 in "abc")
fails(lambda: "a" + 5)
fails(lambda: "a" + b"b")
fails(lambda: "a" * "b")
fails(lambda: "a" * 1.5)
fails(lambda: "a" - "b")
fails(lambda: "a" < 5)
fails(lambda: 5 + "a")
fails(lambda: None + "a")

print(str(), str(5), str("x"), str(None), str(b"ab"), str(b"\xc3\xa9", "utf-8"), str(b"\xe9", encoding="latin-1"), str(b"a\xff", "ascii", "replace"), str(object=5), str([1, "a"]), str(str), str(bytearray(b"x"), "ascii"))
fails(str, "a", "utf-8")
fails(str, b"\xff", "utf-8")
fails(str, 5, "utf-8")
print(chr(97), chr(233), chr(0x1F600), ord("a"), ord("é"), ord("😀"), ord("\ud800"), chr(0x10FFFF) == "\U0010ffff", ord(b"x"))
fails(chr, -1)
fails(chr, 0x110000)
fails(chr, "a")
fails(ord, "")
fails(ord, "ab")
fails(ord, 5)

# lone surrogates live in strings made by escapes
lone = "a\ud800b\udc00"
print(len(lone), repr(lone), lone == "a\ud800b\udc00", lone[1] == "\ud800", lone.find("\udc00"), ascii(lone), lone.encode("utf-8", "surrogatepass"), lone.encode("utf-8", "replace"), lone.encode("utf-8", "backslashreplace"))
print(("\ud83d" + "\ude00") == "😀", len("\ud83d" + "\ude00"), repr("\ud83d\ude00"), b"\xed\xa0\x80".decode("utf-8", "surrogatepass") == "\ud800", lone.upper() == "A\ud800B\udc00")
print({"\ud800": 1}["\ud800"], sorted(["\uffff", "\ud800", "😀", "a"]) == ["a", "\ud800", "\uffff", "😀"], b"\x80".decode("utf-8", "surrogateescape") == "\udc80", "\udc80".encode("utf-8", "surrogateescape"))
print("e\u0301" == "é", len("e\u0301"), "ﬀ" == "ff", "\xe9\u2603")
result = ""
for i in range(2000):
    result += chr(97 + i % 26)
print(len(result), result[:5], result[-5:], hash(result) == hash("".join(chr(97 + i % 26) for i in range(2000))), hash("") == hash(""))
name = "x"
other = name
name += "y"
print(name, other, "a" "b" in "cabd", ("a" "b", "c"), "%" "s" % 5)
