# attack: reach what an alias or a union stands before: blocked names through list[int], int | str, their origins, and calls of them
# allowed: __origin__ and __args__
# expect: contained
# compat: allowed

import operator
import typing

leaks = []


class Guest:
    def __class_getitem__(cls, item):
        return item


aliases = (list[int], dict[str, int], int | str, typing.Optional[int], typing.List[int], typing.Callable[[int], str], type[int], tuple[int, ...], typing.Annotated[int, 5], typing.Literal[1])
for alias in aliases:
    for name in ("__globals__", "__subclasses__", "__mro__", "__bases__", "__base__", "__reduce__", "__reduce_ex__", "__getstate__", "__code__", "__closure__", "__loader__", "__spec__", "__builtins__", "__self__"):
        for attempt in (lambda: getattr(alias, name), lambda: operator.attrgetter("__origin__." + name)(alias), lambda: "{0.%s}".replace("%s", name).format(alias), lambda: hasattr(alias, name)):
            try:
                leaks.append((str(alias), name, attempt()))
            except AttributeError as refusal:
                if name == "__subclasses__" and "blocked" not in str(refusal) and "has no attribute" not in str(refusal):
                    leaks.append(str(refusal))
assert list[int].__origin__ is list and dict[str, int].__args__ == (str, int)
assert list[int]([1]) == [1] and Guest[5] == 5
print("LEAK" if leaks else "CONTAINED", *leaks)
