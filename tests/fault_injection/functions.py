# Calls of every shape, closures, decorators, defaults, recursion, lambdas.
def counted(function):
    calls = []

    def wrapper(*args, **kwargs):
        calls.append(len(args) + len(kwargs))
        return function(*args, **kwargs)

    wrapper.calls = calls
    return wrapper


@counted
def shape(a, b=2, /, c=3, *rest, d, e=5, **more):
    """Takes everything."""
    return [a, b, c, list(rest), d, e, sorted(more.items())]


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


def fibonacci(n, memory={}):
    if n < 2:
        return n
    if n not in memory:
        memory[n] = fibonacci(n - 1) + fibonacci(n - 2)
    return memory[n]


step = counter()
outcomes = [shape(1, d=4), shape(1, 2, 3, 4, 5, d=6, x=7), shape(*[1, 2], **{"d": 3, "y": 4})]
for wrong in (lambda: shape(), lambda: step(1, 2), lambda: fibonacci(k=1), lambda: len()):
    try:
        wrong()
    except TypeError as error:
        outcomes.append(str(error))
functions = [lambda x, n=n: x * n for n in range(5)]
result = [
    outcomes, [step(), step(5), step()], fibonacci(30), [f(3) for f in functions], shape.calls, list(map(abs, [-1, 2])),
    list(filter(None, [0, 1, 2])), (lambda: (yield))().__class__.__name__, counter.__name__, any(n > 3 for n in range(9)),
]
