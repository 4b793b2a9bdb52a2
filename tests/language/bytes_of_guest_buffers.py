# __buffer__ (PEP 688): wherever bytes are read, an object of such a class will do.
import struct


class Shown:
    def __buffer__(self, flags):
        return memoryview(b"ab")

    def __release_buffer__(self, view):
        released.append(bytes(view))


released = []
for text in [
        "bytes(Shown())", "bytearray(Shown())", "b'x'.join([Shown(), b'y', Shown()])", "b'cab'.find(Shown())", "b'cab'.rindex(Shown())",
        "b'abab'.count(Shown())", "b'a' + Shown()", "bytearray(b'a') + Shown()", "int.from_bytes(Shown())", "struct.unpack('2B', Shown())",
        "struct.unpack_from('B', Shown(), 1)", "b'ab' == Shown()", "b'<%b>' % Shown()", "bytearray(b'a').extend(Shown())",
        "str(Shown(), 'ascii')", "b'ab'.replace(Shown(), b'c')", "b'ab'.replace(b'b', Shown())", "b'1ab2'.split(Shown())",
        "b'1ab2'.rpartition(Shown())[::2]", "memoryview(bytearray(b'xx')).__setitem__(slice(0, 2), Shown())", "b'abcab'.strip(Shown())",
        "list(Shown())", "Shown() in b'cab'", "b'a' < Shown()", "b''.maketrans(Shown(), b'yz')[97:99]", "b'x'.translate(Shown())",
        "b'abc'.removeprefix(Shown())", "memoryview(Shown()) == b'ab'", "bytes([1]).ljust(5, Shown())"]:
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)
array = bytearray(b"1234")
array[1:3] = Shown()
array += Shown()
print(array, set(released))


class Odd:
    def __buffer__(self, flags):
        return 3


class Failing:
    def __buffer__(self, flags):
        array.clear()
        raise ValueError("not now")


for value in (Odd(), Failing()):
    try:
        array.find(value)
    except Exception as error:
        print(type(error).__name__, error)
print(array)
