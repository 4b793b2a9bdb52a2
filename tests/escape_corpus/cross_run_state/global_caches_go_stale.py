# attack: shadow and unshadow globals and builtins in hot loops, so that a cached global answers with what is gone
# allowed: changing one's own globals
# expect: contained
# compat: contained

leaks = []


def hot():
    return len("abc")


def warm():
    for _ in range(300):
        hot()


warm()
for round_ in range(20):
    globals()["len"] = lambda text: round_
    warm()
    if hot() != round_:
        leaks.append(("shadowed", round_))
    del globals()["len"]
    warm()
    if hot() != 3:
        leaks.append(("back", round_))
    exec("def len(text): return 'exec'")
    if hot() != "exec":
        leaks.append("exec")
    globals().pop("len")
    for number in range(200):
        globals()[f"filler{number}"] = number
    if hot() != 3:
        leaks.append("grown")
    for number in range(200):
        del globals()[f"filler{number}"]
    if hot() != 3:
        leaks.append("shrunk")
space = {"len": len}
exec("def other():\n    return len('abcd')", space)
space["other"]()
space.clear()
print("LEAK" if leaks else "CONTAINED", *leaks)
