# attack: blocked attributes read in class bodies, decorators, defaults, annotations and keyword arguments of a class
# allowed: ordinary attributes in the same places
# expect: contained
# compat: allowed

leaks = []
for name in ("__dict__", "__mro__", "__subclasses__", "__bases__", "__globals__"):
    for source in (
        "class C:\n    x = int.{0}",
        "class C(*int.{0}): pass",
        "class C(metaclass=type, x=int.{0}): pass",
        "@int.{0}\nclass C: pass",
        "@int.{0}\ndef f(): pass",
        "def f(a=int.{0}): pass",
        "def f(*, a=int.{0}): pass",
        "x = [int.{0} for i in 'a']",
        "x = (lambda a=int.{0}: a)()",
        "assert not int.{0}",
        "x = f'{{int.{0}}}'",
        "del int.{0}",
        "with int.{0}: pass",
        "raise ValueError from int.{0}",
        "x = 1 if int.{0} else 2",
        "int.{0} = 5",
        "for int.{0} in [1]: pass",
    ):
        try:
            exec(source.format(name))
            leaks.append(source.format(name))
        except (AttributeError, SyntaxError):
            pass
        except (TypeError, AssertionError) as error:  # past the guard
            leaks.append(f"{source.format(name)}: {error}")
names = {}
exec("class C:\n    x = int.__name__", names)
print(names["C"].x)
print("LEAK" if leaks else "CONTAINED", *leaks)
