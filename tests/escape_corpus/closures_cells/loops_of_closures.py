# attack: closures made in loops, comprehensions and generators see cells of other runs of the loop
# allowed: each binding as the language says
# expect: benign
# compat: contained

late = [lambda: number for number in range(3)]
early = [lambda number=number: number for number in range(3)]
assert [f() for f in late] == [2, 2, 2]
assert [f() for f in early] == [0, 1, 2]


def counters():
    for start in range(3):
        def count():
            nonlocal start
            start += 10
            return start
        yield count


made = []
for count in counters():
    made.append(count())
assert made == [10, 11, 12], made
print("OK")
