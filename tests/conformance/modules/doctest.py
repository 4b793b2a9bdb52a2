"""A small doctest: examples of docstrings, run block by block. A block is a run of examples with no text between them.

Each block counts as one test, named after its docstring and its number; blocks of one docstring share their names.
"""

import sys

from conformance_policy import PolicyRefusal, refusal_of

_option_names = ("DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
                 "IGNORE_EXCEPTION_DETAIL", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE",
                 "FAIL_FAST")
_options = {name: 1 << number for number, name in enumerate(_option_names)}
DONT_ACCEPT_TRUE_FOR_1 = 1
DONT_ACCEPT_BLANKLINE = 2
NORMALIZE_WHITESPACE = 4
ELLIPSIS = 8
SKIP = 16
IGNORE_EXCEPTION_DETAIL = 32


class Example:
    def __init__(self, source, want, line, options):
        self.source, self.want, self.line, self.options = source, want, line, options
        self.exception = _wanted_exception(want)


def _wanted_exception(want):
    lines = want.splitlines(keepends=True)
    while lines and not lines[0].strip():
        lines.pop(0)
    if not lines or lines[0].rstrip() not in ("Traceback (most recent call last):", "Traceback (innermost last):"):
        return None
    for number, line in enumerate(lines[1:], 1):
        if line[:1].isalnum() or line[:1] == "_":
            return "".join(lines[number:])
    return None


def _read_options(source):
    set_, unset = 0, 0
    for line in source.splitlines():
        at = line.find("doctest:")
        if at < 0 or "#" not in line[:at]:
            continue
        for word in line[at + len("doctest:"):].replace(",", " ").split():
            flag = _options.get(word[1:], 0)
            if word[0] == "+":
                set_ |= flag
            elif word[0] == "-":
                unset |= flag
    return set_, unset


def parse_blocks(text):
    """Lists of examples; text between two examples, a blank line included, begins a new list."""
    lines = text.expandtabs().splitlines()
    blocks, at, adjacent = [], 0, False
    while at < len(lines):
        stripped = lines[at].lstrip(" ")
        if not (stripped.startswith(">>> ") or stripped == ">>>"):
            adjacent = False
            at += 1
            continue
        indent, first = len(lines[at]) - len(stripped), at
        source = [stripped[4:]]
        at += 1
        while at < len(lines) and (lines[at][indent:].startswith("... ") or lines[at][indent:].rstrip() == "..."):
            source.append(lines[at][indent + 4:])
            at += 1
        want = []
        while at < len(lines) and lines[at].strip() and not lines[at].lstrip(" ").startswith(">>>"):
            want.append(lines[at][indent:])
            at += 1
        if not adjacent:
            blocks.append([])
        if any(line.strip() and not line.strip().startswith("#") for line in source):
            blocks[-1].append(Example("\n".join(source) + "\n", "".join(line + "\n" for line in want), first + 1,
                                      _read_options("\n".join(source))))
        adjacent = True
    return [block for block in blocks if block]


# --- comparing ----------------------------------------------------------------------------------------------------


def _ellipsis_match(want, got):
    if "..." not in want:
        return want == got
    pieces = want.split("...")
    start, end = 0, len(got)
    if pieces[0]:
        if not got.startswith(pieces[0]):
            return False
        start = len(pieces[0])
    if pieces[-1]:
        if not got.endswith(pieces[-1]):
            return False
        end -= len(pieces[-1])
    if start > end:
        return False
    for piece in pieces[1:-1]:
        found = got.find(piece, start, end)
        if found < 0:
            return False
        start = found + len(piece)
    return True


def same_output(want, got, flags):
    if want == got:
        return True
    if not flags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
        return True
    if not flags & DONT_ACCEPT_BLANKLINE:
        want = "".join("\n" if line.strip() == "<BLANKLINE>" else line for line in want.splitlines(keepends=True))
        got = "".join("\n" if not line.strip() else line for line in got.splitlines(keepends=True))
        if got == want:
            return True
    if flags & NORMALIZE_WHITESPACE:
        want, got = " ".join(want.split()), " ".join(got.split())
        if got == want:
            return True
    return bool(flags & ELLIPSIS) and _ellipsis_match(want, got)


def _type_name(kind):
    module = kind.__module__
    return kind.__qualname__ if module in ("builtins", "__main__") else f"{module}.{kind.__qualname__}"


def exception_text(exception):
    """The last part of what Python prints for an uncaught exception, with its suggestion when traceback can tell."""
    kind = type(exception)
    if isinstance(exception, SyntaxError):
        text = _type_name(kind) + ": " + str(exception.msg) + "\n"
    else:
        try:
            from traceback import format_exception_only
            lines = format_exception_only(kind, exception)
            return "".join(lines)
        except (ImportError, PolicyRefusal):
            words = str(exception)
            text = _type_name(kind) + (": " + words if words else "") + "\n"
    for note in getattr(exception, "__notes__", None) or ():
        text += str(note) + "\n"
    return text


