# hashlib and unicodedata.
import hashlib
import unicodedata


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    for data in (b"", b"abc", b"a" * 55, b"a" * 56, b"a" * 64, b"a" * 111, b"a" * 112, b"a" * 128, bytes(range(256)) * 5):
        print(name, hashlib.new(name, data).hexdigest())
    for step in (1, 3, 63, 64, 65, 127, 128, 129, 500):
        piecewise = hashlib.new(name)
        for start in range(0, 1000, step):
            piecewise.update(bytes(range(250))[start % 250:][:step] + b"." * step)
            piecewise.copy().update(b"not this")
        print(name, step, piecewise.digest_size, piecewise.block_size, piecewise.hexdigest())
digest = hashlib.sha256()
digest.update(b"hello ")
copied = digest.copy()
digest.update(bytearray(b"world"))
print(digest.hexdigest() == hashlib.sha256(b"hello world").hexdigest(), copied.hexdigest() == hashlib.sha256(b"hello ").hexdigest(), digest.name, digest.digest_size, digest.block_size, hashlib.md5(b"x", usedforsecurity=False).digest())
attempt(hashlib.md5, "text")
for c in "a\u00c5 5\u0661\u00bd\u4e2d\U0001f600\u0301\u200d\n(\u05d0\u0627":
    print(ascii(c), unicodedata.category(c), unicodedata.combining(c), unicodedata.bidirectional(c), unicodedata.mirrored(c), unicodedata.decimal(c, None))
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    for text in ("ascii", "\u00e9", "e\u0301", "\ufb01x", "\u1e9b\u0323", "\uac00", "\u1100\u1161", "\u2460", "q\u0307\u0323"):
        print(form, ascii(unicodedata.normalize(form, text)), unicodedata.is_normalized(form, text))
print(unicodedata.lookup("GREEK SMALL LETTER ALPHA"), ascii(unicodedata.lookup("SNOWMAN")))
attempt(unicodedata.lookup, "NO SUCH THING")
attempt(unicodedata.decimal, "x")
attempt(unicodedata.category, "xx")
attempt(unicodedata.normalize, "NFX", "a")
attempt(unicodedata.normalize, "NFX", "\u00e9")
