"""TestCase with its assertions and decorators, suites and a loader. Reports go to the result's methods."""

from conformance_policy import PolicyRefusal, refusal_of


class SkipTest(Exception):
    pass


def _mark_skipped(thing, reason):
    thing.__unittest_skip__ = True
    thing.__unittest_skip_why__ = reason
    return thing


def skip(reason):
    if callable(reason) and not isinstance(reason, str):
        return _mark_skipped(reason, "")
    return lambda thing: _mark_skipped(thing, reason)


def skipIf(condition, reason):
    return skip(reason) if condition else lambda thing: thing


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(thing):
    thing.__unittest_expecting_failure__ = True
    return thing


# --- context managers of assertions -------------------------------------------------------------------------------


def _class_names(expected):
    if isinstance(expected, tuple):
        return "(" + ", ".join(item.__name__ for item in expected) + ")"
    return getattr(expected, "__name__", str(expected))


def _search(pattern, text):
    if not isinstance(pattern, (str, bytes)):
        return pattern.search(text)
    import re
    return re.search(pattern, text)


class _RaisesContext:
    def __init__(self, test, expected, regex=None, msg=None):
        self.test, self.expected, self.regex, self.msg = test, expected, regex, msg
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, exception, traceback):
        if exception is None:
            raise self.test.failureException(self.test._formatMessage(self.msg, _class_names(self.expected) + " not raised"))
        if not isinstance(exception, self.expected) or refusal_of(exception) is not None:
            return False
        self.exception = exception.with_traceback(None)
        if self.regex is not None and not _search(self.regex, str(exception)):
            pattern = getattr(self.regex, "pattern", self.regex)
            raise self.test.failureException(
                self.test._formatMessage(self.msg, f'"{pattern}" does not match "{exception}"')) from None
        return True


_AssertRaisesContext = _RaisesContext


class _WarnsContext:
    def __init__(self, test, expected, regex=None, msg=None):
        self.test, self.expected, self.regex, self.msg = test, expected, regex, msg

    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings(record=True)
        self.warnings = self.catcher.__enter__()
        warnings.simplefilter("always", self.expected if not isinstance(self.expected, tuple) else Warning)
        return self

    def __exit__(self, kind, exception, traceback):
        self.catcher.__exit__(kind, exception, traceback)
        if exception is not None:
            return
        first = None
        for entry in self.warnings:
            warning = entry.message
            if not isinstance(warning, self.expected):
                continue
            first = first or warning
            if self.regex is not None and not _search(self.regex, str(warning)):
                continue
            self.warning, self.filename, self.lineno = warning, entry.filename, entry.lineno
            return
        if first is not None:
            raise self.test.failureException(
                self.test._formatMessage(self.msg, f'"{getattr(self.regex, "pattern", self.regex)}" does not match "{first}"'))
        raise self.test.failureException(
            self.test._formatMessage(self.msg, _class_names(self.expected) + " not triggered"))


class _SubTest:
    def __init__(self, test, message, parameters):
        self.test, self.message, self.parameters = test, message, parameters

    def describe(self):
        parts = [f"{name}={value!r}" for name, value in self.parameters.items()]
        return ("[" + str(self.message) + "] " if self.message is not None else "") + "(" + ", ".join(parts) + ")"

    def __enter__(self):
        return self

    def __exit__(self, kind, exception, traceback):
        if exception is None:
            return True
        outcome = self.test._outcome
        if isinstance(exception, (KeyboardInterrupt, SystemExit)):
            return False
        if outcome is None:
            return False
        try:
            description = self.describe()
        except Exception:
            description = "(?)"
        outcome.note(exception, description)
        return True


# --- outcomes -----------------------------------------------------------------------------------------------------


