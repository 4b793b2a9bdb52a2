# attack: class names with NUL, surrogates, great length; qualname that is no string; bases that lie
# allowed: an ordinary class made with type()
# expect: contained
# compat: contained

leaks = []


class Lies:
    def __mro_entries__(self, bases):
        return (type(len),)


for arguments in (("a\0b", (), {}), ("x", (Lies(),), {}), ("x", (), {"__qualname__": 5}), ("x", (), {"__slots__": ["__dict__", "__dict__"]}), (5, (), {}), ("x", (5,), {}), ("x", [], {}), ("x", (), 5)):
    try:
        leaks.append(type(*arguments))
    except (TypeError, ValueError, AttributeError):
        pass
long = type("n" * 10000, (), {})
print(len(long.__name__))
print("LEAK" if leaks else "CONTAINED", *leaks)
