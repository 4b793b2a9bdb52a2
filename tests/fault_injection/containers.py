# Lists, tuples, dicts, sets, slices, comprehensions, sorting.
numbers = list(range(40))
numbers[5:9] = [100, 200]
numbers.extend(reversed(range(5)))
numbers.insert(3, -1)
table = {str(n): n for n in numbers}
table.update(extra=[1], **{"more": 2})
for key in list(table)[:10]:
    del table[key]
merged = table | {"x": 1}
merged |= {"y": 2}
evens = {n for n in numbers if n % 2 == 0}
odds = frozenset(numbers) - evens
nested = {"a": {"b": [1, (2, 3), {4}]}}
words = sorted("the quick brown fox jumps over the lazy dog".split(), key=lambda w: (len(w), w), reverse=True)
pairs = dict(zip(words, enumerate(words)))
grid = [[row * column for column in range(6)] for row in range(6)]
flat = [cell for row in grid for cell in row if cell]
first, *middle, last = words
copied = numbers.copy() + numbers[::-3] * 2
data_copy = bytearray(b"abc") + bytes(range(10))
data_copy.extend(b"xyz")
result = [
    len(table), len(merged), sorted(evens | odds)[:5], repr(nested), words, list(pairs.items())[:2], flat[:5], first, middle,
    last, len(copied), tuple(numbers) == tuple(list(numbers)), data_copy.hex(), list(map(str, odds))[:2], sum(flat),
    dict.fromkeys("abc", 0), [*words, *numbers][:3], {**table, "z": 1}["z"], numbers.index(100), set("abc") <= set("abcd"),
]
