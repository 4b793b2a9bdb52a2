# A subclass of reversed has instances over what is reversed by index; elsewhere it gives what __reversed__ gives.


class Backward(reversed):
    def first(self):
        return next(self)


class Own:
    def __reversed__(self):
        return iter("xy")


class ByIndex:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return index * 10


for source in ("abc", (1, 2, 3), b"ab", bytearray(b"xyz"), ByIndex()):
    backward = Backward(source)
    print(type(backward) is Backward, isinstance(backward, reversed), backward.__length_hint__(), backward.first(), list(backward))
    backward.extra = 1
    print(backward.extra, iter(backward) is backward, list(backward))
for source in ([1, 2], {1: 2}, {1: 2}.items(), range(3), Own()):
    backward = Backward(source)
    print(isinstance(backward, Backward), list(backward))
for wrong in (3, {1}, None):
    try:
        Backward(wrong)
    except TypeError as error:
        print(error)
try:
    next(Backward(""))
except StopIteration:
    print("stopped")
