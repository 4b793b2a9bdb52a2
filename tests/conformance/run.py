"""Runs files of the installed CPython 3.13 test suite inside the sandbox, under both profiles, and counts each test.

CPython's files are found through its `test` package and put together with the project's own stand-ins (modules/) in the
build folder; nothing of them is kept in the project. Each file runs in a process of its own with limits on memory, steps
and time; when a test ends the process, it has failed and the rest of the file is run without it.

Tests that say what Python 3.13 does where 3.14 does something else (python_3_14.txt names the PEP) and fail are counted apart.

A test has passed, failed, been skipped by itself, or been refused by policy: it needs a blocked attribute, an absent module
or something else that this environment does not give. A file that cannot be loaded has failed in all its tests.

Results: build/conformance/results.json, table.txt, and failures/PROFILE/FILE.txt with what each failed test had to say;
docs/CONFORMANCE.md is made of them when the whole list was run.
"""

import argparse
import ast
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROFILES = ("strict", "compat")
RECORD_MARK = "\x1e"
SILENCE = 60  # seconds without a report after which a test counts as hanging
FILE_SECONDS = 900
LIMITS = ["--max-memory", "1G", "--max-steps", "3000000000", "--max-output", "64M", "--grant", "clock,entropy"]
RESTARTS = 40
SAME_REASON = 5  # tests of a file that fail for one reason from which on they share a line of the report

COVERED = """grammar syntax exceptions except_star exception_group baseexception raise generators generator_stop genexps
listcomps setcomps dictcomps coroutines asyncgen with class descr descrtut metaclass super property decorators int long float
complex bool str bytes list tuple dict set range slice enumerate iter builtin fstring format string_literals unpack unpack_ex
extcall call keywordonlyarg positional_only_arg named_expressions patma pow compare contains binop augassign hash index
isinstance subclassinit type_aliases type_params type_annotations scope global funcattrs unary opcodes longexp memoryview
dictviews userdict userlist userstring univnewlines weakref types genericalias typechecks eof flufl future_stmt print""".split()

# Parts of CPython's test package that the covered files import.
HELPERS = ["list_tests.py", "seq_tests.py", "string_tests.py", "mapping_tests.py", "typinganndata"]

STATUSES = ("passed", "failed", "refused", "cpython-only", "superseded", "skipped")
HEADINGS = ("pass", "fail", "refused", "cpython", "3.14", "skip", "share")


