"""str, repr and ascii give the str that a method returns as it is, a subclass too."""


class Text(str):
    pass


class Says:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text

    def __repr__(self):
        return self.text


class ReprOnly:
    def __repr__(self):
        return Text("only")


for convert in (str, repr, ascii):
    print(convert.__name__, type(convert(Says(Text("a")))).__name__, type(convert(Says("a"))).__name__,
          type(convert(ReprOnly())).__name__, type(convert(Text("b"))).__name__)
print(type(ascii(Says(Text("\xe9")))).__name__, ascii(Says(Text("\xe9"))))
print(type(Text(Says(Text("a")))).__name__)
for bad in (5, None, b"x"):
    for convert in (str, repr, ascii):
        try:
            convert(Says(bad))
        except TypeError as error:
            print(error)
for code in ("class C:\n    found = [__class__ for x in [1]]", "class C:\n    __class__ = 2\n    found = [__class__ for x in [1]]"):
    try:
        exec(code)
    except NameError as error:
        print(type(error).__name__)


def call(**keywords):
    return keywords


class Doubled:
    def keys(self):
        return ["x", "x"]

    def __getitem__(self, key):
        return 1


for attempt in (lambda: call(**Doubled()), lambda: call(**{1: 3}, **{1: 5}), lambda: call(**{1: 3}), lambda: call(a=1, **{"a": 2})):
    try:
        attempt()
    except TypeError as error:
        print(error)


class I(int):
    def __pow__(self, other, modulus=None):
        return ("pow", other, modulus)


print(pow(I(2), 3, 5), pow(2, 3, 5), pow(I(2), 3))


class Sets:
    def __set__(self, instance, value):
        pass


class Holder:
    item = Sets()

    def __init__(self):
        vars(self)


holder = Holder()
print(type(holder.item).__name__)
print(str.lower.__objclass__, int.__add__.__objclass__, int.real.__objclass__, int.real.__qualname__)

