# attack: change sys.argv, its strings and sys.stdout, to reach back into what the host handed over
# allowed: reading and changing one's own list of arguments
# expect: contained
# compat: contained

import sys

leaks = []
before = list(sys.argv)
sys.argv.append("more")
sys.argv[0] = 5
for attempt in (lambda: setattr(sys, "argv", 5), lambda: delattr(sys, "argv"), lambda: setattr(sys, "stdout", None), lambda: delattr(sys, "stdout"), lambda: setattr(sys.stdout, "write", None), lambda: setattr(sys.stdout, "flush", 5), lambda: setattr(type(sys.stdout), "write", lambda *a: leaks.append(a))):
    try:
        attempt()
    except (AttributeError, TypeError):
        pass
for text in before:
    if text.startswith(("--profile", "--max-", "--report", "--policy")):
        leaks.append(text)
    assert isinstance(text, str)
print("still written")
print("LEAK" if leaks else "CONTAINED", *leaks)
