# attack: deep copies of long lists, tuples and dicts whose items are copied by taking them as they are
# allowed: one of each
# expect: limit fuel
# options: --max-steps 30000000

import copy

many = list(range(300_000))
mapping = dict.fromkeys(many)
copy.deepcopy(many), copy.deepcopy(tuple(many)), copy.deepcopy(mapping)
while True:
    copy.deepcopy(many), copy.deepcopy(tuple(many)), copy.deepcopy(mapping)
