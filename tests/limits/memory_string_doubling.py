# attack: s += s for ever
# allowed: a few doublings
# expect: limit memory
# options: --max-memory 64M

s = "spam"
while True:
    s += s
