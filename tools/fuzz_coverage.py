#!/usr/bin/env python3
"""Prints how many lines of the guards, the verifier and the code loader the fuzz targets reach.

    fuzz_coverage.py COVERAGE [--missing]

COVERAGE is what `llvm-cov export -format=lcov` writes. --missing: names the lines that were not reached. Exit status 1 when
an area is below its aim."""
import argparse
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
AIM = 95.0
AREAS = {
    "guards": lambda name: name.startswith("guards/"),
    "verifier": lambda name: name.startswith("compiler/verifier"),
    "code loader": lambda name: name.startswith("compiler/code_file"),
}


def read_counts(path: pathlib.Path) -> dict[str, dict[int, int]]:
    """How often each line with code was reached, by file."""
    files: dict[str, dict[int, int]] = {}
    counts: dict[int, int] = {}
    for record in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = record.partition(":")
        if kind == "SF":
            name = pathlib.Path(rest).resolve()
            counts = files.setdefault(str(name.relative_to(ROOT)) if name.is_relative_to(ROOT) else str(name), {})
        elif kind == "DA":
            line, count = map(int, rest.split(",")[:2])
            counts[line] = max(count, counts.get(line, 0))
    return files


def ranges(lines: list[int]) -> str:
    parts: list[list[int]] = []
    for line in lines:
        if parts and line == parts[-1][1] + 1:
            parts[-1][1] = line
        else:
            parts.append([line, line])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("coverage", type=pathlib.Path)
    parser.add_argument("--missing", action="store_true")
    arguments = parser.parse_args()
    files = read_counts(arguments.coverage)
    failed = False
    for area, belongs in AREAS.items():
        total = reached = 0
        print(area)
        for name in sorted(filter(belongs, files)):
            counts = files[name]
            missing = [line for line, count in sorted(counts.items()) if count == 0]
            if not counts:
                continue
            total += len(counts)
            reached += len(counts) - len(missing)
            print(f"  {name:34} {len(counts) - len(missing):5} of {len(counts):5}  {100 - 100 * len(missing) / len(counts):6.1f} %")
            if arguments.missing and missing:
                print(f"      not reached: {ranges(missing)}")
        share = 100 * reached / total if total else 0
        failed |= share < AIM
        print(f"  {'together':34} {reached:5} of {total:5}  {share:6.1f} %\n")
    return failed


if __name__ == "__main__":
    sys.exit(main())
