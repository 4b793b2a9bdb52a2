async def never_started():
    pass


async def outer(inner):
    return await inner


def generator():
    yield from (x for x in [1])


for make in (never_started, generator):
    g = make()
    try:
        if make is generator:
            next(g)
        g.throw(KeyError("thrown"))
    except KeyError as error:
        last = error
        print(make.__name__)
try:
    outer(5).send(None)
except TypeError as error:
    last.add_note(str(error))
raise last
