# attack: overlapping copies between a buffer and views on it, and views kept beyond release
# allowed: copying between parts of a buffer
# expect: contained
# compat: contained

leaks = []
buffer = bytearray(range(32))
view = memoryview(buffer)
view[4:20] = view[0:16]
view[0:16] = view[8:24]
buffer[2:10] = view[0:8]
print(len(buffer), view[::2].nbytes, view[::-1][0] == buffer[31])
inner = view[5:10]
reading = iter(view)
next(reading)
for attempt in (lambda: buffer.extend(view), lambda: buffer.__iadd__(view), lambda: buffer.__setitem__(slice(0, 4), view), lambda: buffer.__setitem__(slice(0, 0), buffer), lambda: buffer.insert(0, 1)):
    try:
        attempt()
        leaks.append(len(buffer))
    except (BufferError, ValueError):
        pass
view.release()
for attempt in (lambda: view[0], lambda: view.tobytes(), lambda: view.cast("B"), lambda: next(reading), lambda: view[0:1], lambda: len(view), lambda: view.__setitem__(0, 1), lambda: bytes(view), lambda: view == inner and [][0], lambda: memoryview(view), lambda: view.nbytes):
    try:
        leaks.append(attempt()) if attempt() is not False else None
    except (ValueError, IndexError):
        pass
print(bytes(inner) == bytes(buffer[5:10]))
frozen = memoryview(b"constant")
for attempt in (lambda: frozen.__setitem__(0, 1), lambda: frozen.cast("H").__setitem__(0, 1), lambda: frozen[2:4].__setitem__(slice(None), b"xy")):
    try:
        attempt()
        leaks.append(bytes(frozen))
    except TypeError:
        pass
print(bytes(frozen))
print("LEAK" if leaks else "CONTAINED", *leaks)
