# shows: without entropy an unseeded random starts from a fixed seed
# expect: benign

import random

first = [random.random() for _ in range(3)]
other = random.Random()
assert [other.random() for _ in range(3)] == first
random.seed(42)
assert random.random() == 0.6394267984578837
print("OK")
