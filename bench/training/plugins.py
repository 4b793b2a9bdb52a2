"""Functions as data: handlers kept in attributes, decorators that count and retry, policies that several classes share,
guards that swallow errors, and tallies of what was true."""

import math


class Rejected(Exception):
    def __init__(self, reason, code):
        super().__init__(reason)
        self.reason = reason
        self.code = code


def counting(function):
    def wrapper(*arguments, **keywords):
        wrapper.calls += 1
        return function(*arguments, **keywords)

    wrapper.calls = 0
    return wrapper


def retrying(times):
    def decorate(function):
        def wrapper(order):
            for attempt in range(times):
                try:
                    return function(order, attempt)
                except Rejected as error:
                    wrapper.failures += 1
                    wrapper.last = error.code
            return None

        wrapper.failures = wrapper.last = 0
        return wrapper

    return decorate


class Rule:
    def __init__(self, name, test, act):
        self.name = name
        self.test = test
        self.act = act
        self.hits = 0

    def apply(self, order):
        if self.test(order):
            self.hits += 1
            self.act(order)


class Order:
    def __init__(self, number, amount):
        self.number = number
        self.amount = amount
        self.price = amount * 1.25
        self.flags = 0
        self.note = None


class Gift:
    def __init__(self, number):
        self.note = "gift"
        self.number = number
        self.flags = 1
        self.amount = 1
        self.price = 0.0


class Parcel:
    def __init__(self, number, amount):
        self.price = math.sqrt(amount)
        self.flags = 2
        self.amount = amount
        self.number = number
        self.note = None


def discount(order):
    order.price = round(order.price * 0.9, 2)


def mark(order):
    order.flags = order.flags | 4
    order.note = "marked"


@counting
def fee(order, low=1, high=50):
    return min(max(order.amount, low), high)


@retrying(3)
def send(order, attempt):
    if (order.number + attempt) % 4 == 0:
        raise Rejected(f"no room for {order.number}", attempt)
    return attempt


class Guard:
    def __init__(self, kinds):
        self.kinds = kinds
        self.seen = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            return False
        self.seen += 1
        return issubclass(kind, self.kinds)


class Bits:
    """A set of small numbers in one int."""

    def __init__(self):
        self.bits = 0

    def toggle(self, number):
        mask = 1 << number % 60
        self.bits = self.bits & ~mask if self.bits & mask else self.bits | mask

    def __len__(self):
        return bin(self.bits).count("1")

    def __contains__(self, number):
        return bool(self.bits >> number % 60 & 1)


def closest(a, b):
    """Edit distance, a row at a time."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(before + (x != y), row[j] + 1, row[j - 1] + 1)
    return row[-1]


def run(count):
    rules = [
        Rule("cheap", lambda order: order.price < 20, discount),
        Rule("odd", lambda order: order.number & 1, mark),
        Rule("large", lambda order: order.amount > 40, lambda order: None),
        Rule("typed", lambda order: type(order) is Parcel, mark),
    ]
    guard, bits, fees, kinds = Guard((KeyError, ZeroDivisionError)), Bits(), 0, {}
    made = [lambda n: Order(n, n % 60), Gift, lambda n: Parcel(n, n % 30)]
    orders = [made[n % 3](n) for n in range(count)]
    for order in orders:
        for rule in rules:
            rule.apply(order)
        fees += fee(order, high=30) if order.number % 5 else fee(order)
        send(order)
        bits.toggle(order.number)
        with guard:
            kinds[type(order).__name__] = kinds[type(order).__name__] + 1 if order.number % 7 else 1 // (order.number % 2)
    whole, rest = divmod(fees, 60)
    flagged = sum(order.flags > 3 for order in orders)
    dear = sum(order.price >= 10.0 and order.amount.bit_length() > 2 for order in orders)
    noted = sum([order.note is None for order in orders])
    inside = sum(n in bits for n in range(60))
    words = ["parcel", "marked", "carpet", "market", "arcade"]
    near = min(closest(a, b) for a in words for b in words if a != b)
    return (whole, rest, flagged, dear, noted, inside, len(bits), near, guard.seen, send.failures, fee.calls,
            [rule.hits for rule in rules], sorted(kinds))


result = run(20_030)
assert result[10] == 20_030 and result[5] == result[6], result
print("plugins", *result)
