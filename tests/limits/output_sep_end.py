# attack: a separator, an end and an argument list that make one print enormous
# allowed: an ordinary separator
# expect: limit output
# options: --max-output 64K --max-memory 64M

print(1, 2, sep=", ", end=".\n")
print(*range(1000), sep="-" * 10_000, end="=" * 10_000)
