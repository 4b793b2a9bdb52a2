"""As much of test.support as the language tests use, written for this project."""

import sys
import unittest

from conformance_policy import Absent, PolicyRefusal, absent_module

CPYTHON_ONLY = "CPython-only"

verbose = 0
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
LOOPBACK_TIMEOUT = 10.0
Py_DEBUG = False
Py_TRACE_REFS = False
Py_GIL_DISABLED = False
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
NHASHBITS = 64
MAX_Py_ssize_t = sys.maxsize
max_memuse = 0
real_max_memuse = 0
is_jython = is_android = is_emscripten = is_wasi = is_apple = is_apple_mobile = False
has_fork_support = has_subprocess_support = has_socket_support = False
_1M, _1G, _2G, _4G = 1 << 20, 1 << 30, 1 << 31, 1 << 32


class Error(Exception):
    pass


class TestFailed(Error):
    pass


# --- what depends on the implementation -----------------------------------------------------------------------------


def cpython_only(test):
    return unittest.skip(CPYTHON_ONLY + ": implementation detail")(test)


def check_impl_detail(**guards):
    name = sys.implementation.name
    default = not next(iter(guards.values()), False)
    return guards.get(name, default if guards else False)


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return lambda test: test
    return unittest.skip(CPYTHON_ONLY + ": " + (msg or "implementation detail"))


def refcount_test(test):
    return unittest.skip(CPYTHON_ONLY + ": counts references")(test)


def no_tracing(function):
    return function


def suppress_immortalization(suppress=True):
    return _Nothing()


def requires_limited_api(test):
    return cpython_only(test)


def requires_specialization(test):
    return cpython_only(test)


def requires_subprocess():
    return unittest.skip("the test starts a process")


def requires_resource(resource):
    return unittest.skip(f"resource {resource!r} is not enabled")


def requires(resource, msg=None):
    raise unittest.SkipTest(f"resource {resource!r} is not enabled")


def is_resource_enabled(resource):
    return False


def requires_IEEE_754(test):
    return test


def requires_docstrings(test):
    return test


def requires_working_socket(module=False):
    return unittest.skip("no sockets")


def requires_fork():
    return unittest.skip("no processes")


def skip_on_s390x(test):
    return test


def skip_if_sanitizer(*arguments, **keywords):
    return lambda test: test


def skip_emscripten_stack_overflow():
    return lambda test: test


def skip_wasi_stack_overflow():
    return lambda test: test


def check_sanitizer(**keywords):
    return False


def force_not_colorized(test):
    return test


def run_with_locale(*names):
    return unittest.skip("no locales")


def run_with_tz(*names):
    return unittest.skip("no time zones")


def bigmemtest(size, memuse, dry_run=True):
    def decorate(function):
        def wrapped(self):
            if not dry_run:
                raise unittest.SkipTest("not enough memory")
            return function(self, 5147)

        return wrapped

    return decorate


def bigaddrspacetest(function):
    return unittest.skip("not enough memory")(function)


def calcobjsize(format):
    raise PolicyRefusal("sys.getsizeof")


calcvobjsize = calcobjsize


def get_attribute(thing, name):
    try:
        return getattr(thing, name)
    except AttributeError:
        raise unittest.SkipTest(f"object {thing!r} has no attribute {name!r}") from None


# --- memory -------------------------------------------------------------------------------------------------------


def gc_collect():
    import gc
    gc.collect()


class disable_gc:
    def __enter__(self):
        import gc
        gc.disable()

    def __exit__(self, *details):
        import gc
        gc.enable()


def check_free_after_iterating(test, iter, cls, arguments=()):
    """Whether a container is let go when its iterator is exhausted."""
    class Base(cls):
        def __del__(self):
            done.append(True)
            try:
                next(iterator)
            except StopIteration:
                pass

    done = []
    if not hasattr(cls, "__iter__"):
        def iterate(self):
            return iter(self)

    iterator = iter(Base(*arguments))
    test.assertRaises(StopIteration, next, iterator)
    gc_collect()
    test.assertTrue(done)


# --- recursion ----------------------------------------------------------------------------------------------------


class set_recursion_limit:
    def __init__(self, limit):
        self.limit = limit

    def __enter__(self):
        self.before = sys.getrecursionlimit()
        sys.setrecursionlimit(self.limit)

    def __exit__(self, *details):
        sys.setrecursionlimit(self.before)


