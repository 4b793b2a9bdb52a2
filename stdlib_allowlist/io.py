# io: text and bytes in memory. There are no files and nothing that could name one.
__all__ = ["BytesIO", "StringIO", "IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR",
           "SEEK_END", "DEFAULT_BUFFER_SIZE"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """The abstract base class for all streams."""

    _closed = False
    _closed_text = "I/O operation on closed file."

    def _check(self):
        if self._closed:
            raise ValueError(self._closed_text)

    @property
    def closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return False

    def writable(self):
        self._check()
        return False

    def seekable(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Base class for raw binary streams."""


class BufferedIOBase(IOBase):
    """Base class for buffered streams."""


class TextIOBase(IOBase):
    """Base class for text streams."""

    encoding = errors = newlines = None


class _Memory:
    """What StringIO and BytesIO have in common; `_data` is text or a bytearray."""

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def tell(self):
        self._check()
        return self._position

    def _size(self, size):
        self._check()
        if size is None:
            return -1
        if not hasattr(size, "__index__"):
            raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
        return size.__index__()


class StringIO(_Memory, TextIOBase):
    """Text I/O implementation using an in-memory buffer."""

    _closed_text = "I/O operation on closed file"

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        self._parts = []
        self._text = ""
        self._position = 0
        self._at_end = True
        if initial_value:
            self.write(initial_value)
            self._position = 0
            self._at_end = False

    @property
    def line_buffering(self):
        return False

    def _whole(self):
        if self._parts:
            self._text += "".join(self._parts)
            self._parts = []
        if self._at_end:
            self._position = len(self._text)
            self._at_end = False
        return self._text

    def write(self, s, /):
        if self._closed:
            self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        count = len(s)
        if self._newline != "\n":
            if self._newline is None:
                s = s.replace("\r\n", "\n").replace("\r", "\n")
            elif self._newline:
                s = s.replace("\n", self._newline)
        if self._at_end:
            self._parts.append(s)
            return count
        if not s:
            return 0
        text, position = self._whole(), self._position
        if position == len(text):
            self._at_end = True
            self._parts.append(s)
            return count
        if position > len(text):
            text += "\0" * (position - len(text))
        self._text = text[:position] + s + text[position + len(s):]
        self._position = position + len(s)
        return count

    def getvalue(self):
        self._check()
        if self._parts:
            self._text += "".join(self._parts)
            self._parts = []
        return self._text

    def tell(self):
        self._check()
        self._whole()
        return self._position

    def read(self, size=-1, /):
        size = self._size(size)
        text, start = self._whole(), self._position
        if start >= len(text):
            return ""
        end = len(text) if size < 0 else min(len(text), start + size)
        self._position = end
        return text[start:end]

    def readline(self, size=-1, /):
        size = self._size(size)
        text, start = self._whole(), self._position
        if start >= len(text):
            return ""
        mark = self._newline or "\n"
        found = text.find(mark, start)
        end = len(text) if found < 0 else found + len(mark)
        if self._newline == "":
            carriage = text.find("\r", start, end)
            if carriage >= 0 and text[carriage:carriage + 2] != "\r\n":
                end = carriage + 1
        if size >= 0:
            end = min(end, start + size)
        self._position = end
        return text[start:end]

    def seek(self, pos, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        text = self._whole()
        if whence == 0:
            self._position = pos
        elif whence == 2:
            self._position = len(text)
        return self._position

    def truncate(self, pos=None, /):
        self._check()
        text = self._whole()
        pos = self._position if pos is None else pos
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        self._text = text[:pos]
        return pos

    def detach(self):
        raise UnsupportedOperation("detach")


class BytesIO(_Memory, BufferedIOBase):
    """Buffered I/O implementation using an in-memory bytes buffer."""

    def __init__(self, initial_bytes=b""):
        self._data = bytearray()
        self._position = 0
        if initial_bytes is not None:
            with memoryview(initial_bytes) as view:
                self._data[:] = view.tobytes()

    def getvalue(self):
        """Retrieve the entire contents of the BytesIO object."""
        self._check()
        return bytes(self._data)

    def getbuffer(self):
        """Get a read-write view over the contents of the BytesIO object."""
        self._check()
        return memoryview(self._data)

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        with memoryview(b) as view:
            data = view.tobytes()
        count = len(data)
        if not count:
            return 0
        start = self._position
        if start > len(self._data):
            self._data.extend(bytes(start - len(self._data)))
        self._data[start:start + count] = data
        self._position = start + count
        return count

    def read(self, size=-1, /):
        size = self._size(size)
        start = self._position
        end = len(self._data) if size < 0 else min(len(self._data), start + size)
        if start >= end:
            return b""
        self._position = end
        return bytes(self._data[start:end])

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        size = self._size(size)
        start = self._position
        found = self._data.find(b"\n", start)
        end = len(self._data) if found < 0 else found + 1
        if size >= 0:
            end = min(end, start + size)
        if start >= end:
            return b""
        self._position = end
        return bytes(self._data[start:end])

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self._position = pos
        elif whence == 1:
            self._position = max(0, self._position + pos)
        elif whence == 2:
            self._position = max(0, len(self._data) + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._position

    def truncate(self, size=None, /):
        self._check()
        size = self._position if size is None else size
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size

    def detach(self):
        raise UnsupportedOperation("detach")
