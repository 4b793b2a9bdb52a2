# Single-byte encodings: every byte both ways, the errors, and the handlers.
import hashlib

NAMES = """latin-1 iso8859-2 iso-8859-5 iso8859_15 latin9 cp437 IBM850 cp866 windows-1250 cp1251 CP1252 cp1253 windows_1254 cp1257
koi8-r koi8_u mac-roman macintosh mac_cyrillic hebrew greek cyrillic latin2 tis-620 kz1048 csisolatin4 ptcp154""".split()
for name in NAMES:
    text = bytes(range(256)).decode(name, "replace")
    back = text.encode(name, "backslashreplace")
    print(name, hashlib.sha256(text.encode() + back).hexdigest()[:16], len(back))
for name, text in (("cp1251", "Пітон"), ("cp1252", "naïve €"), ("koi8-r", "Это тест"), ("cp437", "╔═╗"), ("iso8859-15", "€œ")):
    data = text.encode(name)
    print(name, data, data.decode(name) == text, bytearray(data).decode(name.upper()), str(data, name))
for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace2", "surrogateescape"):
    for name in ("cp1252", "koi8_r"):
        try:
            print(errors, "a€漢字b\udc81c".encode(name, errors))
        except (UnicodeEncodeError, LookupError) as error:
            print(errors, error)
for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
    try:
        print(errors, ascii(b"a\x81\x8db\x80".decode("cp1252", errors)))
    except UnicodeDecodeError as error:
        print(errors, error, error.encoding, error.start, error.end)
for source in (b"# coding: cp1251\nx = '\xcf\xb3\xf2\xee\xed'", b"# -*- coding: latin9 -*-\nx = '\xa4'", b"#coding=mac_roman\nx = '\x80'",
               b"# coding: koi8-r\n\xcf\xb3 = 1\nx = 2"):
    names = {}
    try:
        exec(source, names)
        print(names["x"])
    except SyntaxError as error:
        print(error)
