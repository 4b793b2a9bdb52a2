# attack: annotations as text that would do harm when somebody evaluates them
# allowed: reading them as text
# expect: contained
# compat: allowed

import typing
def f(a: "__import__('os').system('true')", b: "().__class__.__mro__"):
    pass


leaks = []
for attempt in (
    lambda: typing.get_type_hints(f),
    lambda: eval(f.__annotations__["a"]),
    lambda: eval(f.__annotations__["b"]),
):
    try:
        leaks.append(attempt())
    except (NameError, ImportError, AttributeError, TypeError):
        pass
print(f.__annotations__)
print("LEAK" if leaks else "CONTAINED", *leaks)
