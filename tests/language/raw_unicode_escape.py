"""The codec raw-unicode-escape."""
for data in (rb"a\u0663b", rb"\\u0041", rb"\\\u0041", rb"\U0001F600x", rb"\x41\n", b"\xe9\\", rb"\ud800", b""):
    text = data.decode("raw-unicode-escape")
    print(ascii(text), text.encode("raw_unicode_escape"), text.encode("raw_unicode_escape").decode("raw-unicode-escape") == text)
for data in (rb"\u12", rb"a\U1234z", rb"\U00110000", rb"\u", rb"\uXYZW"):
    try:
        data.decode("raw-unicode-escape")
    except UnicodeDecodeError as error:
        print(error)
    print(ascii(data.decode("raw-unicode-escape", "replace")), ascii(data.decode("raw-unicode-escape", "ignore")))
print("ab\u20ac\U0001F600\x80".encode("raw-unicode-escape"))
