# module: collections._ordered_dict
# OrderedDict: dicts keep their order anyway; this adds what changes and compares it.
__name__ = "collections"

_MISSING = object()
_running = set()


class OrderedDict(dict):
    """Dictionary that remembers insertion order"""

    def move_to_end(self, key, last=True):
        item = self.pop(key, _MISSING)
        if item is _MISSING:
            raise KeyError(key)
        if last:
            self[key] = item
            return
        rest = list(self.items())
        self.clear()
        self[key] = item
        self.update(rest)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return super().popitem()
        key = next(iter(self))
        return key, self.pop(key)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(other)
        result.update(self)
        return result

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        if id(self) in _running:
            return "..."
        _running.add(id(self))
        try:
            return f"{type(self).__name__}({dict(self.items())!r})"
        finally:
            _running.discard(id(self))