class Outcome:
    """What became of one test: problems in order, and the reason it was skipped."""

    def __init__(self):
        self.failures = []  # (exception, where)
        self.refusals = []  # what was refused
        self.skipped = None
        self.expected_failure = False

    def note(self, exception, where=""):
        if isinstance(exception, SkipTest):
            if self.skipped is None and not where:
                self.skipped = str(exception)
            return
        what = refusal_of(exception)
        if what is not None:
            self.refusals.append(what)
        else:
            self.failures.append((exception, where))

    def attempt(self, function, /, *arguments, **keywords):
        try:
            function(*arguments, **keywords)
            return True
        except KeyboardInterrupt:
            raise
        except BaseException as exception:
            self.note(exception)
            return False

    @property
    def clean(self):
        return not (self.failures or self.refusals or self.skipped is not None)


def _run_coroutine(coroutine):
    """Tests of IsolatedAsyncioTestCase that never wait for anything can be run without an event loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    coroutine.close()
    raise PolicyRefusal("the module asyncio")


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._outcome = None
        self._type_equality_functions = {}

    # life cycle
    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    _class_cleanups = []

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_functions[typeobj] = function

    def addCleanup(self, function, /, *arguments, **keywords):
        self._cleanups.append((function, arguments, keywords))

    @classmethod
    def addClassCleanup(cls, function, /, *arguments, **keywords):
        if "_class_cleanups" not in vars(cls):
            cls._class_cleanups = []
        cls._class_cleanups.append((function, arguments, keywords))

    @classmethod
    def doClassCleanups(cls):
        while cls._class_cleanups:
            function, arguments, keywords = cls._class_cleanups.pop()
            function(*arguments, **keywords)

    def doCleanups(self):
        outcome = self._outcome if self._outcome is not None else Outcome()
        while self._cleanups:
            function, arguments, keywords = self._cleanups.pop()
            outcome.attempt(function, *arguments, **keywords)
        return not outcome.failures

    def enterContext(self, context):
        result = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)
        return result

    @classmethod
    def enterClassContext(cls, context):
        result = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        return result

    def countTestCases(self):
        return 1

    def id(self):
        return type(self).__qualname__ + "." + self._testMethodName

    def __repr__(self):
        return f"<{type(self).__qualname__} testMethod={self._testMethodName}>"

    __str__ = id

    def shortDescription(self):
        text = getattr(self, self._testMethodName).__doc__
        return text.strip().split("\n")[0].strip() if text else None

    def defaultTestResult(self):
        return TestResult()

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **parameters):
        return _SubTest(self, msg, parameters)

    def _call_setup(self):
        self.setUp()

    def _call_teardown(self):
        self.tearDown()

    def _call_method(self, method):
        method()

    def run_outcome(self):
        """Runs the test; the runner looks at what is returned."""
        outcome = self._outcome = Outcome()
        method = getattr(self, self._testMethodName)
        for marked in (type(self), method):
            if getattr(marked, "__unittest_skip__", False):
                outcome.skipped = str(getattr(marked, "__unittest_skip_why__", ""))
                return outcome
        outcome.expected_failure = (getattr(method, "__unittest_expecting_failure__", False) or
                                    getattr(type(self), "__unittest_expecting_failure__", False))
        if outcome.attempt(self._call_setup):
            outcome.attempt(self._call_method, method)
            outcome.attempt(self._call_teardown)
        self.doCleanups()
        return outcome

    def run(self, result=None):
        result = self.defaultTestResult() if result is None else result
        result.startTest(self)
        result.addOutcome(self, self.run_outcome())
        result.stopTest(self)
        return result

    def __call__(self, *arguments, **keywords):
        return self.run(*arguments, **keywords)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    # messages
    def _formatMessage(self, msg, standard):
        if msg is None:
            return standard
        if not self.longMessage:
            return msg
        return f"{standard} : {msg}"

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def fail(self, msg=None):
        raise self.failureException(msg)

    # truth and identity
    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f"{_show(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f"{_show(expr)} is not false")

    def assertIs(self, first, second, msg=None):
        if first is not second:
            self._fail(msg, f"{_show(first)} is not {_show(second)}")

    def assertIsNot(self, first, second, msg=None):
        if first is second:
            self._fail(msg, f"unexpectedly identical: {_show(first)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f"{_show(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, f"{_show(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f"{_show(obj)} is an instance of {cls!r}")

    def assertIsSubclass(self, cls, superclass, msg=None):
        if not issubclass(cls, superclass):
            self._fail(msg, f"{cls!r} is not a subclass of {superclass!r}")

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        if issubclass(cls, superclass):
            self._fail(msg, f"{cls!r} is a subclass of {superclass!r}")

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self._fail(msg, f"{type(obj).__name__!r} object has no attribute {name!r}")

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self._fail(msg, f"{type(obj).__name__!r} object has unexpected attribute {name!r}")

    def assertStartsWith(self, text, prefix, msg=None):
        if not text.startswith(prefix):
            self._fail(msg, f"{_show(text)} doesn't start with {prefix!r}")

    def assertEndsWith(self, text, suffix, msg=None):
        if not text.endswith(suffix):
            self._fail(msg, f"{_show(text)} doesn't end with {suffix!r}")

    # comparisons
    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second):
            special = self._type_equality_functions.get(type(first))
            if special is not None:
                if isinstance(special, str):
                    special = getattr(self, special)
                special(first, second, msg=msg)
                return
        if not first == second:
            self._fail(msg, f"{_show(first)} != {_show(second)}")

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f"{_show(first)} == {_show(second)}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f"{_show(a)} not less than {_show(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f"{_show(a)} not less than or equal to {_show(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f"{_show(a)} not greater than {_show(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f"{_show(a)} not greater than or equal to {_show(b)}")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f"{_show(member)} not found in {_show(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f"{_show(member)} unexpectedly found in {_show(container)}")

    def _nearly(self, first, second, places, delta):
        difference = abs(first - second)
        if delta is not None:
            if places is not None:
                raise TypeError("specify delta or places not both")
            return difference <= delta
        return round(difference, 7 if places is None else places) == 0

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if not (first == second or self._nearly(first, second, places, delta)):
            self._fail(msg, f"{_show(first)} != {_show(second)} within {delta if delta is not None else places}")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second or self._nearly(first, second, places, delta):
            self._fail(msg, f"{_show(first)} == {_show(second)} within {delta if delta is not None else places}")

    # containers
    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        if seq_type is not None:
            self.assertIsInstance(first, seq_type)
            self.assertIsInstance(second, seq_type)
        if first == second:
            return
        length = min(len(first), len(second))
        for i in range(length):
            if first[i] != second[i]:
                self._fail(msg, f"sequences differ at {i}: {_show(first[i])} != {_show(second[i])}")
        self._fail(msg, f"sequences differ: {_show(first)} != {_show(second)}")

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        if set1.difference(set2) or set2.difference(set1):
            self._fail(msg, f"{_show(set1)} != {_show(set2)}")

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._fail(msg, f"{_show(d1)} != {_show(d2)}")

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str)
        self.assertIsInstance(second, str)
        if first != second:
            self._fail(msg, f"{_show(first)} != {_show(second)}")

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        rest = list(second)
        for item in first:
            for i, other in enumerate(rest):
                if other == item:
                    del rest[i]
                    break
            else:
                self._fail(msg, f"{_show(item)} is not in both as often: {_show(first)}, {_show(second)}")
        if rest:
            self._fail(msg, f"{_show(rest)} not in both as often")

    # exceptions, warnings, text
    def _with(self, context, callable_and_arguments, keywords):
        if not callable_and_arguments:
            context.msg = keywords.pop("msg", None)
            if keywords:
                raise TypeError(f"unexpected keyword arguments {sorted(keywords)}")
            return context
        function, *arguments = callable_and_arguments
        if function is None or not callable(function):
            raise TypeError("not a callable")
        with context:
            function(*arguments, **keywords)
        return None

    def assertRaises(self, expected, *arguments, **keywords):
        bases = expected if isinstance(expected, tuple) else (expected,)
        for base in bases:
            if not (isinstance(base, type) and issubclass(base, BaseException)):
                raise TypeError("assertRaises() arg 1 must be an exception type or tuple of exception types")
        return self._with(_RaisesContext(self, expected), arguments, keywords)

    def assertRaisesRegex(self, expected, regex, *arguments, **keywords):
        return self._with(_RaisesContext(self, expected, regex), arguments, keywords)

    def assertWarns(self, expected, *arguments, **keywords):
        return self._with(_WarnsContext(self, expected), arguments, keywords)

    def assertWarnsRegex(self, expected, regex, *arguments, **keywords):
        return self._with(_WarnsContext(self, expected, regex), arguments, keywords)

    def assertLogs(self, *arguments, **keywords):
        raise PolicyRefusal("the module logging")

    assertNoLogs = assertLogs

    def assertRegex(self, text, expected_regex, msg=None):
        if not _search(expected_regex, text):
            self._fail(msg, f"{getattr(expected_regex, 'pattern', expected_regex)!r} not found in {_show(text)}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if _search(unexpected_regex, text):
            self._fail(msg, f"{getattr(unexpected_regex, 'pattern', unexpected_regex)!r} found in {_show(text)}")


class IsolatedAsyncioTestCase(TestCase):
    def asyncSetUp(self):
        """Test classes define it with async def."""

    asyncTearDown = asyncSetUp

    def _call_setup(self):
        self.setUp()
        self._call_method(self.asyncSetUp)

    def _call_teardown(self):
        self._call_method(self.asyncTearDown)
        self.tearDown()

    def _call_method(self, method):
        result = method()
        if result is not None:
            _run_coroutine(result)


class FunctionTestCase(TestCase):
    def __init__(self, function, setUp=None, tearDown=None, description=None):
        super().__init__("run_function")
        self.run_function = function
        self.setUp = setUp or self.setUp
        self.tearDown = tearDown or self.tearDown


def _show(thing):
    try:
        text = repr(thing)
    except Exception as error:
        return f"<unrepresentable {type(thing).__name__}: {type(error).__name__}>"
    return text if len(text) <= 400 else text[:200] + "..." + text[-150:]


# --- suites -------------------------------------------------------------------------------------------------------


class TestResult:
    def __init__(self, *arguments, **keywords):
        self.errors, self.failures, self.skipped = [], [], []
        self.testsRun = 0

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def addOutcome(self, test, outcome):
        for exception, where in outcome.failures:
            self.failures.append((test, f"{type(exception).__name__}: {exception} {where}"))
        for what in outcome.refusals:
            raise PolicyRefusal(what)
        if outcome.skipped is not None:
            self.skipped.append((test, outcome.skipped))

    def wasSuccessful(self):
        return not self.failures and not self.errors


class TestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self)

    def run(self, result):
        for test in self:
            test.run(result)
        return result

    __call__ = run


class TestLoader:
    testMethodPrefix = "test"
    suiteClass = TestSuite

    def getTestCaseNames(self, test_class):
        return sorted(name for name in dir(test_class)
                      if name.startswith(self.testMethodPrefix) and callable(getattr(test_class, name)))

    def loadTestsFromTestCase(self, test_class):
        names = self.getTestCaseNames(test_class)
        if not names and hasattr(test_class, "runTest"):
            names = ["runTest"]
        return TestSuite([test_class(name) for name in names])

    def loadTestsFromModule(self, module, *arguments, **keywords):
        suite = TestSuite()
        names = vars(module)
        for name in names:
            thing = names[name]
            if isinstance(thing, type) and issubclass(thing, TestCase) and thing not in (
                    TestCase, FunctionTestCase, IsolatedAsyncioTestCase):
                suite.addTest(self.loadTestsFromTestCase(thing))
        return suite


defaultTestLoader = TestLoader()
