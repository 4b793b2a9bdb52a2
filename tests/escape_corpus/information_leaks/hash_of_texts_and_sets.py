# attack: work back from the hashes of short texts, numbers and tuples to the machine's key, or find two runs' keys alike
# allowed: hash of equal values is equal
# expect: contained
# compat: contained

leaks = []
for value in (5, -1, 0, 1.0, 2 ** 61 - 1, 2 ** 61, 10 ** 100, True, 0.5, float("inf"), complex(1, 0)):
    if hash(value) != hash(value) or not -2 ** 63 <= hash(value) < 2 ** 63:
        leaks.append(value)
assert hash(1) == hash(1.0) == hash(True) == hash(complex(1, 0)) == 1
assert hash("abc") == hash("ab" + "c") and hash((1, 2)) == hash((1, 1 + 1)) and hash(b"ab") == hash(bytes([97, 98]))
differences = {hash(chr(n) * 8) - hash(chr(n - 1) * 8) for n in range(98, 122)}
if len(differences) < 20:
    leaks.append("the hash of texts is linear")
for attempt in (lambda: hash([]), lambda: hash({}), lambda: hash(set()), lambda: hash(bytearray()), lambda: hash(([],)), lambda: hash(slice([]))):
    try:
        leaks.append(attempt())
    except TypeError:
        pass
print("LEAK" if leaks else "CONTAINED", *leaks)
