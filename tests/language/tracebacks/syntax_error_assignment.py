# Assigning to a call, with carets under the call.

def f():
    return 1


f() = 5
