# attack: dangerous modules that a module of the library has imported for itself and left among its names
# allowed: modules that may be imported anyway
# expect: contained
# compat: contained
import operator

leaks = []
modules = "abc annotationlib base64 bisect collections collections.abc contextlib copy dataclasses enum fractions functools gc graphlib hashlib heapq inspect io itertools json keyword math numbers operator pprint random re reprlib statistics string struct sys textwrap time traceback types typing unicodedata warnings weakref __future__ string.templatelib".split()
loaded = {}
for name in modules:
    space = {}
    try:
        exec(f"import {name} as module", space)
    except ImportError:
        continue
    loaded[name] = space["module"]
dangerous = ["os", "_os", "posix", "io_open", "open", "subprocess", "socket", "ctypes", "importlib", "_imp", "imp", "builtins", "_thread", "threading",
             "signal", "shutil", "tempfile", "pathlib", "marshal", "pickle", "linecache", "tokenize", "dis", "ast", "codecs", "site", "pdb", "runpy",
             "__import__", "compile", "input", "breakpoint", "_getframe", "_current_frames", "get_objects", "get_referrers", "modules", "meta_path",
             "path_hooks", "settrace", "setprofile", "addaudithook", "unraisablehook", "environ", "getenv", "system", "popen", "urandom"]
for name, module in loaded.items():
    for hidden in dangerous:
        if (name, hidden) in [("re", "compile"), ("string.templatelib", "compile")]:
            continue
        try:
            found = getattr(module, hidden)
        except AttributeError:
            continue
        if hidden == "modules" and isinstance(found, dict) and not set(found) & {"os", "builtins", "posix"}:
            continue
        leaks.append((name, hidden))
if len(loaded) < 15 or loaded["math"].sqrt(9) != 3 or loaded["json"].loads("[1]") != [1]:
    leaks.append("the modules do not work")
print("LEAK" if leaks else "CONTAINED", *leaks)
