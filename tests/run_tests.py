"""Run the project's tests: every case of the chosen suites, side by side on all processors.

suites.toml says which suites there are, how a case of each is judged (its kind) and which of them run on which build.
Files named on the command line (`language/int`, `escape`, `tests/cli/usage.toml`) narrow this down. The last line printed
is `N passed, N failed`, and the exit status is 1 when anything failed. A case that cannot be run has failed.

Only Python's standard library is used. CPython 3.13 is the oracle for the language suite: its output is recorded below
tests/expected/ by --record, so that a machine without it can run the tests; where it is found, the records are checked
against it too.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import difflib
import multiprocessing
import os
import pathlib
import re
import shlex
import shutil
import sys
import tempfile
import time
import tomllib

import canary
import process

ROOT = pathlib.Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
EXPECTED = TESTS / "expected"
DIFFERENCE_LINES = 14
MEBIBYTE = 1024 * 1024
DEFAULT_MEMORY = 256 * MEBIBYTE
RSS_ALLOWANCE = 32 * MEBIBYTE
LIMIT_STATUS = 4


@dataclasses.dataclass
class Case:
    suite: str
    kind: str
    path: pathlib.Path  # relative to the root
    timeout: float
    settings: dict
    part: dict | None = None  # one entry of a command-line file
    environment: dict = dataclasses.field(default_factory=dict)  # of the program under test, on top of the build's

    @property
    def name(self) -> str:
        return f"{self.path.as_posix()}{'::' + self.part['name'] if self.part else ''}"


@dataclasses.dataclass
class Build:
    name: str
    folder: pathlib.Path
    environment: dict
    timeout_factor: float
    rss_slack: int
    oracle: str | None  # only one of the builds has the recorded expectations checked

    @property
    def program(self) -> pathlib.Path:
        return self.folder / "pynterp"


@dataclasses.dataclass
class Verdict:
    name: str
    problem: str | None  # None: passed
    profile: str = ""  # of attacks
    given: bool = False  # an attack reached what the profile gives by design, and no further


# -- headers of scripts ---------------------------------------------------------------------------------------------

HEADER_LINE = re.compile(r"#\s*(shows|attack|allowed|expect|compat|host|policy|options|oracle|status)\s*:\s*(.*?)\s*$")


def read_header(path: pathlib.Path) -> dict:
    """The `# key: value` comments before the first line of code."""
    header = {}
    with open(ROOT / path, encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                break
            match = HEADER_LINE.match(line)
            if match:
                header.setdefault(match[1], match[2])
    return header


def difference(expected: str, actual: str, label: str) -> str:
    lines = list(difflib.unified_diff(expected.splitlines(), actual.splitlines(), f"expected {label}", f"actual {label}",
                                      lineterm="", n=2))
    if not lines:
        return f"{label}: the same lines, but the ends of lines differ"
    more = [f"... {len(lines) - DIFFERENCE_LINES} more lines"] if len(lines) > DIFFERENCE_LINES else []
    return "\n".join(lines[:DIFFERENCE_LINES] + more)


def tail(text: str, count: int = 6) -> str:
    return "\n".join("    " + line[:300] for line in text.splitlines()[-count:])


def last_line(text: str) -> str:
    lines = text.rstrip("\n").split("\n")
    return lines[-1]


# -- language: the same as CPython ------------------------------------------------------------------------------------


@dataclasses.dataclass
class Expectation:
    stdout: str
    stderr: str
    status: int


def expectation_file(path: pathlib.Path, ending: str) -> pathlib.Path:
    return (EXPECTED / path.relative_to("tests")).with_suffix(ending)


def wants_stderr(case: Case) -> bool:
    return case.path.as_posix().startswith(tuple(case.settings.get("same_stderr", [])))


def recorded_expectation(case: Case) -> Expectation | None:
    out = expectation_file(case.path, ".out")
    if not out.exists():
        return None
    err, status = expectation_file(case.path, ".err"), expectation_file(case.path, ".status")
    return Expectation(out.read_text("utf-8"), err.read_text("utf-8") if err.exists() else "",
                       int(status.read_text()) if status.exists() else 0)


def write_expectation(case: Case, expectation: Expectation) -> None:
    out = expectation_file(case.path, ".out")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(expectation.stdout, "utf-8")
    for ending, wanted, text in ((".err", wants_stderr(case), expectation.stderr),
                                 (".status", expectation.status != 0, f"{expectation.status}\n")):
        file = expectation_file(case.path, ending)
        if wanted:
            file.write_text(text, "utf-8")
        else:
            file.unlink(missing_ok=True)


def without_root(text: str) -> str:
    """Both programs show a script's absolute path; the records must not depend on where the project lies."""
    return text.replace(f"{ROOT}/", "")


