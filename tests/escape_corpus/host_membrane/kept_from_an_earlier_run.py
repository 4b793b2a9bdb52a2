# attack: keep an object of the host, a method of it and a function around it for the next run
# allowed: the object while its run goes on, and what the env itself holds in every run
# expect: contained
# compat: contained
# host: membrane
kept = session()
method = kept.query
holder = [kept, {"kept": kept}, lambda: kept.number]
if kept.number != 1 or method() != 1 or kept is not holder[0]:
    print("LEAK the object does not work while it lives")

second_run = '''
leaks = []
attempts = {
    "attribute": lambda: kept.number,
    "method": lambda: method(),
    "fresh method": lambda: kept.query(),
    "through a closure": lambda: holder[2](),
    "through a dict": lambda: holder[1]["kept"].number,
    "set": lambda: setattr(kept, "number", 1),
    "dir": lambda: dir(kept),
    "given back": lambda: account.same(kept),
}
for way, attempt in attempts.items():
    try:
        leaks.append((way, attempt()))
    except ReferenceError as error:
        if "in a run that has ended" not in str(error):
            leaks.append((way, str(error)))
    except TypeError as error:
        if way != "given back":
            leaks.append((way, str(error)))
fresh = session()
if fresh.number != 2 or fresh is kept or fresh == kept:
    leaks.append("a new object stands for a dead one")
try:
    leaks.append(kept.number)
except ReferenceError:
    pass
if account.owner != "host" or add(1, 2) != 3:
    leaks.append("what the env holds does not work any more")
print("LEAK" if leaks else "CONTAINED", *leaks)
'''
