# attack: a set of strings that grows for ever
# allowed: a set of ten thousand
# expect: limit memory
# options: --max-memory 64M

s = set()
i = 0
while True:
    s.add(str(i))
    i += 1
