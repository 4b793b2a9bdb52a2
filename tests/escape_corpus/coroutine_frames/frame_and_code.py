# attack: cr_frame, cr_code and what lies behind them
# allowed: driving a coroutine by hand
# expect: contained
# compat: allowed

async def work():
    return 1
c = work()

leaks = []
for attempt in (
    lambda: c.cr_frame,
    lambda: c.cr_code,
    lambda: c.cr_frame.f_globals,
    lambda: getattr(c, "cr_" + "frame"),
    lambda: c.cr_frame.f_back,
    lambda: "{0.cr_frame}".format(c),
    lambda: work.__code__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
print("LEAK" if leaks else "CONTAINED", *leaks)
