# shows: a module does not take a subclass of its type as its class, while that subclass makes modules
# expect: benign
import math
import types


class Module(types.ModuleType):
    def doubled(self):
        return self.number * 2


for module in (math, types.ModuleType("m")):
    try:
        module.__class__ = Module
    except TypeError as error:
        assert "ModuleType subclasses" in str(error)
    else:
        raise AssertionError("assigned")
made = Module("made")
made.number = 21
assert made.doubled() == 42
print("OK")
