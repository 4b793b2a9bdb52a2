# attack: read the host's time without the grant by every function of time, through aliases, random seeds, and counters of other modules
# allowed: struct-like helpers and constants that need no clock
# expect: contained
# compat: contained
import random
import time

leaks = []
for name in ["time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time", "process_time_ns",
             "thread_time", "localtime", "gmtime", "ctime", "asctime", "strftime", "get_clock_info", "tzname", "timezone", "altzone",
             "clock_gettime", "times"]:
    if name in ("tzname", "timezone", "altzone"):
        continue  # UTC on every host
    for attempt in [lambda: getattr(time, name)(), lambda: [*map(getattr(time, name), [])] or getattr(time, name)(),
                    lambda: vars(time)[name](), lambda: eval(f"__import__('time').{name}()"), lambda: max([0], key=lambda _: getattr(time, name)())]:
        try:
            leaks.append((name, attempt()))
        except (AttributeError, PermissionError, NameError, KeyError, TypeError):
            pass
import datetime

for attempt in [datetime.datetime.now, datetime.datetime.today, datetime.datetime.utcnow, datetime.date.today, lambda: datetime.datetime.now(datetime.UTC), lambda: datetime._time.time(),
                lambda: time.strftime("%c"), lambda: time.strptime("1", "%d") < time.localtime()]:
    try:
        leaks.append(attempt())
    except (PermissionError, AttributeError):
        pass
for name in ["timeit", "calendar", "_time", "zoneinfo", "resource", "cProfile", "sched", "signal", "_strptime"]:
    try:
        exec("import " + name)
        leaks.append(name)
    except ImportError:
        pass
first, second = random.Random(), random.Random()
if first.random() != second.random():
    leaks.append("random differs from itself, so it was seeded by something")
print("LEAK" if leaks else "CONTAINED", *leaks)
