# attack: a million suspended generators
# allowed: a thousand
# expect: limit memory
# options: --max-memory 64M

def generator():
    a = b = c = d = e = f = [1]
    yield a


kept = []
while True:
    g = generator()
    next(g)
    kept.append(g)
