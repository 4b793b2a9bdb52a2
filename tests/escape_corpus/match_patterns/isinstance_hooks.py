# attack: class patterns with metaclasses whose __instancecheck__ lies, and subjects whose __class__ lies
# allowed: honest classes
# expect: contained
# compat: contained

class Liar(type):
    def __instancecheck__(cls, thing):
        return True


class Anything(metaclass=Liar):
    __match_args__ = ("real", "__dict__")


class Pretends:
    @property
    def __class__(self):
        return int


leaks = []
try:
    match 5:
        case Anything(real, inside):
            leaks.append(inside)
except AttributeError as error:
    print(error)
match Pretends():
    case int(value):
        print("taken for an int:", type(value).__name__)
    case _:
        print("not taken")
print("LEAK" if leaks else "CONTAINED", *leaks)
