# str.format, format_map and the format mini-language on every builtin type.


def fails(action, *arguments, **named):
    try:
        print("no error:", repr(action(*arguments, **named)))
    except Exception as error:
        print(type(error).__name__, error)


print("{} {}".format(1, "a"), "{1} {0} {1}".format("a", "b"), "{name} {0}".format(5, name="n"), "{{}} {{{}}}".format(1), "".format(), "{!r} {!s} {!a}".format("é", "é", "é"))
print("{0[1]} {1[k]}".format([1, 2], {"k": "key"}), "{0.real} {0.imag}".format(5), "{a[b][0]}".format(a={"b": [7]}), "{0[-1]}".format({"-1": "text key"}), "{0[a b]}".format({"a b": 1}))
print("{:>{}}|{:{fill}^{width}}".format("x", 5, "y", fill="*", width=7), "{0:{1}{2}}".format(3.14159, "10", ".2f"), "{:{}}".format(5, "x"))
print("{x} {y}".format_map({"x": 1, "y": 2}), "{x}".format_map(type("D", (dict,), {"__missing__": lambda self, key: key + "?"})()))
for template in ("{", "}", "{0", "{!}", "{!x}", "{!r:", "{0!rr}", "{a.}", "{a[}", "{a[]}", "{0]}", "{:{:{}}}", "{ }", "{0.}", "{a[0]x}"):
    fails(template.format, 1, 2, 3, a=[1])
fails("{} {}".format, 1)
fails("{5}".format, 1)
fails("{x}".format, 1)
fails("{} {0}".format, 1)
fails("{0} {}".format, 1)
fails("{0[9]}".format, [1])
fails("{0[x]}".format, [1])
fails("{0.nothing}".format, 5)
fails("{0[k]}".format, {})
fails("{:d}".format, "x")
fails("{}".format_map, {})
fails("{a}".format_map, {})
fails("{-1}".format, 1)

for spec in ("", "s", "10", "<10", ">10", "^10", "*^9", ".2", "10.2", "é>6", "05", "_<8s", "^011"):
    print(spec, "|" + format("abc", spec) + "|", end=" ")
print()
for spec in ("", "d", "5", "<5", "^5", ">5", "=+6", "05", "+", " ", "-", ",", "_", "x", "#x", "#X", "#o", "#b", "08b", "_b", "_x", "#010x", "c", "e", ".2f", "n", "%", "g", ",d", "+,", "*=+8", "<08", "^+9,"):
    print(spec, "|" + format(1234 if spec != "c" else 233, spec) + "|", "|" + (format(-56, spec) if spec != "c" else "c") + "|", end=" ")
print()
for value in (0.0, -0.0, 1.0, 3.14159265, -2.5, 1234567.891, 1e-7, 1e22, 0.5, 123.0, float("inf"), float("-inf"), float("nan")):
    print(value, [format(value, spec) for spec in ("", ".2", ".0f", ".1f", "f", "e", ".3E", "g", "G", ".10g", "n", "%", ".1%", "10.3f", "<12", "+", " ", "010", "012.4f", ",", "_.2f", "z.1f", "#.0f", "#g", "*^14.2e", "F", "=+10.1f", ".17g", ".0e", ".3")])
for value in (True, False):
    print([format(value, spec) for spec in ("", "d", "5", ">6", "x", ".1f")])
print(format(None, ""), format([1], ""), format(2 ** 80, ","), format(2 ** 80, "_x"), format(-2 ** 70, "#_b")[:20], format(10 ** 25, "e"), format(10 ** 25, ".3g"), format(0, ",.2f"), format(1234.5, "015,.2f"), format(1234, "012,"), format(-1234, "012_d"))
for value, spec in (("a", "d"), ("a", "+"), ("a", "=5"), ("a", ","), ("a", "#"), (5, "s"), (5, ".2"), (5, ".2d"), (5, "z"), (5.0, "d"), (5.0, "x"), (5.0, "s"), (5.0, ",n"), (5, ",x"), (5, "_c"), (5, "+c"), (None, "5"), ([], ">5"), ({}, "d"), (5, "q"), (5, ",_"), (5, "__"), (5.0, "Z"), ("a", "5.x"), (5, "5 5"), (-1, "c"), (2 ** 32, "c"), (5, "#c"), (1.5, "c"), ("x", "é"), (True, "s")):
    fails(format, value, spec)
fails(format, 5, 6)
fails(format, 5, ".99999999999999999999")
fails(format, "a", "99999999999999999999")


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        return f"<{self.cents / 100:{spec or '.2f'}}>"


class Silent:
    def __str__(self):
        return "silent"


class Wrong:
    def __format__(self, spec):
        return 5


print(f"{Money(1234)} {Money(5):8.1f}", "{:e}".format(Money(7)), format(Money(0)), format(Silent()), f"{Silent()!s:>8}")
fails(format, Silent(), ">8")
fails(format, Wrong())
fails(lambda: f"{Wrong()}")
print(int.__format__(5, "x"), "a".__format__(">3"), (1.5).__format__(""), object.__format__(Silent(), ""))
