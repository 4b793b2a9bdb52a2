# attack: sorted, max, min, any, all, sum, list, set, dict, join, in, unpacking and zip of endless iterators
# allowed: the same of finite ones
# expect: limit steps
# options: --max-steps 3000000

from itertools import count, cycle, repeat

print(any(n > 100 for n in count()))
max(count())
