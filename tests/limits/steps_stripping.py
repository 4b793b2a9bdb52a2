# attack: stripping all of a long text away by a set of characters, again and again
# allowed: one
# expect: limit fuel
# options: --max-steps 20000000

text, data = "ab" * 1_000_000, b"ab" * 1_000_000
assert text.strip("ba\u00e9") == "" and data.strip(b"ba") == b""
while True:
    text.strip("ba\u00e9"), text.lstrip("ab"), data.rstrip(b"ab")
