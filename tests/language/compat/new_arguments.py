# options: --profile compat
# __getnewargs__ of plain data and of classes derived from it.


class I(int):
    pass


class S(str):
    pass


class C(complex):
    pass


class T(tuple):
    pass


for thing in (5, True, 2**70, I(7), 1.5, 2 - 3j, C(1, 2), "text", S("own"), b"bytes", (1, 2), T((3,))):
    arguments = thing.__getnewargs__()
    print(arguments, [type(one).__name__ for one in arguments], type(thing)(*arguments) == thing)
print(hasattr([], "__getnewargs__"), hasattr({}, "__getnewargs__"), hasattr(None, "__getnewargs__"))
