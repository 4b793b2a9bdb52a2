"""Prove that every guard matters: with each of them switched off alone, some case of the escape corpus must notice.

    prove_guards.py BUILD_FOLDER [guard...]

The build needs -Dtest_hooks=true. guards/choke_points.def lists the guards; tests/guard_witnesses.toml remembers for each of
them a case that notices, so that a run needs only a few seconds. A guard whose remembered case notices nothing is looked for in
the whole corpus, and what is found is printed for the file; a guard that no case notices is a failure, as is a remembered case
that fails with all guards on. A release build is checked for having no such switch at all.
"""

import concurrent.futures
import os
import pathlib
import re
import sys
import tomllib

import run_tests

ROOT = run_tests.ROOT
SWITCH = "PYNTERP_DISABLED_GUARD"
WITNESSES = ROOT / "tests" / "guard_witnesses.toml"


def guard_names() -> list[str]:
    text = (ROOT / "guards" / "choke_points.def").read_text("utf-8")
    return re.findall(r'^GUARD_POINT\(\w+, "([a-z_.]+)"', text, re.MULTILINE)


def corpus(configuration: dict) -> dict:
    return {case.path.relative_to("tests/escape_corpus").with_suffix("").as_posix(): case
            for case in run_tests.suite_cases("escape", configuration)}


def outcome(case: run_tests.Case, build: run_tests.Build, guard: str | None) -> str | None:
    """What the case complains about under profile strict, with this guard switched off."""
    case.environment = {SWITCH: guard} if guard else {}
    return run_tests.run_attack_once(case, build, run_tests.read_header(case.path), "strict")


def search(guard: str, cases: dict, build: run_tests.Build) -> str | None:
    """Any case that notices, those of a like-named family first."""
    family = guard.partition(".")[2].split("_")[0]
    for name in sorted(cases, key=lambda name: (family not in name, name)):
        if outcome(cases[name], build, guard) and outcome(cases[name], build, None) is None:
            return name
    return None


def prove(guard: str, witness: str | None, cases: dict, build: run_tests.Build) -> tuple[str, str | None, str]:
    """The guard, the case that notices, and what it noticed."""
    if witness in cases:
        noticed = outcome(cases[witness], build, guard)
        if noticed:
            on = outcome(cases[witness], build, None)
            return guard, witness if on is None else None, noticed if on is None else f"fails with all guards on: {on}"
    found = search(guard, cases, build)
    return guard, found, f"write it to {WITNESSES.name}" if found else "no case of the corpus notices"


def switch_is_absent(folder: pathlib.Path) -> bool:
    program = folder / "pynterp"
    return not program.exists() or SWITCH.encode() not in program.read_bytes()


def read_toml(path: pathlib.Path) -> dict:
    return tomllib.loads(path.read_text("utf-8"))


def problem_with(guard: str, build: run_tests.Build) -> str | None:
    """For the test runner; None: the remembered case notices."""
    if switch_is_absent(build.folder):
        return f"{build.folder} is no build with -Dtest_hooks=true"
    if not switch_is_absent(ROOT / "build"):
        return "the release build has the switch"
    witness = read_toml(WITNESSES).get(guard)
    _, found, noticed = prove(guard, witness, corpus(read_toml(ROOT / "tests" / "suites.toml")), build)
    return None if found is not None and found == witness else f"{found or 'NOT NOTICED'}: {noticed}"


def main() -> int:
    folder = pathlib.Path(sys.argv[1]).resolve()
    configuration = read_toml(ROOT / "tests" / "suites.toml")
    witnesses = read_toml(WITNESSES)
    plan = next((plan for plan in configuration["plan"] if (ROOT / plan["build"]).resolve() == folder), {})
    build = run_tests.Build("proof", folder, plan.get("environment", {}), plan.get("timeout_factor", 1),
                            plan.get("rss_slack_mebibytes", 0) * run_tests.MEBIBYTE, None)
    if switch_is_absent(folder):
        print(f"prove_guards: {folder} is no build with -Dtest_hooks=true")
        return 1
    guards = [guard for guard in guard_names() if len(sys.argv) < 3 or any(part in guard for part in sys.argv[2:])]
    unproven = [f"{name} is remembered, but there is no such guard" for name in witnesses if name not in guard_names()]
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        # Each guard has cases of its own, since a case holds the environment it runs in.
        jobs = [pool.submit(prove, guard, witnesses.get(guard), corpus(configuration), build) for guard in guards]
        for job in jobs:
            guard, witness, noticed = job.result()
            first_line = noticed.splitlines()[0][:110]
            print(f"{guard:<34} {witness or 'NOT NOTICED':<52} {first_line}", flush=True)
            if witness is None or witnesses.get(guard) != witness:
                unproven.append(f"{guard}: {witness or 'no case'}; {first_line}")
    for line in unproven:
        print(f"UNPROVEN {line}")
    print(f"{len(guards) - len(unproven)} of {len(guards)} guards proven")
    return 1 if unproven else 0


if __name__ == "__main__":
    sys.exit(main())
