# hashlib: digests. The functions are native; an object keeps what it was given.
__all__ = ["md5", "sha1", "sha224", "sha256", "new", "algorithms_guaranteed", "algorithms_available"]

_functions = {"md5": (_md5, 16), "sha1": (_sha1, 20), "sha224": (_sha224, 28), "sha256": (_sha256, 32)}
algorithms_guaranteed = set(_functions)
algorithms_available = set(_functions)


class HASH:
    """An object that takes bytes and gives their digest."""

    block_size = 64

    def __init__(self, name, data=b""):
        self.name = name
        self._data = bytearray()
        self.update(data)

    @property
    def digest_size(self):
        return _functions[self.name][1]

    def update(self, data, /):
        """Update this hash object's state with the provided string."""
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        with memoryview(data) as view:
            self._data += view.tobytes()

    def digest(self):
        """Return the digest value as a bytes object."""
        return _functions[self.name][0](self._data)

    def hexdigest(self):
        """Return the digest value as a string of hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        """Return a copy of the hash object."""
        return HASH(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} HASH object @ {id(self):#x}>"


def new(name, data=b"", *, usedforsecurity=True):
    """Return a new hash object using the named algorithm."""
    if name.lower() not in _functions:
        raise ValueError(f"unsupported hash type {name}")
    return HASH(name.lower(), data)


def md5(string=b"", *, usedforsecurity=True):
    return HASH("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return HASH("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return HASH("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return HASH("sha256", string)
