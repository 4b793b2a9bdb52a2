# json: text of RFC 8259 to objects and back. The native scanner and writer do the plain cases; the classes, which do the
# others, are loaded when they are first asked for.
__all__ = ["dump", "dumps", "load", "loads", "JSONDecodeError", "JSONDecoder", "JSONEncoder"]


def __getattr__(name):
    if name in ("JSONDecodeError", "JSONDecoder", "decoder"):
        import json.decoder as part
    elif name in ("JSONEncoder", "encoder"):
        import json.encoder as part
    if name in __all__:
        globals()[name] = found = getattr(part, name)
        return found
    if name in ("decoder", "encoder"):
        return part
    import json as module
    raise AttributeError(f"module 'json' has no attribute {name!r}", name=name, obj=module)


def __dir__():
    return sorted({*globals(), *__all__})


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            from json import JSONDecodeError
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    else:
        if not isinstance(s, (bytes, bytearray)):
            raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
        s = s.decode(detect_encoding(s), "surrogatepass")
    if (cls is None and object_hook is None and parse_float is None and parse_int is None and parse_constant is None
            and object_pairs_hook is None and not kw):
        found, ok = _read(s)
        if ok:
            return found
    options = dict(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                   parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw)
    if cls is None:
        from json import JSONDecoder as cls
    return cls(**{key: item for key, item in options.items() if item is not None}).decode(s)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    if cls is None and not skipkeys and not kw:
        space = " " * indent if isinstance(indent, int) else indent
        comma, colon = separators or (", " if indent is None else ",", ": ")
        text = _write(obj, bool(ensure_ascii), bool(allow_nan), bool(sort_keys), space, comma, colon)
        if text is not None:
            return text
    if cls is None:
        from json import JSONEncoder as cls
    return cls(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


def detect_encoding(b):
    """The encoding of JSON in bytes, by its mark or by where its first characters have zeros."""
    for mark, encoding in ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"),
                           (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if b.startswith(mark):
            return encoding
    zeros = [not byte for byte in b[:4]]
    if zeros[:1] == [True] and len(b) > 1:
        return "utf-16-be" if len(b) < 4 or not zeros[1] else "utf-32-be"
    if zeros[1:2] == [True]:
        return "utf-16-le" if len(b) < 4 or not zeros[2] or not zeros[3] else "utf-32-le"
    return "utf-8"


def load(fp, **options):
    return loads(fp.read(), **options)


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))
