# attack: learn the compiler, the build, the machine and its load from sys, float_info, implementation and what modules tell
# allowed: sys.version_info, sys.maxsize, sys.float_info
# expect: contained
# compat: contained

import sys
import time

leaks = []
texts = []
for name in ("version", "platform", "copyright", "api_version", "implementation", "float_info", "int_info", "hash_info", "thread_info", "flags", "abiflags", "build_time", "_git", "winver", "hexversion", "warnoptions", "byteorder", "prefix", "base_prefix", "exec_prefix", "platlibdir", "pycache_prefix", "stdlib_module_names", "builtin_module_names", "_framework", "getfilesystemencoding", "getdefaultencoding"):
    try:
        found = getattr(sys, name)
        texts.append((name, str(found() if callable(found) else found)))
    except AttributeError:
        pass
for name, text in texts:
    for mark in ("GCC", "gcc", "Clang", "clang", "glibc", "x86_64", "aarch64", "arm64", "Jan ", "Nov ", "/usr", "/home", ":00", "Ubuntu", "Debian", "kernel"):
        if mark in text:
            leaks.append((name, mark))
for attempt in (lambda: sys.getloadavg(), lambda: sys.getallocatedblocks(), lambda: sys.getrefcount(5), lambda: sys._getquickenedcount(), lambda: sys.cpu_count(), lambda: time.get_clock_info("time"), lambda: sys.getwindowsversion(), lambda: sys._is_gil_enabled(), lambda: sys.thread_info):
    try:
        leaks.append(attempt())
    except (AttributeError, PermissionError, RuntimeError):
        pass
if time.tzname != ("UTC", "UTC") or time.timezone != 0 or time.localtime(0)[:6] != (1970, 1, 1, 0, 0, 0):
    leaks.append("time zone")
assert sys.version_info >= (3, 11) and sys.maxsize == 2 ** 63 - 1 and sys.float_info.dig == 15
print("LEAK" if leaks else "CONTAINED", *leaks)
