# attack: gi_frame, gi_code and the frame chain by every spelling
# allowed: gi_running and gi_suspended
# expect: contained
# compat: contained

def numbers():
    yield 1
g = numbers()
next(g)

leaks = []
for attempt in (
    lambda: g.gi_frame,
    lambda: g.gi_code,
    lambda: g.gi_frame.f_back,
    lambda: g.gi_frame.f_globals["__builtins__"],
    lambda: getattr(g, "gi_frame"),
    lambda: getattr(type(g), "gi_code"),
    lambda: type(g).gi_frame.__get__(g),
    lambda: (x for x in [1]).gi_frame,
    lambda: [x for x in [1]].gi_frame,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(g.gi_running, g.gi_suspended)
print("LEAK" if leaks else "CONTAINED", *leaks)
