# attack: comparisons that empty, grow or replace the list while heapq and bisect work on it
# allowed: ordinary heaps
# expect: contained
# compat: contained
import heapq
import bisect

leaks = []


class Hostile:
    def __init__(self, number, action):
        self.number, self.action = number, action

    def __lt__(self, other):
        self.action()
        return self.number < getattr(other, "number", 0)

    __gt__ = __lt__


def fill(items):
    items[:] = [None] * 1000


for action in [list.clear, fill, lambda items: items.pop() if items else None, lambda items: items.append(items), lambda items: items.insert(0, 1) if len(items) < 50 else None,
               lambda items: 1 // 0, lambda items: heapq.heapify(items) if len(items) > 30 else items.clear()]:
    for work in [heapq.heapify, heapq.heappop, lambda items: heapq.heappush(items, Hostile(0, lambda: action(items))), lambda items: heapq.heapreplace(items, 1),
                 lambda items: heapq.heappushpop(items, Hostile(9, lambda: action(items))), lambda items: heapq.nsmallest(3, items), lambda items: [*heapq.merge(items, items)],
                 lambda items: bisect.insort(items, Hostile(3, lambda: action(items))), lambda items: bisect.bisect_left(items, items[0], 0, 10**9),
                 lambda items: bisect.bisect(items, 1, -5), lambda items: items.sort(), lambda items: bisect.insort(items, items[0], key=lambda x: action(items) or 0)]:
        items = []
        items.extend(Hostile(n, lambda: action(items)) for n in range(20, 0, -1))
        try:
            work(items)
        except (IndexError, ValueError, TypeError, ZeroDivisionError, RuntimeError, AttributeError):
            pass
        if len(items) > 1100 or any(type(item) not in (Hostile, type(None), int, list) for item in items):
            leaks.append(len(items))
numbers = [5, 3, 8]
heapq.heapify(numbers)
if [heapq.heappop(numbers) for _ in range(3)] != [3, 5, 8] or bisect.bisect([1, 3], 2) != 1:
    leaks.append("ordinary heaps")
print("LEAK" if leaks else "CONTAINED", *leaks)
