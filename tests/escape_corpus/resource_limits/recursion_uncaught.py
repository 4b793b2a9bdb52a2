# attack: endless recursion, uncaught
# allowed: recursion of a hundred calls
# expect: limit recursion
# compat: contained

def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(100))


def endless():
    return endless()


endless()
