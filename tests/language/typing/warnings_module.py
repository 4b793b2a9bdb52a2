# The warnings module: filters, records, and what the compiler warns of.
import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    warnings.warn(RuntimeWarning("third"))
    for item in log:
        print(item.category.__name__, item.message, type(item.message).__name__, item.lineno)

with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("as an error", UserWarning)
    except UserWarning as error:
        print("raised", error)
    try:
        eval("1 is 1")
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, error.offset)

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("ignore")
    warnings.warn("ignored")
    print(len(log))

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("default")
    for _ in range(3):
        warnings.warn("once for each place")
    print(len(log))

with warnings.catch_warnings(record=True, action="always") as log:
    warnings.warn("by action")
    print([str(item.message) for item in log])


def compiled(text):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            exec(text, {})
        except Exception as error:
            print(type(error).__name__)
        print(repr(text), [(item.category.__name__, str(item.message), item.filename, item.lineno) for item in log])


compiled("x = 1\nx is 1")
compiled("x = 1\nx is not 'a'")
compiled("'\\d'")
compiled("b'\\q'")
compiled("1()")
compiled("'a'()")
compiled("(1, 2)()")
compiled("[1]\n[2](3)")
compiled("[1]['a']")
compiled("'abc'['a']")
compiled("{1}[0]")
compiled("1[0]")
compiled("f'a'()")
compiled("(lambda: 0)[0]")
compiled("assert (1, 'message')")
compiled("assert ()")
compiled("0xfor x in ()")

print(warnings.formatwarning("text", UserWarning, "some file", 7), end="")
print(warnings.formatwarning("text", UserWarning, "some file", 7, "  the line  "), end="")
for call in (lambda: warnings.simplefilter("nonsense"), lambda: warnings.warn("x", int), lambda: warnings.warn("x", "y"),
             lambda: warnings.simplefilter("error", lineno=-1)):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__)


def shower(message, category, filename, lineno, file=None, line=None):
    print("shown", message, category.__name__, lineno)


with warnings.catch_warnings():
    warnings.resetwarnings()
    warnings.showwarning = shower
    warnings.warn("to the function")
    warnings.warn_explicit("explicit", UserWarning, "file.py", 12)


@warnings.deprecated("use something else")
def old():
    return 5


@warnings.deprecated("no more")
class Old:
    pass


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    print(old(), isinstance(Old(), Old), old.__deprecated__)
    print([(str(item.message), item.category.__name__) for item in log])


def inner():
    warnings.warn("level", stacklevel=2)


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    inner()
    print(log[0].lineno, log[0].filename.endswith("warnings_module.py"))
