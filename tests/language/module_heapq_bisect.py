# heapq and bisect.
import bisect
import heapq


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


numbers = [(i * 7919) % 101 for i in range(60)]
heap = []
for number in numbers:
    heapq.heappush(heap, number)
print(heap)
print([heapq.heappop(heap) for _ in range(60)] == sorted(numbers), heap)
heap = numbers[:]
heapq.heapify(heap)
print(heap, heapq.heappushpop(heap, -1), heapq.heappushpop(heap, 50), heapq.heapreplace(heap, 1000), heap[0], len(heap))
print(heapq.nsmallest(4, numbers), heapq.nlargest(4, numbers), heapq.nsmallest(1, numbers), heapq.nlargest(2, ["bb", "a", "ccc"], key=len), heapq.nsmallest(0, numbers))
print(heapq.nsmallest(2, []), heapq.nlargest(1, []), heapq.nsmallest(100, [3, 1, 2]), heapq.nlargest(3, "hello world", key=ord))
print(list(heapq.merge([1, 4, 7], [2, 5, 8], [0, 9])), list(heapq.merge([9, 3], [8, 2], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)), list(heapq.merge()), list(heapq.merge([], [1])))
pairs = [(2, "b"), (1, "z"), (2, "a"), (0, "c")]
heapq.heapify(pairs)
print([heapq.heappop(pairs) for _ in range(4)])
attempt(heapq.heappop, [])
attempt(heapq.heapreplace, [], 1)
attempt(heapq.heappushpop, [], 1)
attempt(heapq.heappush, (1, 2), 3)
attempt(heapq.heapify, 5)
attempt(heapq.heapify, [1, "a", 2])


class Shrinks:
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        self.heap.clear()
        return True


heap = [5, 6]
heap[:] = [Shrinks(heap) for _ in range(5)]
attempt(heapq.heapify, heap)
print(heapq.nsmallest(3, [1.5, -2, True, 0.25, 10**30]), heapq.nlargest(2, [1.5, 10**30, -1]))

items = [1, 2, 2, 2, 5, 9]
for x in (0, 1, 2, 3, 5, 9, 10, 2.5):
    print(x, bisect.bisect_left(items, x), bisect.bisect_right(items, x), bisect.bisect(items, x, 1, 4), bisect.bisect_left(items, x, lo=2))
for x in (0, 2, 10):
    copy = items[:]
    bisect.insort(copy, x)
    bisect.insort_left(copy, x)
    print(copy)
words = ["a", "bb", "dddd"]
print(bisect.bisect(words, 2, key=len), bisect.bisect_left(words, 3, key=len), bisect.bisect_left(range(100), 42), bisect.bisect((1, 2, 3), 2), bisect.bisect_left("abc", "b"))
bisect.insort(words, "ccc", key=len)
print(words)
attempt(bisect.bisect, items, 1, -1)
attempt(bisect.bisect, items, "x")
attempt(bisect.bisect, 5, 1)
attempt(bisect.bisect, items, 1, 0, 99)
print(bisect.bisect([], 1), bisect.bisect(items, 2, 4), bisect.bisect_left(items, 2, hi=2))
