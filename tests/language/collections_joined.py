# Mappings of collections joined with |, views of ChainMap, members of Flag that have several bits, and odd corners of classes.
import collections
import enum


def tell(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


UserDict, ChainMap, UserString = collections.UserDict, collections.ChainMap, collections.UserString
tell(lambda: UserDict({1: 2}) | {3: 4})
tell(lambda: {3: 4, 1: 0} | UserDict({1: 2}))
tell(lambda: type(UserDict({1: 2}) | UserDict({1: 3})).__name__)
tell(lambda: UserDict({1: 2}) | 5)
tell(lambda: 5 | UserDict({1: 2}))
joined = UserDict(a=1)
joined |= {"b": 2}
joined |= UserDict(c=3)
print(joined)
tell(lambda: ChainMap({1: 2}, {5: 6}) | {3: 4})
tell(lambda: {3: 4, 1: 0} | ChainMap({1: 2}, {5: 6}))
tell(lambda: ChainMap({1: 2}) | [1])
tell(lambda: ChainMap.fromkeys("ab", 1))
chain = ChainMap({"a": 1}, {"b": 2, "a": 3})
chain |= {"z": 9}
print(chain, list(chain), list(chain.items()), list(chain.keys()), list(chain.values()))
print(chain.items(), chain.keys(), chain.values(), chain == {"a": 1, "b": 2, "z": 9}, chain == 5)
tell(lambda: "a%s" % UserString("b"))
tell(lambda: UserString("x").__rmod__("<%s>"))
tell(lambda: complex(UserString("1j")))
tell(lambda: UserString("abc").translate(UserString.maketrans("a", "b")))


class Bits(enum.Flag):
    A = 1
    B = 6
    C = 8


for number in range(-3, 17):
    tell(lambda: repr(Bits(number)))


class Meta(type):
    def __getattr__(cls, name):
        return lambda *given: (name, given)


class Made(metaclass=Meta):
    pass


tell(lambda: Made[int])
tell(lambda: b"a,b".replace("x", 10, "a"))
tell(lambda: b"a,b".replace(b"a", b"b", "a"))
