# The plainest statements: if, while, for, functions, classes, exceptions, generators, imports.

import math

if 1 > 2:
    print("no")
elif 2 > 1:
    print("yes")
else:
    print("no")
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print(n, end=" ")
else:
    print("done")
for i in range(5):
    if i == 3:
        break
    print(i, end=" ")
print()
for k, v in {"a": 1, "b": 2}.items():
    print(k, v, end="; ")
print()


def add(a, b=10, *rest, c=0, **named):
    """Adds."""
    return a + b + sum(rest) + c + len(named)


print(add(1), add(1, 2), add(1, 2, 3, 4), add(1, c=5), add(1, x=1, y=2), add.__doc__)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count
    return step


c = counter()
print(fib(15), c(), c(), c())


class Animal:
    legs = 4

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} is silent"

    def __repr__(self):
        return f"Animal({self.name!r})"

    def __eq__(self, other):
        return self.name == other.name

    @property
    def title(self):
        return self.name.title()

    @classmethod
    def make(cls, *names):
        return [cls(name) for name in names]

    @staticmethod
    def count(items):
        return len(items)


class Dog(Animal):
    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    def speak(self):
        return super().speak().replace("silent", "loud")


rex = Dog("rex", ["sit"])
print(Animal("cat").speak(), rex.speak(), rex.legs, rex.title, rex, Dog.make("a", "b"), rex == Dog("rex"), Animal.count([1, 2]), isinstance(rex, Animal), rex.tricks)
rex.legs = 3
del rex.tricks
print(rex.legs, Dog.legs, hasattr(rex, "tricks"))
try:
    1 / 0
except ZeroDivisionError as error:
    print("caught", error)
else:
    print("never")
finally:
    print("finally")
try:
    raise ValueError("mine")
except (KeyError, ValueError) as error:
    print(type(error).__name__, error.args)


def numbers(limit):
    for n in range(limit):
        got = yield n
        if got:
            print("got", got)
    return "end"


g = numbers(3)
print(next(g), g.send("x"), list(g))


def both():
    result = yield from numbers(2)
    yield result


print(list(both()), math.sqrt(16), math.floor(2.7))


class Manager:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *details):
        print("exit", details[0])
        return True


with Manager() as m:
    print("body")
    raise KeyError("swallowed")
numbers_ = [3, 1, 2]
numbers_.sort()
numbers_.append(9)
del numbers_[0]
numbers_[0] = 7
numbers_[1:1] = [5, 6]
print(numbers_, numbers_.pop(), numbers_.index(5))
table = {}
for word in "a b a".split():
    table[word] = table.get(word, 0) + 1
del table["b"]
print(table, "a" in table, list(table.keys()), list(table.values()))
total = 0
for i in range(1000):
    for j in range(10):
        if (i + j) % 3 == 0:
            total += i * j
print(total)
assert total > 0, "never"
global_value = 1


def change():
    global global_value
    global_value += 1


change()
print(global_value, [f() for f in [lambda i=i: i * i for i in range(4)]])
(first, *rest), last = [1, 2, 3], 4
print(first, rest, last)
print(eval("1 + 2"), (exec("made = 5"), made)[1])
