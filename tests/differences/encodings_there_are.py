# shows: encodings of several bytes other than Unicode's own, and some of Unicode's, do not exist
# expect: benign

for name in ("utf-8", "utf-16-le", "utf-32", "ascii", "latin-1", "cp1252", "koi8-r", "unicode-escape", "raw-unicode-escape"):
    assert "a".encode(name).decode(name) == "a", name
for name in ("utf-7", "idna", "punycode", "cp037", "shift_jis", "gbk", "big5", "euc_kr"):
    try:
        "a".encode(name)
    except LookupError as error:
        assert str(error) == f"unknown encoding: {name}", error
    else:
        raise AssertionError(name)
print("OK")
