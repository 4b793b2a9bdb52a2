"""Run what the optimised build is trained on, with a program that counts how often each branch is taken.

usage: python3 tools/train_profile.py FOLDER

FOLDER is a build made with -Db_pgo=generate. The programs of bench/training/, a host, start-ups and the scripts of
tests/language/ are run one after another, so that the same sources give the same profile each time. Nothing of bench/ itself
takes part: those programs measure what comes of it. Ends with status 1 when a program fails or no profile was written.
"""

import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIMEOUT = 120
# The scripts of the tests are there for breadth: each is stopped after a while, and typical programs weigh more.
ROUNDS = 3
TEST_OPTIONS = ["--max-steps", "200000"]
SNIPPETS = ["1", "print('hello')", "print(sum(range(10)))", "import json; print(json.dumps({'a': [1, 2.5, None]}))",
            "import re, math; print(re.sub('a+', 'b', 'caat'), math.pi)", "x = [n * n for n in range(20)]; print(x)",
            "import collections, itertools, functools; print(collections.Counter('abca'))", "1 / 0", "if True print(1)",
            "def f(a, b=2, *c):\n    return a + b\nprint(f(1), f'{f(3)!r:>5}')",
            "class A:\n    def __init__(self): self.x = 1\nprint(A().x)"]
REPEATED = 3


def fail(text: str) -> None:
    sys.exit(f"train_profile: {text}")


def run(command: list, statuses: tuple | None) -> None:
    """Statuses None: any but those of a crash, for scripts that end as their test wants."""
    with tempfile.TemporaryFile() as errors:
        try:
            ended = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
                                   timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            fail(f"{' '.join(command)} was still running after {TIMEOUT} s")
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace")
    if (ended.returncode < 0 or ended.returncode == 70) if statuses is None else ended.returncode not in statuses:
        fail(f"{' '.join(command)} ended with status {ended.returncode} and said:\n{said}")
    if "profiling:" in said:
        fail(f"the profile could not be written:\n{said}")


def train(folder: pathlib.Path) -> None:
    pynterp = [str(folder / "pynterp")]
    for _ in range(ROUNDS):
        for script in sorted((ROOT / "bench" / "training").glob("*.py")):
            run([*pynterp, str(script.relative_to(ROOT))], (0,))
    run([str(folder / "training_host")], (0,))
    for _ in range(REPEATED):
        for snippet in SNIPPETS:
            run([*pynterp, "-c", snippet], (0, 1))
    for script in sorted((ROOT / "tests" / "language").glob("*.py")):
        run([*pynterp, *TEST_OPTIONS, str(script.relative_to(ROOT))], None)


def main() -> int:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1]).resolve()
    for old in folder.rglob("*.gcda"):
        old.unlink()
    train(folder)
    if not any(folder.rglob("vm_interpreter.c.gcda")):
        fail(f"no profile was written in {folder}; was it built with -Db_pgo=generate?")
    return 0


if __name__ == "__main__":
    sys.exit(main())
