# attack: a generator that resumes, closes or throws into itself while it runs, and one that refuses to end
# allowed: generators that are closed and resumed in turn
# expect: contained
# compat: contained

leaks = []


def make(what):
    def generator():
        try:
            what()
            yield "ran"
        finally:
            what()
    return generator()


for what in (lambda: next(it), lambda: it.send(None), lambda: it.close(), lambda: it.throw(KeyError), lambda: list(it), lambda: [*it], lambda: sum(it), lambda: tuple(zip(it, it))):
    it = make(what)
    try:
        leaks.append(next(it))
    except ValueError as error:
        if "already executing" not in str(error):
            leaks.append(str(error))


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


it = stubborn()
next(it)
try:
    it.close()
    leaks.append("closed")
except RuntimeError:
    pass
for i in range(3):
    try:
        it.throw(GeneratorExit)
    except RuntimeError:
        leaks.append("throw")
it = (x for x in range(5))
print(next(it), it.close(), list(it))
print("LEAK" if leaks else "CONTAINED", *leaks)
