# attack: call unbound methods of builtin types on values of other types
# allowed: calling them on values of their own
# expect: contained
# compat: contained

class Guest:
    pass


leaks = []
receivers = (5, "s", [], {}, (), None, Guest(), Guest, 1.5, b"b", len, iter([]), range(3), set())
methods = {list: ("append", "sort", "pop", "extend", "__len__", "__getitem__"), dict: ("get", "update", "popitem", "keys"), str: ("upper", "join", "format", "split"), tuple: ("count", "index"), set: ("add", "union", "pop"), bytes: ("decode", "hex"), int: ("bit_length", "__add__", "to_bytes"), float: ("hex", "is_integer"),
           bytearray: ("append", "extend"), frozenset: ("union",), range: ("index",), BaseException: ("with_traceback", "add_note"), type: ("mro",), property: ("getter",), complex: ("conjugate",)}
for kind, names in methods.items():
    for name in names:
        for receiver in receivers:
            if isinstance(receiver, kind):
                continue
            for arguments in ((), (1,), ("x", 2)):
                try:
                    leaks.append((kind.__name__, name, receiver, getattr(kind, name)(receiver, *arguments)))
                except Exception:
                    pass
print(list.__len__([1]), str.upper("a"))
print("LEAK" if leaks else "CONTAINED", *leaks[:5])