def _without_detail(text):
    end = text.find("\n")
    end = len(text) if end < 0 else end
    colon = text.find(":", 0, end)
    end = end if colon < 0 else colon
    return text[text.rfind(".", 0, end) + 1:end]


# --- running ------------------------------------------------------------------------------------------------------


class Capture:
    def __init__(self):
        self.pieces = []
        self.encoding = "utf-8"
        self.errors = None

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self.pieces.append(text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def getvalue(self):
        return "".join(self.pieces)


class Failure(AssertionError):
    pass


def run_example(example, names, flags, filename):
    """Raises Failure, or PolicyRefusal when the example needed something that is absent."""
    set_, unset = example.options
    flags = (flags | set_) & ~unset
    if flags & SKIP:
        return
    capture, before, raised = Capture(), sys.stdout, None
    sys.stdout = capture
    try:
        exec(compile(example.source, filename, "single"), names)
    except (KeyboardInterrupt, MemoryError):
        raise
    except BaseException as exception:
        raised = exception
    finally:
        sys.stdout = before
    got = capture.getvalue()
    if got and not got.endswith("\n"):
        got += "\n"
    if raised is None:
        if not same_output(example.want, got, flags):
            raise Failure(f"line {example.line}: {example.source.strip()!r}: expected {example.want!r}, got {got!r}")
        return
    what = refusal_of(raised)
    if what is not None:
        raise PolicyRefusal(what)
    text = exception_text(raised)
    if example.exception is None:
        raise Failure(f"line {example.line}: {example.source.strip()!r}: expected {example.want!r}, raised {text!r}")
    if same_output(example.exception, text, flags):
        return
    if flags & IGNORE_EXCEPTION_DETAIL and _without_detail(example.exception) == _without_detail(text):
        return
    raise Failure(f"line {example.line}: {example.source.strip()!r}: expected {example.exception!r}, raised {text!r}")


class DocTestBlock:
    """One block as a test the runner knows how to run."""

    def __init__(self, name, number, block, shared, flags):
        self.name, self.number, self.block, self.shared, self.flags = name, number, block, shared, flags

    def id(self):
        return f"doctest {self.name} {self.number}"

    def countTestCases(self):
        return 1

    def run_outcome(self):
        from unittest.case import Outcome
        outcome = Outcome()
        if "compile" not in self.shared:
            try:
                compile
            except NameError:
                outcome.refusals.append("the builtin compile")
                return outcome
        for example in self.block:
            try:
                run_example(example, self.shared, self.flags, f"<doctest {self.name}[{self.number}]>")
            except KeyboardInterrupt:
                raise
            except BaseException as exception:
                outcome.note(exception, f"line {example.line}")
        return outcome


def blocks_of(text, name, names, flags=0):
    shared = dict(names)
    shared.setdefault("__name__", "__main__")
    return [DocTestBlock(name, number, block, shared, flags) for number, block in enumerate(parse_blocks(text), 1)]


def _documented(module):
    """Names and texts of the docstrings of a module, as doctest finds them."""
    module_name = module.__name__
    names = vars(module)
    found = []
    if isinstance(module.__doc__, str):
        found.append((module_name, module.__doc__))
    for name, thing in sorted(names.items()):
        if getattr(thing, "__module__", None) == module_name and (callable(thing) or isinstance(thing, type)):
            _documented_thing(found, f"{module_name}.{name}", thing)
    for name, thing in sorted(names.get("__test__", {}).items()):
        if isinstance(thing, str):
            found.append((f"{module_name}.__test__.{name}", thing))
        else:
            _documented_thing(found, f"{module_name}.__test__.{name}", thing)
    return found


def _documented_thing(found, name, thing):
    if isinstance(getattr(thing, "__doc__", None), str):
        found.append((name, thing.__doc__))
    if isinstance(thing, type):
        for inner, value in sorted(vars(thing).items()):
            function = getattr(value, "__wrapped__", value) if isinstance(value, (staticmethod, classmethod)) else value
            if type(function).__name__ == "function" and isinstance(function.__doc__, str):
                found.append((f"{name}.{inner}", function.__doc__))


current_module = [None]  # the runner sets it: without frames DocTestSuite() cannot tell who calls


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, optionflags=0, **keywords):
    from unittest.case import TestSuite
    module = current_module[0] if module is None else module
    if isinstance(module, str):
        raise PolicyRefusal("importlib")
    names = dict(vars(module) if globs is None else globs)
    names.update(extraglobs or {})
    suite = TestSuite()
    for name, text in _documented(module):
        suite.addTests(blocks_of(text, name, names, optionflags))
    return suite


def DocFileSuite(*paths, **keywords):
    raise PolicyRefusal("the builtin open")


def testmod(*arguments, **keywords):
    raise PolicyRefusal("doctest.testmod")
