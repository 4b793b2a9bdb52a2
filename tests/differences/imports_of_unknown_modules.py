# shows: a module that is not on the allowlist is refused with the same words whether it exists anywhere or not
# expect: benign

words = set()
for name in ("os", "no_such_module"):
    try:
        exec(f"import {name}")
    except ModuleNotFoundError as error:
        assert "allowlist" in str(error), error
        assert error.name == name
        words.add(str(error).replace(name, "NAME"))
assert len(words) == 1, words
print("OK")
