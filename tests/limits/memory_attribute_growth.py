# attack: an instance that gets new attributes for ever, and classes made for ever
# allowed: a hundred attributes
# expect: limit memory
# options: --max-memory 64M

class Thing:
    pass


things = []
i = 0
while True:
    thing = type(f"T{i}", (Thing,), {})()
    for k in range(100):
        setattr(thing, f"a{i}_{k}", k)
    things.append(thing)
    i += 1
