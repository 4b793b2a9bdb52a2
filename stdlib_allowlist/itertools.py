# itertools: iterators as building blocks. Written with generators inside classes, so that each is a type of its own.
import operator as _operator

_MISSING = object()


class _Iterator:
    __slots__ = ("_next",)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._next)

    def __repr__(self):
        return f"<itertools.{type(self).__name__} object at {id(self):#x}>"


class count(_Iterator):
    __slots__ = ("_at", "_step")

    def __init__(self, start=0, step=1):
        if not hasattr(start, "__add__") or isinstance(start, str):
            raise TypeError("a number is required")
        self._at = start
        self._step = step

    def __next__(self):
        at = self._at
        self._at = at + self._step
        return at

    def __repr__(self):
        return f"count({self._at!r})" if self._step == 1 and type(self._step) is int else f"count({self._at!r}, {self._step!r})"


class cycle(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, /):
        self._next = self._run(iter(iterable))

    def _run(self, iterator):
        saved = []
        for item in iterator:
            yield item
            saved.append(item)
        while saved:
            yield from saved


class repeat(_Iterator):
    __slots__ = ("_object", "_left")

    def __init__(self, object, times=None):
        self._object = object
        self._left = times if times is None else max(0, times)

    def __next__(self):
        if self._left is not None:
            if self._left <= 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        return f"repeat({self._object!r})" if self._left is None else f"repeat({self._object!r}, {self._left})"


class accumulate(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, func=None, *, initial=None):
        self._next = self._run(iter(iterable), func or _operator.add, initial)

    def _run(self, iterator, func, total):
        if total is None:
            for total in iterator:
                break
            else:
                return
        yield total
        for item in iterator:
            total = func(total, item)
            yield total


class chain(_Iterator):
    __slots__ = ()

    def __init__(self, *iterables):
        self._next = self._run(iterables)

    def _run(self, iterables):
        for iterable in iterables:
            yield from iterable

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._next = self._run(iterable)
        return self


class compress(_Iterator):
    __slots__ = ()

    def __init__(self, data, selectors):
        self._next = (item for item, chosen in zip(data, selectors) if chosen)


class dropwhile(_Iterator):
    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._next = self._run(predicate, iter(iterable))

    def _run(self, predicate, iterator):
        for item in iterator:
            if not predicate(item):
                yield item
                break
        yield from iterator


class takewhile(_Iterator):
    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._next = self._run(predicate, iter(iterable))

    def _run(self, predicate, iterator):
        for item in iterator:
            if not predicate(item):
                return
            yield item


class filterfalse(_Iterator):
    __slots__ = ()

    def __init__(self, function, iterable, /):
        self._next = (item for item in iterable if not (item if function is None else function(item)))


class starmap(_Iterator):
    __slots__ = ()

    def __init__(self, function, iterable, /):
        self._next = (function(*arguments) for arguments in iterable)


class islice(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, /, *args):
        if not 1 <= len(args) <= 3:
            raise TypeError(f"islice expected at {'least 2' if not args else 'most 4'} arguments, got {len(args) + 1}")
        bounds = slice(*args)
        start, stop, step = bounds.start, bounds.stop, bounds.step
        if len(args) == 1 and (stop is not None and (not hasattr(stop, "__index__") or stop < 0)):
            raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        for bound in (start, stop):
            if bound is not None and (not hasattr(bound, "__index__") or bound < 0):
                raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if step is not None and (not hasattr(step, "__index__") or step < 1):
            raise ValueError("Step for islice() must be a positive integer or None.")
        self._next = self._run(iter(iterable), start or 0, stop, step or 1)

    def _run(self, iterator, start, stop, step):
        position = 0
        wanted = start
        while stop is None or position < stop:
            if stop is not None and wanted >= stop:
                while position < stop:
                    for _ in iterator:
                        break
                    else:
                        return
                    position += 1
                return
            for item in iterator:
                break
            else:
                return
            if position == wanted:
                yield item
                wanted += step
            position += 1


class pairwise(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, /):
        self._next = self._run(iter(iterable))

    def _run(self, iterator):
        for before in iterator:
            break
        else:
            return
        for item in iterator:
            yield before, item
            before = item


class batched(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, n, *, strict=False):
        if n < 1:
            raise ValueError("n must be at least one")
        self._next = self._run(iter(iterable), n, strict)

    def _run(self, iterator, n, strict):
        while batch := tuple(islice(iterator, n)):
            if strict and len(batch) != n:
                raise ValueError("batched(): incomplete batch")
            yield batch


