"""The differential mode: random programs on pynterp and on CPython 3.13, and the first difference, reduced.

    ./dev differential [COUNT] [--seed N] [--keep-going]

Program n is written by generator.py from the seed n. Output and standard error (tracebacks included) must be equal, but for
the frames of library code in tracebacks. A program that CPython does not finish within seconds, or that needs more memory
than either may have, is counted as not compared. Both interpreters are processes that run one program after another.
A text that is no Python, and is none for both, may be told by another of its errors: that is counted, too.
With --keep-going all differences are collected, one for each kind (the last line that differs), and only then reported.
"""

import argparse
import ast
import concurrent.futures
import json
import os
import pathlib
import queue
import re
import subprocess
import sys
import tempfile

import generator

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from run_tests import find_oracle  # noqa: E402 (tests/ is no package)

STATUS_EXCEPTION, STATUS_LIMIT = 1, 4  # of host.c
ADDRESS = re.compile(r"\bat 0x[0-9a-f]+")  # where an object is, is nobody's business
FRAME = re.compile(r'([ |]*)File "(.*)", line \d+')
MORE_ATTEMPTS = 2000  # how many smaller programs the reduction tries at most


class Server:
    """A process that is told paths and runs the programs there; started again when a program has ended it."""

    def __init__(self, command):
        self.command = command
        self.process = None

    def ask(self, path):
        """The first line of the answer; empty when the process has ended instead."""
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.process.stdin.write(f"{path}\n".encode())
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
        return line

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.stdin.close()
            self.process.wait()


class Oracle(Server):
    """CPython, with oracle.py."""

    def __init__(self, python):
        super().__init__([python, "-W", "ignore", str(pathlib.Path(__file__).with_name("oracle.py"))])

    def run(self, path):
        line = self.ask(path)
        return json.loads(line) if line else None


class Host(Server):
    """pynterp, with host.c."""

    def __init__(self, host):
        super().__init__([host])

    def run(self, path):
        line = self.ask(path)
        if not line:
            return {"output": "", "errors": f"pynterp ended with status {self.process.returncode}"}
        status, *lengths = map(int, line.split())
        output, errors = (self.process.stdout.read(length).decode("utf-8", "backslashreplace") for length in lengths)
        if status == STATUS_LIMIT and ("limit reached: memory" in errors or "limit reached: output" in errors):
            return None
        if status not in (0, STATUS_EXCEPTION):
            errors += f"[exit status {status}]\n"
        return {"output": output, "errors": without_warnings(errors)}


# How deep calls may nest and how much memory objects take is each interpreter's own.
EXHAUSTED = re.compile("MemoryError|RecursionError")
# Of a text with several errors either may tell another one (TRADEOFFS.md); how many did is printed.
SYNTAX_ERROR = re.compile("(Syntax|Indentation|Tab)Error")
# Iterators that have types of their own in CPython (TRADEOFFS.md).
ITERATORS = re.compile(r"\b((tuple|str|str_ascii|bytes|bytearray|longrange|memory)_iterator|list_reverseiterator)\b")
DICT_ITERATORS = re.compile(r"\b(dict_(value|item|reversekey|reversevalue|reverseitem)iterator|odict_iterator)\b")
# Sets keep insertion order here (TRADEOFFS.md): what stands between their braces is compared sorted.
SET_DISPLAY = re.compile(r"\{([^{}:]*)\}")
# Built-in functions that are not offered are not suggested either (docs/POLICY.md).
ABSENT_SUGGESTED = re.compile(r"Did you mean: '(breakpoint|copyright|credits|exit|help|input|license|open|quit)'\?")
SUGGESTION = re.compile(r"\. Did you mean: '\w+'\?")
# What a module that is not offered is refused with (TRADEOFFS.md), as CPython says it.
REFUSED_MODULE = re.compile(r"module '([\w.]+)' is not on the allowlist of this environment; the sandbox offers no such module")
# Modules that are offered differ, and 3.14 words one error anew (TRADEOFFS.md).
EXPLAINED = re.compile(r"( Or did you|\. Did you) forget to import '\w+'\?|(?<=types must be parenthesized) when using 'as'")


