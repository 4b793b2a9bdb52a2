"""A store of many records that stays alive while work goes on beside it: indexes, revisions, lookups, statistics, pruning."""

import random


class Record:
    __slots__ = ("number", "title", "tags", "revisions")

    def __init__(self, number, title, tags):
        self.number = number
        self.title = title
        self.tags = tags
        self.revisions = []


class Revision:
    def __init__(self, author, day, size):
        self.author = author
        self.day = day
        self.size = size


WORDS = ["harbour", "ledger", "permit", "survey", "census", "charter", "deed", "chart", "letter", "minutes"]
AUTHORS = [f"clerk {letter}" for letter in "abcdefghijkl"]


def fill(count, chance):
    store = {}
    by_tag = {}
    titles = set()
    for number in range(count):
        first, second = chance.choice(WORDS), chance.choice(WORDS)
        title = f"{first} of {second} {number % 700}"
        tags = frozenset((first, second, number % 50))
        record = Record(number, title, tags)
        store[f"R{number:06d}"] = record
        titles.add(title)
        for tag in tags:
            by_tag.setdefault(tag, []).append(record)
    return store, by_tag, titles


def revise(store, turns, chance):
    keys = list(store)
    touched = {}
    for turn in range(turns):
        key = keys[int(chance.random() * len(keys))]
        record = store[key]
        record.revisions.append(Revision(AUTHORS[turn % len(AUTHORS)], turn // 100, len(record.title) + turn % 9))
        if len(record.revisions) > 3:
            record.revisions = record.revisions[-2:]
        touched[key] = touched.get(key, 0) + 1
    return touched


def statistics(store):
    sizes = [revision.size for record in store.values() for revision in record.revisions]
    authors = {}
    for record in store.values():
        for revision in record.revisions:
            authors[revision.author] = authors.get(revision.author, 0) + revision.size
    days = {(revision.author, revision.day) for record in store.values() for revision in record.revisions}
    return sum(sizes), max(sizes), len(days), sorted(authors.items())[:2]


def prune(store, by_tag):
    old = [key for key, record in store.items() if not record.revisions and record.number % 3 == 0]
    for key in old:
        del store[key]
    gone = set(old)
    for tag, records in by_tag.items():
        by_tag[tag] = [record for record in records if f"R{record.number:06d}" not in gone]
    return len(old)


def grids(size, turns):
    alive = {(x, y) for x in range(size) for y in range(size) if (x * 7 + y * 3) % 5 < 2}
    for _ in range(turns):
        near = {}
        for x, y in alive:
            for cell in ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)):
                near[cell] = near.get(cell, 0) + 1
        alive = {cell for cell, count in near.items() if count == 3 or count == 2 and cell in alive}
    return len(alive)


def main():
    chance = random.Random(5)
    store, by_tag, titles = fill(25_000, chance)
    print(len(store), len(by_tag), len(titles))
    for _ in range(4):
        touched = revise(store, 12_000, chance)
        print(len(touched), statistics(store))
        rows = [{"key": key, "n": count, "title": store[key].title} for key, count in touched.items() if count > 1]
        print(len(rows), prune(store, by_tag), grids(40, 3))
    letters = [list(map(ord, record.title)) for record in store.values()]
    print(sum(map(len, letters)), len({tuple(row[:6]) for row in letters}))


main()