def read_superseded() -> dict[tuple[str, str], str]:
    """(module, test) -> the PEP of Python 3.14 that changed what the test expects."""
    tests = {}
    for line in (HERE / "python_3_14.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            reason, module, name = line.split(None, 2)
            tests["test." + module, name] = reason
    return tests


SUPERSEDED = read_superseded()


def use_oracle() -> None:
    """Only CPython 3.13 itself can parse its test files, so this program runs on it."""
    if sys.version_info[:2] == (3, 13):
        return
    candidates = sorted(pathlib.Path.home().glob(".pyenv/versions/3.13.*/bin/python3.13"))
    found = [str(path) for path in reversed(candidates)] + [path for path in [shutil.which("python3.13")] if path]
    if not found:
        sys.exit("conformance: CPython 3.13 is not installed: neither python3.13 on PATH nor a pyenv version has it")
    os.execv(found[0], [found[0], *sys.argv])


def suite_folder() -> pathlib.Path:
    try:
        import test
    except ImportError:
        sys.exit("conformance: this CPython 3.13 has no test suite (the package `test` is not installed)")
    folder = pathlib.Path(next(iter(test.__path__)))
    if not (folder / "test_grammar.py").exists():
        sys.exit("conformance: this CPython 3.13 has no test suite (the package `test` has no test files)")
    return folder


# --- the folder that guests import from ------------------------------------------------------------------------------


def absent_source(name: str, maker: str) -> str:
    return (f"from conformance_policy import {maker}\n"
            f"__getattr__ = {maker}({name!r})\n")


def write_absent(folder: pathlib.Path) -> None:
    lines = [line.split() for line in (HERE / "absent_modules.txt").read_text().splitlines()]
    marks = {words[0]: words[1:] for words in lines if words and not words[0].startswith("#")}
    names = list(marks)
    for name in names:
        parts = name.split(".")
        is_package = any(other.startswith(name + ".") for other in names)
        target = folder.joinpath(*parts)
        if name == "collections.abc":
            continue  # a part of an allowlisted module
        target.parent.mkdir(parents=True, exist_ok=True)
        file = target / "__init__.py" if is_package else target.with_suffix(".py")
        file.parent.mkdir(exist_ok=True)
        if not file.exists():
            file.write_text(absent_source(name, "cpython_module" if marks[name] else "absent_module"))


def assemble(suite: pathlib.Path, build: pathlib.Path) -> pathlib.Path:
    folder = build / "modules"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "modules", folder)
    write_absent(folder)
    inside = folder / "test"
    for name in COVERED:
        for source in (suite / f"test_{name}.py", suite / f"test_{name}"):
            copy_sources(source, inside)
    for name in HELPERS:
        copy_sources(suite / name, inside)
    for file in (inside / "typinganndata").glob("*.py"):
        # a module has no __annotations__ before it asks for them since Python 3.14 (PEP 749)
        file.write_text(re.sub(r"^(?<!def f_bad_ann\(\):\n)( *)__annotations__\[.*$", r"\1pass", file.read_text(), flags=re.MULTILINE))
    return folder


def copy_sources(source: pathlib.Path, folder: pathlib.Path) -> None:
    if source.is_file():
        (folder / source.name).write_bytes(source.read_bytes())
    elif source.is_dir():
        for file in source.rglob("*.py"):
            target = folder / source.name / file.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())


# --- counting on the host's side ---------------------------------------------------------------------------------------


def count_blocks(text: str) -> int:
    count, adjacent = 0, False
    for line in text.splitlines():
        stripped = line.strip()
        if stripped == ">>>" or stripped.startswith(">>> "):
            count += not adjacent
            adjacent = True
        elif not stripped:
            adjacent = False
    return count


def names_in_source(path: pathlib.Path) -> list[str]:
    """The tests of a file that cannot be loaded, as far as its own text tells."""
    tree = ast.parse(path.read_bytes())
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            names += [f"{node.name}.{item.name}" for item in node.body
                      if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)) and item.name.startswith("test")]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names += [f"doctest line {node.lineno} {number}" for number in range(1, count_blocks(node.value) + 1)]
    return names


def modules_of(name: str, suite: pathlib.Path) -> list[tuple[str, pathlib.Path]]:
    file = suite / f"test_{name}.py"
    if file.exists():
        return [(f"test.test_{name}", file)]
    folder = suite / f"test_{name}"
    return [(f"test.test_{name}.{path.stem}", path) for path in sorted(folder.glob("test_*.py"))]


# --- running one module --------------------------------------------------------------------------------------------------


