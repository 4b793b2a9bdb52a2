"""Which classes are sequences or mappings to match, by inheritance and by registration."""
import collections
import collections.abc


def kind(subject):
    match subject:
        case [*_]:
            first = "sequence"
        case {}:
            first = "mapping"
        case _:
            first = "neither"
    match subject:
        case {}:
            return first, "mapping"
        case [*_]:
            return first, "sequence"
        case _:
            return first, "neither"


class Plain:
    pass


class Items(collections.abc.Sequence):
    def __getitem__(self, index):
        return index

    def __len__(self):
        return 42


class Pairs(collections.abc.Mapping):
    def __getitem__(self, key):
        return key

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


class First(collections.UserDict, collections.abc.Sequence):
    pass


class Second(Plain, collections.UserList, collections.abc.Mapping):
    pass


class Third(dict, collections.abc.Sequence, Plain):
    pass


class Fourth(list, Plain, collections.abc.Mapping):
    pass


for subject in (Items(), Pairs(), First(), Second(), Third(), Fourth(), [], (), range(3), {}, "text", b"bytes", {1},
                collections.deque(), collections.UserList(), collections.UserDict(), collections.ChainMap(), Plain(),
                collections.OrderedDict(), collections.namedtuple("N", "a")(1)):
    print(type(subject).__name__, kind(subject))


class Later:
    def __len__(self):
        return 0


class Below(Later):
    pass


print(kind(Below()))
collections.abc.Sequence.register(Later)
print(kind(Later()), kind(Below()))


class Alone(Plain):
    pass


collections.abc.MutableMapping.register(Alone)
print(kind(Alone()), kind(Plain()))
match Items():
    case [first, *_, last]:
        print(first, last)


class Private:
    __attribute = "mangled"

    def find(self, subject):
        match subject:
            case Private(__attribute=found):
                return found


holder = Private()
setattr(holder, "__attribute", "as written")
print(Private().find(holder))
