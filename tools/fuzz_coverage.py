#!/usr/bin/env python3
"""Prints how many lines of the guards, the verifier and the code loader the fuzz targets reach.

    fuzz_coverage.py COVERAGE.json [--missing]

COVERAGE.json is what `llvm-cov export` writes. A line counts when code begins on it or runs through it, as llvm-cov's own
reports have it. --missing: names the lines that were not reached. Exit status 1 when an area is below its aim."""
import argparse
import json
import pathlib
import sys

AIM = 95.0
AREAS = {
    "guards": lambda name: name.startswith("guards/"),
    "verifier": lambda name: name.startswith("compiler/verifier"),
    "code loader": lambda name: name.startswith("compiler/code_file"),
}


def lines_of(segments: list[list]) -> dict[int, int]:
    """The count of each line that has code: the largest of the regions that begin on it, or the one that wraps it."""
    counts: dict[int, int] = {}
    wrapping = None
    by_line: dict[int, list] = {}
    for segment in segments:
        by_line.setdefault(segment[0], []).append(segment)
    if not segments:
        return counts
    for line in range(segments[0][0], segments[-1][0] + 1):
        here = by_line.get(line, [])
        starts = [s for s in here if s[3] and s[4] and not s[5]]
        starts_skipped = bool(here) and not here[0][3] and here[0][4]
        is_mapped = not starts_skipped and ((wrapping is not None and wrapping[3]) or bool(starts))
        if is_mapped:
            candidates = [s[2] for s in starts]
            if wrapping is not None and wrapping[3]:
                candidates.append(wrapping[2])
            counts[line] = max(candidates)
        if here:
            wrapping = here[-1]
    return counts


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
    root = pathlib.Path(__file__).resolve().parent.parent
    files = {}
    for file in json.loads(arguments.coverage.read_text())["data"][0]["files"]:
        path = pathlib.Path(file["filename"])
        path = (root / "build-coverage" / path).resolve() if not path.is_absolute() else path
        if path.is_relative_to(root):
            files[str(path.relative_to(root))] = lines_of(file["segments"])
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