def ask_oracle(oracle: str, case: Case) -> Expectation | str:
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "TZ": "UTC",
                   "PYTHON_COLORS": "0", "PYTHONUTF8": "1", "PYTHONSAFEPATH": "1"}
    result = process.run([oracle, case.path.as_posix()], ROOT, environment, case.timeout)
    if result.timed_out:
        return f"CPython itself takes more than {case.timeout:g} s"
    return Expectation(without_root(result.stdout), without_root(result.stderr), result.status)


def find_oracle() -> str | None:
    candidates = sorted(pathlib.Path.home().glob(".pyenv/versions/3.13.*/bin/python3.13"))
    candidates = [str(path) for path in reversed(candidates)]
    on_path = shutil.which("python3.13")
    return next(iter(candidates + ([on_path] if on_path else [])), None)


def record_problem(case: Case, build: Build, recorded: Expectation | None) -> tuple[Expectation | None, str | None]:
    """What to expect of a script, and a complaint when what was recorded is not what CPython prints."""
    by_hand = "oracle" in read_header(case.path)
    if build.oracle is None or by_hand:
        return recorded, None if recorded else "no expectation is recorded (./dev test --record, with CPython 3.13 at hand)"
    fresh = ask_oracle(build.oracle, case)
    if isinstance(fresh, str):
        return recorded, fresh
    if recorded is None:
        return fresh, None
    if fresh.stdout != recorded.stdout:
        return recorded, "the record is not what CPython prints now:\n" + difference(fresh.stdout, recorded.stdout, "record")
    if fresh.status != recorded.status:
        return recorded, f"CPython ends with status {fresh.status}, recorded is {recorded.status}"
    if wants_stderr(case) and fresh.stderr != recorded.stderr:
        return recorded, "the recorded traceback is not CPython's:\n" + difference(fresh.stderr, recorded.stderr, "record")
    return recorded, None


def run_pynterp(case: Case, build: Build, arguments: list, directory: pathlib.Path, environment: dict | None = None,
                stdin: str | None = None, stdout_path: str | None = None) -> process.Result:
    return process.run([str(build.program), *arguments], directory, {**build.environment, **(environment or {})},
                       case.timeout * build.timeout_factor, stdin, stdout_path)


def compare(expected: Expectation, result: process.Result, with_stderr: bool) -> str | None:
    if result.timed_out:
        return f"still running after {result.seconds:.0f} s"
    problems = []
    if result.status != expected.status:
        problems.append(f"exit status {result.status_text()}, expected {expected.status}")
    if without_root(result.stdout) != expected.stdout:
        problems.append(difference(expected.stdout, without_root(result.stdout), "stdout"))
    if with_stderr and without_root(result.stderr) != expected.stderr:
        problems.append(difference(expected.stderr, without_root(result.stderr), "stderr"))
    if problems and not with_stderr and result.stderr:
        problems.append("stderr ends:\n" + tail(result.stderr))
    return "\n".join(problems) or None


