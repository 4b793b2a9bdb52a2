# shows: a script has __name__ and __doc__, and nothing that leads to files, modules or loaders
# expect: benign
for name in ("__file__", "__builtins__", "__loader__", "__spec__", "__package__"):
    assert name not in globals(), name
assert __name__ == "__main__" and __doc__ is None
print("OK")
