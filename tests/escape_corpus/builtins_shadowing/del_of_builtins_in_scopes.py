# attack: del, global and nonlocal of builtins in functions, classes and comprehensions, to reach an unset slot
# allowed: deleting one's own shadow
# expect: contained
# compat: contained

leaks = []


def local_delete():
    len = 5
    del len
    return len


def global_delete():
    global len
    del len


def unset():
    if False:
        print = 5
    return print


def delete_twice():
    global max
    max = 1
    del max
    del max


for source in ("del len", "del print\ndel print", "class A:\n    del len", "class A:\n    len = 1\n    del len\n    x = len('a')\n    del len", "def f():\n    del f\nf()", "for len in [1]: pass\ndel len\ndel len", "import math as len\ndel len\ndel len",
               "with open_() as len: pass", "try:\n    1/0\nexcept ZeroDivisionError as len: pass\ndel len", "del __builtins__, __builtins__", "del None_", "del __name__\n__name__.nothing.at.all"):
    try:
        exec(source, {})
        leaks.append(source)
    except (NameError, AttributeError):
        pass
for attempt in (local_delete, global_delete, unset, delete_twice):
    try:
        leaks.append(attempt())
    except NameError:
        pass
assert len("abc") == 3 and max(1, 2) == 2
print("LEAK" if leaks else "CONTAINED", *leaks)
