# attack: filters, registries, categories, showwarning and messages of warnings that lie, raise, or name files of the host
# allowed: simplefilter, catch_warnings and a showwarning of one's own
# expect: contained
# compat: contained

import re
import warnings

leaks = []


class Odd(UserWarning):
    def __str__(self):
        raise KeyError("str")


class Registry(dict):
    def get(self, *arguments):
        return 5

    def __setitem__(self, key, value):
        raise LookupError("registry")


for attempt in (
    lambda: warnings.warn(Odd("x")), lambda: warnings.warn("x", int), lambda: warnings.warn(5), lambda: warnings.warn("x", UserWarning, 10 ** 6), lambda: warnings.warn("x", UserWarning, -5), lambda: warnings.warn_explicit("x", UserWarning, "/etc/passwd", 1, registry=Registry()),
    lambda: warnings.warn_explicit("x", UserWarning, "/etc/passwd", 1, source=open_), lambda: warnings.filterwarnings("nothing"), lambda: warnings.filterwarnings("error", message="("), lambda: warnings.filters.append(5) or warnings.warn("x"), lambda: warnings.formatwarning("x", UserWarning, "/etc/passwd", 1) and None,
    lambda: warnings.warn_explicit("x", UserWarning, "f", 1, module_globals={"__loader__": 5, "__name__": "x"}),
):
    try:
        found = attempt()
        if found is not None:
            leaks.append(found)
    except (TypeError, ValueError, KeyError, LookupError, NameError, AttributeError, AssertionError, re.error):
        pass
warnings.resetwarnings()
if "root:" in warnings.formatwarning("x", UserWarning, "/etc/passwd", 1):
    leaks.append("line of a file")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("seen")
assert len(caught) == 1 and str(caught[0].message) == "seen"
print("LEAK" if leaks else "CONTAINED", *leaks)
