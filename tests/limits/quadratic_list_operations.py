# attack: insert at the front, remove from the front, index and count of long lists, each cheap to write
# allowed: short lists
# expect: limit steps
# options: --max-steps 30000000

values = list(range(100_000))
while True:
    values.insert(0, 1)
    values.pop(0)
    values.count(-1)
    99_999 in values
    values.reverse()
    values.copy()
    values[::-1]
    values == values[:]
