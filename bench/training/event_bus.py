"""Functions as values: handlers and middleware, decorators with options, partial application, folds, lazy values."""

import functools
import itertools
import operator


def make_bus():
    handlers = {}
    delivered = 0

    def subscribe(topic, priority=0):
        def register(handler):
            handlers.setdefault(topic, []).append((priority, handler))
            handlers[topic].sort(key=lambda pair: -pair[0])
            return handler

        return register

    def publish(topic, *arguments, **options):
        nonlocal delivered
        for _, handler in handlers.get(topic, ()):
            delivered += 1
            if handler(*arguments, **options) is False:
                break

    return subscribe, publish, lambda: delivered


def counted(limit):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*arguments, **options):
            wrapper.calls += 1
            if wrapper.calls > limit:
                return None
            return function(*arguments, **options)

        wrapper.calls = 0
        return wrapper

    return decorate


def chain(*steps):
    def run(value):
        for step in steps:
            value = step(value)
        return value

    return run


def middleware(name, following):
    def handle(request):
        request["trace"].append(name)
        answer = following(request)
        return answer + 1

    return handle


def lazily(make):
    kept = []

    def get():
        if not kept:
            kept.append(make())
        return kept[0]

    return get


@functools.lru_cache(maxsize=None)
def partitions(n, largest):
    if n == 0:
        return 1
    return sum(partitions(n - part, min(part, n - part)) for part in range(1, min(n, largest) + 1))


def accumulate(rate):
    balance = 100.0

    def month(deposit=0.0, *, fee=0.0):
        nonlocal balance
        balance = (balance + deposit - fee) * (1 + rate)
        return balance

    return month


def bank(action, *amounts, sign=1, **notes):
    return sign * action(amounts, notes)


def main():
    subscribe, publish, delivered = make_bus()
    seen = {"paid": 0, "sum": 0}

    @subscribe("paid", priority=2)
    @counted(2500)
    def on_paid(amount, who="nobody"):
        seen["paid"] += 1
        seen[who] = seen.get(who, 0) + amount

    @subscribe("paid")
    def add_up(amount, who=None):
        seen["sum"] += amount
        return amount % 3 != 0

    @subscribe("paid", priority=-1)
    def never_mind(amount, **_):
        return None

    for i in range(3500):
        publish("paid", i % 17, who="ann" if i & 1 else "bob")
        publish("nothing", i)
    print(seen, delivered(), on_paid.calls)

    grow = chain(functools.partial(operator.add, 5), lambda x: x * 2, abs, str, len)
    print(sum(map(grow, range(5000))))
    handler = lambda request: request["n"]
    for name in "log", "check", "cache", "time":
        handler = middleware(name, handler)
    print(sum(handler({"n": n, "trace": []}) for n in range(2500)))
    print(functools.reduce(lambda a, b: (a * 31 + b) % 1000003, range(9000), 7), partitions(45, 45))
    month = accumulate(0.003)
    for i in range(4000):
        month(float(i % 5), fee=0.5) if i % 4 else month()
    print(f"{month():.2f}")
    values = [lazily(lambda i=i: i * i) for i in range(1000)]
    print(sum(value() for value in values for _ in range(3)))
    print(sum(bank(lambda xs, notes: sum(xs) + len(notes), i, i + 1, sign=-1, day=i) for i in range(2500)))
    print(sum(itertools.starmap(pow, ((a, b) for a in range(40) for b in range(3)))))
    print(list(filter(None, map(lambda a, b: a * b % 5, range(30), range(3, 33)))))


main()
