"""There are no threads here."""

import unittest

from conformance_policy import PolicyRefusal, absent_module


def requires_working_threading(*, module=False):
    return unittest.skip("no threads")


def reap_threads(function):
    return function


def threading_setup():
    return ()


def threading_cleanup(*arguments):
    """No thread was started."""


def start_threads(*arguments, **keywords):
    raise PolicyRefusal("the module threading")


can_start_thread = False
__getattr__ = absent_module("test.support.threading_helper")
