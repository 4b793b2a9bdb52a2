# shows: iterators over str, bytes, tuple and list are of one type
# expect: benign
assert {type(iter(sequence)).__name__ for sequence in ("a", "é", b"a", (1,), [1])} == {"list_iterator"}
print("OK")
