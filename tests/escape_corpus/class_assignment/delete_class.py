# attack: delete __class__, or set it through object.__setattr__ and type.__setattr__
# allowed: reading __class__
# expect: contained
# compat: contained

class A:
    pass


leaks = []


def delete(value):
    del value.__class__


for attempt in (lambda: delete(A()), lambda: delete(5), lambda: object.__setattr__(A(), "__class__", int), lambda: object.__delattr__(A(), "__class__"), lambda: setattr(A(), "__class__", list), lambda: object.__setattr__(5, "__class__", A)):
    try:
        attempt()
        leaks.append("changed")
    except (TypeError, AttributeError):
        pass
print(A().__class__.__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
