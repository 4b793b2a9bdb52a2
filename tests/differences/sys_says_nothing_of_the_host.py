# shows: sys says nothing of the host and leads to no frames or modules
# expect: benign
import sys

for name in ("modules", "path", "executable", "stdin", "flags", "getsizeof", "getrefcount", "settrace", "setprofile", "_getframe",
             "addaudithook", "excepthook", "set_int_max_str_digits"):
    assert not hasattr(sys, name), name
assert sys.platform == sys.implementation.name == "pynterp" and tuple(sys.version_info)[:2] == (3, 14)
print("OK")
