# attack: annotations kept as text by the future import, then evaluated by get_type_hints, get_annotations and inspect in other namespaces
# allowed: get_type_hints of ordinary texts
# expect: contained
# compat: contained

from __future__ import annotations

import annotationlib
import inspect
import typing

leaks = []


def bad(a: int.__subclasses__(), b: (lambda: 0).__globals__, c: open("/etc/passwd"), d: __import__("os")):
    pass


class Bad:
    x: typing.get_type_hints.__globals__
    y: Bad.__init__.__globals__


def good(a: int, b: list[str]) -> dict[str, int]:
    pass


for target in (bad, Bad):
    for attempt in (
        lambda: typing.get_type_hints(target), lambda: typing.get_type_hints(target, globals(), {}), lambda: typing.get_type_hints(target, {"__builtins__": {}}), lambda: annotationlib.get_annotations(target, eval_str=True), lambda: inspect.get_annotations(target, eval_str=True),
        lambda: inspect.signature(target, eval_str=True), lambda: typing.get_type_hints(target, include_extras=True), lambda: typing.get_type_hints(target, typing), lambda: typing.evaluate_forward_ref(typing.ForwardRef("int.__subclasses__()")), lambda: typing.ForwardRef("open")._evaluate(None, None, frozenset()),
    ):
        try:
            leaks.append(attempt())
        except (NameError, AttributeError, TypeError, ValueError, ImportError):
            pass
leaks = [found for found in leaks if not (isinstance(found, inspect.Signature) and "int.__subclasses__" in str(found))]
leaks = [found for found in leaks if not (isinstance(found, inspect.Signature) and "()" == str(found))]
assert typing.get_type_hints(good) == {"a": int, "b": list[str], "return": dict[str, int]}
print("LEAK" if leaks else "CONTAINED", *leaks)
