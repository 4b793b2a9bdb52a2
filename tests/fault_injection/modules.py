# Modules of the allowlist, native and written in Python.
import collections
import functools
import itertools
import json
import math
import operator
import random
from string import ascii_lowercase

Pair = collections.namedtuple("Pair", ["left", "right"])
counts = collections.Counter("mississippi")
queue = collections.deque([1, 2, 3], maxlen=3)
queue.append(4)
groups = collections.defaultdict(list)
for word in ("apple", "avocado", "bean"):
    groups[word[0]].append(word)


@functools.lru_cache(maxsize=4)
def square(n):
    return n * n


random.seed(5)
result = [
    Pair(1, right=2)._asdict(), counts.most_common(2), list(queue), groups, [square(n % 3) for n in range(6)],
    functools.reduce(operator.add, range(5)), list(itertools.islice(itertools.chain("ab", itertools.count()), 4)),
    list(itertools.permutations("abc", 2))[:2], json.loads(json.dumps({"a": [1, None, "x\n"]}, indent=1)),
    math.gcd(12, 18), math.factorial(30) > 0, random.randint(1, 1), len(random.sample(ascii_lowercase, 3)),
    [list(group) for _, group in itertools.groupby([1, 1, 2])], functools.partial(max, 3)(2),
]
