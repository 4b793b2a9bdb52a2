# attack: change between two classes of equal __slots__, which compares them, where one has very many attributes
# allowed: changing the class a few times
# expect: limit steps
# options: --max-steps 3000000

class First:
    __slots__ = ("only",)


class Second:
    __slots__ = ("only",)


for number in range(100_000):
    setattr(First, f"attribute_{number}", number)
thing = First()
print(type(thing).__name__)
while True:
    thing.__class__ = Second
    thing.__class__ = First
