# module: collections._counter
# Counter.
from collections import _count_elements

__name__ = "collections"


def _second(pair):
    return pair[1]


class Counter(dict):
    """Dict subclass for counting hashable items."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=_second, reverse=True)
        return ordered if n is None else ordered[:max(0, n)]

    def elements(self):
        return (key for key, number in self.items() for _ in range(number))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict) or hasattr(iterable, "items"):
                if self:
                    get = self.get
                    for key, number in iterable.items():
                        self[key] = number + get(key, 0)
                else:
                    super().update(iterable)
            else:
                kind = type(self)
                plain = kind is Counter or (kind.get is dict.get and kind.__setitem__ is dict.__setitem__)
                _count_elements(self, iterable, plain)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            get = self.get
            if isinstance(iterable, dict) or hasattr(iterable, "items"):
                for key, number in iterable.items():
                    self[key] = get(key, 0) - number
            else:
                for key in iterable:
                    self[key] = get(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            ordered = dict(self.most_common())
        except TypeError:
            ordered = dict(self)
        return f"{type(self).__name__}({ordered!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] == other[key] for counter in (self, other) for key in counter)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] <= other[key] for counter in (self, other) for key in counter)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] >= other[key] for counter in (self, other) for key in counter)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combined(self, other, choose):
        if not isinstance(other, Counter):
            return NotImplemented
        result = type(self)()
        for key, number in self.items():
            chosen = choose(number, other[key])
            if chosen > 0:
                result[key] = chosen
        for key, number in other.items():
            if key not in self:
                chosen = choose(0, number)
                if chosen > 0:
                    result[key] = chosen
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def _keep_positive(self):
        for key in [key for key, number in self.items() if not number > 0]:
            del self[key]
        return self

    def __iadd__(self, other):
        for key, number in other.items():
            self[key] += number
        return self._keep_positive()

    def __isub__(self, other):
        for key, number in other.items():
            self[key] -= number
        return self._keep_positive()

    def __ior__(self, other):
        for key, number in other.items():
            if number > self[key]:
                self[key] = number
        return self._keep_positive()

    def __iand__(self, other):
        for key, number in self.items():
            if other[key] < number:
                self[key] = other[key]
        return self._keep_positive()

    def __pos__(self):
        return type(self)({key: number for key, number in self.items() if number > 0})

    def __neg__(self):
        return type(self)({key: -number for key, number in self.items() if number < 0})
