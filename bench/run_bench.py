"""Compare pynterp with CPython 3.13 on the programs of this folder, and with Lua on those that have a twin in lua/.

usage: ./dev bench [NAME...] [--rounds N] [--build DIR] [--json FILE]
       ./dev bench check | baseline [NAME...]    executed instructions, against those recorded (tools/instructions.py)
       ./dev bench startup | memory              making VMs and what they take (tools/host.py)
       ./dev bench growth                        time by size (tools/growth.py)

Each round runs every program once on each interpreter, one after the other, so that a slow spell of the machine falls on
all of them. Shown are the medians of the processor time of the whole process, the ratio pynterp / CPython (below 1:
pynterp is faster), the ratio Lua / CPython, and the geometric means. A program whose output differs between pynterp and
CPython, or that fails, is an error.
"""

import argparse
import json
import math
import os
import pathlib
import shutil
import statistics
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parent
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(FOLDER / "tools"))

import growth  # noqa: E402  (found through the lines above)
import host  # noqa: E402
import instructions  # noqa: E402
import process  # noqa: E402
import run_tests  # noqa: E402

TIMEOUT = 120
TARGET = 0.45  # geometric mean to hold, and no program above 1.0
VERBS = ("check", "baseline", "startup", "memory", "growth")
LUA_NAMES = ("lua5.4", "lua")


def program_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "run_bench")


def find_lua() -> str | None:
    return next((path for path in map(shutil.which, LUA_NAMES) if path), None)


def commands_for(name: str, oracle: str, pynterp: str, lua: str | None) -> dict:
    commands = {"CPython": [oracle, f"bench/{name}.py"], "pynterp": [pynterp, f"bench/{name}.py"]}
    if lua and (FOLDER / "lua" / f"{name}.lua").exists():
        commands["Lua"] = [lua, f"bench/lua/{name}.lua"]
    return commands


def measure(command: list, name: str) -> tuple[float, bytes]:
    result = process.run(command, ROOT, {"PYTHONDONTWRITEBYTECODE": "1"}, TIMEOUT)
    if result.timed_out:
        raise RuntimeError(f"{name}: {command[0]} takes more than {TIMEOUT} s")
    if result.status != 0:
        ending = result.stderr.rstrip().splitlines()[-1:] or [""]
        raise RuntimeError(f"{name}: {command[0]} ended with status {result.status_text()}: {ending[0]}")
    return result.processor_seconds, result.raw_stdout


def run_rounds(commands: dict, rounds: int) -> tuple[dict, list]:
    """Seconds of each round by program and interpreter, and the sentences about programs that could not be measured."""
    times = {name: {label: [] for label in by_label} for name, by_label in commands.items()}
    problems = []
    for number in range(rounds):
        for name in list(times):
            try:
                outputs = {}
                for label, command in commands[name].items():
                    seconds, outputs[label] = measure(command, name)
                    times[name][label].append(seconds)
                if outputs["pynterp"] != outputs["CPython"]:
                    raise RuntimeError(f"{name}: pynterp and CPython print different things")
            except (RuntimeError, OSError) as problem:
                problems.append(str(problem))
                del times[name]
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    return times, problems


def geometric_mean(ratios: list) -> float:
    return math.exp(statistics.fmean(math.log(ratio) for ratio in ratios))


def print_table(times: dict) -> dict:
    ratios, lua_ratios, twins = {}, [], []
    print(f"{'program':<20} {'CPython':>9} {'pynterp':>9} {'ratio':>7} {'Lua':>9} {'ratio':>7}")
    for name, measured in times.items():
        medians = {label: statistics.median(seconds) for label, seconds in measured.items()}
        ratios[name] = medians["pynterp"] / medians["CPython"]
        line = f"{name:<20} {medians['CPython'] * 1000:>6.0f} ms {medians['pynterp'] * 1000:>6.0f} ms {ratios[name]:>7.2f}"
        if "Lua" in medians:
            twins.append(ratios[name])
            lua_ratios.append(medians["Lua"] / medians["CPython"])
            line += f" {medians['Lua'] * 1000:>6.0f} ms {lua_ratios[-1]:>7.2f}"
        print(line)
    if ratios:
        slowest = max(ratios, key=ratios.get)
        print(f"{'geometric mean':<40} {geometric_mean(list(ratios.values())):>7.2f}   (to hold: {TARGET}; "
              f"slowest {ratios[slowest]:.2f} {slowest}, to hold: 1.00)")
    if lua_ratios:
        print(f"{'of those with a twin':<40} {geometric_mean(twins):>7.2f} {'':>9} {geometric_mean(lua_ratios):>7.2f}")
    return ratios


def parse_arguments() -> tuple[argparse.ArgumentParser, argparse.Namespace]:
    parser = argparse.ArgumentParser(prog="./dev bench", description="Compare pynterp with CPython 3.13.")
    parser.add_argument("names", nargs="*", help="programs of bench/ (default: all), or one of the other measurements")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--build", default=str(ROOT / "build"), help="build folder (default: build/)")
    parser.add_argument("--json", help="write the figures to this file")
    return parser, parser.parse_args()


def find_oracle(parser: argparse.ArgumentParser) -> str:
    oracle = run_tests.find_oracle()
    if oracle is None:
        parser.error("CPython 3.13 is not here (python3.13 on the PATH, or installed with pyenv)")
    return oracle


def compare(oracle: str, names: list, build: pathlib.Path, arguments: argparse.Namespace) -> int:
    lua = find_lua()
    pynterp = str(build / "pynterp")
    times, problems = run_rounds({name: commands_for(name, oracle, pynterp, lua) for name in names}, arguments.rounds)
    ratios = print_table(times)
    for problem in problems:
        print(f"bench: {problem}", file=sys.stderr)
    if arguments.json:
        figures = {"ratios": ratios, "seconds": times, "problems": problems}
        pathlib.Path(arguments.json).write_text(json.dumps(figures, indent=1))
    return 1 if problems else 0


def main() -> int:
    parser, arguments = parse_arguments()
    verb = arguments.names.pop(0) if arguments.names and arguments.names[0] in VERBS else None
    known = program_names()
    names = [pathlib.Path(name).stem for name in arguments.names] or known
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error(f"there is no bench/{unknown[0]}.py; there are: {', '.join(known)}")
    build = pathlib.Path(arguments.build).resolve()
    if verb == "check":
        return instructions.check(names, build)
    if verb == "baseline":
        return instructions.record(names, build, everything=not arguments.names)
    if verb == "startup":
        return host.startup(build, find_lua())
    if verb == "memory":
        return host.memory(build, find_oracle(parser))
    if verb == "growth":
        return growth.growth(build, find_oracle(parser))
    return compare(find_oracle(parser), names, build, arguments)


if __name__ == "__main__":
    sys.exit(main())
