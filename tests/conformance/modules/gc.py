"""Collecting on demand is the host's; asking whether collection is on is harmless."""

from conformance_policy import PolicyRefusal, absent_module


def isenabled():
    return True


def enable():
    """Collection is always on."""


def disable():
    raise PolicyRefusal("gc.disable")


def collect(generation=2):
    raise PolicyRefusal("gc.collect")


__getattr__ = absent_module("gc")