class groupby:
    __slots__ = ("_iterator", "_key", "_current_key", "_current", "_group", "_done")

    def __init__(self, iterable, key=None):
        self._iterator = iter(iterable)
        self._key = key
        self._current_key = self._current = _MISSING
        self._group = None
        self._done = False

    def __iter__(self):
        return self

    def _advance(self):
        self._current = next(self._iterator)
        self._current_key = self._current if self._key is None else self._key(self._current)

    def __next__(self):
        old_group, self._group = self._group, None
        if self._current is _MISSING:
            self._advance()
        elif old_group is not None:
            key = old_group._key
            while self._current is not _MISSING and self._current_key == key:
                self._advance()
        if self._current is _MISSING:
            raise StopIteration
        self._group = group = _Group(self, self._current_key)
        return self._current_key, group

    def __repr__(self):
        return f"<itertools.groupby object at {id(self):#x}>"


class _Group:
    __slots__ = ("_parent", "_key", "_first")

    def __init__(self, parent, key):
        self._parent = parent
        self._key = key
        self._first = True

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if self._first:
            self._first = False
        else:
            parent._advance()
        if parent._current_key != self._key:
            raise StopIteration
        return parent._current


class zip_longest(_Iterator):
    __slots__ = ()

    def __init__(self, *iterables, fillvalue=None):
        self._next = self._run([iter(iterable) for iterable in iterables], fillvalue)

    def _run(self, iterators, fillvalue):
        active = len(iterators)
        if not active:
            return
        ended = [False] * active
        while True:
            items = []
            for position, iterator in enumerate(iterators):
                if not ended[position]:
                    item = next(iterator, _MISSING)
                    if item is not _MISSING:
                        items.append(item)
                        continue
                    ended[position] = True
                    active -= 1
                    if not active:
                        return
                items.append(fillvalue)
            yield tuple(items)


class product(_Iterator):
    __slots__ = ()

    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self._next = self._run([tuple(iterable) for iterable in iterables] * repeat)

    def _run(self, pools):
        if not all(pools):
            return
        positions = [0] * len(pools)
        current = [pool[0] for pool in pools]
        while True:
            yield tuple(current)
            for place in reversed(range(len(pools))):
                positions[place] += 1
                if positions[place] < len(pools[place]):
                    current[place] = pools[place][positions[place]]
                    break
                positions[place] = 0
                current[place] = pools[place][0]
            else:
                return


class permutations(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        r = len(pool) if r is None else r
        if r < 0:
            raise ValueError("r must be non-negative")
        self._next = self._run(pool, r)

    def _run(self, pool, r):
        n = len(pool)
        if r > n:
            return
        order = list(range(n))
        left = list(range(n, n - r, -1))
        yield tuple([pool[i] for i in order[:r]])
        while n:
            for i in reversed(range(r)):
                left[i] -= 1
                if left[i] == 0:
                    order[i:] = order[i + 1:] + order[i:i + 1]
                    left[i] = n - i
                else:
                    j = left[i]
                    order[i], order[-j] = order[-j], order[i]
                    yield tuple([pool[i] for i in order[:r]])
                    break
            else:
                return


class combinations(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError("r must be non-negative")
        self._next = self._run(tuple(iterable), r)

    def _run(self, pool, r):
        n = len(pool)
        if r > n:
            return
        chosen = list(range(r))
        while True:
            yield tuple([pool[i] for i in chosen])
            for i in reversed(range(r)):
                if chosen[i] != i + n - r:
                    break
            else:
                return
            chosen[i] += 1
            for j in range(i + 1, r):
                chosen[j] = chosen[j - 1] + 1


class combinations_with_replacement(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError("r must be non-negative")
        self._next = self._run(tuple(iterable), r)

    def _run(self, pool, r):
        n = len(pool)
        if not n and r:
            return
        chosen = [0] * r
        while True:
            yield tuple([pool[i] for i in chosen])
            for i in reversed(range(r)):
                if chosen[i] != n - 1:
                    break
            else:
                return
            chosen[i:] = [chosen[i] + 1] * (r - i)


class _Tee(_Iterator):
    __slots__ = ("_link", "_source")

    def __init__(self, source, link):
        self._source = source
        self._link = link

    def __next__(self):
        link = self._link
        if link[1] is None:
            item = next(self._source)
            link[0] = item
            link[1] = [None, None]
        self._link = link[1]
        return link[0]


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    source = iter(iterable)
    if isinstance(source, _Tee):
        return tuple(_Tee(source._source, source._link) for _ in range(n))
    link = [None, None]
    return tuple(_Tee(source, link) for _ in range(n))
