# attack: none: attrgetter, itemgetter and methodcaller for sorting and picking
# allowed: ordinary names, dotted names, several at once
# expect: benign
# compat: contained
import operator
from collections import namedtuple

Place = namedtuple("Place", "city country")


class Person:
    def __init__(self, name, age, place):
        self.name, self.age, self.place = name, age, place

    def greet(self, word, mark="."):
        return f"{word} {self.name}{mark}"


people = [Person("Bo", 30, Place("Oslo", "NO")), Person("Al", 25, Place("Bonn", "DE")), Person("Cy", 30, Place("Aix", "FR"))]
assert [p.name for p in sorted(people, key=operator.attrgetter("age", "name"))] == ["Al", "Bo", "Cy"]
assert [*map(operator.attrgetter("place.city"), people)] == ["Oslo", "Bonn", "Aix"]
assert operator.methodcaller("greet", "Hi", mark="!")(people[0]) == "Hi Bo!"
assert max([(1, "b"), (0, "z")], key=operator.itemgetter(1))[0] == 0 and operator.itemgetter(0, 2)("abc") == ("a", "c")
box = {"a": [1, 2]}
operator.setitem(box, "b", operator.concat([1], [2]))
operator.delitem(box, "a")
assert box == {"b": [1, 2]} and operator.countOf([1, 1, 2], 1) == 2 and operator.indexOf("abc", "c") == 2
assert [operator.add(2, 3), operator.mul(2, 3), operator.floordiv(7, 2), operator.neg(2), operator.contains("abc", "b")] == [5, 6, 3, -2, True]
value = [1]
assert operator.iadd(value, [2]) is value and value == [1, 2]
for attempt in [lambda: operator.attrgetter("missing")(people[0]), lambda: operator.attrgetter(1), lambda: operator.itemgetter(9)([])]:
    try:
        attempt()
    except (AttributeError, TypeError, IndexError) as error:
        print(type(error).__name__)
print("OK")
