# shows: parts of modules that are left out
# expect: benign
import base64
import hashlib
import re
import unicodedata

for module, names in ((hashlib, ("sha3_256", "blake2b", "pbkdf2_hmac")), (re, ("Scanner",)), (base64, ("b85encode", "a85encode")),
                      (unicodedata, ("name", "numeric", "digit", "decomposition", "east_asian_width"))):
    for name in names:
        assert not hasattr(module, name), name
assert re.findall(b"\\w", b"a\xe9", re.LOCALE) == [b"a"]
print("OK")