def run_script(case: Case, build: Build) -> list[Verdict]:
    expected, problem = record_problem(case, build, recorded_expectation(case))
    if problem or expected is None:
        return [Verdict(case.name, problem)]
    options = shlex.split(read_header(case.path).get("options", ""))
    result = run_pynterp(case, build, [*options, case.path.as_posix()], ROOT)
    return [Verdict(case.name, compare(expected, result, wants_stderr(case)))]


# -- examples -----------------------------------------------------------------------------------------------------------


def run_example(case: Case, build: Build) -> list[Verdict]:
    settings = case.settings["examples"].get(case.path.stem, {})
    expected_file = ROOT / "examples" / "expected" / (case.path.stem + ".out")
    if not expected_file.exists():
        return [Verdict(case.name, f"there is no {expected_file.relative_to(ROOT)}")]
    expected = Expectation(expected_file.read_text("utf-8"), "", settings.get("status", 0))
    result = run_pynterp(case, build, [*settings.get("options", []), case.path.as_posix()], ROOT)
    return [Verdict(case.name, compare(expected, result, False))]


# -- attacks: escape corpus and limits ------------------------------------------------------------------------------------

SIZE = re.compile(r"(\d+)([KMG]?)")
SIZE_UNITS = {"": 1, "K": 1024, "M": MEBIBYTE, "G": 1024 * MEBIBYTE}


def memory_limit(options: list) -> int:
    for index, option in enumerate(options):
        value = option.partition("=")[2] or (options[index + 1] if index + 1 < len(options) else "")
        if option.partition("=")[0] == "--max-memory":
            match = SIZE.fullmatch(value.upper())
            return int(match[1]) * SIZE_UNITS[match[2]] if match else DEFAULT_MEMORY
    return DEFAULT_MEMORY


def attack_outcome(expect: str, result: process.Result) -> str | None:
    """Compares how the run ended with the header's `# expect:`."""
    word, _, name = expect.partition(" ")
    ended = f"exit status {result.status_text()}; stdout ends {last_line(result.stdout)[:120]!r}; stderr ends:\n{tail(result.stderr)}"
    if word in ("contained", "benign"):
        wanted = "CONTAINED" if word == "contained" else "OK"
        good = result.status == 0 and last_line(result.stdout) == wanted
    elif word == "error":
        good = result.status == 1 and re.match(re.escape(name) + r"\b", last_line(result.stderr)) is not None
    elif word == "limit":
        good = result.status == LIMIT_STATUS and any(
            "limit" in line and re.search(rf"\b{re.escape(name)}\b", line) for line in result.stderr.splitlines())
    else:
        return f"the header's `# expect: {expect}` is none of: contained, benign, error NAME, limit NAME"
    return None if good else f"expected {expect}, but {ended}"


def attack_command(script: pathlib.Path, build: Build, header: dict, trap: canary.Trap, profile: str) -> list:
    """The program, or the host that the header names, with its options; the policy of the header becomes a file."""
    host = header.get("host")
    command = [str(build.folder / "tests" / f"host_{host}")] if host else [str(build.program), "--report", str(trap.report)]
    command += shlex.split(header.get("options", ""))
    if header.get("policy"):
        trap.policy.write_text(header["policy"], "utf-8")
        command += ["--policy", str(trap.policy)]
    return command + (["--profile", profile] if profile != "strict" else []) + [str(script)]


GIVEN_BY_PROFILE = "given by the profile"


def given_outcome(result: process.Result) -> str | None:
    """Compares how a run ended that the profile gives something, and that tests/given.py judged, with what it must be."""
    lines = result.stdout.rstrip("\n").split("\n")
    if result.status != 0 or "GIVEN" not in lines:
        return f"exit status {result.status_text()}; stdout ends {lines[-1][:300]!r}; stderr ends:\n{tail(result.stderr)}"
    if any(line == "CONTAINED" for line in lines):
        return "nothing is given: the header must say `# compat: contained`"
    return None


