# attack: import modules that reach the host
# allowed: import math, json, collections
# expect: contained
# compat: contained

leaks = []
for name in ("os", "sys.modules", "subprocess", "socket", "ctypes", "importlib", "importlib.util", "builtins", "_io", "pathlib", "shutil", "posix", "nt", "signal", "threading", "multiprocessing", "pickle", "marshal", "code", "codeop",
             "inspect", "types", "ast", "dis", "runpy", "pty", "resource", "site", "sysconfig", "zipimport", "pkgutil", "tempfile", "glob", "urllib.request", "http.client", "asyncio", "weakref", "faulthandler", "_thread", "_imp",
             "imp", "platform", "getpass", "os.path", "posixpath", "linecache", "traceback", "logging", "sqlite3", "mmap", "fcntl", "select", "tkinter", "webbrowser", "__main__", "antigravity", "this", "_frozen_importlib", "encodings", "codecs"):
    try:
        exec(f"import {name}", {})
        if name not in ("types", "codecs", "weakref", "ast", "__main__", "traceback", "asyncio", "logging", "inspect"):
            leaks.append(name)
    except (ImportError, NameError):
        pass
import math

print(math.pi)
print("LEAK" if leaks else "CONTAINED", *leaks)
