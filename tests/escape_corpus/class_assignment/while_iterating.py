# attack: an instance changes its class inside its own __next__, __getitem__ and __eq__
# allowed: the new class's methods are used from then on
# expect: contained
# compat: contained

class After:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def __eq__(self, other):
        return False

    def __getitem__(self, key):
        raise IndexError


class Before:
    def __iter__(self):
        return self

    def __next__(self):
        self.__class__ = After
        return 1

    def __eq__(self, other):
        self.__class__ = After
        return False

    def __getitem__(self, key):
        self.__class__ = After
        return key


print(list(Before()), Before() in [Before(), Before()], Before()[1])
b = Before()
print(b == b, type(b).__name__)
print("CONTAINED")
