"""As much of unittest as CPython's own tests use, written for this project. Runs in the sandbox, under both profiles."""

from unittest.case import (  # noqa: F401
    FunctionTestCase, IsolatedAsyncioTestCase, SkipTest, TestCase, expectedFailure, skip, skipIf, skipUnless)
from unittest.case import TestLoader, TestResult, TestSuite, defaultTestLoader  # noqa: F401


def addModuleCleanup(function, /, *arguments, **keywords):
    module_cleanups.append((function, arguments, keywords))


def enterModuleContext(context):
    addModuleCleanup(context.__exit__, None, None, None)
    return context.__enter__()


def doModuleCleanups():
    while module_cleanups:
        function, arguments, keywords = module_cleanups.pop()
        function(*arguments, **keywords)


module_cleanups = []


def main(*arguments, **keywords):
    """The runner starts tests itself."""


makeSuite = defaultTestLoader.loadTestsFromTestCase
