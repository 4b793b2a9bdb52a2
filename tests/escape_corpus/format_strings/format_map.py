# attack: attribute access inside format_map, with a hostile mapping
# allowed: format_map with a mapping that makes its values
# expect: contained
# compat: allowed

class Mapping(dict):
    def __missing__(self, key):
        return Mapping

    def __getitem__(self, key):
        return Mapping


leaks = []
for template in ("{a.__mro__}", "{a.__subclasses__}", "{a.__dict__}", "{a.__init__.__globals__}", "{a.mro.__self__}", "{__builtins__.__dict__}"):
    try:
        leaks.append(template.format_map(Mapping()))
    except AttributeError:
        pass
print("{x}".format_map({"x": 1}))
print("LEAK" if leaks else "CONTAINED", *leaks)
