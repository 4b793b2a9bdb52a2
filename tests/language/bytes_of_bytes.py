# bytes has __bytes__, bytearray has not.


class B(bytes):
    pass


class Own(bytes):
    def __bytes__(self):
        return b"own"


for thing in (b"ab", B(b"cd"), B()):
    print(thing.__bytes__(), type(thing.__bytes__()), bytes(thing), type(bytes(thing)), b"%b" % thing)
print(bytes(Own(b"x")), b"%b" % Own(b"x"), Own(b"x") + b"", b"".join([Own(b"x")]))
print(hasattr(bytearray(), "__bytes__"), hasattr("", "__bytes__"), bytes.__bytes__(B(b"q")))
try:
    bytes.__bytes__(bytearray())
except TypeError as error:
    print(error)
exact = b"exact"
print(exact.__bytes__() is exact, bytes(bytearray(b"m")), bytes(memoryview(b"n")), bytes([1, 2]))