class Pair:
    """Both interpreters and a file to hand them programs in."""

    def __init__(self, python, host, folder, number):
        self.oracle = Oracle(python)
        self.host = Host(host)
        self.path = pathlib.Path(folder) / f"program_{number}.py"
        self.not_compared = 0
        self.other_error = 0  # programs that are no Python, of which another error is told

    def close(self):
        self.oracle.close()
        self.host.close()

    def results(self, source):
        """(what CPython gave, what pynterp gave), or None when the program cannot be compared."""
        self.path.write_text(source, encoding="utf-8", errors="surrogatepass")
        theirs = self.oracle.run(self.path)
        ours = theirs and self.host.run(self.path)
        if not ours:
            return None
        for result in (theirs, ours):
            for stream in result:
                result[stream] = ADDRESS.sub("at 0x", result[stream])
                result[stream] = DICT_ITERATORS.sub("dict_keyiterator", ITERATORS.sub("list_iterator", result[stream]))
            if 'File "' in result["errors"]:
                result["errors"] = without_library_frames(result["errors"], str(self.path))
            for stream in result:
                result[stream] = REFUSED_MODULE.sub(r"No module named '\1'", result[stream])
            result["errors"] = EXPLAINED.sub("", result["errors"]).replace("\0", "\\x00")
        if ABSENT_SUGGESTED.search(theirs["errors"] + theirs["output"]):
            for result in (theirs, ours):
                for stream in result:
                    result[stream] = SUGGESTION.sub("", result[stream])
        if theirs != ours:
            for result in (theirs, ours):
                for stream in result:
                    result[stream] = SET_DISPLAY.sub(lambda found: "{" + ", ".join(sorted(found[1].split(", "))) + "}", result[stream])
        if theirs != ours and any(EXHAUSTED.search(result[stream]) for result in (theirs, ours) for stream in result):
            return None
        return theirs, ours

    def difference(self, source):
        """Where the two first differ, as (kind, theirs, ours); None where they do not."""
        results = self.results(source)
        if results is None:
            self.not_compared += 1
        if results is None or results[0] == results[1]:
            return None
        theirs, ours = results
        if theirs["output"] == ours["output"] and all(SYNTAX_ERROR.match(last_line(result["errors"])) for result in results):
            self.other_error += 1
            return None
        for stream in ("output", "errors"):
            for one, other in zip(theirs[stream].splitlines() + [""], ours[stream].splitlines() + [""]):
                if one != other:
                    return f"{stream}: {shape(one)} / {shape(other)}", one, other
            if theirs[stream] != ours[stream]:
                longer = max(theirs[stream], ours[stream], key=len).splitlines()
                return f"{stream}: length", f"{len(theirs[stream])} characters", f"{len(ours[stream])} characters: {longer[-1]}"
        return None


def last_line(text):
    return text.rstrip().rpartition("\n")[2]


def without_warnings(errors):
    """SyntaxWarnings have tests of their own; what CPython repeats and caches of them depends on the process."""
    return re.sub(r"^.*:\d+: (Syntax|Runtime|Deprecation)Warning: .*\n(  .*\n)?", "", errors, flags=re.MULTILINE)


def without_library_frames(errors, path):
    """How a library is written is its own affair (TRADEOFFS.md): a traceback's frames in other files are not compared."""
    kept, skipping = [], None
    for line in errors.splitlines(keepends=True):
        frame = FRAME.match(line)
        if frame:
            skipping = len(frame[1]) if frame[2] != path and not frame[2].startswith(("<string>", "<stdin>")) else None
        elif skipping is not None and not line[skipping:].startswith("  "):
            skipping = None
        if skipping is None:
            kept.append(line)
    return "".join(kept)


def shape(line):
    """A line without the parts that vary from program to program, to tell kinds of differences apart."""
    return re.sub(r"'[^']*'|\"[^\"]*\"|-?\d[\w.]*", "_", line)[:100]


# -- reduction -------------------------------------------------------------------------------------------------------------


