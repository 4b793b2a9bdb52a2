# attack: vars(), dir() and locals() in functions, classes, comprehensions, generators and exec, for names of others
# allowed: their own names
# expect: benign
# compat: contained

outer_secret = 1


def other():
    hidden = "hidden"
    return watch()


def watch():
    mine = 1
    return sorted(vars()), sorted(dir()), sorted(locals())


class Body:
    x = 1
    inside = sorted(n for n in locals() if not n.startswith("_"))


def generator():
    a = 1
    yield sorted(locals())
    b = 2
    yield sorted(vars())


def closed(cell):
    unused = 1

    def inner():
        cell
        return sorted(locals())

    return inner()


assert other() == (["mine"], ["mine"], ["mine"])
assert Body.inside == ["x"], Body.inside
assert list(generator()) == [["a"], ["a", "b"]]
assert closed(5) == ["cell"]
names = {}
exec("q = 1\nfound = sorted(n for n in dir() if not n.startswith('_'))", names)
assert names["found"] == ["q"]
locals()["planted"] = 1


def write():
    here = 1
    locals()["here"] = 2
    vars()["here"] = 3
    return here


assert write() == 1
print("OK")
