# attack: json texts and objects nested far deeper than the stack, objects that contain themselves, and numbers without end
# allowed: json of ordinary depth
# expect: contained
# compat: contained
# options: --max-memory 64M

import json

leaks = []
loop = []
loop.append(loop)
table = {}
table["self"] = table
deep = []
for i in range(100_000):
    deep = [deep]
for attempt in (
    lambda: json.loads("[" * 1_000_000),
    lambda: json.loads("[" * 100_000 + "]" * 100_000),
    lambda: json.loads('{"a":' * 100_000 + "1" + "}" * 100_000),
    lambda: json.loads('[{"a":' * 50_000 + "1" + "}]" * 50_000),
    lambda: json.dumps(loop),
    lambda: json.dumps(table),
    lambda: json.dumps(deep),
    lambda: json.dumps(deep, indent=1),
    lambda: json.dumps(loop, check_circular=False),
    lambda: json.dumps({"a": loop}, indent=4),
    lambda: json.dumps(1, default=None, indent=10 ** 12) and None or [][0],
    lambda: json.dumps([[1]], indent=10 ** 10),
    lambda: json.loads("1" * 100_000),
    lambda: json.loads("[" + "9" * 5000 + "]"),
    lambda: json.dumps(object(), default=lambda o: o),
    lambda: json.dumps(object(), default=lambda o: [o]),
):
    try:
        attempt()
        leaks.append("no limit")
    except (RecursionError, ValueError, MemoryError, IndexError, OverflowError):
        pass
print(json.loads("[[[1]]]"), json.dumps({"a": [1]}), json.loads("[" * 50 + "]" * 50) == [] or "deep")
print("LEAK" if leaks else "CONTAINED", *leaks)
