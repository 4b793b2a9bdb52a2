# attack: ints chosen to collide in the table, by the million
# allowed: ordinary ints
# expect: contained
# options: --timeout 60

table = {}
for shift in (0, 16, 32, 61):
    for i in range(20_000):
        table[i << shift] = i
print(len({i * (2 ** 61 - 1): i for i in range(300)}), len(table) > 20_000)
print("CONTAINED")
