# attack: json hooks that recurse, raise, grow and return themselves
# allowed: an honest default
# expect: contained

import json


class Self:
    pass


for action in (lambda: json.dumps(Self(), default=lambda o: o), lambda: json.dumps(Self(), default=lambda o: [o]), lambda: json.dumps(Self(), default=lambda o: {"k": Self()}), lambda: json.loads("[1]", parse_int=lambda s: 1 / 0), lambda: json.loads('{"a": 1}', object_hook=lambda d: json.loads('{"a": 1}', object_hook=lambda d: 1 / 0)), lambda: json.dumps({"x": float("nan")}, allow_nan=False),
               lambda: json.dumps([1] * 10, indent=10 ** 12), lambda: json.dumps([1], separators=5), lambda: json.loads("1" * 5000), lambda: json.loads('"' + "\\" * 99_999)):
    try:
        action()
        print("LEAK")
    except (RecursionError, ValueError, TypeError, ZeroDivisionError, MemoryError, OverflowError):
        pass
print(json.dumps({1, 2}, default=sorted))
print("CONTAINED")
