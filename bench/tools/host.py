"""Start-up and memory, each figure beside its limit.

usage: ./dev bench startup | memory [--build DIR]

What only a host sees is measured by bench_host (host.c beside this file), processes by running them. A figure above its
limit makes the exit status 1.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROCESS_ROUNDS = 101

# Allocation-heavy programs whose peak memory is compared.
MEMORY_PROGRAMS = ["binary_trees", "comprehensions", "dicts", "generators", "json_data", "linked_list", "sets", "sieve",
                   "sorting", "strings", "words"]

# What one more of each takes. The names a, b, c, i and Point are there.
OBJECTS = {
    "int": "i", "int_of_20_digits": "10 ** 19 + i", "float": "i + 0.5", "str_of_10": "str(1000000000 + i)",
    "list_of_3": "[a, b, c]", "empty_list": "[]", "dict_of_1": "{'a': i}", "dict_of_5": "{'a': i, 'b': a, 'c': b, 'd': c, 'e': i}",
    "set_of_3": "{a, b, c}", "instance": "Point(i, a)", "tuple_of_2": "(i, a)", "function": "lambda x: x",
}

CPYTHON_SIZES = """
import sys, tracemalloc
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
a, b, c = 1, 2, 3
Point(1, 2)
for line in sys.stdin:
    name, expression = line.rstrip("\\n").split(" ", 1)
    code = compile(f"for i in range(1000, 101000): x[i - 1000] = {expression}", "x", "exec")
    x = [None] * 100000
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    exec(code)
    print(name, round((tracemalloc.get_traced_memory()[0] - before) / 100000))
    tracemalloc.stop()
    del x
"""


def figures(command: list, stdin: str = "") -> dict:
    result = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=600)
    if result.returncode != 0:
        sys.exit(f"bench: {' '.join(map(str, command))}: {result.stderr.strip()}")
    return {name: float(number) for name, number in map(str.split, result.stdout.splitlines())}


class Table:
    def __init__(self):
        self.exceeded = 0
        print(f"{'figure':<52} {'measured':>12} {'limit':>10} {'aim':>10}")

    def row(self, name: str, measured: float, unit: str, limit: float | None = None, aim: float | None = None) -> None:
        over = limit is not None and measured > limit
        self.exceeded += over
        columns = [f"{measured:.4g} {unit}".strip(), "" if limit is None else f"{limit:g}", "" if aim is None else f"{aim:g}"]
        print(f"{name:<52} {columns[0]:>12} {columns[1]:>10} {columns[2]:>10}{'   ABOVE' if over else ''}")


def process_time(command: list) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def process_ratio(pynterp: str, lua: str) -> tuple[float, float]:
    ours, theirs = [], []
    for _ in range(PROCESS_ROUNDS):
        ours.append(process_time([pynterp, "-c", "1"]))
        theirs.append(process_time([lua, "-e", "x = 1"]))
    return statistics.median(ours), statistics.median(theirs)


def startup(build: pathlib.Path, lua: str | None) -> int:
    measured = figures([build / "bench_host", "startup"])
    table = Table()
    table.row("from nothing: make, compile, run 1+1, destroy", measured["from_nothing_us"], "us", 80, 25)
    table.row("pooled: take, compile, run 1+1, make pristine", measured["pooled_compile_us"], "us", 10, 3)
    table.row("pooled, compiled before: take, run, make pristine", measured["pooled_compiled_us"], "us", 2, 0.4)
    if lua:
        ours, theirs = process_ratio(str(build / "pynterp"), lua)
        table.row("process: pynterp -c 1", ours * 1000, "ms")
        table.row("process: pynterp -c 1 / lua -e 'x = 1'", ours / theirs, "", 3, 1.5)
    return 1 if table.exceeded else 0


def peak_rows(table: Table, build: pathlib.Path, oracle: str) -> None:
    for name in MEMORY_PROGRAMS:
        peaks = []
        for command in (str(build / "pynterp"), oracle):
            peaks.append(figures([build / "bench_host", "peak", command, f"bench/{name}.py"])["peak_kib"] / 1024)
        table.row(f"peak of {name} (limit: CPython's)", peaks[0], "MiB", round(peaks[1], 1))


def memory(build: pathlib.Path, oracle: str) -> int:
    measured = figures([build / "bench_host", "memory"])
    table = Table()
    table.row("private memory of a fresh VM", measured["fresh_private_kib"], "KiB", 256, 32)
    table.row("page tables of a fresh VM, kept by the kernel", measured["fresh_page_tables_kib"], "KiB")
    table.row("VMs alive at once (of 10,000 tried)", measured["live_vms"], "")
    table.exceeded += measured["live_vms"] < 10_000
    table.row("memory of the process with them, each having run 1+1", measured["live_vms_mib"], "MiB", 1024)
    table.row("page tables of the process with them", measured["live_vms_page_tables_mib"], "MiB")
    table.row("a list of a million strings", measured["grown_mib"], "MiB")
    table.row("after it is dropped and collected", measured["after_free_mib"], "MiB", measured["grown_mib"] / 20)
    lines = "".join(f"{name} {expression}\n" for name, expression in OBJECTS.items())
    ours = figures([build / "bench_host", "sizes"], lines)
    theirs = figures([oracle, "-c", CPYTHON_SIZES], lines)
    for name in OBJECTS:
        table.row(f"object: {name} (limit: CPython's)", ours[name], "B", theirs[name])
    peak_rows(table, build, oracle)
    return 1 if table.exceeded else 0
