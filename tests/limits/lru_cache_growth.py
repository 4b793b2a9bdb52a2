# attack: a cache without a bound, filled for ever
# allowed: a bounded one
# expect: limit memory
# options: --max-memory 64M

from functools import cache
from itertools import count


@cache
def square(n):
    return str(n) * 5


for n in count():
    square(n)
