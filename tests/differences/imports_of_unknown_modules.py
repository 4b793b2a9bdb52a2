# shows: any module that is not on the allowlist is an ImportError, never a ModuleNotFoundError
# expect: benign

for name in ("os", "no_such_module"):
    try:
        exec(f"import {name}")
    except ModuleNotFoundError:
        raise AssertionError("more is told than that it is not allowed")
    except ImportError as error:
        assert "allowlist" in str(error), error
        assert error.name == name
print("OK")
