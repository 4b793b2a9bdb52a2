"""Times operations at growing sizes, for growth.py: prints the name, the size and the seconds it took, a line each.

Each case is a function of the size n that prepares and then returns a function to be timed, which does work for n elements.
Conversions of integers stop at 4,000 digits: Python refuses more than 4,300.
"""

import sys
from time import process_time

CASES = {}


def case(sizes):
    def add(function):
        CASES[function.__name__] = (function, sizes)
        return function

    return add


LARGE = (1_000, 10_000, 100_000, 1_000_000)
MEDIUM = (1_000, 10_000, 100_000)
QUADRATIC = (1_000, 4_000, 16_000, 64_000)


@case(LARGE)
def list_append(n):
    def run():
        items = []
        for i in range(n):
            items.append(i)
    return run


@case(LARGE)
def list_pop(n):
    items = list(range(n))

    def run():
        while items:
            items.pop()
    return run


@case(LARGE)
def list_index(n):
    items = list(range(n))

    def run():
        total = 0
        for i in range(n):
            total += items[i]
    return run


@case(LARGE)
def list_slice_whole(n):
    items = list(range(n))

    def run():
        for _ in range(10):
            items[:]
    return run


@case(LARGE)
def list_slices_of_ten(n):
    items = list(range(n))

    def run():
        for i in range(n):
            items[i:i + 10]
    return run


@case(LARGE)
def x_in_list(n):
    items = list(range(n))

    def run():
        return -1 in items
    return run


@case(QUADRATIC)
def list_pop_front_squared(n):
    items = list(range(n))

    def run():
        while items:
            items.pop(0)
    return run


@case(LARGE)
def dict_insert(n):
    def run():
        table = {}
        for i in range(n):
            table[i] = i
    return run


@case(LARGE)
def dict_insert_strings(n):
    keys = [str(i) for i in range(n)]

    def run():
        table = {}
        for key in keys:
            table[key] = key
    return run


@case(LARGE)
def dict_lookup(n):
    table = dict.fromkeys(range(n), 1)

    def run():
        total = 0
        for i in range(n):
            total += table[i]
    return run


@case(LARGE)
def dict_delete(n):
    table = dict.fromkeys(range(n), 1)

    def run():
        for i in range(n):
            del table[i]
    return run


@case(LARGE)
def set_insert(n):
    def run():
        items = set()
        for i in range(n):
            items.add(i)
    return run


@case(LARGE)
def set_lookup(n):
    items = set(range(n))

    def run():
        for i in range(n):
            i in items
    return run


@case(LARGE)
def set_delete(n):
    items = set(range(n))

    def run():
        for i in range(n):
            items.discard(i)
    return run


@case(LARGE)
def string_append(n):
    def run():
        text = ""
        for _ in range(n):
            text += "x"
    return run


@case(LARGE)
def string_append_attribute(n):
    class Holder:
        text = ""

    holder = Holder()

    def run():
        for _ in range(n):
            holder.text += "x"
    return run


@case(LARGE)
def string_join(n):
    parts = ["ab"] * n

    def run():
        ",".join(parts)
    return run


@case(LARGE)
def string_slices_of_ten(n):
    text = "abcdefghij" * (n // 10)

    def run():
        for i in range(n):
            text[i:i + 10]
    return run


@case(LARGE)
def string_index_not_ascii(n):
    text = "aé日𝄞" * (n // 4)

    def run():
        for i in range(n):
            text[i]
    return run


@case(LARGE)
def string_search_worst(n):
    text, pattern = "a" * n, "a" * (n // 2) + "b" + "a" * (n // 4)

    def run():
        return text.find(pattern)
    return run


@case(LARGE)
def string_search_periodic(n):
    text, pattern = "ab" * (n // 2), "ba" * (n // 8) + "aa"

    def run():
        return text.count(pattern), text.find(pattern), text.replace(pattern, "")
    return run


@case(LARGE)
def bytes_search_worst(n):
    text, pattern = b"a" * n, b"b" + b"a" * (n // 2)

    def run():
        return text.find(pattern)
    return run


@case(LARGE)
def sort_shuffled(n):
    items = [i * 7_919 % 1_000_003 for i in range(n)]

    def run():
        sorted(items)
    return run


@case(LARGE)
def sort_sorted(n):
    items = list(range(n))

    def run():
        sorted(items)
    return run


@case(MEDIUM)
def sort_by_key(n):
    items = [i * 7_919 % 1_000_003 for i in range(n)]

    def run():
        sorted(items, key=lambda x: -x)
    return run


@case(LARGE)
def generator_steps(n):
    def count():
        for i in range(n):
            yield i

    def run():
        for _ in count():
            pass
    return run


@case((100, 1_000, 10_000, 100_000))
def deep_recursion(n):
    def descend(depth):
        return descend(depth - 1) + 1 if depth else 0

    def run():
        descend(n)
    return run


@case(MEDIUM)
def exception_raising(n):
    def run():
        for _ in range(n):
            try:
                raise ValueError("x")
            except ValueError:
                pass
    return run


@case((100, 1_000, 10_000))
def exception_through_frames(n):
    def descend(depth):
        if depth == 0:
            raise ValueError("x")
        descend(depth - 1)

    def run():
        try:
            descend(n)
        except ValueError:
            pass
    return run


@case(LARGE)
def collection_of_live_heap(n):
    live = [[i] for i in range(n)]

    def run():
        for _ in range(n):
            [[]]
        return live
    return run


@case((1_000, 10_000, 100_000, 1_000_000))
def big_integer_product(n):
    a, b = (1 << n * 3) // 7, (1 << n * 3) // 11

    def run():
        return a * b
    return run


@case((400, 4_000))
def big_integer_to_text(n):
    number = 10 ** n // 7

    def run():
        for _ in range(100):
            str(number)
    return run


@case((400, 4_000))
def text_to_big_integer(n):
    text = "7" * n

    def run():
        for _ in range(100):
            int(text)
    return run


def main():
    if hasattr(sys, "setrecursionlimit"):
        sys.setrecursionlimit(150_000)
    for name, (function, sizes) in CASES.items():
        for n in sizes:
            best = None
            for _ in range(3 if n >= 100_000 else 9):
                run = function(n)
                start = process_time()
                run()
                elapsed = process_time() - start
                if best is None or elapsed < best:
                    best = elapsed
            print(name, n, f"{best:.9f}", flush=True)
            if "reference" in sys.argv and best > 0.1:
                break  # what is quadratic there would take minutes


main()
