# attack: read blocked names inside __del__, where an exception is not raised to anybody
# allowed: ordinary names inside __del__
# expect: contained
# compat: contained

import gc

leaks = []
ran = []


class Reader:
    def __init__(self, attempt):
        self.attempt = attempt

    def __del__(self):
        ran.append(1)
        leaks.append(self.attempt())


def generator():
    yield


attempts = (lambda: (lambda: 0).__globals__, lambda: generator().gi_frame, lambda: getattr(len, "__" + "self__").open, lambda: object.__subclasses__(), lambda: eval("open"), lambda: exec("import os") or "os",
            lambda: __import__("os"), lambda: "{0.__globals__}".format(generator), lambda: generator.__builtins__, lambda: object.__getattribute__(generator, "__globals__"))
for attempt in attempts:
    Reader(attempt)
gc.collect()
churn = [[0] * 1000 for _ in range(500)]
gc.collect()
assert len(ran) <= len(attempts)
print("LEAK" if leaks else "CONTAINED", *leaks)
