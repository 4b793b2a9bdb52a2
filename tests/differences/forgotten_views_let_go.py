# shows: a forgotten view does not hold its bytearray in place for good
# expect: benign


def look(data):
    return memoryview(data)[2:].tobytes()


data = bytearray(b"abcdef")
for i in range(50):
    look(data)
    [i] * 10
# Registers and the interpreter's own variables remember what went through them last.
look(bytearray(b"others"))
data.extend(bytes(100))
assert len(data) == 106
print("OK")
