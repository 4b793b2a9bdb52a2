# attack: strange arguments for hashlib and unicodedata: files, released views, names, huge lengths, unknown algorithms
# allowed: digests and properties of characters
# expect: contained
# compat: contained
import hashlib
import unicodedata

leaks = []
gone = memoryview(b"x")
gone.release()
one = hashlib.sha256(b"a")
for attempt in [lambda: hashlib.new("../etc/passwd"), lambda: hashlib.new("md5\0"), lambda: hashlib.new(5), lambda: hashlib.sha256("text"), lambda: hashlib.sha256(5),
                lambda: hashlib.sha256(gone), lambda: one.update(None), lambda: one.__reduce__, lambda: one.update.__self__.x, lambda: type(one)(), lambda: hashlib.file_digest("/etc/passwd", "md5"),
                lambda: hashlib.pbkdf2_hmac("md5", b"", b"", -1), lambda: hashlib._hashlib, lambda: hashlib.scrypt(b""), lambda: hashlib.shake_128(b"").digest(-1),
                lambda: hashlib.shake_128(b"").digest(2**63), lambda: hashlib.blake2b(digest_size=1000), lambda: unicodedata.name("ab"), lambda: unicodedata.name("\0"), lambda: unicodedata.name(""),
                lambda: unicodedata.lookup("NO SUCH THING"), lambda: unicodedata.lookup("A" * 10**6), lambda: unicodedata.lookup("SPACE\0"), lambda: unicodedata.normalize("NFX", "a"),
                lambda: unicodedata.normalize("NFC", 5), lambda: unicodedata.category(b"a"), lambda: unicodedata.digit("x"), lambda: unicodedata.ucd_3_2_0.__self__]:
    try:
        leaks.append(attempt())
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError, NotImplementedError, MemoryError):
        pass
unicodedata.normalize("NFKD", "\ud800\ufdfa" * 10)
if hashlib.sha256(b"").hexdigest()[:8] != "e3b0c442" or one.copy().digest() != one.digest() or unicodedata.category("a") != "Ll" or unicodedata.normalize("NFC", "e\u0301") != "\u00e9":
    leaks.append("digests and properties")
print("LEAK" if leaks else "CONTAINED", *leaks)
