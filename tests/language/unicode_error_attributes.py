"""The parts of Unicode errors may be changed; the text follows, the arguments stay."""
error = UnicodeEncodeError("codec", "xxxxx", 1, 5, "why")
print(error)
error.end = 2
print(error, error.args)
error.end = 5
error.reason = 10 ** 20
error.encoding = 4000
print(error)
error.start = 1000
print(error, error.start, error.args)
error = UnicodeDecodeError("codec", b"xxxxx", 1, 5, "why")
error.end = 2
print(error)
error = UnicodeTranslateError("xxxx", 1, 5, "why")
error.end = 2
print(error, hasattr(error, "object"))
error.reason = None
print(error)
for kind in (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError):
    print(repr(str(kind.__new__(kind))))
