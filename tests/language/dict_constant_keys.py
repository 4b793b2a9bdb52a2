"""Subscripts by constants at one place of the code, on dicts that have the key at other entries, late, again or not at all."""

from collections import Counter, OrderedDict, defaultdict


def name_of(record):
    return record["name"]


def third_of(record):
    return record[3]


def pair_of(record):
    return record[1, "x"]


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


records = [
    {"name": 1},
    {"other": 0, "name": 2},
    {"name": 3, "other": 0},
    {**{str(i): i for i in range(300)}, "name": 4},
    {**{str(i): i for i in range(255)}, "name": 5, "more": 0},
    Missing(name=6),
    Missing(),
    OrderedDict(other=0, name=7),
    defaultdict(list, name=8),
    defaultdict(list),
    Counter(["name", "name"]),
    {"na" + "".join(["m", "e"]): 9},
]
for _ in range(3):
    print([name_of(record) for record in records])

for record in ({}, {"other": 1}, {"name2": 1, "x": 2}):
    for _ in range(2):
        try:
            name_of(record)
        except KeyError as error:
            print("missing", error)

changing = {"first": 1, "name": "a", "last": 3}
print(name_of(changing), name_of(changing))
changing["name"] = "b"
print(name_of(changing))
del changing["name"]
try:
    name_of(changing)
except KeyError as error:
    print("deleted", error)
changing["name"] = "c"
print(name_of(changing), list(changing))
changing.clear()
changing["name"] = "d"
print(name_of(changing))
changing.update({str(i): i for i in range(1_000)})
print(name_of(changing), len(changing))
del changing["name"]
changing["name"] = "e"
print(name_of(changing), len(changing))

for record in ([0, 1, 2, "list"], (0, 1, 2, "tuple"), "text", {3: "dict"}, {0: 0, 3.0: "float"}, {1: 1, True: 2, 3: "late"}):
    print(third_of(record), third_of(record))
for record in ({(1, "x"): "pair"}, {0: 0, (1, "x"): "later"}, {(1.0, "x"): "equal"}):
    print(pair_of(record), pair_of(record))
for record in ([1], 5, None, "ab"):
    try:
        name_of(record)
    except TypeError as error:
        print(error)
