# attack: values whose repr, hash, length and keys lie or change themselves, given to pprint, reprlib and textwrap
# allowed: ordinary layout
# expect: contained
# compat: contained
import pprint
import reprlib
import textwrap

leaks = []


class Liar(list):
    def __repr__(self):
        self.append(self)
        return 5

    def __len__(self):
        return 10**9


class Shrinks(dict):
    def items(self):
        self.clear()
        return super().items()


ring = []
ring.append({"ring": ring})
for attempt in [lambda: pprint.pformat(Liar([1])), lambda: reprlib.repr([Liar()]), lambda: pprint.pformat([Liar([Liar()])], width=1), lambda: pprint.pformat(1, depth=-1),
                lambda: textwrap.wrap("a b", width=0), lambda: textwrap.wrap(5), lambda: textwrap.fill("a" * 10, width=-1), lambda: textwrap.shorten("word", width=1, placeholder="long one"),
                lambda: pprint.PrettyPrinter._dispatch["x"], lambda: pprint.pprint.__globals__, lambda: reprlib.repr.__globals__, lambda: pprint._sys.modules["os"],
                lambda: pprint.pprint(1, stream=5), lambda: textwrap.TextWrapper(width="x").wrap("a b")]:
    try:
        found = attempt()
        if not isinstance(found, (str, list)):
            leaks.append(found)
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError, OverflowError):
        pass
pprint.pformat(Shrinks(a=1))
if "Recursion" not in pprint.pformat(ring) or pprint.pformat({"b": 1, "a": [2]}) != "{'a': [2], 'b': 1}" or textwrap.fill("aa bb", 3) != "aa\nbb":
    leaks.append("ordinary layout")
print("LEAK" if leaks else "CONTAINED", *leaks)
