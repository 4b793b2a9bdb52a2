# attack: step iterators after the container behind them was emptied, grown, replaced or initialised anew
# allowed: an iterator over a list that grows
# expect: contained
# compat: contained

from collections import OrderedDict, defaultdict, deque

leaks = []
makers = (
    lambda: list(range(100)),
    lambda: bytearray(100),
    lambda: {i: i for i in range(100)},
    lambda: set(range(100)),
    lambda: deque(range(100)),
    lambda: OrderedDict((i, i) for i in range(100)),
    lambda: defaultdict(int, {i: i for i in range(100)}),
)
acts = (
    lambda t: t.clear(),
    lambda t: t.extend(range(200)) if hasattr(t, "extend") else t.update({i: i for i in range(100, 400)}),
    lambda t: [t.pop(k) if not hasattr(t, "popleft") else t.popleft() for k in (50, 40, 30)] if not isinstance(t, set) else t.discard(50),
    lambda t: t.__init__(),
    lambda t: (t.clear(), t.extend(b"abc") if hasattr(t, "extend") else t.update({1: 1, 2: 2})),
)
for make in makers:
    for act in acts:
        for walk in (iter, enumerate, lambda t: zip(t, t), lambda t: map(repr, t), lambda t: iter(t.items()) if hasattr(t, "items") else iter(t), lambda t: reversed(t) if not isinstance(t, set) else iter(t), lambda t: (x for x in t)):
            target = make()
            it = walk(target)
            next(it)
            try:
                act(target)
            except (RuntimeError, IndexError, KeyError, TypeError):
                pass
            steps = 0
            try:
                for item in it:
                    steps += 1
                    if steps > 1000:
                        leaks.append("endless")
                        break
            except RuntimeError:
                pass
growing = [1]
for x in growing:
    if x < 5:
        growing.append(x + 1)
print(growing)
print("LEAK" if leaks else "CONTAINED", *leaks)
