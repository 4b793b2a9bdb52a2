# attack: none: output as programs write it, kept in memory or sent to standard output
# allowed: print, redirect_stdout, StringIO, sys.stdout.write
# expect: benign
# compat: contained

import contextlib
import io
import sys

kept = io.StringIO()
print("a", 1, None, sep="|", end="$", file=kept)
assert kept.getvalue() == "a|1|None$"
with contextlib.redirect_stdout(io.StringIO()) as caught:
    print("inside")
    sys.stdout.write("written\n")
assert caught.getvalue() == "inside\nwritten\n"
assert sys.stdout.write("text\n") == 5
lines = io.StringIO("one\ntwo\n")
assert [line.strip() for line in lines] == ["one", "two"]
assert __name__ == "__main__" and isinstance(sys.argv, list)
print("OK")
