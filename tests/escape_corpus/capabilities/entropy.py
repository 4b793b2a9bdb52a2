# attack: get numbers that differ from run to run out of random, without the grant
# allowed: random numbers, the same in each run, and seeds of the script's own
# expect: contained
# compat: contained
import random

leaks = []
fixed = 0x70796E74657270
if random.random() != random.Random(fixed).random():
    leaks.append("the module is seeded with something else")
if random.Random().random() != random.Random(fixed).random():
    leaks.append("a new generator is seeded with something else")
random.seed()
if random.random() != random.Random(fixed).random():
    leaks.append("seed() takes something else")
if random.Random(1).random() == random.Random(2).random():
    leaks.append("seeds make no difference")
print("LEAK" if leaks else "CONTAINED", *leaks)
