# attack: none: decorators with wraps, with arguments, stacked, on methods and as classes
# allowed: wraps, partial, lru_cache, cached_property, reduce, total_ordering, singledispatch
# expect: benign
# compat: contained
import functools


def retry(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*arguments, **keywords):
            for attempt in range(times):
                try:
                    return function(*arguments, **keywords)
                except ValueError:
                    wrapper.failures += 1
            raise RuntimeError(f"{function.__name__} failed {times} times")

        wrapper.failures = 0
        return wrapper

    return decorate


class Counted:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *arguments):
        self.calls += 1
        return self.function(*arguments)


@retry(3)
def parse(text: str) -> int:
    """Reads a number."""
    return int(text)


@Counted
@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@functools.singledispatch
def show(value):
    return "?"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
def _(value):
    return [show(item) for item in value]


assert parse("5") == 5 and parse.__name__ == "parse" and parse.__doc__ == "Reads a number." and parse.__wrapped__("7") == 7
try:
    parse("x")
except RuntimeError as error:
    print(error, parse.failures)
assert fibonacci(20) == 6765 and fibonacci.__name__ == "fibonacci" and fibonacci.calls == 39
double = functools.partial(lambda a, b, c=0: a * b + c, 2)
assert double(4, c=1) == 9 and functools.partial(double, c=5)(1) == 7 and double.args == (2,)
assert functools.reduce(lambda a, b: a * b, range(1, 6)) == 120 and show([1, "x"]) == ["int 1", "?"]
print("OK")
