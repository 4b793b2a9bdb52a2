# attack: sum of lists, which is quadratic, and grows
# allowed: sum of three lists
# expect: limit steps
# options: --max-steps 20000000 --max-memory 256M

print(sum([[1], [2], [3]], []))
total = []
while True:
    total = sum([[0] * 1000] * 300, [])
