"""What profile compat gave an attack, judged from inside: the runner has a script of the corpus end with this text.

`leaks` is what the script gathered. Everything that can be reached from there is walked: items, attributes that dir() names, and those
it does not name. No step may yield a frame, another module than the allowlist's, or one of the names that every profile blocks. The
last line printed is GIVEN, or BEYOND with the ways out.
"""

BLOCKED_ALWAYS = (
    "__builtins__", "__globals__", "__import__", "__loader__", "__spec__", "__subclasses__", "ag_code", "ag_frame", "cr_code", "cr_frame",
    "f_back", "f_builtins", "f_code", "f_globals", "f_locals", "gi_code", "gi_frame", "tb_frame", "tb_next",
)
UNLISTED = (
    "__base__", "__bases__", "__class__", "__closure__", "__code__", "__defaults__", "__dict__", "__func__", "__kwdefaults__", "__mro__",
    "__self__", "__wrapped__", "__objclass__", "__context__", "__cause__", "__traceback__", "__weakref__", "cell_contents", "co_consts",
)
DEPTH = 4
OBJECTS = 4000


def is_module_of_allowlist(module, name):
    if name == "__main__":
        return True
    names = {}
    try:
        exec("import " + name, names)
    except Exception:
        return False
    found = names[name.split(".")[0]]
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found is module


def is_refused(value, name):
    try:
        getattr(value, name)
    except AttributeError as error:
        return "'" + name + "' is blocked in this environment" in str(error)
    except Exception:
        pass
    return False


def children(value):
    kind = type(value)
    if kind.__name__ in ("dict", "mappingproxy") and kind.__module__ == "builtins":
        for key, item in list(value.items()):
            yield "key", key
            yield "[" + str(key)[:40] + "]", item
    elif kind in (list, tuple, set, frozenset):
        for item in list(value):
            yield "[]", item
    try:
        names = [name for name in dir(value) if type(name) is str]
    except Exception:
        names = []
    for name in dict.fromkeys([*names, *UNLISTED]):
        try:
            yield "." + name, getattr(value, name)
        except Exception:
            pass


def complaints(way, value):
    kind = type(value)
    if kind.__name__ in ("frame", "SourceFileLoader", "ModuleSpec"):
        yield way + " is a " + kind.__name__
    if kind.__name__ == "module" and not is_module_of_allowlist(value, value.__name__):
        yield way + " is module " + value.__name__
    for name in BLOCKED_ALWAYS:
        if not is_refused(value, name):
            yield way + " hands out " + name


def walk(leaks):
    found = []
    seen = {}
    level = [("leaks", leaks)]
    for _ in range(DEPTH):
        following = []
        for way, value in level:
            if id(value) in seen or len(seen) >= OBJECTS:
                continue
            seen[id(value)] = value  # kept, so that no other object takes its id
            found.extend(complaints(way, value))
            following.extend((way + step, child) for step, child in children(value))
        level = following
    return found


beyond = walk(leaks)
print("BEYOND" if beyond else "GIVEN", *beyond[:10])
