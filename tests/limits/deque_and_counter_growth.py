# attack: deque, Counter, defaultdict and OrderedDict that grow for ever
# allowed: small ones
# expect: contained
# options: --max-memory 64M

from collections import Counter, OrderedDict, defaultdict, deque
from itertools import count


def fill_deque():
    d = deque()
    while True:
        d.extend(range(1000))


def fill_default():
    d = defaultdict(list)
    for n in count():
        d[n].append(n)


for action in (fill_deque, fill_default, lambda: Counter(count()), lambda: OrderedDict.fromkeys(count()), lambda: list(Counter(a=10 ** 12).elements()), lambda: deque([0]) * 10 ** 12, lambda: deque(count()), lambda: "".join(Counter({"x" * 1000: 10 ** 9}).elements())):
    try:
        action()
        print("LEAK")
    except (MemoryError, OverflowError):
        pass
print(deque([1], maxlen=1), Counter("aa"))
print("CONTAINED")