def smaller_programs(tree):
    """Trees that have a statement, a handler or part of an expression less than this one."""
    for node in ast.walk(tree):
        for field, items in ast.iter_fields(node):
            if isinstance(items, list) and items and isinstance(items[0], ast.stmt):
                for size in (len(items) // 2, 1):
                    for start in range(0, len(items), max(size, 1)):
                        if size < 1:
                            continue
                        removed = items[start:start + size]
                        rest = items[:start] + items[start + size:]
                        if not rest and field == "body":
                            if isinstance(removed[0], ast.Pass):
                                continue
                            rest = [ast.Pass()]
                        setattr(node, field, rest)
                        yield
                        setattr(node, field, items)
                for index, item in enumerate(items):
                    inner = getattr(item, "body", None)
                    if isinstance(inner, list) and not isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                        setattr(node, field, items[:index] + inner + items[index + 1:])
                        yield
                        setattr(node, field, items)
            elif isinstance(items, ast.expr):
                for child in ast.iter_child_nodes(items):
                    if isinstance(child, ast.expr) and not isinstance(child, ast.Starred):
                        setattr(node, field, child)
                        yield
                        setattr(node, field, items)
            elif isinstance(items, list) and len(items) and isinstance(items[0], ast.expr):
                for index, item in enumerate(items):
                    if not isinstance(node, (ast.Compare, ast.Dict)) and len(items) > 1:
                        setattr(node, field, items[:index] + items[index + 1:])
                        yield
                        setattr(node, field, items)
                    for child in ast.iter_child_nodes(item):
                        if isinstance(child, ast.expr) and not isinstance(child, ast.Starred):
                            setattr(node, field, items[:index] + [child] + items[index + 1:])
                            yield
                            setattr(node, field, items)


def reduce_text(pair, source, kind):
    """The same for what is no program: by lines, then by characters."""
    for pieces, joint in ((source.split("\n"), "\n"), (None, "")):
        pieces = pieces or list(source)
        size = max(len(pieces) // 2, 1)
        while size:
            at = 0
            while at < len(pieces):
                shorter = pieces[:at] + pieces[at + size:]
                found = pair.difference(joint.join(shorter))
                if found and found[0] == kind:
                    pieces = shorter
                else:
                    at += size
            size //= 2
        source = joint.join(pieces)
    return source


def reduce(pair, source, kind):
    """A program as short as possible that shows the same kind of difference."""
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return reduce_text(pair, source, kind)
    attempts = MORE_ATTEMPTS
    progress = True
    while progress and attempts > 0:
        progress = False
        tree = ast.parse(source)
        for _ in smaller_programs(tree):
            try:
                text = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
                ast.parse(text)
            except (SyntaxError, ValueError, AttributeError, TypeError):
                continue
            if len(text) >= len(source):
                continue
            attempts -= 1
            found = pair.difference(text)
            if found and found[0] == kind:
                source, progress = text, True
                break
            if attempts <= 0:
                break
    return source


# -- running -----------------------------------------------------------------------------------------------------------------


def report(pair, seed, source, found):
    kind, theirs, ours = found
    shorter = reduce(pair, source, kind)
    again = pair.difference(shorter) or found
    print(f"program {seed}: {kind}\n  CPython: {again[1]}\n  pynterp: {again[2]}\nreduced to:\n")
    print("    " + shorter.replace("\n", "\n    "))
    sys.stdout.flush()


def main():
    arguments = argparse.ArgumentParser(prog="dev differential", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("count", type=int, nargs="?", default=1000)
    arguments.add_argument("--seed", type=int, default=1, help="the number of the first program")
    arguments.add_argument("--keep-going", action="store_true")
    arguments.add_argument("--host", default=str(ROOT / "build" / "tests" / "differential_host"), help="the host.c of another build")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--show", action="store_true", help="print the program of the seed and end")
    arguments.add_argument("--without", default="", help="statements to leave out, with commas (coroutine,matching)")
    options = arguments.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")
    without = options.without.split(",")
    if options.show:
        print(generator.program(options.seed, without), end="")
        return 0
    python = find_oracle()
    if python is None:
        sys.exit("differential: CPython 3.13 is needed as the oracle; install it (for instance with pyenv) and try again")
    if sys.version_info < (3, 13):  # reduction reads programs with `ast`
        os.execv(python, [python, __file__, *sys.argv[1:]])
    compared = 0
    kinds = {}
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        pairs = queue.Queue()
        for number in range(options.jobs):
            pairs.put(Pair(python, options.host, folder, number))

        def compare(seed):
            pair = pairs.get()
            try:
                source = generator.program(seed, without)
                return seed, source, pair.difference(source)
            finally:
                pairs.put(pair)

        for seed, source, found in pool.map(compare, range(options.seed, options.seed + options.count)):
            compared += 1
            if found and found[0] not in kinds:
                kinds[found[0]] = (seed, source, found)
                print(f"program {seed} differs: {found[0]}", file=sys.stderr, flush=True)
                if not options.keep_going:
                    pool.shutdown(cancel_futures=True)
                    break
        pool.shutdown()
        everyone = [pairs.get() for _ in range(options.jobs)]
        not_compared = sum(pair.not_compared for pair in everyone)
        other_error = sum(pair.other_error for pair in everyone)
        for seed, source, found in kinds.values():
            report(everyone[0], seed, source, found)
        for pair in everyone:
            pair.close()
    print(f"{compared} programs ({not_compared} not compared: too long or too large; {other_error} that are no Python told by another "
          f"of their errors), {len(kinds)} kinds of differences")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
