# unicode-escape, both ways.
import warnings

text = "plain 'q' \"d\" \\ \t\n\r\b\0\x7f é ÿ Ā 漢 \U0001f600 \ud800 \udfff"
encoded = text.encode("unicode-escape")
print(encoded)
print(encoded.decode("unicode_escape") == text)
print(b"\\x41\\u0042\\U00000043\\101\\7\\08\\n\\t\\a\\b\\f\\v\\'\\\"\\\\ line\\\nend \xe9".decode("unicode_escape") ==
      "ABCA\a\x008\n\t\a\b\f\v'\"\\ lineend é")
print(ascii(b"\\N{DIGIT ONE}\\N{greek small letter alpha}".decode("unicode-escape")))


def failing(data, errors="strict"):
    try:
        print(ascii(data.decode("unicode_escape", errors)))
    except UnicodeDecodeError as error:
        print(error, error.start, error.end, error.encoding)


bad = (b"\\", b"ab\\", b"\\x", b"\\x4", b"\\x4g", b"\\u", b"\\u12", b"\\u123z", b"\\U0001", b"\\U00110000", b"\\UFFFFFFFF!", b"\\N",
       b"\\Nx", b"\\N{", b"\\N{}", b"\\N{}x", b"\\N{no such}", b"\\N{DIGIT ONE", b"\\xzz\\x41")
for data in bad:
    failing(data)
    for errors in ("ignore", "replace", "backslashreplace", "surrogateescape"):
        failing(b"[" + data + b"]", errors)

for data in (b"\\d", b"\\d\\q", b"\\400", b"\\777\\d", b"\\8", b"\\\xe9", b"\\ ", b"\\\x00"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(ascii(data.decode("unicode_escape")), [(w.category.__name__, str(w.message)) for w in caught if data[1]])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        b"\\d".decode("unicode_escape")
    except DeprecationWarning as warning:
        print(warning)
print("äöü".encode("unicode_escape", "ignore"), bytearray(b"\\u00e4").decode("unicode_escape"))
