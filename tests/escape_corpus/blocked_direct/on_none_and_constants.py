# attack: blocked attributes of None, Ellipsis, NotImplemented, numbers and text
# allowed: their ordinary attributes
# expect: contained
# compat: allowed

leaks = []
for attempt in (
    lambda: None.__class__.__mro__,
    lambda: ....__class__.__base__,
    lambda: NotImplemented.__class__.__bases__,
    lambda: (1).__class__.__subclasses__(),
    lambda: "".__class__.__mro__,
    lambda: b"".__class__.__dict__,
    lambda: (1.5).__reduce__(),
    lambda: True.__reduce_ex__(2),
    lambda: ().__getnewargs__(),
    lambda: (1j).__getnewargs__(),
    lambda: "a".__getnewargs__(),
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print((1).real, (1.5).is_integer(), "a".upper())
print("LEAK" if leaks else "CONTAINED", *leaks)
