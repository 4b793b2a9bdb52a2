# attack: a list of 10**12 zeros
# allowed: a list of a thousand
# expect: limit memory
# options: --max-memory 64M

print(len([0] * 1000))
print(len([0] * 10 ** 12))
