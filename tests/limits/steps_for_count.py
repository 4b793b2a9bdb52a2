# attack: a for loop over itertools.count
# allowed: islice of count
# expect: limit steps
# options: --max-steps 1000000

from itertools import count, islice

print(list(islice(count(), 3)))
for n in count():
    pass