class ModuleRun:
    """One module under one profile: processes until every test has a verdict."""

    def __init__(self, options, profile: str, module: str, path: pathlib.Path, folder: pathlib.Path):
        self.options, self.profile, self.module, self.path, self.folder = options, profile, module, path, folder
        self.results: dict[str, dict] = {}
        self.names: list[str] = []
        self.absent: list[str] = []  # classes of the file that were made of something absent
        self.running = None
        self.finished = False
        self.unloadable = None
        self.last_report = 0.0

    def record(self, name: str, status: str, reason: str, detail: str = "") -> None:
        if status == "failed" and (self.module, name) in SUPERSEDED:
            status, reason = "superseded", SUPERSEDED[self.module, name]
        if status == "skipped" and "cpython-only" in reason.lower():
            status = "cpython-only"
        self.results[name] = {"status": status, "reason": reason, "detail": detail}

    def take(self, line: str) -> None:
        fields = json.loads(line)
        kind = fields["kind"]
        self.last_report = time.monotonic()
        if kind == "tests":
            self.names = fields["names"]
            self.absent = fields["absent"]
        elif kind == "start":
            self.running = fields["name"]
        elif kind == "end":
            self.record(fields["name"], fields["status"], fields["reason"], fields["detail"])
            self.running = None
        elif kind == "finished":
            self.finished = True
        elif kind == "unloadable":
            self.unloadable = fields

    def command(self) -> list[str]:
        env = {"module_name": self.module, "done": list(self.results), "only": self.options.only, "trace": False}
        file = self.folder.parent / f"names-{self.profile}-{self.module}.json"
        file.write_text(json.dumps(env))
        return [str(self.options.program), "--profile", self.profile, "--module-path", str(self.folder), *LIMITS,
                "--env-file", str(file), str(HERE / "driver.py")]

    def run_process(self, deadline: float) -> str | None:
        """One process; returns why it ended early, None when the module is finished."""
        process = subprocess.Popen(self.command(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, cwd=self.folder.parent, start_new_session=True)
        self.last_report = time.monotonic()
        noise = collections.deque(maxlen=40)
        stopped = []

        def watch() -> None:
            while process.poll() is None:
                now = time.monotonic()
                if now - self.last_report > SILENCE or now > deadline:
                    stopped.append(f"no end after {now - self.last_report:.0f} s")
                    os.killpg(process.pid, signal.SIGKILL)
                    return
                time.sleep(0.5)

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        for raw in process.stderr:
            line = raw.decode("utf-8", "replace").rstrip("\n")
            if line.startswith(RECORD_MARK):
                self.take(line[1:])
            elif line:
                noise.append(line)
        process.wait()
        watcher.join()
        if self.finished or self.unloadable:
            return None
        if stopped:
            return stopped[0]
        if process.returncode < 0:
            return f"the interpreter crashed with signal {-process.returncode}"
        if process.returncode == 70:
            return "internal error: " + " ".join(noise)[-300:]
        return (f"ended with status {process.returncode}: " + (noise[-1] if noise else ""))[:300]

    def run(self) -> None:
        deadline = time.monotonic() + FILE_SECONDS
        for _ in range(RESTARTS):
            problem = self.run_process(deadline)
            if problem is None:
                break
            if self.running is None and not self.names:
                self.unloadable = {"refused": None, "skipped": None, "reason": problem}
                break
            victim = self.running or next((name for name in self.names if name not in self.results), None)
            if victim is None:
                break
            self.record(victim, "failed", problem)
            self.running = None
            if time.monotonic() > deadline:
                break
        if self.unloadable:
            reason = self.unloadable["reason"]
            for name in names_in_source(self.path):
                if self.unloadable["skipped"] is not None:
                    self.record(name, "skipped", self.unloadable["skipped"])
                else:
                    self.record(name, "failed", "the file cannot be loaded: " + reason)
        if self.absent and not self.options.only:
            for name in names_in_source(self.path):
                if name.split(".")[0] in self.absent:
                    self.record(name, "refused", "its class is made of something absent")
        for name in self.names:
            wanted = not self.options.only or name in self.options.only or name.split(".")[0] in self.options.only
            if wanted and name not in self.results:
                self.record(name, "failed", "not run: too many tests before it ended the process")


# --- reports -------------------------------------------------------------------------------------------------------------


def counts_of(results: dict) -> collections.Counter:
    return collections.Counter(result["status"] for result in results.values())


def share(counts: collections.Counter) -> str:
    judged = counts["passed"] + counts["failed"]
    return f"{100 * counts['passed'] / judged:.1f}%" if judged else "-"


def table(results: dict) -> list[list[str]]:
    rows = []
    for file in results:
        row = [file]
        for profile in results[file]:
            counts = counts_of(results[file][profile])
            row += [str(counts[status]) for status in STATUSES] + [share(counts)]
        rows.append(row)
    return rows


def totals(results: dict, profiles: list[str]) -> dict[str, collections.Counter]:
    sums = {profile: collections.Counter() for profile in profiles}
    for file in results:
        for profile in profiles:
            sums[profile] += counts_of(results[file][profile])
    return sums


def show_table(results: dict, profiles: list[str]) -> str:
    head = ["file"] + [f"{word}" for _ in profiles for word in HEADINGS]
    rows = table(results)
    sums = totals(results, profiles)
    rows.append(["all"] + [text for profile in profiles
                           for text in [str(sums[profile][status]) for status in STATUSES] + [share(sums[profile])]])
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    lines = ["  ".join(cell.rjust(width) if i else cell.ljust(width) for i, (cell, width) in enumerate(zip(row, widths)))
             for row in [head, *rows]]
    title = "profiles: " + ", then ".join(profiles)
    return "\n".join([title, *lines]) + "\n"


def write_failures(results: dict, build: pathlib.Path) -> None:
    for file in results:
        for profile in results[file]:
            folder = build / "failures" / profile
            folder.mkdir(parents=True, exist_ok=True)
            parts = [f"{name}\n    {result['reason']}\n" + "".join(f"    | {line}\n" for line in result["detail"].splitlines())
                     for name, result in results[file][profile].items() if result["status"] == "failed"]
            target = folder / f"{file}.txt"
            if parts:
                target.write_text("\n".join(parts))
            else:
                target.unlink(missing_ok=True)


ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
FOLDER = re.compile(r"(?<![\w.])/(?:[\w.+-]+/)+")


def portable(text: str) -> str:
    """Without what depends on the machine or the run: folders, addresses."""
    return ADDRESS.sub("0x...", FOLDER.sub("", text)).replace("\n", " ")


def cell(text: str, limit: int = 160) -> str:
    text = portable(text)
    text = text if len(text) <= limit else text[:limit] + "..."
    return text.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;").replace("`", "'")


def write_document(results: dict, profiles: list[str]) -> None:
    sums = totals(results, profiles)
    lines = [
        "# Conformance with CPython's own tests", "",
        "Made by `./dev conformance`; not written by hand. Files of the test suite of CPython 3.13 run inside the sandbox under",
        "both profiles, with `unittest`, `doctest` and the needed part of `test.support` supplied by this project",
        "(`tests/conformance/`). Each test method counts, and each block of doctest examples. *Refused* are tests that need a",
        "blocked attribute or something absent by policy; *CPython* are tests that CPython itself marks as its own implementation",
        "detail; *3.14* are tests that fail because they say what Python 3.13 did and a PEP has changed; *skipped* skip themselves for",
        "another reason. The share is passed of passed and failed.", "",
        "| profile | passed | failed | refused | CPython | 3.14 | skipped | share |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |"]
    for profile in profiles:
        lines.append(f"| {profile} | " + " | ".join(str(sums[profile][status]) for status in STATUSES) +
                     f" | {share(sums[profile])} |")
    lines += ["", "## By file", "",
              "Columns: passed, failed, refused, CPython-only, 3.14, skipped, share; first " + ", then ".join(profiles) + ".", "",
              "| file |" + " p | f | r | c | 3.14 | s | share |" * len(profiles), "| --- |" + " --: |" * 7 * len(profiles)]
    lines += ["| " + " | ".join(row) + " |" for row in table(results)]
    for profile in profiles:
        lines += ["", f"## Refused under {profile}, by what they need", "", "| needs | tests | in |", "| --- | --: | --- |"]
        needs = collections.defaultdict(collections.Counter)
        for file in results:
            for result in results[file][profile].values():
                if result["status"] == "refused":
                    needs[portable(result["reason"])][file] += 1
        for what in sorted(needs, key=lambda key: (-sum(needs[key].values()), key)):
            files = ", ".join(f"{file} {count}" for file, count in needs[what].most_common())
            lines.append(f"| {cell(what)} | {sum(needs[what].values())} | {files} |")
    lines += ["", "## Changed by Python 3.14", "", "| PEP | file | test |", "| --- | --- | --- |"]
    for file in results:
        changed = {name: result["reason"] for profile in profiles for name, result in results[file][profile].items()
                   if result["status"] == "superseded"}
        lines += [f"| {reason} | {file} | {cell(name)} |" for name, reason in changed.items()]
    for profile in profiles:
        lines += ["", f"## Failed under {profile}", "", "| file | test | says |", "| --- | --- | --- |"]
        for file in results:
            failed = {name: result["reason"] for name, result in results[file][profile].items()
                      if result["status"] == "failed"}
            often = collections.Counter(failed.values())
            for reason in [reason for reason in often if often[reason] >= SAME_REASON]:
                lines.append(f"| {file} | {often[reason]} tests | {cell(reason)} |")
            lines += [f"| {file} | {cell(name)} | {cell(failed[name])} |" for name in failed
                      if often[failed[name]] < SAME_REASON]
    (ROOT / "docs" / "CONFORMANCE.md").write_text("\n".join(lines) + "\n")


# --- the program -----------------------------------------------------------------------------------------------------------


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev conformance", description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", help="test_float or float; without any, the whole list")
    parser.add_argument("--profile", choices=[*PROFILES, "both"], default="both")
    parser.add_argument("--only", action="append", default=[], metavar="TEST", help="a test or a class of the one file")
    parser.add_argument("--trace", action="store_true", help="with --only: let the exception through and print its traceback")
    parser.add_argument("--build", default="build", help="the build folder (default: build)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--failures", action="store_true", help="print what failed tests had to say")
    return parser.parse_args()


def trace(options, modules: list, folder: pathlib.Path, profile: str) -> None:
    module, path = modules[0]
    run = ModuleRun(options, profile, module, path, folder)
    command = run.command()
    file = pathlib.Path(command[-2])
    file.write_text(json.dumps(json.loads(file.read_text()) | {"trace": True}))
    os.execv(command[0], command)


def main() -> int:
    use_oracle()
    options = read_arguments()
    build_folder = ROOT / options.build
    options.program = build_folder / "pynterp"
    suite = suite_folder()
    names = [re.sub(r"^test_|\.py$", "", name) for name in options.files] or COVERED
    unknown = [name for name in names if name not in COVERED]
    if unknown:
        sys.exit(f"conformance: not in the list: {', '.join(unknown)}")
    build = build_folder / "conformance"
    build.mkdir(exist_ok=True)
    folder = assemble(suite, build)
    profiles = list(PROFILES) if options.profile == "both" else [options.profile]
    if options.trace:
        trace(options, modules_of(names[0], suite), folder, profiles[-1])
    runs = [(name, profile, ModuleRun(options, profile, module, path, folder))
            for name in names for profile in profiles for module, path in modules_of(name, suite)]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for _ in pool.map(lambda item: item[2].run(), runs):
            pass
    results: dict = {name: {profile: {} for profile in profiles} for name in names}
    for name, profile, run in runs:
        several = len(modules_of(name, suite)) > 1
        for test, result in run.results.items():
            results[name][profile][f"{run.module.rsplit('.', 1)[1]}: {test}" if several else test] = result
    text = show_table(results, profiles)
    (build / "table.txt").write_text(text)
    (build / "results.json").write_text(json.dumps(results, indent=1))
    write_failures(results, build)
    if options.failures:
        for name in names:
            for profile in profiles:
                file = build / "failures" / profile / f"{name}.txt"
                if file.exists():
                    print(f"== {name}, {profile}\n{file.read_text()}")
    print(text, end="")
    print(f"failed tests: {(build / 'failures').relative_to(ROOT)}/PROFILE/FILE.txt")
    if names == COVERED and len(profiles) == len(PROFILES) and not options.only:
        write_document(results, profiles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
