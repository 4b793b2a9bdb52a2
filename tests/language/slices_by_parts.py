"""Slices as subscripts: read and written by their parts, and by a slice object where that is not enough."""


class Index:
    def __init__(self, number, act=None):
        self.number, self.act = number, act

    def __index__(self):
        if self.act:
            self.act()
        return self.number


class Recorder:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, item):
        print("set", key, item)


class Loud(list):
    def __getitem__(self, key):
        return "loud", key, super().__getitem__(key)

    def __setitem__(self, key, item):
        print("loud set", key)
        super().__setitem__(key, item)


class Plain(list):
    pass


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


BOUNDS = [None, 1, 8, -3, 10 ** 30, Index(2)]
STEPS = [None, 1, 3, -1, -(10 ** 30), 0]


def read(sequence, lower, upper, step):
    return sequence[lower:upper:step]


def read_plainly(sequence, lower, upper):
    return sequence[lower:upper]


def write(size, lower, upper, step, item):
    target = list(range(size))
    target[lower:upper:step] = item
    return target


def show_reading():
    for sequence in ([0, 1, 2, 3, 4, 5, 6], "abcdefg", "aäbößü☃", (0, 1, 2, 3, 4, 5, 6), b"abcdefg", bytearray(b"abcdefg"),
                     range(7), [], "", Plain([1, 2, 3])):
        seen = []
        for lower in BOUNDS:
            for upper in BOUNDS:
                seen.append(attempt(read_plainly, sequence, lower, upper))
                for step in STEPS:
                    seen.append(attempt(read, sequence, lower, upper, step))
        kinds = sorted({type(item).__name__ for item in seen})
        print(type(sequence).__name__, len(seen), kinds, sum(len(item) for item in seen), seen[3::41])


def show_writing():
    for item in ([10, 11], (10, 11, 12), [], "xy", iter([1, 2]), {5: 6}, 4, None):
        seen = []
        for lower in BOUNDS:
            for upper in BOUNDS:
                for step in STEPS:
                    seen.append(attempt(write, 7, lower, upper, step, item))
        print(len(seen), sum(len(result) for result in seen), seen[5::41])


def show_aliases():
    items = [1, 2, 3]
    items[1:2] = items
    print(items)
    items[::-1] = items
    print(items)
    items[:] = items[::-1]
    print(items)
    items[len(items):] = items
    print(items)
    shared = [0, 0]
    items[:2] = items[2:4] = shared
    print(items, shared)
    items[:] = []
    print(items)
    items[3:] = (1, 2)
    print(items)


def show_changes_inside():
    items = list(range(8))
    print(items[Index(2, items.clear):5:2], items)
    items = list(range(8))
    items[Index(2, items.pop):5] = "ab"
    print(items)
    items = list(range(8))
    items[1:Index(4, lambda: items.extend("xyz")):1] = [0]
    print(items)

    def numbers():
        items.append("while read")
        yield 5

    items[2:] = numbers()
    print(items)

    def refuse():
        raise LookupError("no index")

    print(attempt(lambda: items[Index(1, refuse):2:1]))
    print(attempt(lambda: items.__setitem__(slice(Index(1, refuse), None), ())), items)


def show_classes():
    recorder = Recorder()
    for _ in range(3):
        print(recorder[1:2], recorder[1:2:3], recorder[::], recorder[:, 1:2], recorder["a":"b":"c"])
        recorder[1:2] = 1
        recorder[::-1] = 2
        recorder[1:2, ...] = 3
    loud = Loud([1, 2, 3])
    print(loud[1:], loud[::-1])
    loud[1:] = [5]
    loud[::-1] = [6, 7]
    print(list(loud))
    plain = Plain([1, 2, 3])
    plain[1:2] = Plain("ab")
    print(plain, type(plain[::2]))
    for thing in (None, 1, {}, {1}, len, Index):
        print(attempt(lambda: thing[1:2]), attempt(lambda: thing[::2]), attempt(lambda: exec("thing[1:2] = []", {"thing": thing})))


def show_augmented():
    items = [1, 2, 3, 4]
    items[1:3] += [9]
    items[::-1] += []
    items[:1] *= 3
    print(items)
    del items[1:3], items[::2]
    print(items)
    first, items[1:], *rest = 0, "xyz", 1, 2
    print(first, items, rest)
    for items[:1] in ([7], (8, 9)):
        print(items)
    matrix = [[1, 2, 3], [4, 5, 6]]
    matrix[0][1:], matrix[1][:1] = matrix[1][:2], matrix[0][::-1]
    print(matrix)


class Deep:
    def __getitem__(self, key):
        return self[key.start + 1:] if key.start < 500 else key.start

    def __setitem__(self, key, item):
        if key.start < 500:
            self[key.start + 1::2] = item
        else:
            item.append(key)


def show_depth():
    found = []
    deep = Deep()
    deep[1:] = found
    print(deep[0:], deep[0::3], found)


def pop_all():
    items = list(range(40))
    popped = [items.pop(0), items.pop(-1), items.pop(5), items.pop(True), items.pop(-len(items)), items.pop(Index(3))]
    print(popped, items)
    for index in (100, -100, 10 ** 30, "1", None, 1.0):
        print(attempt(items.pop, index), len(items))
    while items:
        items.pop(len(items) // 2)
    print(attempt(items.pop, 0), attempt(items.pop), items)


show_reading()
show_writing()
show_aliases()
show_changes_inside()
show_classes()
show_augmented()
show_depth()
pop_all()
