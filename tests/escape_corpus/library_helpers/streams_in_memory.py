# attack: files, paths and descriptors by io: open, FileIO, fileno, buffers, seeks beyond the end
# allowed: StringIO and BytesIO
# expect: contained
# compat: contained
import io
import sys

leaks = []
text, data = io.StringIO("abc"), io.BytesIO(b"abc")
for attempt in [lambda: io.open("/etc/passwd"), lambda: io.FileIO(0), lambda: io.open_code("/etc/passwd"), lambda: io.TextIOWrapper(io.FileIO(1)), lambda: io.os, lambda: io._io,
                lambda: text.fileno(), lambda: data.fileno(), lambda: sys.stdout.fileno(), lambda: sys.stdout.buffer.raw.name, lambda: sys.__stdout__.buffer, lambda: text.name,
                lambda: io.StringIO.__init__.__globals__, lambda: io.BytesIO(b"x").seek(-1), lambda: text.truncate(-1), lambda: io.BufferedReader(0),
                lambda: io.StringIO(b"x"), lambda: io.BytesIO("x"), lambda: data.readinto(b"fixed"), lambda: io.StringIO.__subclasses__(), lambda: text.__getstate__(),
                lambda: data.__setstate__((b"", 1 << 40, None)), lambda: sys.stdin.read(), lambda: sys.stdout.detach(), lambda: sys.stdout.__class__("x")]:
    try:
        found = attempt()
        leaks.append(found)
    except (AttributeError, TypeError, ValueError, OSError, NotImplementedError):
        pass
data.seek(10**6)
if data.read() != b"" or data.getvalue() != b"abc":
    leaks.append("beyond the end")
data.write(b"z")
if data.getvalue()[3:-1].strip(b"\0") or len(data.getvalue()) != 10**6 + 1:
    leaks.append("the gap is not empty")
text.seek(0, 2)
text.write("d")
if text.getvalue() != "abcd" or io.BytesIO(b"a\nb").readlines() != [b"a\n", b"b"]:
    leaks.append("streams in memory")
print("LEAK" if leaks else "CONTAINED", *leaks)
