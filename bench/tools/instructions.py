"""Executed instructions of every benchmark on a small input, against the figures committed in baseline.json.

usage: ./dev bench check | baseline [NAME...] [--build DIR]

Instructions are counted rather than time, because a busy machine does not change them. `check` fails when a program
executes over 5% more than recorded; `baseline` records. The counts belong to one compiler, which is recorded with them.
`perf stat` counts in hardware; where it may not, callgrind counts the same by simulation, about fifty times slower.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent
ROOT = FOLDER.parent
BASELINE = FOLDER / "baseline.json"
TOLERANCE = 0.05
TIMEOUT = 300


def run(command: list) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=TIMEOUT)


def count_with_perf(command: list) -> int | None:
    if shutil.which("perf") is None:
        return None
    result = run(["perf", "stat", "-x,", "-e", "instructions:u", *command])
    found = re.search(r"^(\d+),,instructions:u", result.stderr, re.MULTILINE)
    if result.returncode != 0 and found:
        raise RuntimeError(f"{' '.join(command)} ended with status {result.returncode}")
    return int(found.group(1)) if found else None


def count_with_callgrind(command: list) -> int | None:
    if shutil.which("valgrind") is None:
        return None
    result = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command])
    found = re.search(r"Collected : (\d+)", result.stderr)
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} under valgrind ended with status {result.returncode}")
    return int(found.group(1)) if found else None


def compiler_of(build: pathlib.Path) -> str:
    """The compiler's name and version, as the program says it was built."""
    result = run(["readelf", "--string-dump=.comment", str(build / "pynterp")])
    found = re.findall(r"\]\s+(\S.*)", result.stdout)
    return found[0].strip() if found else "unknown"


def choose_counter(pynterp: str):
    for counter in (count_with_perf, count_with_callgrind):
        if counter([pynterp, "-c", "1"]) is not None:
            return counter
    sys.exit("bench: neither perf (with access to the hardware counters) nor valgrind is here")


def count_all(names: list, pynterp: str) -> dict:
    counter = choose_counter(pynterp)
    return {name: counter([pynterp, f"bench/{name}.py", "small"]) for name in names}


def record(names: list, build: pathlib.Path, everything: bool) -> int:
    known = {} if everything or not BASELINE.exists() else json.loads(BASELINE.read_text())["instructions"]
    known.update(count_all(names, str(build / "pynterp")))
    figures = {"compiler": compiler_of(build), "instructions": dict(sorted(known.items()))}
    BASELINE.write_text(json.dumps(figures, indent=1) + "\n")
    print(f"recorded {len(names)} programs in {BASELINE.relative_to(ROOT)}")
    return 0


def check(names: list, build: pathlib.Path) -> int:
    if not BASELINE.exists():
        sys.exit("bench: there is no baseline; ./dev bench baseline records one")
    baseline = json.loads(BASELINE.read_text())
    if compiler_of(build) != baseline["compiler"]:
        print(f"bench: the baseline was recorded with {baseline['compiler']}, this is {compiler_of(build)}", file=sys.stderr)
    failed = []
    for name, counted in count_all(names, str(build / "pynterp")).items():
        recorded = baseline["instructions"].get(name)
        if recorded is None:
            print(f"{name:<20} {counted / 1e6:>9.1f} million, not in the baseline")
            failed.append(name)
            continue
        change = counted / recorded - 1
        note = "   REGRESSED" if change > TOLERANCE else ""
        print(f"{name:<20} {recorded / 1e6:>9.1f} -> {counted / 1e6:>9.1f} million {change:>+8.1%}{note}")
        if note:
            failed.append(name)
    print(f"bench: {len(failed)} of {len(names)} regressed by more than {TOLERANCE:.0%} in executed instructions")
    return 1 if failed else 0
