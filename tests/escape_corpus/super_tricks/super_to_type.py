# attack: super() objects made by hand to reach methods of object and type with blocked names
# allowed: super(Child, child).method()
# expect: contained
# compat: allowed

class Parent:
    def method(self):
        return "parent"


class Child(Parent):
    def method(self):
        return "child"


child = Child()
leaks = []
for attempt in (lambda: super(Child, child).__dict__, lambda: super(Parent, Child).__subclasses__(), lambda: super(Child, child).__self__, lambda: super(Child, child).__reduce__(),
                lambda: super(type, Child).__mro__, lambda: super(Child, child).__getattribute__("__dict__"), lambda: getattr(super(Child, child), "__dict__"),
                lambda: super(type, type).__call__, lambda: super(Child, child).method.__self__, lambda: super(Child, Child).method.__globals__):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):
        pass
print(super(Child, child).method(), super(Child, child).__class__.__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
