"""Function calls: Fibonacci and Tak by plain recursion."""


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


number = fib(34)
last = tak(20, 13, 6)
assert number == 5702887, number
assert last == 13, last
print("fib", number, last)
