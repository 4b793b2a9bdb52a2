"""Runs the tests of one CPython test module inside the sandbox and reports each of them on standard error.

Names from the host: `module_name`; `done`, tests that an earlier run of this file has finished; `only`, the tests wanted
(empty: all); `trace`, let the exception of the one wanted test go through, so that its traceback is printed.
Each report is a line of JSON after RECORD_MARK. What tests print themselves goes to standard output and is not looked at.
"""

import sys

from json import dumps

from conformance_policy import Absent, Loading, PolicyRefusal, refusal_of, safe_text

RECORD_MARK = "\x1e"
write_record = sys.stderr.write


def report(**fields):
    write_record("\n" + RECORD_MARK + dumps(fields) + "\n")


class Flags:
    """All of CPython's command-line switches are off."""

    debug = inspect = interactive = optimize = dont_write_bytecode = no_user_site = no_site = 0
    ignore_environment = verbose = bytes_warning = quiet = hash_randomization = isolated = 0
    dev_mode = safe_path = False
    utf8_mode = 1
    warn_default_encoding = 0


def extend_sys():
    """Names of sys that tests use: constants that are true here, and refusals."""
    sys.flags = Flags()
    sys.float_repr_style = "short"
    sys.dont_write_bytecode = True
    sys.executable = ""
    sys.gettrace = sys.getprofile = lambda: None
    sys.getdefaultencoding = sys.getfilesystemencoding = lambda: "utf-8"
    for name in ("getrefcount", "getsizeof", "settrace", "setprofile", "modules", "_getframe", "stdin", "path",
                 "set_int_max_str_digits", "unraisablehook", "excepthook", "displayhook", "getswitchinterval", "meta_path",
                 "setswitchinterval", "set_asyncgen_hooks", "get_asyncgen_hooks", "audit", "addaudithook", "__stdin__",
                 "set_coroutine_origin_tracking_depth", "get_coroutine_origin_tracking_depth", "getallocatedblocks",
                 "_clear_type_cache", "_debugmallocstats", "is_finalizing", "breakpointhook", "prefix", "path_hooks",
                 "getunicodeinternedsize", "_is_interned", "activate_stack_trampoline", "thread_info", "builtin_module_names",
                 "stdlib_module_names", "api_version", "copyright", "last_exc", "ps1", "_is_gil_enabled", "_current_frames",
                 "path_importer_cache", "__excepthook__", "__displayhook__", "__unraisablehook__", "__breakpointhook__", "abiflags", "getfilesystemencodeerrors", "call_tracing", "monitoring"):
        if not hasattr(sys, name):
            setattr(sys, name, Absent("sys." + name))


def describe(exception, where=""):
    text = f"{type(exception).__name__}: {safe_text(exception)}"
    return (where + ": " if where else "") + text


def verdict_of(outcome):
    """status, reason and detail."""
    detail = "\n".join(describe(exception, where) for exception, where in outcome.failures)
    if outcome.failures:
        if outcome.expected_failure:
            return "passed", "failed as expected", detail
        return "failed", describe(*outcome.failures[0])[:300], detail
    if outcome.refusals:
        return "refused", outcome.refusals[0], ""
    if outcome.skipped is not None:
        return "skipped", outcome.skipped, ""
    if outcome.expected_failure:
        return "failed", "passed, though the test is marked as an expected failure", ""
    return "passed", "", ""


def flatten(suite):
    if hasattr(suite, "run_outcome"):
        yield suite
        return
    for test in suite:
        yield from flatten(test)


def collect(module):
    import doctest
    import unittest
    doctest.current_module[0] = module
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    load_tests = getattr(module, "load_tests", None)
    if load_tests is not None:
        suite = load_tests(unittest.defaultTestLoader, suite, None) or suite
    seen, tests = {}, []
    for test in flatten(suite):
        name = test.id()
        seen[name] = seen.get(name, 0) + 1
        tests.append((name if seen[name] == 1 else f"{name} #{seen[name]}", test))
    return tests


class Fixtures:
    """setUpModule and setUpClass, each once, where the tests that need them begin and end."""

    def __init__(self, module):
        self.module, self.current, self.problem, self.module_problem = module, None, None, None
        set_up = getattr(module, "setUpModule", None)
        if set_up is not None:
            self.module_problem = self.attempt(set_up)

    def attempt(self, function):
        from unittest.case import Outcome
        outcome = Outcome()
        outcome.attempt(function)
        return None if outcome.clean else outcome

    def enter(self, test):
        kind = type(test)
        if self.module_problem is not None:
            return self.module_problem
        if kind is self.current:
            return self.problem
        self.leave()
        self.current, self.problem = kind, None
        if hasattr(kind, "setUpClass") and not getattr(kind, "__unittest_skip__", False):
            self.problem = self.attempt(kind.setUpClass)
        return self.problem

    def leave(self):
        if self.current is not None and self.problem is None and hasattr(self.current, "tearDownClass"):
            self.attempt(self.current.tearDownClass)
            self.attempt(self.current.doClassCleanups)
        self.current = None


def run_one(test, fixtures):
    outcome = fixtures.enter(test)
    return test.run_outcome() if outcome is None else outcome


def run_all(module):
    tests = collect(module)
    absent = [name for name, thing in vars(module).items() if isinstance(thing, Absent)]
    report(kind="tests", names=[name for name, _ in tests], absent=absent)
    finished, wanted = set(done), set(only)
    fixtures = Fixtures(module)
    stdout, stderr = sys.stdout, sys.stderr
    for name, test in tests:
        if name in finished or (wanted and name not in wanted and name.split(" ")[0].split(".")[0] not in wanted):
            continue
        if trace:
            fixtures.enter(test)
            test.debug()
            continue
        report(kind="start", name=name)
        try:
            status, reason, detail = verdict_of(run_one(test, fixtures))
        except BaseException as exception:
            status, reason, detail = "failed", describe(exception)[:300], ""
        sys.stdout, sys.stderr = stdout, stderr
        report(kind="end", name=name, status=status, reason=reason, detail=detail[:8000])
    fixtures.leave()
    report(kind="finished")


def load():
    names = {}
    Loading.now = True
    try:
        exec("import " + module_name + " as module", names)
    finally:
        Loading.now = False
    return names["module"]


def main():
    extend_sys()
    try:
        module = load()
    except BaseException as exception:
        if trace:
            raise
        what = refusal_of(exception)
        skipped = type(exception).__name__ == "SkipTest"
        report(kind="unloadable", refused=what, skipped=str(exception) if skipped else None, reason=describe(exception)[:300])
        return
    run_all(module)


main()
