# attack: widths and precisions of absurd size in format, f-strings and %
# allowed: widths in the hundreds
# expect: contained
# options: --max-memory 64M

n = 10 ** 12
for action in (lambda: format(1, f"{n}"), lambda: f"{1:{n}}", lambda: f"{1.5:.{n}f}", lambda: "%*d" % (n, 1), lambda: "%.*f" % (n, 1.5), lambda: f"{'x':>{n}}", lambda: "{:{}}".format("x", n), lambda: "%1000000000000d" % 1, lambda: "%.1000000000000f" % 1, lambda: f"{1:0{n}d}", lambda: f"{1e300:.{10 ** 9}f}", lambda: format("x", "9" * 30), lambda: format(1, "9" * 30), lambda: "%" + "9" * 30 + "d" and "%99999999999999999999d" % 1,
               lambda: f"{10 ** 100:,}" * 10 ** 9, lambda: f"{2 ** 1000:{10 ** 10}x}", lambda: "{0:9999999999}{0:9999999999}".format(1), lambda: b"%1000000000000d" % 1, lambda: f"{1j:{n}}", lambda: format(True, f"{n}"), lambda: "%s" * 10 ** 9 % tuple([1] * 10 ** 6)):
    try:
        print("LEAK", len(action()))
    except (MemoryError, OverflowError, ValueError):
        pass
print(f"{1:5}", "%5d" % 1, f"{1.5:.3f}")
print("CONTAINED")
