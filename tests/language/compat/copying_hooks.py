# __reduce__ and __setstate__ of iterators and exceptions; __dict__ and dir() of functions.
# options: --profile compat


def states(make, numbers):
    for number in numbers:
        iterator = make()
        iterator.__setstate__(number)
        print(number, list(iterator), end="; ")
    print()


states(lambda: iter([1, 2, 3]), (-5, 0, 2, 3, 9))
states(lambda: reversed([1, 2, 3]), (-5, -1, 0, 1, 2, 9))
states(lambda: iter((1, 2, 3)), (-1, 1, 7))
states(lambda: iter("a\u00e9\U0001f600z"), (0, 2, 3, 99))
states(lambda: iter(b"abc"), (1, 4))
states(lambda: iter(range(3)), (-1, 2, 4))
states(lambda: iter(range(2 ** 70, 2 ** 70 + 3)), (-1, 2))
for iterator in (iter([1, 2, 3]), iter("xyz"), iter(range(1, 9, 3)), reversed([1, 2, 3])):
    next(iterator)
    function, arguments, *state = iterator.__reduce__()
    again = function(*arguments)
    if state and state[0] is not None:
        again.__setstate__(state[0])
    print(function.__name__, list(again), list(iterator))
done = iter([])
list(done)
done.__setstate__(5)
print(list(done))
error = ValueError(1, 2)
print(error.__reduce__())
error.place = "here"
print(error.__reduce__())
error.__setstate__({"other": 5})
error.__setstate__(None)
print(error.other, error.place)
for state in (5, {1: 2}):
    try:
        error.__setstate__(state)
    except TypeError as problem:
        print(problem)


def function():
    pass


class Holder:
    def method(self):
        pass


Holder.method.known = 1
function.known = 2
print("known" in dir(function), "known" in dir(Holder.method), "known" in dir(Holder().method), "absent" in dir(function))
try:
    del function.__dict__
except TypeError as problem:
    print(problem)
print(function.__dict__)
