# attack: hasattr must refuse, not answer
# allowed: hasattr with ordinary names
# expect: contained
# compat: allowed

leaks = []
for name in ("__dict__", "__mro__", "__globals__", "__code__", "__self__", "__func__", "tb_frame", "f_back", "__import__", "__spec__", "__loader__"):
    try:
        leaks.append((name, hasattr(print, name)))
    except AttributeError as error:
        if "is blocked in this environment" not in str(error):
            leaks.append(str(error))
print(hasattr(print, "__name__"), hasattr(print, "absent"))
print("LEAK" if leaks else "CONTAINED", *leaks)
