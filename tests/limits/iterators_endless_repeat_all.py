# attack: all, filter, map and zip of itertools.repeat: no guest code runs at all
# allowed: islice of it
# expect: limit steps
# options: --max-steps 3000000

from itertools import islice, repeat

print(list(islice(repeat(1), 2)))
all(map(abs, filter(None, repeat(1))))
