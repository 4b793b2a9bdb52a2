"""Deep copies of iterators whose memo says that what they go over is something else."""

import copy

numbers = [1, 2, 3]
for source in (numbers, (1, 2, 3), [0]):
    for other in ((9, 8, 7), "abc", 5, [4], None, b"xy", range(3)):
        try:
            made = copy.deepcopy(iter(source), {id(source): other})
            print(type(other).__name__, [item for item in made], [item for item in made])
        except TypeError as error:
            print(type(other).__name__, "TypeError", error)
print(list(copy.deepcopy(iter(numbers))), list(copy.copy(iter(numbers))))
