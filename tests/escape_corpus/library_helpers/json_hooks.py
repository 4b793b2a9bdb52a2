# attack: make json's hooks and encoders reach blocked attributes, recurse without end or return strange things
# allowed: object_hook, default, parse_float
# expect: contained
# compat: contained
import json

leaks = []


class Strange(dict):
    def items(self):
        return [("a", self)]


class Text(str):
    def __str__(self):
        return "changed"


ring = []
ring.append(ring)
nest = "[" * 100000 + "]" * 100000
for attempt in [lambda: json.dumps(ring), lambda: json.loads(nest), lambda: json.dumps(object(), default=lambda o: o), lambda: json.dumps(len),
                lambda: json.dumps(1, default=vars) and json.dumps(json, default=vars), lambda: json.loads("1", object_hook=1) and json.loads("{}", object_hook=1),
                lambda: json.dumps(lambda: 0, default=lambda f: f.__globals__), lambda: json.loads('{"a": 1}', object_hook=lambda d: d.__class__.__subclasses__()),
                lambda: json.JSONEncoder.__init__.__globals__, lambda: json.load(open("/etc/passwd")), lambda: json.decoder.scanner.os,
                lambda: json.tool, lambda: json.codecs, lambda: json.dumps({object(): 1}), lambda: json.loads("1" * 100000), lambda: json.loads(b"\xff\xfe"),
                lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps({1: ring}, indent=2)]:
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError, ValueError, RecursionError, NameError):
        pass
try:
    json.dumps(Strange(b=1))
except (ValueError, RecursionError):
    pass
if json.loads('[1.5, {"a": 2}]', parse_float=str, object_hook=lambda d: sorted(d)) != ["1.5", ["a"]] or json.dumps({1}, default=sorted) != "[1]":
    leaks.append("hooks")
print("LEAK" if leaks else "CONTAINED", *leaks)
