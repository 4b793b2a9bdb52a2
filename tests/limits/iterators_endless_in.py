# attack: membership in an endless native iterator
# allowed: membership in a finite one
# expect: limit steps
# options: --max-steps 3000000

from itertools import count

print(50 in count())
-1 in count()
