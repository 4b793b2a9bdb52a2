# attack: read the clock and entropy, which are not granted
# allowed: import time and random
# expect: contained
# compat: contained

import random
import time

leaks = []
for name in ("time", "monotonic", "perf_counter", "process_time", "time_ns", "monotonic_ns", "perf_counter_ns", "localtime", "gmtime", "ctime", "strftime", "thread_time", "clock_gettime", "tzname", "timezone", "sleep"):
    function = getattr(time, name, None)
    if function is None:
        continue
    try:
        result = function() if callable(function) else function
        if (name, result) not in [("tzname", ("UTC", "UTC")), ("timezone", 0)]:  # of every host
            leaks.append((name, result))
    except TypeError:
        pass
    except Exception as error:
        print(name, type(error).__name__)
for attempt in (lambda: random.SystemRandom().random(), lambda: random._urandom(8)):
    try:
        leaks.append(attempt())
    except Exception:
        pass
print(0 <= random.random() < 1)
print("LEAK" if leaks else "CONTAINED", *leaks)
