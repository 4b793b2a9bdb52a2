# attack: super objects without a class, given one later, given another while they are asked, and methods of super on
#         things that are none, to make the search begin where there is nothing
# allowed: super.__init__ on a super object
# expect: contained
# compat: contained
leaks = []


class proxy(super):
    __slots__ = ("note",)


class Base:
    def method(self):
        return "method"

    @property
    def turning(self):
        # the super that is just asking is turned to another object
        for one in asking:
            one.__init__(int, 5)
        return "turned"


class Derived(Base):
    method = None
    turning = None


def harmless(function, *kinds):
    try:
        function()
    except kinds:
        pass


for kind in (super, proxy):
    empty = kind.__new__(kind)
    repr(empty), str(empty), dir(empty), hash(empty), empty == empty
    for name in ("method", "__class__", "__doc__", "real", "note"):
        harmless(lambda: getattr(empty, name), AttributeError)
    if empty.__get__(Derived()) is not empty or empty.__get__(None, Derived) is not empty:
        leaks.append("bound without a class")

    class Holder:
        unfinished = empty

    Holder().unfinished
    Holder.unfinished
    harmless(lambda: empty.__init__(), RuntimeError, TypeError)
    harmless(lambda: empty.__init__(1, 2), TypeError)
    harmless(lambda: empty.__init__(Derived, Holder()), TypeError)
    harmless(lambda: empty.__init__(Derived, Derived(), 1), TypeError)
    empty.__init__(Derived, Derived())
    if empty.method() != "method":
        leaks.append("method")
    asking = [kind(Derived, Derived())]
    if asking[0].turning != "turned" or asking[0].real != 5 if hasattr(asking[0], "real") else False:
        leaks.append("turning")
    repr(asking[0])

for other in ([], 1, "text", object(), Derived, Derived()):
    harmless(lambda: leaks.append(super.__init__(other, Derived, Derived())), TypeError)
    harmless(lambda: leaks.append(super.__get__(other, Derived())), TypeError)
    harmless(lambda: leaks.append(super.__new__(other)), TypeError)
harmless(lambda: leaks.append(object.__new__(proxy)), TypeError)
harmless(lambda: leaks.append(object.__new__(super)), TypeError)
harmless(lambda: leaks.append(setattr(super(Derived, Derived()), "__class__", proxy)), TypeError, AttributeError)
harmless(lambda: leaks.append(setattr(proxy(Derived, Derived()), "__class__", Derived)), TypeError, AttributeError)


# a class that says it is another one
class Liar:
    __class__ = Derived


harmless(lambda: proxy(Derived, Liar()).method(), TypeError, AttributeError)
print("LEAK" if leaks else "CONTAINED", *leaks)
