# attack: learn the host's paths or the text of other files from the fields of a SyntaxError, and by forging them
# allowed: lineno, offset, text and msg of a SyntaxError
# expect: contained
# compat: contained

import traceback

leaks = []
for source in ("1 +", "def f(:\n pass", "'open", "\tif x", "f'{'", "x = = 1", "(", b"\xff", "class", "for", "0777", "1_", "nonlocal x", "return", "from . import *", "a b"):
    try:
        exec(source, {})
    except SyntaxError as error:
        if error.filename not in ("<string>", None):
            leaks.append(error.filename)
        if error.text is not None and error.text.strip().replace("\ufffd", "\\xff") not in str(source) + repr(source):
            leaks.append(error.text)
    except (ImportError, ValueError, KeyError):
        pass
for filename in ("/etc/passwd", "/proc/self/environ", "/proc/self/maps", __file__ if "__file__" in globals() else "x"):
    forged = SyntaxError("forged", (filename, 1, 1, None))
    for attempt in (lambda: traceback.format_exception_only(forged), lambda: traceback.format_exception(forged), lambda: [str(forged)]):
        text = "".join(attempt())
        if "root:" in text or "=" in text or "r-x" in text:
            leaks.append(text)
try:
    eval("1 +\n")
except SyntaxError as error:
    assert error.lineno == 1
print("LEAK" if leaks else "CONTAINED", *leaks)
