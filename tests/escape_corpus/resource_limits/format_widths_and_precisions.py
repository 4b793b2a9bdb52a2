# attack: widths and precisions that are much longer than the memory limit, in every formatting language
# allowed: a width of some hundred characters
# expect: contained
# compat: contained
# options: --max-memory 32M

leaks = []
huge = 10 ** 9
for attempt in (
    lambda: format(1, "999999999"),
    lambda: format("x", ">999999999"),
    lambda: format(1.5, ".999999999f"),
    lambda: f"{1:{huge}}",
    lambda: f"{1.0:{huge}.{huge}}",
    lambda: "%999999999d" % 1,
    lambda: "%.999999999d" % 1,
    lambda: "%*d" % (huge, 1),
    lambda: "%.*f" % (huge, 1.0),
    lambda: b"%999999999d" % 1,
    lambda: b"%*s" % (huge, b"x"),
    lambda: "{:{}}".format("x", huge),
    lambda: "{:99999999999999999999999}".format(1),
    lambda: format(1, "99999999999999999999999"),
    lambda: "%99999999999999999999999d" % 1,
    lambda: format(1 + 2j, "999999999"),
    lambda: "{0:>{1}}{0:>{1}}".format(1, huge),
    lambda: format(10 ** 30, "0999999999,"),
    lambda: str.format("{:^{w}}", 5, w=huge),
):
    try:
        leaks.append(len(attempt()))
    except (MemoryError, ValueError, OverflowError):
        pass
print(len(f"{1:300}"), len("%*d" % (200, 1)), format(2.5, ".3f"))
print("LEAK" if leaks else "CONTAINED", *leaks)
