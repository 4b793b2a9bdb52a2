# attack: from a guest function that the host calls: raise through the host, recurse through it, swallow a blocked name
# allowed: calling back, results, exceptions that go on to the script
# expect: contained
# compat: contained
# host: membrane
leaks = []
if apply(lambda a, b: a * b, 6, 7) != 42 or apply(apply, apply, max, 3, 4) != 4:
    leaks.append("calling back does not work")
try:
    apply(lambda: 1 // 0)
    leaks.append("the exception was lost")
except ZeroDivisionError:
    pass
try:
    apply(lambda: account.secret)
    leaks.append("an attribute")
except AttributeError:
    pass
try:
    apply(lambda: getattr(leaks, "__subclasses__", 1))
    leaks.append("a blocked attribute")
except AttributeError as error:
    if "is blocked in this environment" not in str(error):
        leaks.append(str(error))


def deeper():
    return apply(deeper)


try:
    deeper()
    leaks.append("no end of recursion")
except RecursionError:
    pass


def raises_exit():
    raise SystemExit(3)


try:
    apply(raises_exit)
except SystemExit:
    pass
for wrong in [None, 1, "text", account]:
    try:
        apply(wrong)
        leaks.append(wrong)
    except TypeError:
        pass
print("LEAK" if leaks else "CONTAINED", *leaks)
