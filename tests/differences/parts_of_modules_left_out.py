# shows: parts of modules that are left out
# expect: benign
import base64
import hashlib
import re

for module, names in ((hashlib, ("sha3_256", "blake2b", "pbkdf2_hmac")), (re, ("Scanner",)), (base64, ("b85encode", "a85encode"))):
    for name in names:
        assert not hasattr(module, name), name
print("OK")
