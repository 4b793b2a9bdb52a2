"""How the time of operations grows with their size.

usage: ./dev bench growth [--build DIR]

growth_guest.py runs on pynterp and on CPython; for each operation a straight line is fitted to the logarithms of time per
element and size. A slope of 0 is a time per element that does not depend on the size; 1 is a quadratic surprise. A slope
above the operation's limit, or, for what is quadratic in CPython too, more than CPython's time, makes the exit status 1.
"""

import collections
import math
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
OPTIONS = ["--grant", "clock", "--max-memory", "3G", "--max-recursion", "200000"]

# Slopes of the time per element. Larger tables miss the processor's caches: that alone is 0.2 in CPython too.
FLAT = 0.3
LIMITS = {
    "sort_shuffled": 0.45,         # n log n
    "sort_by_key": 0.45,
    "big_integer_product": 0.7,    # Karatsuba is 0.58, and then GMP's better algorithms
    "big_integer_to_text": 0.9,
    "text_to_big_integer": 0.9,
    "list_pop_front_squared": None,  # as in CPython
}
# Below this, a figure is the clock's resolution.
SHORTEST = 2e-6


def measure(command: list, arguments: list) -> dict:
    result = subprocess.run([*command, str(FOLDER / "growth_guest.py"), *arguments], capture_output=True, text=True, timeout=1800)
    if result.returncode != 0:
        sys.exit(f"bench: {command[0]}: {result.stderr.strip().splitlines()[-1:]}")
    times = collections.defaultdict(dict)
    for name, size, seconds in map(str.split, result.stdout.splitlines()):
        times[name][int(size)] = float(seconds)
    return times


def slope(times: dict) -> float:
    points = [(math.log(n), math.log(seconds / n)) for n, seconds in times.items() if seconds > SHORTEST]
    if len(points) < 2:
        return 0.0
    x, y = (sum(column) / len(points) for column in zip(*points))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def growth(build: pathlib.Path, oracle: str) -> int:
    ours, theirs = measure([str(build / "pynterp"), *OPTIONS], []), measure([oracle], ["reference"])
    exceeded = 0
    print(f"{'operation':<28} {'n':>9} {'ns/element':>11} {'CPython':>9} {'slope':>7} {'CPython':>9} {'limit':>6}")
    for name, times in ours.items():
        largest = max(size for size in times if size in theirs[name])
        fitted, reference = slope(times), slope(theirs[name])
        limit = LIMITS.get(name, FLAT)
        over = times[largest] > 1.1 * theirs[name][largest] if limit is None else fitted > limit
        exceeded += over
        print(f"{name:<28} {largest:>9,} {times[largest] / largest * 1e9:>11.1f} "
              f"{theirs[name][largest] / largest * 1e9:>9.1f} {fitted:>7.2f} {reference:>9.2f} "
              f"{'time' if limit is None else limit:>6}{'   ABOVE' if over else ''}")
    return 1 if exceeded else 0
