# attack: __func__ and __wrapped__ of native methods
# allowed: calling them
# expect: contained
# compat: contained

class Guest(list):
    pass


leaks = []
for attempt in (
    lambda: [].append.__func__,
    lambda: Guest().append.__func__,
    lambda: dict.fromkeys.__func__,
    lambda: len.__func__,
    lambda: int.from_bytes.__func__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
items = Guest()
items.append(1)
print(items)
print("LEAK" if leaks else "CONTAINED", *leaks)
