# attack: sorted(count())
# allowed: sorted of a slice of it
# expect: limit memory
# options: --max-memory 64M

from itertools import count

sorted(count())
