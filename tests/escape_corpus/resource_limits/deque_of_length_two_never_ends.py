# attack: an endless iterator into a deque of bounded length, which never takes more memory
# allowed: a deque of bounded length over a finite iterator
# expect: limit steps
# compat: contained
# options: --max-steps 2000000

import itertools
from collections import deque

print(deque(range(1000), maxlen=2))
try:
    deque(itertools.repeat(1), maxlen=0)
except BaseException as error:
    print("LEAK", type(error))
print("LEAK ended")
