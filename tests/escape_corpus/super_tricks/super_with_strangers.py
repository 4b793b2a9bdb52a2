# attack: super() with an object that is no instance, or a class that changes its mind
# allowed: super with a real instance
# expect: contained
# compat: contained

class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B"


class Pretender:
    __class__ = B


leaks = []
for attempt in (lambda: super(B, 5).who(), lambda: super(B, object()).who(), lambda: super(5, 5), lambda: super(B, A).who, lambda: super(A, B()).who(), lambda: super(int, True).__add__.__self__):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
try:
    print("pretender:", super(B, Pretender()).who())
except TypeError as error:
    print("pretender refused")
print(super(B, B()).who())
print("LEAK" if leaks else "CONTAINED", *leaks)
