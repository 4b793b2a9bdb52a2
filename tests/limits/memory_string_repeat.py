# attack: a string of 10**10 characters
# allowed: a string of a thousand
# expect: limit memory
# options: --max-memory 64M

print(len("x" * 1000))
print(len("x" * 10 ** 10))
