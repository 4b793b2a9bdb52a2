# attack: get a code object from eval, exec or compile, forge one, and run it
# allowed: eval of text
# expect: contained
# compat: allowed

leaks = []


class Fake:
    co_code = b"\x00" * 100
    co_consts = (None,)


for attempt in (lambda: compile("1", "x", "eval"), lambda: eval(Fake()), lambda: exec(Fake()), lambda: (lambda: 0).__code__, lambda: eval((lambda: 0).__code__), lambda: type((lambda: 0).__code__), lambda: (lambda: 0).__code__.replace(), lambda: eval(b"\x00\x01\x02\x03"), lambda: exec(bytearray(b"\x80" * 50)),
                lambda: eval("\x00")):
    try:
        leaks.append(attempt())
    except (NameError, TypeError, AttributeError, SyntaxError, ValueError, UnicodeDecodeError):
        pass
print(eval("1 + 1"))
print("LEAK" if leaks else "CONTAINED", *leaks)
