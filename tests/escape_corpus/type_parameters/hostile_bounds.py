# attack: bounds, constraints and defaults that raise, recurse, or change the class
# allowed: evaluation when it is asked for
# expect: contained
# compat: contained

def zero():
    return 1 / 0
type Fails = zero()
type Loops = Loops.__value__
class C[T: C.missing]:
    pass
def f[T = zero()]():
    pass


leaks = []
for attempt in (
    lambda: Fails.__value__,
    lambda: Loops.__value__,
    lambda: C.__type_params__[0].__bound__,
    lambda: f.__type_params__[0].__default__,
):
    try:
        leaks.append(attempt())
    except (ZeroDivisionError, RecursionError, NameError, AttributeError):
        pass
print(C.__name__, f.__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
