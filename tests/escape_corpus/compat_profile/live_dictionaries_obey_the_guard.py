# attack: under profile compat, stores blocked names, odd keys and itself into an instance's live dictionary and reads them as attributes
# allowed: what profile compat gives of the guest's own objects
# expect: contained
# compat: contained
# options: --profile compat


class Odd(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("value")


class Holder:
    __slots__ = ("fixed", "__dict__")

    def __init__(self):
        self.fixed = 1
        self.value = 2


class Number(int):
    pass


refused = 0
for make in (Holder, lambda: Number(4), lambda: ValueError("x"), lambda: (lambda: 0)):
    thing = make()
    live = thing.__dict__
    live["__globals__"] = live["tb_frame"] = "planted"
    live[Odd("value")] = "odd"
    live[5] = live
    live[Ellipsis] = thing
    for name in ("__globals__", "tb_frame", "__subclasses__"):
        try:
            getattr(thing, name)
        except AttributeError as error:
            refused += "is blocked" in str(error)
    dir(thing)
    for i in range(300):
        live["a" + str(i)] = i
    assert thing.a299 == 299 and live is thing.__dict__
    live.clear()
    thing.b = 1
    assert live == {"b": 1}
    thing.__dict__ = other = {}
    live["c"] = 1
    assert not hasattr(thing, "c")
    thing.d = 4
    assert other == {"d": 4}
    if isinstance(thing, Number):
        assert thing == 4 and thing + 1 == 5
try:
    Number.__bases__ = (str,)
except (AttributeError, TypeError):
    refused += 1
print("CONTAINED" if refused == 13 else refused)
