# attack: importing each module of the standard library that touches the host
# allowed: importing an allowed one
# expect: contained
# compat: contained

leaks = []
for name in ("os", "posix", "nt", "subprocess", "socket", "ssl", "ctypes", "_ctypes", "importlib", "_imp", "imp", "builtins", "io", "_io", "shutil", "pathlib", "tempfile",
             "glob", "fcntl", "mmap", "signal", "threading", "_thread", "multiprocessing", "asyncio.subprocess", "pickle", "marshal", "shelve", "dbm", "sqlite3", "pty", "tty",
             "termios", "resource", "pwd", "grp", "site", "code", "codeop", "pdb", "inspect.os", "runpy", "zipimport", "pkgutil", "ftplib", "http.client", "urllib.request",
             "smtplib", "webbrowser", "faulthandler", "tracemalloc", "sysconfig", "platform", "getpass", "select", "selectors", "concurrent.futures", "_posixsubprocess",
             "_winapi", "winreg", "msvcrt", "readline", "rlcompleter", "cProfile", "profile", "trace", "bdb", "symtable", "dis.os", "distutils", "ensurepip", "venv", "zipfile", "tarfile"):
    try:
        exec("import " + name, {})
        if name != "io":  # a module of this name may be offered without files
            leaks.append(name)
    except ImportError:
        pass
import math
print(math.floor(1.5))
print("LEAK" if leaks else "CONTAINED", *leaks)
