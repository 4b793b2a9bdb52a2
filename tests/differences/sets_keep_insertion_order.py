# shows: sets keep the order of insertion, so that no run depends on hash values
# expect: benign

assert list({"b", "a", "c"}) == ["b", "a", "c"]
assert [item for item in set("hello")] == ["h", "e", "l", "o"]
assert frozenset((3, 1, 2)) == {1, 2, 3} and list(frozenset((3, 1, 2))) == [3, 1, 2]
print("OK")
