"""Codecs of a test's own are accepted and not found: the interpreter's set is closed."""

from conformance_policy import absent_module

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16_LE = b"\xff\xfe"
BOM_UTF16_BE = b"\xfe\xff"


def register(search_function):
    """Nothing asks it: str.encode raises LookupError for the names it would know."""


unregister = register
__getattr__ = absent_module("codecs")
