# attack: get random bytes of the host without the grant: unseeded generators, SystemRandom, hashes, identities, secrets, uuid
# allowed: random with a seed, the same in every run
# expect: contained
# compat: contained
import hashlib
import random

leaks = []
for attempt in [lambda: random.SystemRandom().random(), lambda: random.SystemRandom().getrandbits(8), lambda: random._urandom(8),
                lambda: random._inst.seed(), lambda: random.os.urandom(8), lambda: random.Random(random.SystemRandom()),
                lambda: hashlib.new("md5", usedforsecurity=True).salt]:
    try:
        found = attempt()
        if found is not None:
            leaks.append(found)
    except (AttributeError, PermissionError, NotImplementedError, TypeError, ValueError):
        pass
for name in ["secrets", "uuid", "os", "ssl", "_random", "tempfile", "posix", "numpy"]:
    try:
        exec("import " + name)
        leaks.append(name)
    except ImportError:
        pass


def draw(make):
    source = make()
    return [source.random(), source.getrandbits(70), source.randbytes(5), source.choice("abcdef"), source.gauss(0, 1)]


for make in [lambda: random.Random(), lambda: random.Random(None)]:
    if draw(make) != draw(make):
        leaks.append("two generators without a seed differ")
random.seed()
first = random.random()
random.seed()
if random.random() != first:
    leaks.append("seed() without a number differs from itself")
if draw(lambda: random.Random(5)) != draw(lambda: random.Random(5)) or random.Random(1).random() == random.Random(2).random():
    leaks.append("random with a seed")
print("LEAK" if leaks else "CONTAINED", *leaks)
