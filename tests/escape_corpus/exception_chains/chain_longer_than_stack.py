# attack: a chain of a hundred thousand causes, so that whatever walks it by recursion runs out of the C stack
# allowed: a long chain, dropped at once
# expect: contained
# compat: contained

import traceback

leaks = []
error = None
for number in range(100000):
    made = ValueError(number)
    made.__cause__ = error
    error = made
length = 0
walked = error
while walked is not None:
    walked = walked.__cause__
    length += 1
for attempt in (lambda: len(repr(error)), lambda: len(str(error)), lambda: traceback.format_exception_only(error), lambda: error == walked):
    try:
        attempt()
    except RecursionError:
        pass
try:
    raise error
except ValueError as caught:
    assert caught is error
error = caught = made = None
assert length == 100000
print("CONTAINED")
