# attack: names of megabytes for attributes, keywords and classes; joins that are refused for their size; tabs looked for in long text
# allowed: some of each
# expect: limit fuel
# options: --max-steps 30000000

name = "n" * 4_000_000
many = ["abc"] * 200_000


class Thing:
    pass


def function(**keywords):
    pass


thing = Thing()
setattr(thing, name, 1)
while True:
    getattr(thing, name), hasattr(thing, name), function(**{name: 1}), type(name, (), {}), name.expandtabs()
    try:
        name.join(many)
    except MemoryError:
        pass
