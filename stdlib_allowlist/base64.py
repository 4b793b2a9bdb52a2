# base64: bytes as text and back.
__all__ = ["encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode", "b16encode", "b16decode",
           "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode"]

_B64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class _Error(ValueError):
    pass


_Error.__name__ = _Error.__qualname__ = "Error"
_Error.__module__ = "binascii"


def _raw(s):
    with memoryview(s) as view:
        return view.tobytes()


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    return _raw(s)


def b64encode(s, altchars=None):
    """Encode the bytes-like object s using Base64 and return a bytes object."""
    data = _raw(s)
    padding = -len(data) % 3
    number = int.from_bytes(data + bytes(padding), "big")
    count = (len(data) + padding) // 3 * 4
    out = bytearray(count)
    step = 240
    for end in range(count, 0, -step):
        start = max(0, end - step)
        bits = 6 * (end - start)
        chunk = number & ((1 << bits) - 1)
        number >>= bits
        for i in range(end - 1, start - 1, -1):
            out[i] = _B64[chunk & 63]
            chunk >>= 6
    if padding:
        out[-padding:] = b"=" * padding
    result = bytes(out)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return result.translate(bytes.maketrans(b"+/", altchars))
    return result


_DECODE64 = {byte: value for value, byte in enumerate(_B64)}


def b64decode(s, altchars=None, validate=False):
    """Decode the Base64 encoded bytes-like object or ASCII string s."""
    data = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        data = data.translate(bytes.maketrans(altchars, b"+/"))
    out = bytearray()
    buffer = bits = count = padding = 0
    for position, byte in enumerate(data):
        if byte == 61:
            if validate and count == 0 and not padding and position == 0:
                raise _Error("Leading padding not allowed")
            padding += 1
            if count % 4 >= 2 and count % 4 + padding >= 4:
                if validate and position + 1 < len(data):
                    raise _Error("Excess data after padding")
                return bytes(out)
            continue
        value = _DECODE64.get(byte)
        if value is None:
            if validate:
                raise _Error("Only base64 data is allowed")
            continue
        if padding and validate:
            raise _Error("Discontinuous padding not allowed")
        padding = 0
        buffer = (buffer << 6 | value) & 0xFFFFFF
        count += 1
        bits += 6
        if bits >= 8:
            bits -= 8
            out.append(buffer >> bits & 255)
    if count % 4 == 1:
        raise _Error(f"Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4")
    if count % 4:
        raise _Error("Incorrect padding")
    return bytes(out)


def standard_b64encode(s):
    """Encode bytes-like object s using the standard Base64 alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """Decode bytes encoded with the standard Base64 alphabet."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """Encode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    """Decode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64decode(_bytes(s).translate(bytes.maketrans(b"-_", b"+/")))


def encodebytes(s):
    """Encode a bytestring into a bytes object containing multiple lines of base-64 data."""
    data = _raw(s)
    return b"".join([b64encode(data[i:i + 57]) + b"\n" for i in range(0, len(data), 57)])


def decodebytes(s):
    """Decode a bytestring of base-64 data into a bytes object."""
    return b64decode(_raw(s))


def b16encode(s):
    """Encode the bytes-like object s using Base16 and return a bytes object."""
    return _raw(s).hex().upper().encode()


def b16decode(s, casefold=False):
    """Decode the Base16 encoded bytes-like object or ASCII string s."""
    data = _bytes(s)
    if casefold:
        data = data.upper()
    if data.translate(None, b"0123456789ABCDEF"):
        raise _Error("Non-base16 digit found")
    if len(data) % 2:
        raise _Error("Odd-length string")
    return bytes.fromhex(data.decode())


def b32encode(s):
    """Encode the bytes-like object s using Base32 and return a bytes object."""
    data = _raw(s)
    out = bytearray()
    for i in range(0, len(data), 5):
        chunk = data[i:i + 5]
        number = int.from_bytes(chunk + bytes(5 - len(chunk)), "big")
        digits = bytes([_B32[number >> shift & 31] for shift in range(35, -1, -5)])
        used = -(-len(chunk) * 8 // 5)
        out += digits[:used] + b"=" * (8 - used)
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    """Decode the Base32 encoded bytes-like object or ASCII string s."""
    data = _bytes(s)
    if len(data) % 8:
        raise _Error("Incorrect padding")
    if map01 is not None:
        data = data.translate(bytes.maketrans(b"01", b"O" + _bytes(map01)))
    if casefold:
        data = data.upper()
    plain = data.rstrip(b"=")
    missing = len(data) - len(plain)
    if missing not in (0, 1, 3, 4, 6):
        raise _Error("Incorrect padding")
    out = bytearray()
    for i in range(0, len(plain), 8):
        number = 0
        for byte in plain[i:i + 8].ljust(8, b"A"):
            value = _B32.find(byte)
            if value < 0:
                raise _Error("Non-base32 digit found")
            number = number << 5 | value
        out += number.to_bytes(5, "big")
    return bytes(out[:len(out) - (missing * 5 + 7) // 8]) if missing else bytes(out)
