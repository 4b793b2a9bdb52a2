# The class of an exception goes by its module and qualified name.
import dataclasses
import graphlib
import statistics
import struct
import traceback


class Outer:
    class Error(Exception):
        pass


class Elsewhere(Exception):
    __module__ = "my.module"


def told(error):
    return traceback.format_exception(error)[-1]


for make in (lambda: struct.pack("z"), lambda: statistics.mean([]), lambda: graphlib.TopologicalSorter({1: [2], 2: [1]}).prepare()):
    try:
        make()
    except Exception as error:
        print(told(error))
print(told(Outer.Error(1)), told(dataclasses.FrozenInstanceError("x")))


def asked():
    if False:
        unbound = 1
    return unbond


unbounds = 2
try:
    asked()
except NameError as error:
    print(told(error))
table = {}
try:
    {key: len(key) for key in [[]]}
except TypeError as error:
    print(told(error))
raise Elsewhere(5)
