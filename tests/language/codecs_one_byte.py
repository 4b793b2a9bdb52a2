# Code pages: every byte both ways, their names, error handlers.
import hashlib

names = """iso8859_1 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_10 iso8859_11 iso8859_13
iso8859_14 iso8859_15 iso8859_16 cp437 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp865 cp866 cp869 cp874
cp1125 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8_r koi8_t koi8_u kz1048 mac_cyrillic mac_greek
mac_iceland mac_latin2 mac_roman mac_turkish ptcp154 tis_620""".split()
every = bytes(range(256))
for name in names:
    text = every.decode(name, "replace")
    back = text.encode(name, "replace")
    points = " ".join(str(ord(character)) for character in text)
    print(name, hashlib.sha256(points.encode()).hexdigest()[:16], hashlib.sha256(back).hexdigest()[:16])
    kept = every.decode(name, "ignore")
    assert kept.encode(name).decode(name) == kept

for name in """windows-1252 Windows_1252 1252 CP-1252 iso-8859-15 ISO_8859-15 latin9 latin-2 iso8859-2 koi8-r KOI8-U macintosh mac-roman
IBM437 ibm850 866 tis-620 cp-866 l5 cyrillic greek8 hebrew arabic thai""".split():
    try:
        print(name, bytes([0xA4, 0xE4, 0xF0]).decode(name, "backslashreplace"))
    except LookupError as error:
        print(type(error).__name__, error)

print("Zażółć gęślą jaźń".encode("cp1250"), "Zażółć gęślą jaźń".encode("iso-8859-2"))
print("Привет, мир".encode("koi8-r"), b"\xf0\xd2\xc9\xd7\xc5\xd4".decode("koi8-r"))
print("€ and ‘quotes’".encode("cp1252"), b"\x80\x93x\x94".decode("cp1252"))


def failing(function):
    try:
        print(ascii(function()))
    except (UnicodeError, LookupError, TypeError) as error:
        print(type(error).__name__, error)


for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass", "unknown"):
    failing(lambda: "a\u4e00\u4e01b\U0001f600".encode("cp1252", errors))
    failing(lambda: "x\udc81\ud800y".encode("cp1252", errors))
    failing(lambda: "why?\u4e00".encode("cp437", errors))
    failing(lambda: b"a\x81\x8db".decode("cp1252", errors))
failing(lambda: "\u4e00".encode("ascii", "xmlcharrefreplace"))
failing(lambda: b"\x81".decode("windows-1252"))
failing(lambda: "\u4e00".encode("mac-roman"))
failing(lambda: bytearray(b"\x81").decode("cp1252"))
failing(lambda: "\ufffe".encode("cp1252"))
failing(lambda: "\ufffe".encode("cp437"))
failing(lambda: str(b"\xe4", "cp1252") + bytes("ä", "cp1252").hex())
failing(lambda: "x".encode("cp9999"))
print(("ä" * 10000).encode("cp1252") == b"\xe4" * 10000, len((b"\xe4" * 10000).decode("cp437")))
