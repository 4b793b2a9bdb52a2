# attack: dir tells of blocked names that are there to be read
# allowed: dir of ordinary values
# expect: contained
# compat: allowed

import math

BLOCKED = """__base__ __bases__ __builtins__ __call__ __closure__ __code__ __dict__ __func__ __getnewargs__ __getnewargs_ex__ __getstate__ __globals__
__import__ __loader__ __mro__ __reduce__ __reduce_ex__ __self__ __setstate__ __spec__ __subclasses__ ag_code ag_frame cr_code cr_frame f_back f_builtins f_code
f_globals f_locals gi_code gi_frame tb_frame tb_next""".split()
leaks = []
for start in (5, "", [], {}, len, (lambda: 0), math, type, object, Exception("x"), (n for n in ""), [].append):
    for name in dir(start):
        try:
            value = getattr(start, name)
        except AttributeError as error:
            continue
        if name in BLOCKED:
            leaks.append((type(start).__name__, name))
print("append" in dir([]))
print("LEAK" if leaks else "CONTAINED", *leaks)
