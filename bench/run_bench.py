"""Compare pynterp with CPython 3.13 on the programs of this folder.

usage: ./dev bench [NAME...] [--rounds N] [--build DIR] [--json FILE]

Each round runs every program once on each interpreter, one after the other, so that a slow spell of the machine falls on
both. Shown are the medians of the processor time of the whole process, the ratio pynterp / CPython (below 1: pynterp is faster), and
the geometric mean of the ratios. A program whose output differs between the two, or that fails, is an error.
"""

import argparse
import json
import math
import os
import pathlib
import statistics
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parent
sys.path.insert(0, str(ROOT / "tests"))

import process  # noqa: E402  (found through the line above)
import run_tests  # noqa: E402

TIMEOUT = 120
TARGET = 0.45  # geometric mean to hold, and no program above 1.0


def program_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "run_bench")


def measure(command: list, name: str) -> tuple[float, bytes]:
    result = process.run([*command, f"bench/{name}.py"], ROOT, {"PYTHONDONTWRITEBYTECODE": "1"}, TIMEOUT)
    if result.timed_out:
        raise RuntimeError(f"{name}: {command[0]} takes more than {TIMEOUT} s")
    if result.status != 0:
        ending = result.stderr.rstrip().splitlines()[-1:] or [""]
        raise RuntimeError(f"{name}: {command[0]} ended with status {result.status_text()}: {ending[0]}")
    return result.processor_seconds, result.raw_stdout


def run_rounds(names: list, interpreters: dict, rounds: int) -> tuple[dict, list]:
    """Seconds of each round by program and interpreter, and the sentences about programs that could not be measured."""
    times = {name: {label: [] for label in interpreters} for name in names}
    problems = []
    for number in range(rounds):
        for name in list(times):
            try:
                outputs = []
                for label, command in interpreters.items():
                    seconds, output = measure(command, name)
                    times[name][label].append(seconds)
                    outputs.append(output)
                if len(set(outputs)) > 1:
                    raise RuntimeError(f"{name}: the interpreters print different things")
            except (RuntimeError, OSError) as problem:
                problems.append(str(problem))
                del times[name]
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    return times, problems


def print_table(times: dict) -> dict:
    ratios = {}
    print(f"{'program':<24} {'CPython':>9} {'pynterp':>9} {'ratio':>7}")
    for name, measured in times.items():
        cpython, pynterp = (statistics.median(measured[label]) for label in ("CPython", "pynterp"))
        ratios[name] = pynterp / cpython
        print(f"{name:<24} {cpython * 1000:>6.0f} ms {pynterp * 1000:>6.0f} ms {ratios[name]:>7.2f}")
    if ratios:
        mean = math.exp(statistics.fmean(math.log(ratio) for ratio in ratios.values()))
        print(f"{'geometric mean':<44} {mean:>7.2f}   (to hold: {TARGET}; slowest {max(ratios.values()):.2f}, to hold: 1.00)")
    return ratios


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev bench", description="Compare pynterp with CPython 3.13.")
    parser.add_argument("names", nargs="*", help="programs of bench/ (default: all)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--build", default=str(ROOT / "build"), help="build folder (default: build/)")
    parser.add_argument("--json", help="write the figures to this file")
    arguments = parser.parse_args()

    known = program_names()
    names = [pathlib.Path(name).stem for name in arguments.names] or known
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error(f"there is no bench/{unknown[0]}.py; there are: {', '.join(known)}")
    oracle = run_tests.find_oracle()
    if oracle is None:
        parser.error("CPython 3.13 is not here (python3.13 on the PATH, or installed with pyenv)")
    interpreters = {"CPython": [oracle], "pynterp": [os.path.join(os.path.abspath(arguments.build), "pynterp")]}

    times, problems = run_rounds(names, interpreters, arguments.rounds)
    ratios = print_table(times)
    for problem in problems:
        print(f"bench: {problem}", file=sys.stderr)
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps({"ratios": ratios, "seconds": times, "problems": problems}, indent=1))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
