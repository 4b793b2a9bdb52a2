# attack: exceptions raised by natives carry objects, names and paths of the host
# allowed: args, name and obj of guest errors
# expect: contained
# compat: contained

leaks = []


def collect(action):
    try:
        action()
    except Exception as error:
        for name in dir(error):
            try:
                value = getattr(error, name)
            except Exception:
                continue
            text = str(value)
            if any(mark in text for mark in ("/home", "/usr", "/var", ".so", ".c:", "site-packages", "PYNTERP_CANARY", "0x7f")):
                leaks.append((name, text))


def importing():
    import os


def from_import():
    from math import nothing


for action in (importing, from_import, lambda: open("x"), lambda: [].nothing, lambda: 1 / 0, lambda: int("x"), lambda: {}["k"], lambda: eval("1 +"), lambda: exec("import os"), lambda: b"\xff".decode(), lambda: __import__("os")):
    collect(action)
print("checked")
print("LEAK" if leaks else "CONTAINED", *leaks)