def judged_script(case: Case, trap: canary.Trap) -> pathlib.Path:
    """The script with the judge of what it was given at its end, in names of the judge's own."""
    script = trap.directory.parent / case.path.name
    judge = (TESTS / "given.py").read_text("utf-8")
    script.write_bytes((ROOT / case.path).read_bytes() + f"\nexec({judge!r}, {{'leaks': leaks}})\n".encode())
    return script


def run_attack_once(case: Case, build: Build, header: dict, profile: str) -> str | None:
    """What is wrong with how it went: None, or GIVEN_BY_PROFILE, or a complaint."""
    source = (ROOT / case.path).read_bytes()
    may_be_given = profile == "compat" and header["compat"] == "allowed"
    with tempfile.TemporaryDirectory(prefix="pynterp-attack-") as folder:
        trap = canary.Trap(pathlib.Path(folder))
        script = judged_script(case, trap) if may_be_given else ROOT / case.path
        result = process.run(attack_command(script, build, header, trap, profile), trap.directory,
                             {**build.environment, **trap.environment, **case.environment},
                             case.timeout * build.timeout_factor, None)
        escaped = trap.findings(source, [result.raw_stdout, result.raw_stderr])
    if escaped:
        return "ESCAPED: " + "; ".join(escaped)
    if result.timed_out:
        return f"still running after {result.seconds:.0f} s"
    allowed_rss = memory_limit(shlex.split(header.get("options", ""))) + RSS_ALLOWANCE + build.rss_slack
    if result.peak_rss > allowed_rss:
        return f"resident memory reached {result.peak_rss // MEBIBYTE} MiB, allowed are {allowed_rss // MEBIBYTE} MiB"
    if may_be_given:
        return given_outcome(result) or GIVEN_BY_PROFILE
    return attack_outcome(header["expect"], result)


def run_attack(case: Case, build: Build) -> list[Verdict]:
    header = read_header(case.path)
    purpose = ("shows",) if "shows" in header else ("attack", "allowed")
    missing = [key for key in (*purpose, "expect") if not header.get(key)]
    if missing:
        return [Verdict(case.name, "the header lacks " + ", ".join(f"`# {key}:`" for key in missing))]
    profiles = case.settings.get("profiles", ["strict"])
    if "compat" in profiles and header.get("compat") not in ("allowed", "contained"):
        return [Verdict(case.name, "the header has no `# compat: allowed` or `# compat: contained`")]
    verdicts = []
    for profile in profiles:
        problem = run_attack_once(case, build, header, profile)
        given = problem == GIVEN_BY_PROFILE
        name = case.name + (f" [{profile}]" if profile != "strict" else "")
        verdicts.append(Verdict(name, None if given else problem, profile, given))
    return verdicts


# -- compiled tests -------------------------------------------------------------------------------------------------------

TAP_LINE = re.compile(r"(not ok|ok) - (\S+)\s*(.*)")


def tap_verdicts(case: Case, text: str) -> list[Verdict]:
    verdicts: list[Verdict] = []
    details: list[str] = []
    for line in text.splitlines():
        match = TAP_LINE.match(line)
        if match:
            skipped = "skip" in match[3].lower()
            failed = match[1] == "not ok" or skipped
            details = ["skipped" if skipped else match[3]] if failed else []
            verdicts.append(Verdict(f"{case.name}::{match[2]}", "" if failed else None))
        elif verdicts and verdicts[-1].problem is not None and line.startswith("  "):
            details.append(line)
        if verdicts and verdicts[-1].problem is not None:
            verdicts[-1].problem = "\n".join(details[:DIFFERENCE_LINES])
    return verdicts


