# attack: a metaclass's __call__ gives objects of other kinds for its instances
# allowed: a metaclass's __call__ that counts
# expect: contained
# compat: contained

class Meta(type):
    made = 0

    def __call__(cls, *arguments):
        Meta.made += 1
        return super().__call__(*arguments)


class Liar(type):
    def __call__(cls, *arguments):
        return 5


class Guest(metaclass=Meta):
    pass


class Number(metaclass=Liar):
    def __init__(self):
        raise RuntimeError("never")


print(type(Guest()).__name__, Meta.made, Number())
print("CONTAINED")
