# attack: a list comprehension over an endless iterator
# allowed: one over a finite one
# expect: limit memory
# options: --max-memory 64M

from itertools import count

print(len([n for n in range(1000)]))
[str(n) * 10 for n in count()]
