# hashlib: digests. An object keeps the state of the hash under way, which the native functions make and read.
_algorithms = {name: (number, size, 64 if size < 48 else 128) for number, (name, size) in enumerate(
    {"md5": 16, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64}.items())}
algorithms_guaranteed = set(_algorithms)
algorithms_available = set(_algorithms)
__all__ = [*_algorithms, "new", "algorithms_guaranteed", "algorithms_available"]


class HASH:
    """An object that takes bytes and gives their digest."""

    def __init__(self, name, data=b""):
        self.name = name
        self._state = b""
        self.update(data)

    @property
    def digest_size(self):
        return _algorithms[self.name][1]

    @property
    def block_size(self):
        return _algorithms[self.name][2]

    def update(self, data, /):
        """Update this hash object's state with the provided string."""
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray)):
            with memoryview(data) as view:
                data = view.tobytes()
        self._state = _update(_algorithms[self.name][0], self._state, data)

    def digest(self):
        """Return the digest value as a bytes object."""
        return _digest(_algorithms[self.name][0], self._state)

    def hexdigest(self):
        """Return the digest value as a string of hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        """Return a copy of the hash object."""
        copied = HASH(self.name)
        copied._state = self._state
        return copied

    def __repr__(self):
        return f"<{self.name} HASH object @ {id(self):#x}>"


def new(name, data=b"", *, usedforsecurity=True):
    """Return a new hash object using the named algorithm."""
    if name.lower() not in _algorithms:
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


def sha384(string=b"", *, usedforsecurity=True):
    return HASH("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return HASH("sha512", string)
