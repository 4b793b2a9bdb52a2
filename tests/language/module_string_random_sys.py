# string, random (only what does not depend on the seed), sys and time as far as they are harmless.

import random
import string
import sys
import time


def text_of(error):
    """What natives say of a wrong number of arguments has a test of its own."""
    return "" if isinstance(error, TypeError) and any(mark in str(error) for mark in ("argument", "expected")) else str(error)


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, text_of(error))


print(string.ascii_lowercase, string.ascii_uppercase, string.ascii_letters, string.digits, string.hexdigits, string.octdigits, repr(string.punctuation), repr(string.whitespace), len(string.printable), string.capwords("hello  big world"), string.capwords("a-b", "-"))
t = string.Template("$who likes ${what} for $$5")
print(t.substitute(who="Ann", what="tea"), t.substitute({"who": "Bob"}, what="x"), t.safe_substitute(who="Cy"), string.Template("$a$b").safe_substitute(a=1), t.template)
fails(t.substitute, who="Ann")
fails(string.Template("$").substitute)
fails(string.Template("ok\n $1 x").substitute)
f = string.Formatter()
print(f.format("{0} {x:>4}", 1, x="r"), f.vformat("{} {}", (1, 2), {}))
fails(f.format, "{zz}")

r = random.Random(42)
s = random.Random(42)
values = [r.random() for _ in range(100)]
print(values == [s.random() for _ in range(100)], all(0 <= v < 1 for v in values), len(set(values)) == 100)
print(all(1 <= r.randint(1, 6) <= 6 for _ in range(200)), sorted({r.randint(1, 3) for _ in range(200)}), all(r.randrange(0, 10, 5) in (0, 5) for _ in range(50)), sorted({r.randrange(3) for _ in range(100)}), all(2 <= r.uniform(2, 3) <= 3 for _ in range(50)), sorted({r.choice("ab") for _ in range(100)}), r.choice([5]), r.getrandbits(0), all(0 <= r.getrandbits(70) < 2 ** 70 for _ in range(20)))
deck = list(range(20))
print(r.shuffle(deck), sorted(deck) == list(range(20)), sorted(r.sample(range(50), 50)) == list(range(50)), len(r.sample("abc", 2)), len(r.choices("ab", k=7)), r.choices(["x", "y"], weights=[1, 0], k=3), r.choices("pq", cum_weights=[0, 1]), 0 <= r.triangular(0, 1) <= 1, r.gauss(0, 0) == 0, isinstance(r.gauss(0, 1), float), r.expovariate(1) >= 0, 0 <= r.betavariate(1, 2) <= 1, r.normalvariate(5, 0) == 5, len(r.randbytes(5)), r.sample([1, 1], 2), r.sample("ab", counts=[2, 1], k=3) and True)
r.seed(1)
a = [r.random(), r.randint(0, 100), r.gauss(0, 1)]
r.seed(1)
print(a == [r.random(), r.randint(0, 100), r.gauss(0, 1)], random.Random("text").random() == random.Random("text").random(), random.Random(1.5).random() == random.Random(1.5).random(), random.Random(1).random() != random.Random(2).random())
state = r.getstate()
x = [r.random() for _ in range(5)]
r.setstate(state)
print(x == [r.random() for _ in range(5)])
random.seed(5)
first = random.random()
random.seed(5)
print(first == random.random(), 0 <= random.random() < 1, random.choice([1]), random.randint(3, 3), sorted(random.sample([3, 1, 2], 3)))
fails(random.randint, 5, 1)
fails(random.randrange, 0)
fails(random.choice, [])
fails(random.sample, [1], 2)
fails(random.sample, {1, 2}, 1)
fails(random.choices, [], k=1)
fails(random.choices, "ab", [0, 0])
fails(random.choices, "ab", [1])
fails(random.shuffle, (1, 2))
fails(random.randint, 1.5, 2)
fails(random.getrandbits, -1)
fails(random.randrange, 1, 5, 0)

print(sys.maxsize == 2 ** 63 - 1, sys.version_info >= (3, 12), sys.version_info[0], sys.version_info.major, sys.byteorder in ("little", "big"), isinstance(sys.argv, list), sys.getrecursionlimit() > 100, sys.intern("abc") == "abc", sys.maxunicode == 0x10FFFF)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.min, sys.int_info.default_max_str_digits, sys.hash_info.modulus, sys.hash_info.inf, sys.float_info.mant_dig)
sys.stdout.write("written\n")
print(sys.stdout.write("four") == 4)
print("to stdout", file=sys.stdout)
fails(sys.stdout.write, 5)
fails(lambda: sys.no_such_thing)
fails(lambda: string.no_such_thing)
print(sys.__name__, string.__name__, random.__name__, time.__name__, type(sys).__name__)
try:
    sys.exit(3)
except SystemExit as error:
    print("exit", error.code)
