"""Rules asked of records: any and all of conditions, classes on classes, resources opened and closed, signatures of numbers."""

import contextlib


class Rule:
    def __init__(self, name, *fields, weight=1):
        self.name, self.fields, self.weight = name, fields, weight
        self.hits = 0

    def holds(self, record):
        return all(field in record for field in self.fields)

    def note(self, *records, **more):
        self.hits += len(records) + len(more)
        return self.hits


class Limited(Rule):
    def __init__(self, name, *fields, limit):
        super().__init__(name, *fields, weight=2)
        self.limit = limit

    def holds(self, record):
        return super().holds(record) and not any(record[field] > self.limit for field in self.fields)


class Paired(Limited):
    def holds(self, record):
        return super().holds(record) and len({record[field] for field in self.fields}) == len(self.fields)


class Ledger:
    def __init__(self):
        self.depth, self.entries = 0, []

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, kind, error, trace):
        self.depth -= 1
        return kind is KeyError

    def __len__(self):
        return len(self.entries)

    def __contains__(self, name):
        return any(entry[0] == name for entry in self.entries[-5:])


@contextlib.contextmanager
def section(ledger, name):
    ledger.entries.append((name, "begun"))
    yield name
    ledger.entries.append((name, "done"))


def signature(*numbers, seed=1469598103934665603):
    state = seed
    for number in numbers:
        state = (state ^ number) * 1099511628211 & 0xFFFFFFFFFFFFFFFF
    return state


def parts(node):
    if isinstance(node, list):
        for child in node:
            yield from parts(child)
    else:
        yield node


def running_mean():
    total, count, mean = 0.0, 0, None
    while True:
        total += yield mean
        count += 1
        mean = total / count


def record_of(i):
    return {"id": i, "length": i * 37 % 101, "width": i * 53 % 89, "height": i * 17 % 97, "code": signature(i, i + 1)}


def main():
    rules = [Rule("known", "id", "code"), Limited("small", "length", "width", limit=80),
             Paired("odd", "width", "height", limit=70)]
    records = [record_of(i) for i in range(9000)]
    ledger = Ledger()
    passed = {rule.name: [] for rule in rules}
    for record in records:
        with ledger:
            for rule in rules:
                if rule.holds(record):
                    passed[rule.name].append(record["id"])
                    rule.note(record, *passed[rule.name][-1:])
    with section(ledger, "means") as name:
        mean = running_mean()
        next(mean)
        last = [round(mean.send(record["length"]), 3) for record in records][-3:]
    for i in range(3000):
        with ledger as opened:
            if i % 5 == 0:
                raise KeyError(i)
            opened.entries.append((str(i), "seen"))
    tree = [i if i % 3 else [i, [i + 1, [i + 2]]] for i in range(900)]
    flat = [sum(parts(tree)) for _ in range(40)]
    widest = max(record["width"] for record in records)
    groups = set(record["length"] // 10 for record in records)
    names = ",".join(str(record["id"]) for record in records if record["code"] % 7 == 0)
    tallest = sorted((record["height"], record["id"]) for record in records)[-2:]
    pairs = list(map(lambda a, b: a * 2 + b, range(9000), range(3000)))
    arguments = [(i, i + 1, i + 2) for i in range(2000)]
    signed = sum(signature(*each) >> 40 for each in arguments)
    print({key: len(ids) for key, ids in passed.items()}, [rule.hits for rule in rules], name, last, len(ledger), "7" in ledger)
    print(flat[0], widest, len(groups), len(names), tallest, pairs[-1], signed, all(x >= 0 for x in pairs))
    print(sum(1 for i, part in enumerate(parts(tree)) if i % 2 == part % 2), ledger.depth)


main()
