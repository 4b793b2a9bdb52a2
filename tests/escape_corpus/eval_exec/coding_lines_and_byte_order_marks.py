# attack: a coding line or a byte order mark that makes the compiler read other names than the ones that are looked at
# allowed: bytes in UTF-8
# expect: contained
# compat: contained

leaks = []
blocked = b"found = (lambda: 0).__globals__"
for source in (
    b"# -*- coding: utf-7 -*-\nfound = (lambda: 0).+AF8AXw-globals+AF8AXw-", b"# coding: rot13\nsbhaq = (ynzoqn: 0).__tybonyf__",
    b"# coding: utf-16\n" + blocked, b"\xef\xbb\xbf" + blocked, "\ufeff(lambda: 0).__globals__", b"# coding: latin-1\n" + blocked, b"# coding: unicode_escape\nfound = (lambda: 0).\\x5f_globals__",
    b"\xff\xfef\x00o\x00u\x00n\x00d\x00=\x005\x00", b"# coding: no-such\nfound = 5 .real", b"# coding: punycode\n" + blocked, b"# coding: hex\n" + blocked.hex().encode(),
    b"# coding: idna\nfound = (lambda: 0).\xef\xbc\xbf_globals__", "found = (lambda: 0).\N{FULLWIDTH LOW LINE}_globals__", b"found = (lambda: 0).\xef\xbc\xbf\xef\xbc\xbfglobals__",
):
    space = {}
    try:
        exec(source, space)
    except (SyntaxError, AttributeError, NameError, ValueError, LookupError):
        continue
    if "found" in space and space["found"] != 5:
        leaks.append(source)
space = {}
exec(b"# -*- coding: utf-8 -*-\nword = '\xc3\xa4'", space)
assert space["word"] == "ä"
print("LEAK" if leaks else "CONTAINED", *leaks)
