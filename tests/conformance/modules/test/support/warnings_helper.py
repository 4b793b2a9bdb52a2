"""Checks of warnings, on top of the environment's warnings module."""

from conformance_policy import absent_module


class WarningsRecorder:
    def __init__(self, entries):
        self.entries = entries
        self._last = 0

    def __getattr__(self, name):
        if len(self.entries) > self._last:
            return getattr(self.entries[-1], name)
        raise AttributeError(f"{self!r} has no attribute {name!r}")

    @property
    def warnings(self):
        return self.entries[self._last:]

    def reset(self):
        self._last = len(self.entries)


class check_warnings:
    """Each filter (text, category) is met by a warning and, unless quiet, each warning by a filter."""

    def __init__(self, *filters, quiet=None):
        self.quiet = (not filters) if quiet is None else quiet
        self.filters = filters or (("", Warning),)

    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings(record=True)
        self.entries = self.catcher.__enter__()
        warnings.simplefilter("always")
        return WarningsRecorder(self.entries)

    def __exit__(self, kind, exception, traceback):
        self.catcher.__exit__(kind, exception, traceback)
        if exception is not None:
            return
        import re
        rest = list(self.entries)
        for text, category in self.filters:
            met = [entry for entry in rest
                   if isinstance(entry.message, category) and re.match(text, str(entry.message), re.I)]
            if not met and not self.quiet:
                raise AssertionError(f"filter ({text!r}, {category.__name__}) did not catch any warning")
            rest = [entry for entry in rest if entry not in met]
        if rest and not self.quiet:
            raise AssertionError(f"unhandled warning {rest[0].message}")


class NoWarnings:
    def __init__(self, testcase, message="", category=Warning, force_gc=False):
        self.testcase, self.message, self.category, self.force_gc = testcase, message, category, force_gc

    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings(record=True)
        self.entries = self.catcher.__enter__()
        warnings.filterwarnings("always", message=self.message, category=self.category)

    def __exit__(self, kind, exception, traceback):
        if self.force_gc:
            from test.support import gc_collect
            gc_collect()
        self.catcher.__exit__(kind, exception, traceback)
        if exception is None:
            self.testcase.assertEqual([entry.message for entry in self.entries], [])


def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    return NoWarnings(testcase, message, category, force_gc)


check_no_resource_warning = check_no_warnings


def check_syntax_warning(testcase, statement, errtext="", *, lineno=1, offset=None):
    """One SyntaxWarning, and a SyntaxError when warnings are errors."""
    import warnings
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", SyntaxWarning)
        compile(statement, "<testcase>", "exec")
    testcase.assertEqual(len(caught), 1, caught)
    warning = caught[0]
    testcase.assertTrue(issubclass(warning.category, SyntaxWarning), warning.category)
    if errtext:
        testcase.assertRegex(str(warning.message), errtext)
    testcase.assertEqual(warning.filename, "<testcase>")
    testcase.assertIsNotNone(warning.lineno)
    if lineno is not None:
        testcase.assertEqual(warning.lineno, lineno)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("error", SyntaxWarning)
        from test.support import check_syntax_error
        check_syntax_error(testcase, statement, errtext, lineno=lineno, offset=offset)
    testcase.assertEqual(caught, [])


def ignore_warnings(*, category):
    def decorate(test):
        def wrapped(self, *arguments, **keywords):
            import warnings
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(self, *arguments, **keywords)

        wrapped.__name__ = test.__name__
        return wrapped

    return decorate


class save_restore_warnings_filters:
    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings()
        self.catcher.__enter__()

    def __exit__(self, *details):
        self.catcher.__exit__(*details)


__getattr__ = absent_module("test.support.warnings_helper")
