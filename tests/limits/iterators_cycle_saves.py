# attack: cycle, tee and groupby that store an endless source
# allowed: cycle of three values
# expect: limit memory
# options: --max-memory 64M

from itertools import count, tee

a, b = tee(count())
for value in a:
    pass