def run_unit(case: Case, build: Build) -> list[Verdict]:
    program = build.folder / "tests" / ("unit_" + case.path.stem.removeprefix("test_"))
    if not program.exists():
        return [Verdict(case.name, f"{program.name} was not built")]
    with tempfile.TemporaryDirectory(prefix="pynterp-unit-") as folder:
        report = pathlib.Path(folder) / "report.tap"
        result = process.run([str(program), f"--tap={report}", "-j1"], ROOT, build.environment,
                             case.timeout * build.timeout_factor)
        text = report.read_text("utf-8", "replace") if report.exists() else ""
    verdicts = tap_verdicts(case, text)
    if result.timed_out:
        verdicts.append(Verdict(case.name, f"still running after {result.seconds:.0f} s"))
    elif not verdicts or (result.status != 0 and all(verdict.problem is None for verdict in verdicts)):
        verdicts.append(Verdict(case.name, f"exit status {result.status_text()}; stderr ends:\n{tail(result.stderr)}"))
    return verdicts


def run_embed(case: Case, build: Build) -> list[Verdict]:
    is_example = case.path.parts[0] == "examples"
    program = build.folder / "embed" if is_example else build.folder / "tests" / ("embed_" + case.path.stem)
    if not program.exists():
        return [Verdict(case.name, f"{program.name} was not built")]
    expected_file = ROOT / case.path.parent / "expected" / (case.path.stem + ".out")
    result = process.run([str(program)], ROOT, build.environment, case.timeout * build.timeout_factor)
    expected = expected_file.read_text("utf-8") if expected_file.exists() else result.stdout
    if is_example and not expected_file.exists():
        return [Verdict(case.name, f"there is no {expected_file.relative_to(ROOT)}")]
    return [Verdict(case.name, compare(Expectation(expected, "", 0), result, False))]


def run_program(case: Case, build: Build) -> list[Verdict]:
    """A test that is a program of its own: its exit status tells, and its output says why."""
    program = build.folder / "tests" / case.path.stem
    if not program.exists():
        return [Verdict(case.name, f"{program.name} was not built")]
    result = process.run([str(program), *case.settings.get("arguments", [])], ROOT, build.environment,
                         case.timeout * build.timeout_factor)
    if result.timed_out:
        return [Verdict(case.name, f"still running after {result.seconds:.0f} s")]
    said = tail(result.stdout + result.stderr)
    return [Verdict(case.name, f"exit status {result.status_text()}; it said:\n{said}" if result.status else None)]


def run_fuzz(case: Case, build: Build) -> list[Verdict]:
    """A fuzz target without libFuzzer: its seeds, what was found once, and some random changes of them."""
    target = case.path.stem.removeprefix("target_")
    program = build.folder / "fuzz" / f"fuzz_{target}"
    if not program.exists():
        return [Verdict(case.name, f"{program.name} was not built")]
    folders = [f"fuzz/seeds/{target}", f"tests/fuzz_regressions/{target}", *case.settings["more_seeds"].get(target, [])]
    paths = [str(ROOT / folder) for folder in folders if (ROOT / folder).is_dir()]
    with tempfile.TemporaryDirectory(prefix="pynterp-fuzz-") as folder:
        result = process.run([str(program), "--rounds", str(case.settings["rounds"]), *paths], pathlib.Path(folder),
                             build.environment, case.timeout * build.timeout_factor)
        finding = pathlib.Path(folder) / "fuzz_finding"
        input_shown = f"\ninput: {finding.read_bytes()!r}" if result.status and finding.exists() else ""
    if result.timed_out:
        return [Verdict(case.name, f"still running after {result.seconds:.0f} s")]
    said = f"exit status {result.status_text()}; it said:\n{tail(result.stderr)}{input_shown}"
    return [Verdict(case.name, said if result.status else None)]


# -- command lines --------------------------------------------------------------------------------------------------------


