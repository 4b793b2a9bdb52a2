# attack: repr and hash of a structure whose printed form has 2**n parts
# allowed: repr of a small one
# expect: limit memory
# options: --max-memory 64M

value = [1]
for _ in range(100):
    value = [value, value]
print(len(repr([1, [2]])))
repr(value)
