# attack: error messages about very long, odd and unprintable names and values, to read past the end of a buffer
# allowed: error messages
# expect: contained
# compat: contained

leaks = []
names = ("x" * 100000, "\0", "a\0b", "\ud800", "\N{GRINNING FACE}" * 1000, "%s%n%x%p", "{0}", "\x1b[31m", "", " ")


class Empty:
    __slots__ = ()


for name in names:
    Named = type(name.replace("\0", "").replace("\ud800", "") or "x", (), {"__slots__": ()})
    for attempt in (
        lambda: getattr(5, name), lambda: setattr(Empty(), name, 1), lambda: {}[name], lambda: int(name), lambda: float(name or "x"), lambda: eval(name), lambda: exec("import " + name), lambda: (lambda: 0)(**{name: 1}), lambda: Named() + 1, lambda: len(Named()), lambda: Named()[name],
        lambda: "%d" % name, lambda: "{:" + name + "}".format(5), lambda: format(5, name or "?"), lambda: [].index(name), lambda: name.index("absent"), lambda: Named(name), lambda: {1}.remove(name), lambda: bytes.fromhex(name + "z"), lambda: name.encode("ascii") and None, lambda: int("1", len(name) + 100),
    ):
        try:
            attempt()
        except Exception as error:
            if type(error) is SystemError:
                leaks.append(error)
            text = str(error) + repr(error)
            if "(nil)" in text or "\xcd\xcd" in text or "0x7f" in text:
                leaks.append(text)
print("LEAK" if leaks else "CONTAINED", *leaks)