def text_problems(label: str, wanted: dict, text: str) -> list[str]:
    problems = []
    if label in wanted and text != wanted[label]:
        problems.append(difference(wanted[label], text, label))
    for fragment in wanted.get(label + "_contains", []):
        if fragment not in text:
            problems.append(f"{label} lacks {fragment!r}; it ends:\n{tail(text)}")
    for fragment in wanted.get(label + "_lacks", []):
        if fragment in text:
            problems.append(f"{label} contains {fragment!r}")
    if label + "_matches" in wanted and not re.search(wanted[label + "_matches"], text, re.MULTILINE):
        problems.append(f"{label} does not match {wanted[label + '_matches']!r}; it ends:\n{tail(text)}")
    return problems


def write_case_files(folder: pathlib.Path, files: dict) -> None:
    """A file's content is its text, or a table: `hexadecimal`, or the target of a `symbolic_link`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_text(content, "utf-8")
        elif "symbolic_link" in content:
            path.symlink_to(content["symbolic_link"])
        else:
            path.write_bytes(bytes.fromhex(content["hexadecimal"]))


def run_command_line(case: Case, build: Build) -> list[Verdict]:
    part = case.part
    with tempfile.TemporaryDirectory(prefix="pynterp-cli-") as name:
        folder = pathlib.Path(name)
        write_case_files(folder, part.get("files", {}))
        result = run_pynterp(case, build, part["arguments"], folder, part.get("environment"), part.get("stdin"),
                             part.get("stdout_path"))
        if result.timed_out:
            return [Verdict(case.name, f"still running after {result.seconds:.0f} s")]
        problems = []
        wanted = part.get("status", 0)
        if result.status not in (wanted if isinstance(wanted, list) else [wanted]):
            problems.append(f"exit status {result.status_text()}, expected {wanted}; stderr ends:\n{tail(result.stderr)}")
        problems += text_problems("stdout", part, result.stdout) + text_problems("stderr", part, result.stderr)
        for file_name, wanted in part.get("files_after", {}).items():
            path = folder / file_name
            if not path.exists():
                problems.append(f"{file_name} was not written")
            else:
                problems += text_problems("content", wanted, path.read_text("utf-8", "replace"))
        for file_name in part.get("files_absent", []):
            if (folder / file_name).exists():
                problems.append(f"{file_name} exists")
    return [Verdict(case.name, "\n".join(problems) or None)]


# -- proofs and documents -------------------------------------------------------------------------------------------------


def run_proof(case: Case, build: Build) -> list[Verdict]:
    """One guard switched off: a case of the escape corpus must notice."""
    import prove_guards
    return [Verdict(case.name, prove_guards.problem_with(case.part["name"], build))]


def run_document(case: Case, build: Build) -> list[Verdict]:
    """A part of a document that the program prints, between its marks, must be what it prints now."""
    arguments = case.settings["printed_by"]
    begin, _, rest = (ROOT / case.path).read_text("utf-8").partition(f"<!-- begin: pynterp {' '.join(arguments)} -->\n")
    written, end, _ = rest.partition("<!-- end -->\n")
    result = run_pynterp(case, build, arguments, ROOT)
    problem = None
    if not end:
        problem = "the marks around the part that the program prints are missing"
    elif written.strip() != result.stdout.strip():
        problem = difference(result.stdout, written, "document") + "\n(./dev document writes it anew)"
    return [Verdict(case.name, problem)]


# -- choosing and running -----------------------------------------------------------------------------------------------

RUNNERS = {"script": run_script, "example": run_example, "attack": run_attack, "unit": run_unit, "embed": run_embed,
           "program": run_program, "fuzz": run_fuzz, "command_line": run_command_line, "proof": run_proof, "document": run_document}


def suite_cases(name: str, configuration: dict) -> list[Case]:
    settings = configuration["suite"][name]
    if settings["kind"] == "example":
        settings = {**settings, "examples": configuration.get("example", {})}
    cases = []
    paths = sorted(ROOT.glob(settings["files"])) + [ROOT / path for path in settings.get("also", []) if (ROOT / path).exists()]
    for path in paths:
        relative = path.relative_to(ROOT)
        if settings["kind"] == "example" and "skip" in settings["examples"].get(path.stem, {}):
            continue
        parts = [None]
        if settings["kind"] == "command_line":
            parts = tomllib.loads(path.read_text("utf-8"))["case"]
        if settings["kind"] == "proof":
            parts = [{"name": name} for name in re.findall(r'^GUARD_POINT\(\w+, "([a-z_.]+)"', path.read_text("utf-8"), re.MULTILINE)]
        cases += [Case(name, settings["kind"], relative, settings["timeout"], settings, part) for part in parts]
    return cases


def case_matches(case: Case, filters: list) -> bool:
    if not filters:
        return True
    names = (f"{case.suite}/", case.name, case.name.removeprefix("tests/"))
    for text in filters:
        text = text.removeprefix("./").removeprefix("tests/")
        stem = text.rstrip("/")
        if stem == case.suite or any(name == text or name.startswith(stem) for name in names[1:]):
            return True
        if text.startswith(case.suite + "/") and text.removeprefix(case.suite + "/") in case.name:
            return True
    return False


def run_case(case: Case, build: Build) -> list[Verdict]:
    try:
        return RUNNERS[case.kind](case, build)
    except Exception as error:  # a case that cannot be run has failed, whatever the reason
        return [Verdict(case.name, f"could not be run: {type(error).__name__}: {error}")]


def print_failures(build: Build, failures: list, shown: int) -> None:
    for verdict in failures[:shown]:
        print(f"\nFAILED [{build.name}] {verdict.name}")
        print("\n".join("    " + line for line in (verdict.problem or "").splitlines()))
    if len(failures) > shown:
        print(f"\n... and {len(failures) - shown} more (--failures N shows more):")
        for verdict in failures[shown:shown + 200]:
            print(f"    {verdict.name}")


def print_families(verdicts: list) -> None:
    """The escape corpus as a table: a line for each family, with what came of it under each profile. `given` counts cases
    that reached only what the profile gives by design."""
    table = collections.defaultdict(collections.Counter)
    for case, verdict in verdicts:
        outcome = "escaped" if verdict.problem is not None else "given" if verdict.given else "contained"
        for family in (case.path.parent.name, ""):
            table[family][verdict.profile, outcome] += 1
    columns = [("strict", "contained"), ("strict", "escaped"), ("compat", "contained"), ("compat", "given"), ("compat", "escaped")]
    width = max(len(family) for family in table)
    print(f"\n{'family':<{width}}" + "".join(f" {' '.join(column):>17}" for column in columns))
    for family in [*sorted(family for family in table if family), ""]:
        print(f"{family or 'all':<{width}}" + "".join(f" {table[family][column]:>17}" for column in columns))
    print("skipped: 0 (nothing is ever skipped)")


def run_build(build: Build, cases: list, arguments) -> tuple[int, int]:
    """Runs the cases on one build and prints how they went: the numbers passed and failed."""
    started = time.monotonic()
    if (build.folder / ".build-failed").exists() or not build.folder.exists():
        print(f"\nFAILED [{build.name}] the last build in {build.folder} failed")
        return 0, 1
    counts = collections.defaultdict(lambda: [0, 0])
    failures = []
    attacks = []
    workers = arguments.jobs or len(os.sched_getaffinity(0))
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        futures = [(case, pool.submit(run_case, case, build)) for case in cases]
        for case, future in futures:
            for verdict in future.result():
                counts[case.suite][verdict.problem is not None] += 1
                if arguments.families and verdict.profile:
                    attacks.append((case, verdict))
                if verdict.problem is not None:
                    failures.append(verdict)
    print_failures(build, failures, arguments.failures)
    if attacks:
        print_families(attacks)
    print()
    for suite, (passed, failed) in counts.items():
        print(f"{build.name:>10}  {suite:<10} {passed:>5} passed {failed:>5} failed")
    print(f"{build.name:>10}  {time.monotonic() - started:.1f} s")
    sys.stdout.flush()
    return sum(count[0] for count in counts.values()), sum(count[1] for count in counts.values())


def run_build_apart(build: Build, cases: list, arguments) -> tuple[int, int]:
    """run_build in a process of its own, which is small: the peak memory of a child counts from that of whoever started it."""
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(run_build, build, cases, arguments).result()


def record(cases: list, oracle: str | None) -> int:
    if oracle is None:
        print("run_tests: CPython 3.13 is not here, so nothing can be recorded", file=sys.stderr)
        return 1
    problems = 0
    written = 0
    for case in cases:
        if case.kind != "script" or "oracle" in read_header(case.path):
            continue
        fresh = ask_oracle(oracle, case)
        if isinstance(fresh, str):
            print(f"{case.name}: {fresh}")
            problems += 1
        elif fresh != recorded_expectation(case):
            write_expectation(case, fresh)
            written += 1
    print(f"{written} recorded, {problems} could not be")
    return 1 if problems else 0


def parse_arguments():
    parser = argparse.ArgumentParser(prog="./dev test", description="Run the tests. Without filters: every suite on every build.")
    parser.add_argument("filters", nargs="*", help="a suite, suite/part-of-a-name, or a file below tests/")
    parser.add_argument("--build", help="run on this build folder instead of build/")
    parser.add_argument("--all-builds", action="store_true", help="run every plan of tests/suites.toml")
    parser.add_argument("--record", action="store_true", help="write what CPython 3.13 prints to tests/expected/")
    parser.add_argument("--list", action="store_true", help="print the cases and stop")
    parser.add_argument("--families", action="store_true", help="print a table by family of attacks")
    parser.add_argument("--no-oracle", action="store_true", help="do not check the records against CPython")
    parser.add_argument("--jobs", type=int, default=0, help="cases side by side (default: the processors)")
    parser.add_argument("--patience", type=float, default=1, help="multiply every time limit, on a machine that is busy")
    parser.add_argument("--failures", type=int, default=25, help="failures shown in full (default 25)")
    return parser.parse_args()


def chosen_plans(configuration: dict, arguments) -> list[dict]:
    plans = configuration["plan"]
    if arguments.all_builds:
        return plans
    if not arguments.build:
        return plans[:1]
    folder = pathlib.Path(arguments.build).resolve()
    known = [plan for plan in plans if plan["build"] == arguments.build.rstrip("/") or (ROOT / plan["build"]).resolve() == folder]
    return known or [{**plans[0], "name": folder.name, "build": str(folder)}]


def main() -> int:
    arguments = parse_arguments()
    configuration = tomllib.loads((TESTS / "suites.toml").read_text("utf-8"))
    oracle = None if arguments.no_oracle else find_oracle()
    passed = failed = 0
    for index, plan in enumerate(chosen_plans(configuration, arguments)):
        cases = [case for suite in plan["suites"] for case in suite_cases(suite, configuration)
                 if case_matches(case, arguments.filters)]
        if arguments.list:
            print("\n".join(case.name for case in cases))
            continue
        if arguments.record:
            return record(cases, oracle)
        if not cases:
            print(f"run_tests: no case matches {' '.join(arguments.filters)}", file=sys.stderr)
            failed += 1
            continue
        build = Build(plan["name"], (ROOT / plan["build"]).resolve(), plan.get("environment", {}),
                      plan.get("timeout_factor", 1) * arguments.patience, plan.get("rss_slack_mebibytes", 0) * MEBIBYTE,
                      oracle if index == 0 else None)
        build_passed, build_failed = (run_build_apart if arguments.all_builds else run_build)(build, cases, arguments)
        passed += build_passed
        failed += build_failed
    if not arguments.list:
        print(f"\n{passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
