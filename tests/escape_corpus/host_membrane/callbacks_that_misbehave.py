# attack: hand the host callbacks that raise anything, return anything, call back deeper, suspend or change their own arguments
# allowed: a callback that returns
# expect: contained
# compat: contained
# host: membrane
leaks = []


class Own(BaseException):
    pass


def raises(kind):
    raise kind


def deeper(n):
    return n if n == 0 else apply(deeper, n - 1) + 1


async def coroutine():
    return 1


def generator():
    yield account
    apply(next, running)


class Callable:
    def __call__(self, *arguments):
        return apply(self.other, *arguments)

    def other(self, *arguments):
        return arguments


running = generator()
for kind in [Own, KeyboardInterrupt, GeneratorExit, StopIteration, StopAsyncIteration, SystemExit, MemoryError, RecursionError, TypeError]:
    try:
        leaks.append(apply(raises, kind))
    except BaseException as error:
        if type(error) is not kind:
            leaks.append((kind, error))
for attempt in [lambda: apply(), lambda: apply(1), lambda: apply(None, 1), lambda: apply(*[print] * 9), lambda: apply(apply),
                lambda: apply(lambda: (yield), 1), lambda: apply(next, iter([])), lambda: apply(account), lambda: apply(fetch, 1)]:
    try:
        leaks.append(attempt())
    except (TypeError, StopIteration):
        pass
try:
    apply(next, running)
    apply(next, running)
    leaks.append("a running generator ran")
except ValueError:
    pass
try:
    leaks.append(apply(deeper, 100000))
except RecursionError:
    pass
suspended = apply(coroutine)
try:
    suspended.send(None)
except StopIteration as stop:
    if stop.value != 1:
        leaks.append(stop)
if apply(deeper, 20) != 20 or apply(Callable(), 1, 2) != (1, 2) or apply(apply, apply, add, 1, 2) != 3:
    leaks.append("a callback that returns")
print("LEAK" if leaks else "CONTAINED", *leaks)
