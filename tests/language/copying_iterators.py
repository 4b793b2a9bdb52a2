# copy() and deepcopy() of built-in iterators, slices and exceptions, and what hooks may return.
import copy
import random


def halves(iterator):
    next(iterator)
    first, second = copy.copy(iterator), copy.deepcopy(iterator)
    return list(first), list(second), list(iterator)


print(halves(iter([1, 2, 3])), halves(iter((1, 2, 3))), halves(iter("a\u00e9\U0001f600z")), halves(iter(b"abc")))
print(halves(iter(range(4))), halves(iter(range(10, 0, -3))), halves(reversed([1, 2, 3])), halves(iter(bytearray(b"xyz"))))
print(halves(iter({1: 2, 3: 4, 5: 6})), halves(iter({1: 2, 3: 4}.items())), halves(iter({1: 2, 3: 4}.values())))
print(halves(iter({7})), halves(reversed({1: 2, 3: 4})))
for make in (lambda: enumerate("abc"), lambda: zip("abc", [1, 2, 3]), lambda: map(str, [1, 2, 3]), lambda: filter(None, [1, 0, 2])):
    iterator = make()
    next(iterator)
    other = copy.copy(iterator)
    print(next(other), list(iterator), list(other))
    iterator = make()
    next(iterator)
    print(list(copy.deepcopy(iterator)), list(iterator))
done = iter([])
print(list(done), list(copy.copy(done)))
shared = [[1]]
print(next(copy.copy(iter(shared))) is shared[0], next(copy.deepcopy(iter(shared))) is shared[0])
part = slice([1], 2, None)
print(copy.copy(part), copy.deepcopy(part), copy.deepcopy(part).start is part.start)
error = ValueError(1, [2])
error.extra = [3]
error.add_note("noted")
for other in (copy.copy(error), copy.deepcopy(error)):
    print(repr(other), other.extra, other.__notes__, other.args[1] is error.args[1], other.extra is error.extra)


class Hooked:
    def __init__(self, answer):
        self.answer = answer

    def __reduce_ex__(self, protocol):
        return self.answer


for answer in ((), (1,), (int, (), None, None, None, None, None), 1, (list, ([1, 2],)), (list, [[3]]), "name"):
    try:
        made = copy.copy(Hooked(answer))
        print("kept" if isinstance(made, Hooked) else made)
    except TypeError as problem:
        print(problem)


class Sized:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hint in (2, NotImplemented, TypeError("ignored"), ValueError("seen"), -1, "x"):
    try:
        print(list(Sized(hint)), [0, *Sized(hint)])
    except (ValueError, TypeError) as problem:
        print(type(problem).__name__, problem)

generator = random.Random(7)
state = generator.getstate()
print(state[0], type(state[1]), len(state[1]), state[1][:3], state[2])
numbers = [generator.random() for _ in range(3)]
generator.setstate(state)
print(numbers == [generator.random() for _ in range(3)], copy.copy(generator).random() == generator.random())


class Counting(int):
    hashed = 0

    def __hash__(self):
        self.hashed += 1
        return int.__hash__(self)


keys = dict.fromkeys(map(Counting, range(3)))
set(keys), frozenset(keys), dict.fromkeys(keys, 1), dict.fromkeys(set(keys))
print([key.hashed for key in keys])
