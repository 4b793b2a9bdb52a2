# attack: rebind the names of exceptions and types the machine itself raises and checks
# allowed: rebinding them
# expect: contained
# compat: allowed

leaks = []
real = ZeroDivisionError, StopIteration, AttributeError, Exception
ZeroDivisionError = StopIteration = AttributeError = NameError = TypeError = int = object = type = "shadowed"
try:
    1 / 0
except real[0] as error:
    print("still raised", error)
print(list(x for x in "ab"))
try:
    (5).nothing
except real[2] as error:
    print(error)
try:
    leaks.append((5).__class__.__base__)
except real[2] as error:
    print(error)
print("LEAK" if leaks else "CONTAINED", *leaks)
