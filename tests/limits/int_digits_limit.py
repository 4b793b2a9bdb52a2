# attack: conversions between huge ints and decimal text
# allowed: up to 4300 digits
# expect: contained
# options: --max-memory 128M --timeout 60

huge = 10 ** 5000
enormous = 7 ** 400_000
for action in (lambda: str(huge), lambda: repr(enormous), lambda: f"{enormous}", lambda: "%d" % enormous, lambda: int("9" * 5000), lambda: int("9" * 1_000_000), lambda: print(enormous), lambda: format(enormous, ",d"), lambda: [enormous].__repr__(), lambda: float("1" * 1_000_000) and int("1" * 10_000), lambda: eval("1" * 10_000), lambda: {}[enormous]):
    try:
        action()
        print("LEAK")
    except (ValueError, SyntaxError, OverflowError, KeyError):
        pass
print(len(str(10 ** 4000)), len(hex(enormous)) > 1000)
print("CONTAINED")
