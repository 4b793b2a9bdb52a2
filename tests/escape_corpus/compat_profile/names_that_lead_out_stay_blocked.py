# attack: under profile compat, asks for frames, globals, loaders and subclasses on every kind of object that has them
# allowed: what profile compat gives of the guest's own objects
# expect: contained
# compat: contained
# options: --profile compat


def function():
    yield 1


class Class:
    def method(self):
        pass


try:
    raise ValueError
except ValueError as error:
    traceback = error.__traceback__

import math

objects = [function, function(), Class, Class(), Class().method, Class.method, traceback, math, math.sin, object, type,
           function.__code__, function.__call__, len, [].append]
names = ["__globals__", "__builtins__", "__loader__", "__spec__", "__subclasses__", "__import__", "gi_frame", "gi_code",
         "tb_frame", "tb_next", "f_back", "f_globals", "f_locals", "f_builtins", "f_code", "cr_frame", "cr_code",
         "ag_frame", "ag_code"]
leaked = []
for thing in objects:
    for name in names:
        for ask in (getattr, hasattr, object.__getattribute__):
            try:
                leaked.append((name, ask(thing, name)))
            except AttributeError as refusal:
                if "is blocked" not in str(refusal):
                    leaked.append((name, str(refusal)))
print("CONTAINED" if not leaked else leaked)
