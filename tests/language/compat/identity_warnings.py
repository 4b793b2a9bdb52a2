# options: --profile compat
# `is` with a negative number warns as with a plain one.
import warnings

for source in ("x is -1", "x is not -1.5", "x is -2j", "x is -y", "x is not None", "-1 is x"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "source", "exec")
    print(source, [str(warning.message) for warning in caught])
