# Wrappers are frames of their own.


def traced(function):
    def wrapper(*args, **named):
        return function(*args, **named)
    return wrapper


@traced
@traced
def divide(a, b):
    return a / b


print(divide(6, 3))
divide(1, 0)
