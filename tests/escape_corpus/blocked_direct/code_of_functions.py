# attack: __code__ and __closure__ of functions of every kind
# allowed: their names
# expect: contained
# compat: allowed

def outer():
    cell = 1
    def inner():
        return cell
    return inner
inner = outer()

leaks = []
for attempt in (
    lambda: outer.__code__,
    lambda: inner.__code__,
    lambda: inner.__closure__,
    lambda: inner.__closure__[0].cell_contents,
    lambda: (lambda: 0).__code__,
    lambda: outer.__code__.co_consts,
    lambda: outer.__code__.replace(co_name="x"),
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(outer.__name__, inner.__qualname__)
print("LEAK" if leaks else "CONTAINED", *leaks)
