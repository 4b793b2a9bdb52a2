# attack: hash of a tuple tree with 2**n leaves
# allowed: hash of a small tuple
# expect: limit steps
# options: --max-steps 2000000

value = (1,)
for _ in range(100):
    value = (value, value)
print(hash((1, 2)) == hash((1, 2)))
hash(value)
