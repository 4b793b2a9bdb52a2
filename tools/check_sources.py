"""The house rules that a machine can check; `./dev lint` runs this after clang-format.

Prints one line for each finding, path:line: text, and exits 1 when there is one.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROOMS = ["vm", "compiler", "builtins", "guards", "stdlib_allowlist", "cli", "include", "examples", "tests", "fuzz", "bench",
         "tools", "docs", ".ci"]
TOP_FILES = ["README.md", "TODO.md", "TRADEOFFS.md", "dev", "meson.build", "meson_options.txt"]
SOURCE_SUFFIXES = {".c", ".h", ".def", ".py", ".sh", ".build", ".toml", ".md", ""}
MAXIMUM_LINES = 1500

# Each rule: what it looks for, in which suffixes, and what it says. The two words are put together from halves so that
# this file does not find itself.
RULES = [
    (re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b(?!\.md)"), {".c", ".h", ".def", ".py", ".sh", ".build"},
     "open work belongs in TO" + "DO.md, with its reason"),
    (re.compile(r"(?<![\w.$}/])/(?:ro" + r"ot|ho" + r"me|wo" + r"rk|Us" + r"ers)/\w"), SOURCE_SUFFIXES,
     "an absolute path of some machine"),
    (re.compile(r"\t"), {".c", ".h", ".def", ".py", ".build", ".toml"}, "a tab"),
    (re.compile(r"[ \t]+$"), {".c", ".h", ".def", ".build", ".toml"}, "white space at the end of a line"),
]
# Scripts of the corpus may name any path and hold any byte: they are attacks, not sources.
EXEMPT = ("tests/escape_corpus/", "tests/language/", "tests/limits/", "tests/expected/", "fuzz/seeds/",
          "tests/fuzz_regressions/")


def source_files():
    for name in TOP_FILES:
        if (ROOT / name).is_file():
            yield name, ROOT / name
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.is_file() and path.suffix in SOURCE_SUFFIXES and not name.startswith(EXEMPT):
                yield name, path


def findings():
    for name, path in source_files():
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except UnicodeDecodeError:
            yield f"{name}:1: not UTF-8"
            continue
        if path.suffix == ".c" and len(lines) > MAXIMUM_LINES:
            yield f"{name}:{len(lines)}: longer than {MAXIMUM_LINES} lines; split it by meaning"
        for number, line in enumerate(lines, 1):
            for pattern, suffixes, text in RULES:
                if path.suffix in suffixes and pattern.search(line):
                    yield f"{name}:{number}: {text}"


def main() -> int:
    found = list(findings())
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
