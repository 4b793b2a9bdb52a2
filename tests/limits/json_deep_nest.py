# attack: json.loads and json.dumps of hugely nested and endless structures
# allowed: nesting of a hundred
# expect: contained

import json

for depth in (1_000, 100_000, 1_000_000):
    for text in ("[" * depth, "[" * depth + "]" * depth, '{"a":' * depth, '{"a":' * depth + "1" + "}" * depth, "[{\"k\":" * depth):
        try:
            json.loads(text)
        except (RecursionError, ValueError, MemoryError):
            pass
value = []
for _ in range(100_000):
    value = [value]
for action in (lambda: json.dumps(value), lambda: json.dumps(value, indent=2), lambda: json.dumps({"k": value}, sort_keys=True)):
    try:
        action()
        print("LEAK")
    except (RecursionError, MemoryError, ValueError):
        pass
print(json.loads("[" * 100 + "]" * 100) is not None)
print("CONTAINED")
