# attack: read a clock that was not granted, by every function that has one
# allowed: calendar arithmetic on a given time
# expect: contained
# compat: contained
import time

leaks = []
for name in ["time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time",
             "process_time_ns", "gmtime"]:
    try:
        leaks.append((name, getattr(time, name)()))
    except PermissionError as error:
        if "needs the capability 'clock'" not in str(error) or "clock.py, line 11" not in str(error):
            leaks.append(str(error))
if tuple(time.gmtime(0))[:3] != (1970, 1, 1):
    leaks.append("calendar arithmetic")
print("LEAK" if leaks else "CONTAINED", *leaks)
