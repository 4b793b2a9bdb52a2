# Lambdas and a key function: frames named <lambda>.

divide = lambda a, b: a / b
shift = lambda n: divide(n, n - 3) + 1
print(shift(5))
print(sorted([5, 4, 3, 2], key=lambda n: shift(n)))
