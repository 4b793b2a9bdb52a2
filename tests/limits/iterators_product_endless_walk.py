# attack: walk a product of 10**20 parts to its end
# allowed: walking a small one
# expect: limit steps
# options: --max-steps 3000000

from collections import deque
from itertools import product

deque(product(range(10), repeat=20), maxlen=0)
