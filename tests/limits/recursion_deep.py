# attack: recursion without an end
# allowed: three hundred calls
# expect: limit recursion

def down(n):
    return n if n == 0 else down(n - 1)


print(down(300))


def endless(n):
    return endless(n + 1)


endless(0)
