# attack: learn the key of string hashes, or depend on hash order
# allowed: sets and dicts that keep the order of insertion or print sorted
# expect: benign
# compat: contained

names = ["b", "a", "c", "zeta", "alpha"]
print(list(dict.fromkeys(names)), sorted(set(names)))
print({"x": 1, "y": 2}, list({**{"k": 1}, "j": 2}))
print("OK")
