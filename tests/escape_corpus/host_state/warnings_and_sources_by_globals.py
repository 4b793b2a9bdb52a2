# attack: plant __file__, __name__, __loader__, __spec__ and __path__ in the globals, for what reads them: warnings, imports, tracebacks, dataclasses, typing
# allowed: changing __name__
# expect: contained
# compat: contained

import dataclasses
import traceback
import typing
import warnings

leaks = []


class Loader:
    def get_source(self, name):
        leaks.append("loader asked")
        return "planted"

    def find_spec(self, *arguments):
        leaks.append("finder asked")

    exec_module = load_module = create_module = get_data = find_spec


globals().update(__file__="/etc/passwd", __loader__=Loader(), __spec__=Loader(), __path__=["/etc"], __package__="os", __cached__="/etc/passwd", __name__="os")
for attempt in (lambda: exec("import os.path", globals()), lambda: exec("from . import path", globals()), lambda: exec("from .path import join", globals()), lambda: exec("from .. import x", globals())):
    try:
        attempt()
        leaks.append("imported")
    except (ImportError, TypeError, ValueError, KeyError, AttributeError):
        pass
warnings.simplefilter("ignore")
warnings.warn("quiet")


@dataclasses.dataclass
class Data:
    x: "int"
    y: typing.ClassVar["str"] = "y"


try:
    1 / 0
except ZeroDivisionError as error:
    text = "".join(traceback.format_exception(error))
    if "root:" in text:
        leaks.append(text)
__name__ = "renamed"
assert Data(1).x == 1 and type("Fresh", (), {}).__module__ == "renamed"
print("LEAK" if leaks else "CONTAINED", *leaks)
