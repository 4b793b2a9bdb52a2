# Containers in all states: growing, shrinking, iterated while others change, nested, sorted, compared.
table = {}
for number in range(60):
    table[number] = [number] * (number % 5)
    table["name" + str(number)] = (number, -number)
    if number % 3 == 0:
        del table[number // 2 if number // 2 in table else number]
words = ["pear", "apple", "fig", "kiwi"] * 6
words.sort(key=lambda word: (len(word), word))
words.insert(3, "plum")
del words[5:9]
words[2:4] = ["a", "b", "c"]
queue = list(range(40))
while len(queue) > 4:
    queue.append(queue.pop(0) + queue.pop())
groups = {frozenset((n % 3, n % 4)): {n, n + 1} for n in range(24)}
both = set(range(20)) & {n * 2 for n in range(20)} | {1, 2, 3} ^ {3, 4}
nested = [[(a, b) for b in range(3)] for a in range(4)]
rest, *middle, last = (part for row in nested for part in row)
merged = {**{str(k): v for k, v in table.items()}, "extra": nested}
text = bytearray(b"some bytes") + bytes(range(20))
text[3:5] = b"longer than before"
view = merged.keys() | {"more"}
counts = [row.count((0, 0)) for row in nested], [w.index("a") for w in (words,) if "a" in w]
ordered = sorted(merged.items(), key=str, reverse=True)[:5]
result = [len(table), words, queue, len(groups), sorted(both), str(rest), len(middle), len(view), counts, repr(nested), list(text)]
