"""Starting another interpreter is the process's business, which no guest has."""

from conformance_policy import PolicyRefusal, absent_module


def assert_python_ok(*arguments, **keywords):
    raise PolicyRefusal("subprocess")


assert_python_failure = spawn_python = run_python_until_end = make_script = assert_python_ok
__getattr__ = absent_module("test.support.script_helper")
