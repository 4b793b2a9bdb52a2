# shows: the clock is a capability; without it time.time() raises and says how to grant it
# expect: benign

import time

try:
    time.time()
except PermissionError as error:
    assert "clock" in str(error), error
else:
    raise AssertionError("the clock was read")
print("OK")
