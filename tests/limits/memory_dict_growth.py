# attack: a dict that grows for ever
# allowed: a dict of ten thousand
# expect: limit memory
# options: --max-memory 64M

d = {}
i = 0
while True:
    d[i] = i
    i += 1
