"""JSON-shaped data: made, written, read back, walked, filtered, changed by paths, flattened, compared and merged."""

import json
import sys


def make_document(count):
    return {"version": 3, "next": None, "items": [
        {"id": i, "title": f"item {i}", "tags": [f"t{i % 7}", f"t{i % 11}"], "price": i * 5 / 4, "stock": i % 3 > 0,
         "maker": {"name": f"maker {i % 13}", "address": {"city": f"city {i % 29}", "lines": [str(i), "a\"b\\c"]}}}
        for i in range(count)]}


def leaves(node, path=()):
    if isinstance(node, dict):
        for key, item in node.items():
            yield from leaves(item, path + (key,))
    elif isinstance(node, list):
        for i, item in enumerate(node):
            yield from leaves(item, path + (i,))
    else:
        yield path, node


def transform(node):
    if isinstance(node, dict):
        return {key.upper(): transform(item) for key, item in node.items() if item is not None}
    if isinstance(node, list):
        return [transform(item) for item in node]
    if isinstance(node, float):
        return round(node)
    return node


def get(node, path):
    for part in path.split("."):
        node = node[int(part)] if isinstance(node, list) else node[part]
    return node


def merge(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        merged = dict(a)
        for key, item in b.items():
            merged[key] = merge(merged[key], item) if key in merged else item
        return merged
    if isinstance(a, list) and isinstance(b, list):
        return a + b
    return b


def by_city(items):
    cities = {}
    for item in items:
        entry = cities.setdefault(item["maker"]["address"]["city"], {"count": 0, "total": 0.0, "ids": []})
        entry["count"] += 1
        entry["total"] += item["price"]
        if len(entry["ids"]) < 5:
            entry["ids"].append(item["id"])
    return sorted(cities.items(), key=lambda pair: -pair[1]["total"])


FULL, SMALL = 13_000, 100
EXPECTED = {
    FULL: (2386348, 4433844, 130002, 130002, 13001, 'city 7', [7, 36, 65, 94, 123]),
    SMALL: (17495, 33241, 1002, 1002, 101, 'city 12', [12, 41, 70, 99]),
}

size = SMALL if "small" in sys.argv else FULL
document = make_document(size)
text = json.dumps(document)
read = json.loads(text)
assert read == document
pretty = json.dumps(transform(read), indent=2, sort_keys=True)
flat = {".".join(map(str, path)): leaf for path, leaf in leaves(read)}
looked_up = sum(get(read, path) == leaf for path, leaf in flat.items())
merged = merge(read, {"items": [{"id": -1}], "extra": {"a": [1, 2, {"b": None}]}})
ranking = by_city(read["items"])
result = len(text), len(pretty), len(flat), looked_up, len(merged["items"]), ranking[0][0], ranking[0][1]["ids"]
assert result == EXPECTED[size], result
print("json_data", *result)
