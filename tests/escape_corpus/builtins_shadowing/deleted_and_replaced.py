# attack: delete, replace and shadow builtins, __builtins__ included, and see what the natives and classes then use
# allowed: shadowing a builtin by a global of the script
# expect: contained
# compat: contained

leaks = []
len_before = len
len = lambda value: 99
print(len([]), len_before([]))
del len
print(len([]))
for source in ("del __builtins__", "__builtins__ = {'open': 5}", "__builtins__ = None", "del print\nprint(1)", "__build_class__ = 5\nclass A: pass", "__builtins__['open'] = 5\nopen", "__builtins__.open = 5\nopen"):
    space = {}
    try:
        exec(source + "\ntry:\n    found = open\nexcept NameError:\n    found = None", space)
        if space.get("found") not in (None, 5):
            leaks.append(source)
    except Exception:
        pass
try:
    leaks.append(open)
except NameError:
    pass


class Still:
    works = True


print(Still.works, sorted([2, 1]), isinstance(5, int))
print("LEAK" if leaks else "CONTAINED", *leaks)
