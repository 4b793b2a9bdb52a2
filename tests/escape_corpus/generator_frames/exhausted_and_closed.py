# attack: generators used after their end, after an exception and after close
# allowed: StopIteration each time
# expect: contained
# compat: contained

def fails():
    yield 1
    raise KeyError("inside")
g = fails()
next(g)
def end():
    try:
        next(g)
    except KeyError:
        pass
end()
closed = fails()
closed.close()

leaks = []
for attempt in (
    lambda: next(g),
    lambda: next(closed),
    lambda: g.send(5),
    lambda: closed.send(None),
    lambda: next(g for g in ()),
):
    try:
        leaks.append(attempt())
    except StopIteration:
        pass
print(list(g), list(closed))
print("LEAK" if leaks else "CONTAINED", *leaks)
