"""Imports for tests: what is absent by policy is a refusal, what only CPython has is a test's own skip."""

from conformance_policy import CPythonOnly, PolicyRefusal, absent_module

_CPYTHON_ONLY = ("_testcapi", "_testinternalcapi", "_testlimitedcapi", "_testmultiphase", "_testbuffer", "_testclinic",
                 "ctypes", "_ctypes", "_interpreters")

def import_module(name, deprecated=False, *, required_on=()):
    if name in _CPYTHON_ONLY:
        return CPythonOnly("the module " + name)
    names = {}
    exec("import " + name + " as module", names)
    return names["module"]


def import_fresh_module(name, fresh=(), blocked=(), **keywords):
    if blocked or fresh:
        raise PolicyRefusal("sys.modules")
    return import_module(name)


__getattr__ = absent_module("test.support.import_helper")
