# attack: the frame and code of a generator, running, suspended and finished
# allowed: type(generator).__name__, __name__, close
# expect: contained
# compat: contained

def walker():
    global current
    leaks_inside = []
    for name in ("gi_frame", "gi_code"):
        try:
            leaks_inside.append(getattr(current, name))
        except AttributeError:
            pass
    yield leaks_inside


leaks = []
current = walker()
for stage in range(3):
    for attempt in (lambda: current.gi_frame, lambda: current.gi_code, lambda: current.gi_frame.f_back, lambda: current.gi_yieldfrom.gi_frame, lambda: (n for n in "a").gi_frame):
        try:
            leaks.append(attempt())
        except AttributeError:
            pass
    leaks.extend(next(current, []))
print(current.__name__, type(current).__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
