# Strings and bytes: building, searching, splitting, encoding.
text = ""
for n in range(30):
    text += f"{n}," if n % 2 else "\u00e9\u4e2d"
words = "one two  three\nfour".split()
table = str.maketrans({"a": "1", "b": None})
result = [
    text.upper()[:20], text.replace(",", ";").count(";"), words, "-".join(words), "Title Case".swapcase(), text[5:20:3],
    "  strip  ".strip(), "a,b,,c".split(",", 2), "abcab".translate(table), text.find("29"), "x".center(9, "*"),
    text.encode("utf-8").decode("utf-8") == text, "\u00df".casefold(), "lines\nof\r\ntext".splitlines(True), text.partition(","),
    "%(key)s" % {"key": 1}, "abc" * 5, text > "a", b"bytes".hex(), bytes.fromhex("00ff").decode("latin-1"), "z".zfill(4),
    "".join(chr(ord(c) + 1) for c in "HAL"), str(bytearray(b"one two").split()), "\N{BULLET}" in text, text.isascii(),
    "a\tb".expandtabs(4), "prefix_x".removeprefix("prefix_"), repr("\x00\u200b'"),
]
