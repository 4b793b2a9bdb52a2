# heapq: heaps in lists. The heap operations are native.
__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """Merge multiple sorted inputs into a single sorted output."""
    heap = []
    sign = -1 if reverse else 1
    for order, iterable in enumerate(iterables):
        step = iter(iterable).__next__
        try:
            value = step()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), order * sign, step, value])
    make, replace, pop = (heapify_max, heapreplace_max, heappop_max) if reverse else (heapify, heapreplace, heappop)
    make(heap)
    while len(heap) > 1:
        entry = heap[0]
        step = entry[2]
        try:
            while True:
                yield entry[3]
                entry[3] = value = step()
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
                if heap[0] is not entry:
                    break
        except StopIteration:
            pop(heap)
    if heap:
        entry = heap[0]
        yield entry[3]
        while True:
            try:
                value = entry[2]()
            except StopIteration:
                return
            yield value


def _best(n, iterable, key, reverse):
    ordered = sorted(iterable, key=key, reverse=reverse)
    return ordered[:n] if n > 0 else []


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset."""
    if n == 1:
        nothing = object()
        found = min(iterable, default=nothing, key=key)
        return [] if found is nothing else [found]
    return _best(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset."""
    if n == 1:
        nothing = object()
        found = max(iterable, default=nothing, key=key)
        return [] if found is nothing else [found]
    return _best(n, iterable, key, True)
