# attack: take the object and the name out of the AttributeError of a refusal, and what the hint in its message compares
# allowed: name and obj of an ordinary AttributeError
# expect: contained
# compat: allowed

class Guest:
    ordinary = 1


leaks = []
for target in (Guest(), Guest, len, (lambda: 0), (x for x in "a")):
    for name in ("__dict__", "__globals__", "__self__", "__code__", "gi_frame", "__builtins__", "f_back"):
        try:
            leaks.append(getattr(target, name))
        except AttributeError as error:
            found = [getattr(error, "obj", None), getattr(error, "name", None), *error.args]
            for item in found:
                if type(item) not in (str, type(None)) and item is not target:
                    leaks.append(item)
            if "Did you mean" in str(error) or error.__cause__ is not None or error.__context__ is not None:
                leaks.append(str(error))
try:
    Guest().ordinari
except AttributeError as error:
    print(error.name, isinstance(error.obj, Guest))
print("LEAK" if leaks else "CONTAINED", *leaks)
