# attack: copy and deepcopy generators, frames' owners, functions, modules, methods, cells and iterators, to get a second one with an open inside
# allowed: copies of containers; functions and classes come back themselves
# expect: contained
# compat: contained

import copy
import math
import re
import sys
import types

leaks = []


def generator():
    yield 1
    yield 2


async def coroutine():
    pass


running = generator()
next(running)
try:
    1 / 0
except ZeroDivisionError as error:
    trace = error.__traceback__
waiting = coroutine()
for value in (running, waiting, math, sys, sys.stdout, trace, iter([1]), zip([1]), map(len, []), memoryview(b"a"), super(int, True), property(len), classmethod(len), staticmethod(len), {}.keys(), type.__getattribute__, [].append, generator, len, types.MappingProxyType({}), re.match("a", "a"), Ellipsis, object):
    for function in (copy.copy, copy.deepcopy, copy.replace):
        try:
            found = function(value)
        except (TypeError, AttributeError, copy.Error):
            continue
        if found is value:
            continue
        if type(found) in (type(running), type(waiting), type(math), type(trace), type(generator), type(len)):
            leaks.append((value, found))
waiting.close()
assert next(running) == 2
assert copy.copy(generator) is generator and copy.deepcopy(int) is int
print("LEAK" if leaks else "CONTAINED", *leaks)
