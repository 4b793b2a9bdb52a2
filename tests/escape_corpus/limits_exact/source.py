# attack: have a longer text compiled than the host allows
# allowed: texts within the limit
# expect: contained
# compat: contained
# policy: {"limits": {"source": 2000}}
leaks = []
if eval("1 + 1" + " " * 1000) != 2:
    leaks.append("a text within the limit")
for text in ["1" + " " * 2500, "'" + "x" * 2500 + "'", "#" * 2500 + "\n1"]:
    for run in [eval, exec]:
        try:
            leaks.append((len(text), run(text)))
        except MemoryError:
            pass
print("LEAK" if leaks else "CONTAINED", *leaks)