class infinite_recursion:
    """CPython lowers its limit here; this environment's is the host's."""

    def __init__(self, max_depth=None):
        pass

    def __call__(self, function):
        return function

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None


def get_c_recursion_limit():
    return 10000


def exceeds_recursion_limit():
    return sys.getrecursionlimit() * 20


def get_recursion_depth():
    raise PolicyRefusal("sys._getframe")


def get_recursion_available():
    raise PolicyRefusal("sys._getframe")


class adjust_int_max_str_digits:
    def __init__(self, digits):
        self.digits = digits

    def __enter__(self):
        self.before = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(self.digits)

    def __exit__(self, *details):
        sys.set_int_max_str_digits(self.before)


# --- contexts -----------------------------------------------------------------------------------------------------


class _Nothing:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None

    def __call__(self, function):
        return function


class SuppressCrashReport(_Nothing):
    pass


class swap_attr:
    def __init__(self, thing, name, new):
        self.thing, self.name, self.new = thing, name, new

    def __enter__(self):
        self.had = hasattr(self.thing, self.name)
        self.before = getattr(self.thing, self.name, None)
        setattr(self.thing, self.name, self.new)
        return self.before

    def __exit__(self, *details):
        if self.had:
            setattr(self.thing, self.name, self.before)
        elif hasattr(self.thing, self.name):
            delattr(self.thing, self.name)


class swap_item:
    def __init__(self, thing, key, new):
        self.thing, self.key, self.new = thing, key, new

    def __enter__(self):
        self.had = self.key in self.thing
        self.before = self.thing[self.key] if self.had else None
        self.thing[self.key] = self.new
        return self.before

    def __exit__(self, *details):
        if self.had:
            self.thing[self.key] = self.before
        elif self.key in self.thing:
            del self.thing[self.key]


class captured_output:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        from doctest import Capture
        self.before = getattr(sys, self.name)
        capture = Capture()
        setattr(sys, self.name, capture)
        return capture

    def __exit__(self, *details):
        setattr(sys, self.name, self.before)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    raise PolicyRefusal("sys.stdin")


class catch_unraisable_exception:
    """Needs a hook for exceptions that nobody can catch."""

    unraisable = None

    def __enter__(self):
        raise PolicyRefusal("sys.unraisablehook")

    def __exit__(self, *details):
        return None


def without_margin(code):
    """The text with the indentation that all its lines share taken away."""
    lines = code.split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return "\n".join([line[margin:] for line in lines])


def run_code(code, extra_names=None):
    names = dict(extra_names or {})
    exec(without_margin(code), names)
    return names


def run_in_subinterp(code):
    raise PolicyRefusal("subinterpreters")


def sleeping_retry(timeout, error=None, **keywords):
    while True:
        yield


def busy_retry(timeout, error=None, **keywords):
    while True:
        yield


# --- syntax -------------------------------------------------------------------------------------------------------


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


# --- values for comparisons ----------------------------------------------------------------------------------------


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


class _Largest:
    """Greater than anything but itself."""

    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return self == other

    def __gt__(self, other):
        return not self == other

    def __ge__(self, other):
        return True


class _Smallest:
    """Less than anything but itself."""

    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __lt__(self, other):
        return not self == other

    def __le__(self, other):
        return True

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return self == other


ALWAYS_EQ, NEVER_EQ, LARGEST, SMALLEST = _AlwaysEqual(), _NeverEqual(), _Largest(), _Smallest()


class BrokenIter:
    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1 / 0
        self.next_raises, self.iter_raises = next_raises, iter_raises

    def __next__(self):
        if self.next_raises:
            1 / 0

    def __iter__(self):
        if self.iter_raises:
            1 / 0
        return self


def sortdict(dict):
    "Like repr(dict), but in sorted order."
    return "{" + ", ".join(f"{key!r}: {dict[key]!r}" for key in sorted(dict)) + "}"


def iter_builtin_types():
    raise PolicyRefusal("the attribute __subclasses__")


def iter_slot_wrappers(cls):
    raise PolicyRefusal("the module inspect")


class CPUStopwatch:
    """Takes time by the clock that was granted."""

    def __enter__(self):
        import time
        self.clock_info = Absent("time.get_clock_info")
        self.start = time.perf_counter()
        return self

    def __exit__(self, *details):
        import time
        self.seconds = time.perf_counter() - self.start


class Stopwatch(CPUStopwatch):
    pass


__getattr__ = absent_module("test.support")
