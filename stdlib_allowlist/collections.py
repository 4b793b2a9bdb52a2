# collections: container datatypes.
from operator import itemgetter as _itemgetter
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple"]

_MISSING = object()
_KEYWORDS = frozenset((
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
    "pass", "raise", "return", "try", "while", "with", "yield"))


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = item = self.default_factory()
        return item

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, other)
        result.update(self)
        return result

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict(self)!r})"


class OrderedDict(dict):
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
        return f"{type(self).__name__}({dict(self)!r})"


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=_itemgetter(1), reverse=True)
        return ordered if n is None else ordered[:max(0, n)]

    def elements(self):
        return _chain.from_iterable(_starmap(_repeat, self.items()))

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
                get = self.get
                for key in iterable:
                    self[key] = get(key, 0) + 1
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


class deque:
    """A ring in a list: _items has a power of two of places, _start is the first, _count how many are used."""
    __slots__ = ("_items", "_start", "_count", "_maxlen", "_changes")

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._items = [None] * 8
        self._start = 0
        self._count = 0
        self._maxlen = maxlen
        self._changes = 0
        self.extend(iterable)

    maxlen = property(lambda self: self._maxlen)

    def _grow(self):
        items = self._items
        start = self._start
        items = items[start:] + items[:start]
        items.extend([None] * len(items))
        self._items = items
        self._start = 0

    def append(self, item, /):
        if self._count == self._maxlen:
            if not self._count:
                return
            self.popleft()
        if self._count == len(self._items):
            self._grow()
        self._items[(self._start + self._count) & (len(self._items) - 1)] = item
        self._count += 1
        self._changes += 1

    def appendleft(self, item, /):
        if self._count == self._maxlen:
            if not self._count:
                return
            self.pop()
        if self._count == len(self._items):
            self._grow()
        self._start = start = (self._start - 1) & (len(self._items) - 1)
        self._items[start] = item
        self._count += 1
        self._changes += 1

    def pop(self):
        if not self._count:
            raise IndexError("pop from an empty deque")
        self._count = count = self._count - 1
        place = (self._start + count) & (len(self._items) - 1)
        item = self._items[place]
        self._items[place] = None
        self._changes += 1
        return item

    def popleft(self):
        if not self._count:
            raise IndexError("pop from an empty deque")
        start = self._start
        item = self._items[start]
        self._items[start] = None
        self._start = (start + 1) & (len(self._items) - 1)
        self._count -= 1
        self._changes += 1
        return item

    def extend(self, iterable, /):
        for item in (list(iterable) if iterable is self else iterable):
            self.append(item)

    def extendleft(self, iterable, /):
        for item in (list(iterable) if iterable is self else iterable):
            self.appendleft(item)

    def clear(self):
        self._items = [None] * 8
        self._start = self._count = 0
        self._changes += 1

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def _list(self):
        end = self._start + self._count
        if end <= len(self._items):
            return self._items[self._start:end]
        return self._items[self._start:] + self._items[:end & (len(self._items) - 1)]

    def _replace(self, items):
        self.clear()
        maxlen = self._maxlen
        if maxlen is not None and len(items) > maxlen:
            items = items[len(items) - maxlen:]
        while len(self._items) < len(items):
            self._items.extend([None] * len(self._items))
        self._items[:len(items)] = items
        self._count = len(items)

    def _place(self, index):
        if index < 0:
            index += self._count
        if not 0 <= index < self._count:
            raise IndexError("deque index out of range")
        return (self._start + index) & (len(self._items) - 1)

    def __getitem__(self, index):
        if not hasattr(index, "__index__"):
            raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
        return self._items[self._place(index)]

    def __setitem__(self, index, item):
        self._items[self._place(index)] = item

    def __delitem__(self, index):
        self._place(index)
        items = self._list()
        del items[index]
        self._replace(items)

    def __len__(self):
        return self._count

    def __bool__(self):
        return self._count > 0

    def __iter__(self):
        changes = self._changes
        for index in range(self._count):
            if changes != self._changes:
                raise RuntimeError("deque mutated during iteration")
            yield self._items[(self._start + index) & (len(self._items) - 1)]

    def __reversed__(self):
        changes = self._changes
        for index in range(self._count - 1, -1, -1):
            if changes != self._changes:
                raise RuntimeError("deque mutated during iteration")
            yield self._items[(self._start + index) & (len(self._items) - 1)]

    def __contains__(self, item):
        return item in self._list()

    def count(self, item, /):
        return self._list().count(item)

    def index(self, item, start=0, stop=None, /):
        items = self._list()
        try:
            return items.index(item, start, len(items) if stop is None else stop)
        except ValueError:
            raise ValueError(f"{item!r} is not in deque") from None

    def insert(self, index, item, /):
        if self._count == self._maxlen:
            raise IndexError("deque already at its maximum size")
        items = self._list()
        items.insert(index, item)
        self._replace(items)

    def remove(self, item, /):
        items = self._list()
        try:
            items.remove(item)
        except ValueError:
            raise ValueError("deque.remove(x): x not in deque") from None
        self._replace(items)

    def reverse(self):
        self._replace(self._list()[::-1])

    def rotate(self, n=1, /):
        if self._count > 1:
            n %= self._count
            items = self._list()
            self._replace(items[-n:] + items[:-n] if n else items)

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._list() == other._list()

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._list() < other._list()

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._list() <= other._list()

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._list() > other._list()

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._list() >= other._list()

    __hash__ = None

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        return type(self)(self._list() * times, self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, times):
        self._replace(self._list() * times)
        return self

    def __repr__(self):
        items = "[" + ", ".join("[...]" if item is self else repr(item) for item in self._list()) + "]"
        if self._maxlen is None:
            return f"{type(self).__name__}({items})"
        return f"{type(self).__name__}({items}, maxlen={self._maxlen})"


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = list(map(str, field_names))
    typename = str(typename)
    if rename:
        seen = set()
        for position, name in enumerate(fields):
            if not name.isidentifier() or name in _KEYWORDS or name.startswith("_") or name in seen:
                fields[position] = f"_{position}"
            seen.add(name)
    for name in [typename] + fields:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in fields:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(fields[len(fields) - len(defaults):], defaults))
    fields = tuple(fields)
    width = len(fields)

    # The constructor has the fields as its parameters, so that calls are checked as for any function.
    parameters = ", ".join(f"{name}=_defaults[{name!r}]" if name in field_defaults else name for name in fields)
    names = ", ".join(fields) + ("," if width == 1 else "")
    scope = {"_tuple_new": tuple.__new__, "_defaults": field_defaults, "__name__": f"namedtuple_{typename}"}
    exec(f"def __new__(_cls{', ' if parameters else ''}{parameters}):\n    return _tuple_new(_cls, ({names}))\n", scope)
    new = scope["__new__"]
    new.__qualname__ = f"{typename}.__new__"
    new.__doc__ = f"Create new instance of {typename}({', '.join(fields)})"

    @classmethod
    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != width:
            raise TypeError(f"Expected {width} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, item) for name, item in zip(fields, self)])
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        inner = ", ".join(f"{name}={item!r}" for name, item in zip(fields, self))
        return f"{type(self).__name__}({inner})"

    body = {
        "__slots__": (), "_fields": fields, "_field_defaults": field_defaults, "__new__": new, "_make": _make,
        "_replace": _replace, "_asdict": _asdict, "__repr__": __repr__, "__match_args__": fields,
        "__doc__": f"{typename}({', '.join(fields)})"}
    for position, name in enumerate(fields):
        body[name] = property(_itemgetter(position), doc=f"Alias for field number {position}")
    if module is not None:
        body["__module__"] = module
    return type(typename, (tuple,), body)


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def _merged(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(dict.fromkeys(mapping))
        return merged

    def __len__(self):
        return len(self._merged())

    def __iter__(self):
        return iter(self._merged())

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def keys(self):
        return self._merged().keys()

    def items(self):
        return [(key, self[key]) for key in self]

    def values(self):
        return [self[key] for key in self]

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items() if isinstance(other, ChainMap) else other)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        m = kwargs if m is None else {**m, **kwargs} if kwargs else m
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, item):
        self.maps[0][key] = item

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.") from None

    def clear(self):
        self.maps[0].clear()

    def update(self, *args, **kwargs):
        self.maps[0].update(*args, **kwargs)

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self.maps[0][key] = default
        return default


class UserDict:
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
    def keys(self): return self.data.keys()
    def items(self): return [(key, self[key]) for key in self]
    def values(self): return [self[key] for key in self]
    def clear(self): self.data.clear()

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserDict) else other)

    def update(self, other=(), /, **kwargs):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, item in other:
                self[key] = item
        for key, item in kwargs.items():
            self[key] = item

    def pop(self, key, default=_MISSING):
        if key in self:
            item = self[key]
            del self[key]
            return item
        if default is _MISSING:
            raise KeyError(key)
        return default

    def popitem(self):
        for key in self:
            break
        else:
            raise KeyError
        return key, self.pop(key)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def copy(self):
        result = type(self)()
        result.update(self.data)
        return result

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self


class UserList:
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
    def __iter__(self): return iter(self.data)
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


class UserString:
    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else str(seq)

    def __str__(self): return self.data
    def __repr__(self): return repr(self.data)
    def __int__(self): return int(self.data)
    def __float__(self): return float(self.data)
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
        "count", "encode", "endswith", "find", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
        "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "partition", "rfind",
        "rindex", "rpartition", "rsplit", "split", "splitlines", "startswith"):
    setattr(UserString, _name, _forward(_name, False))
del _name
