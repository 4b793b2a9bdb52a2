# attack: views whose shape, format or slice reaches past the buffer, and buffers resized under a view
# allowed: cast to bytes and back, slices within
# expect: contained
# compat: contained

leaks = []
buffer = bytearray(range(16))
view = memoryview(buffer)
for attempt in (
    lambda: view.cast("q", shape=[2 ** 61]),
    lambda: view.cast("B", shape=[2 ** 62, 4]),
    lambda: view.cast("B", shape=[2 ** 32, 2 ** 32]),
    lambda: view.cast("B", shape=[-4, -4]),
    lambda: view.cast("B", shape=[0]),
    lambda: view.cast("B", shape=[17]),
    lambda: view.cast("P"),
    lambda: view[:15].cast("q"),
    lambda: view[::2].cast("B"),
    lambda: view.cast("999999B"),
    lambda: view.cast("O"),
    lambda: view[16],
    lambda: view[-17],
    lambda: view[2 ** 62],
    lambda: view[2 ** 70],
    lambda: buffer.extend(b"more"),
    lambda: buffer.clear(),
    lambda: buffer.pop(),
    lambda: buffer.__imul__(1000),
    lambda: buffer.__delitem__(slice(0, 4)),
    lambda: view.__setitem__(slice(0, 4), b"12345"),
    lambda: view.__setitem__(0, 256),
):
    try:
        found = attempt()
        if not (isinstance(found, memoryview) and found.format == "P" and found.nbytes == 16):
            leaks.append(repr(type(found)))
    except (TypeError, ValueError, IndexError, BufferError, NotImplementedError, OverflowError):
        pass
print(view.cast("H").nbytes, view[2:6].tolist(), len(buffer), bytes(view[100:200]), bytes(view[2 ** 70:]))
found = None
view.release()
buffer.clear()
print("LEAK" if leaks else "CONTAINED", *leaks)
