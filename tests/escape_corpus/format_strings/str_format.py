# attack: attribute access inside str.format fields
# allowed: ordinary attributes and items in fields
# expect: contained
# compat: allowed

class Guest:
    def __init__(self):
        self.name = "n"


def function():
    pass


leaks = []
for template in ("{0.__class__.__base__}", "{0.__dict__}", "{0.__class__.__mro__[1]}", "{0.__init__.__globals__}", "{0.__init__.__globals__[__builtins__]}",
                 "{x.__class__.__subclasses__}", "{0.__reduce__}", "{0:{x.__dict__}}", "{0!r:{0.__dict__}}", "{0.name.__class__.__bases__}", "{0.__init__.__code__.co_consts}"):
    try:
        leaks.append(template.format(Guest(), x=Guest()))
    except (AttributeError, ValueError, TypeError) as error:
        pass
print("{0.name} {0.__class__.__name__} {x[k]}".format(Guest(), x={"k": 1}))
print("LEAK" if leaks else "CONTAINED", *leaks)
