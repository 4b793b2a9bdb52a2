def f():
    outer_name=1
    def g():
        outer_name
        return outer_nam
    return g()
f()
