# module: collections._user
# UserDict, UserList and UserString: containers to inherit from that keep a plain one in `data`.
from collections.abc import MutableMapping, MutableSequence, Sequence

__name__ = "collections"

_MISSING = object()


class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self): return len(self.data)
    def __iter__(self): return iter(self.data)
    def __contains__(self, key): return key in self.data
    def __repr__(self): return repr(self.data)
    def __setitem__(self, key, item): self.data[key] = item
    def __delitem__(self, key): del self.data[key]

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def copy(self):
        result = type(self)()
        result.update(self.data)
        return result

    __copy__ = copy

    def _join(self, left, right):
        if not isinstance(left, (UserDict, dict)) or not isinstance(right, (UserDict, dict)):
            return NotImplemented
        return type(self)((left.data if isinstance(left, UserDict) else left) | (right.data if isinstance(right, UserDict) else right))

    def __or__(self, other): return self._join(self, other)
    def __ror__(self, other): return self._join(other, self)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self


class UserList(MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(initlist.data if isinstance(initlist, UserList) else initlist)

    def _other(self, other): return other.data if isinstance(other, UserList) else other
    def __repr__(self): return repr(self.data)
    def __eq__(self, other): return self.data == self._other(other)
    def __lt__(self, other): return self.data < self._other(other)
    def __le__(self, other): return self.data <= self._other(other)
    def __gt__(self, other): return self.data > self._other(other)
    def __ge__(self, other): return self.data >= self._other(other)
    def __contains__(self, item): return item in self.data
    def __len__(self): return len(self.data)
    def __setitem__(self, index, item): self.data[index] = item
    def __delitem__(self, index): del self.data[index]
    def __add__(self, other): return type(self)(self.data + list(self._other(other)))
    def __radd__(self, other): return type(self)(list(self._other(other)) + self.data)
    def __mul__(self, n): return type(self)(self.data * n)
    __rmul__ = __mul__
    def append(self, item): self.data.append(item)
    def insert(self, index, item): self.data.insert(index, item)
    def pop(self, index=-1): return self.data.pop(index)
    def remove(self, item): self.data.remove(item)
    def clear(self): self.data.clear()
    def copy(self): return type(self)(self)
    __copy__ = copy
    def count(self, item): return self.data.count(item)
    def index(self, item, *args): return self.data.index(item, *args)
    def reverse(self): self.data.reverse()
    def sort(self, /, *args, **kwds): self.data.sort(*args, **kwds)
    def extend(self, other): self.data.extend(self._other(other))

    def __getitem__(self, index):
        return type(self)(self.data[index]) if isinstance(index, slice) else self.data[index]

    def __iadd__(self, other):
        self.data += self._other(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self


class UserString(Sequence):
    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else str(seq)

    def __str__(self): return self.data
    def __repr__(self): return repr(self.data)
    def __int__(self): return int(self.data)
    def __float__(self): return float(self.data)
    def __complex__(self): return complex(self.data)
    maketrans = staticmethod(str.maketrans)
    def __hash__(self): return hash(self.data)
    def __len__(self): return len(self.data)
    def __contains__(self, text): return _plain(text) in self.data
    def __eq__(self, other): return self.data == _plain(other)
    def __lt__(self, other): return self.data < _plain(other)
    def __le__(self, other): return self.data <= _plain(other)
    def __gt__(self, other): return self.data > _plain(other)
    def __ge__(self, other): return self.data >= _plain(other)
    def __getitem__(self, index): return type(self)(self.data[index])
    def __add__(self, other): return type(self)(self.data + str(_plain(other)))
    def __radd__(self, other): return type(self)(str(other) + self.data)
    def __mul__(self, n): return type(self)(self.data * n)
    __rmul__ = __mul__
    def __mod__(self, args): return type(self)(self.data % args)
    def __rmod__(self, template): return type(self)(str(template) % self)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)


def _plain(text):
    return text.data if isinstance(text, UserString) else text


def _forward(name, wrap):
    def method(self, *args, **kwargs):
        result = getattr(self.data, name)(*map(_plain, args), **kwargs)
        return type(self)(result) if wrap else result
    method.__name__ = name
    method.__qualname__ = f"UserString.{name}"
    return method


for _name in (
        "capitalize", "casefold", "center", "expandtabs", "format", "format_map", "ljust", "lower", "lstrip", "removeprefix",
        "removesuffix", "replace", "rjust", "rstrip", "strip", "swapcase", "title", "translate", "upper", "zfill"):
    setattr(UserString, _name, _forward(_name, True))
for _name in (
        "count", "endswith", "find", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
        "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "partition", "rfind",
        "rindex", "rpartition", "rsplit", "split", "splitlines", "startswith"):
    setattr(UserString, _name, _forward(_name, False))
del _name
