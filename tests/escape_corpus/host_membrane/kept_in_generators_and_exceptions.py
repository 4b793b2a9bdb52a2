# attack: keep objects and functions of a run alive in generators, exceptions, closures, finalisers and caches for the next run
# allowed: using them while the run goes on
# expect: contained
# compat: contained
# host: membrane
import functools

kept = session()


def generator():
    while True:
        yield kept.number


running = generator()
next(running)
caught = None
try:
    raise ValueError(kept, kept.query)
except ValueError as error:
    caught = error


class Final:
    def __init__(self):
        self.session = kept

    def __del__(self):
        try:
            finals.append(self.session.number)
        except ReferenceError:
            pass


finals = []
cached = functools.lru_cache(lambda: kept)
cached()
partial = functools.partial(getattr, kept, "number")
default = lambda session=kept: session.query()
cycle = Final()
cycle.cycle = cycle

second_run = '''
leaks = []
for way, attempt in {"generator": lambda: next(running), "exception": lambda: caught.args[0].number,
                     "method in it": lambda: caught.args[1](), "cache": lambda: cached().number, "partial": partial,
                     "default": default, "attribute": lambda: cycle.session.number}.items():
    try:
        leaks.append((way, attempt()))
    except ReferenceError:
        pass
del cycle
junk = [[[]] * 10 for _ in range(100000)]
leaks += finals
for _ in range(3):
    fresh = session()
    if fresh.number < 2 or fresh == kept:
        leaks.append("fresh")
print("LEAK" if leaks else "CONTAINED", *leaks)
'''
