"""Classes: goods, shelves and orders with inheritance, properties, operators, slots, class methods and special methods."""

import functools


class Money:
    __slots__ = ("cents",)

    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __mul__(self, count):
        return Money(self.cents * count)

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(self.cents)

    def __repr__(self):
        return f"{self.cents // 100}.{self.cents % 100:02d}"


class Article:
    discount = 0
    made = 0

    def __init__(self, name, price, stock=0):
        self.name = name
        self._price = price
        self.stock = stock
        Article.made += 1

    @property
    def price(self):
        return Money(self._price.cents * (100 - self.discount) // 100)

    @price.setter
    def price(self, price):
        if price.cents < 0:
            raise ValueError("a price below nothing")
        self._price = price

    @classmethod
    def from_text(cls, text):
        name, cents, stock = text.split(",")
        return cls(name.strip(), Money(int(cents)), int(stock))

    @staticmethod
    def key(article):
        return article.name.lower()

    def weight(self):
        return 1

    def describe(self):
        return f"{self.name} at {self.price}"


class Heavy(Article):
    def __init__(self, name, price, stock=0, weight=20):
        super().__init__(name, price, stock)
        self._weight = weight

    def weight(self):
        return self._weight


class Reduced(Article):
    discount = 15

    def describe(self):
        return super().describe() + " (reduced)"


class Shelf:
    def __init__(self):
        self._articles = {}

    def __len__(self):
        return len(self._articles)

    def __iter__(self):
        return iter(self._articles.values())

    def __contains__(self, name):
        return name in self._articles

    def __getitem__(self, name):
        return self._articles[name]

    def __setitem__(self, name, article):
        self._articles[name] = article


class Order:
    def __init__(self, shelf):
        self.shelf = shelf
        self.lines = []

    def add(self, name, count=1):
        article = self.shelf[name]
        if article.stock < count:
            return False
        article.stock -= count
        self.lines.append((article, count))
        return True

    def total(self):
        total = Money(0)
        for article, count in self.lines:
            total = total + count * article.price
        return total

    def weight(self):
        return sum(article.weight() * count for article, count in self.lines)

    def __bool__(self):
        return bool(self.lines)

    def __call__(self, visitor):
        for article, count in self.lines:
            visitor.visit(article, count)
        return visitor


class Tally:
    def __init__(self):
        self.counts = {}
        self.seen = 0

    def visit(self, article, count):
        self.seen += count
        self.counts[article.name] = self.counts.get(article.name, 0) + count

    def __getattr__(self, name):
        if name.startswith("count_"):
            return self.counts.get(name[6:], 0)
        raise AttributeError(name)


@functools.total_ordering
class Rank:
    def __init__(self, level):
        self.level = level

    def __eq__(self, other):
        return self.level == other.level

    def __lt__(self, other):
        return self.level < other.level


def main():
    shelf = Shelf()
    for i in range(60):
        kind = (Article, Heavy, Reduced)[i % 3]
        article = kind.from_text(f"thing{i}, {i * 37 % 900 + 100}, 4000")
        shelf[article.name] = article
    tally = Tally()
    best = Money(0)
    weight = 0
    for number in range(1500):
        order = Order(shelf)
        for line in range(number % 7 + 1):
            name = f"thing{(number * 13 + line * 5) % 64}"
            if name in shelf:
                order.add(name, line % 3 + 1)
        if order:
            total = order.total()
            if best < total:
                best = total
            weight += order.weight()
            order(tally)
    shelf["thing1"].price = Money(5)
    print(best, weight, tally.seen, tally.count_thing4, len(shelf), Article.made)
    print(" / ".join(article.describe() for article in sorted(shelf, key=Article.key)[:4]))
    ranks = [Rank(i * 7 % 100) for i in range(800)]
    print(sum(1 for a, b in zip(ranks, ranks[1:]) if a >= b), max(ranks).level, len({Money(i % 50) for i in range(900)}))


main()
