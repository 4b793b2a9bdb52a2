# attack: sequence patterns over subjects whose length, items and class change between looks
# allowed: sequence patterns over lists
# expect: contained
# compat: contained

import collections.abc


class Shrinking(collections.abc.Sequence):
    def __init__(self):
        self.asked = 0

    def __len__(self):
        self.asked += 1
        return 3 if self.asked == 1 else 0

    def __getitem__(self, index):
        if isinstance(index, slice):
            return []
        return index


class Lies(collections.abc.Sequence):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        raise IndexError(index)


def look(thing):
    try:
        match thing:
            case [a, b, c]:
                return a, b, c
            case [a, *rest, z]:
                return a, rest, z
    except (IndexError, ValueError) as error:
        return type(error).__name__


class Endless(collections.abc.Sequence):
    def __len__(self):
        return 10 ** 12

    def __getitem__(self, index):
        return index


print(look(Shrinking()), look(Lies()), look([1, 2, 3]))
try:
    match Endless():
        case [a, b]:
            print("no")
        case _:
            print("long")
except (OverflowError, MemoryError):
    print("refused")
print("CONTAINED")
