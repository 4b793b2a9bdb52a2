"""There are no files here."""

from conformance_policy import PolicyRefusal, absent_module

TESTFN = TESTFN_ASCII = "@test_file"


def unlink(name):
    """No test has made the file: there are none."""


rmtree = unlink


class EnvironmentVarGuard:
    def __enter__(self):
        raise PolicyRefusal("os.environ")

    def __exit__(self, *details):
        return None


class FakePath:
    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"<FakePath {self.path!r}>"

    def __fspath__(self):
        if isinstance(self.path, BaseException) or (
                isinstance(self.path, type) and issubclass(self.path, BaseException)):
            raise self.path
        return self.path


__getattr__ = absent_module("test.support.os_helper")
