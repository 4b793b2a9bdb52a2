# attack: mapping patterns over dict subclasses with __missing__, get and keys that interfere
# allowed: mapping patterns over dicts
# expect: contained
# compat: contained

class Missing(dict):
    def __missing__(self, key):
        return "made up"

    def get(self, key, default=None):
        raise KeyError("get was asked")


def look(thing):
    try:
        match thing:
            case {"a": found, **rest}:
                return found, rest
            case {}:
                return "empty"
    except KeyError as error:
        return str(error)


print(look({"a": 1, "b": 2}), look({}), look(Missing()), look(Missing(a=5)))
print("CONTAINED")
