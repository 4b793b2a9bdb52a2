# attack: slot descriptors of one class used on instances of another
# allowed: on instances of its own class
# expect: contained
# compat: contained

class One:
    __slots__ = ("a",)
class Two:
    __slots__ = ("b", "c")
class Child(One):
    __slots__ = ()
slot = One.a

leaks = []
for attempt in (
    lambda: slot.__get__(Two()),
    lambda: slot.__set__(Two(), 1),
    lambda: slot.__delete__(Two()),
    lambda: slot.__get__([]),
    lambda: slot.__get__(5, int),
    lambda: slot.__set__("text", 1),
    lambda: slot.__get__(One()),
):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
one, child = One(), Child()
slot.__set__(one, 5)
slot.__set__(child, 6)
print(slot.__get__(one), child.a)
print("LEAK" if leaks else "CONTAINED", *leaks)
