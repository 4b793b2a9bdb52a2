# attack: % formatting with a hostile mapping reaches no attributes
# allowed: % formatting with a mapping
# expect: benign
# compat: contained

class Mapping:
    def __getitem__(self, key):
        return f"<{key}>"


print("%(__class__.__mro__)s %(a)s" % Mapping())
print("%(k)05d" % {"k": 7})
print("OK")
