# attack: a generator that sends into, closes and throws into itself while it runs
# allowed: using it from outside
# expect: contained
# compat: contained

def make(action):
    def run():
        yield getattr(box[0], action)(*([ValueError()] if action == "throw" else [None] if action == "send" else []))
    box = []
    box.append(run())
    return box[0]


leaks = []
for attempt in (
    lambda: next(make("send")),
    lambda: next(make("close")),
    lambda: next(make("throw")),
    lambda: next(make("__next__")),
    lambda: list(make("__next__")),
):
    try:
        leaks.append(attempt())
    except ValueError:
        pass
print(sum(n for n in (1, 2)))
print("LEAK" if leaks else "CONTAINED", *leaks)
