# A few hundred of all combinations of a format specification's parts, on numbers and text; widths on both sides of 128.
VALUES = [0, 5, -5, 255, -255, 10**6, -(10**13), 2**47 - 1, -(2**47), 10**20, -(10**25), True, 1.5, -0.0, 3.14159, -2.5e300,
          float("inf"), float("-inf"), float("nan"), "abc", "", "héé", "a" * 70]
PARTS = [["", "<", ">", "^", "=", "*<", "0>", "é^", "x=", "0="], ["", "+", " ", "-"], ["", "#"], ["", "0"],
         ["", "1", "7", "30", "128", "129", "200"], ["", ",", "_"], ["", ".0", ".3", ".50"],
         ["", "d", "x", "X", "b", "c", "f", "g", "s", "%", "n", "e"]]

number = 0
for _ in range(600):
    chosen = []
    for choices in [VALUES, *PARTS]:
        number = (number * 1103515245 + 12345) & 0x7FFFFFFF
        chosen.append(choices[(number >> 8) % len(choices)])
    value, *parts = chosen
    specification = "".join(parts)
    try:
        print(ascii(value), ascii(specification), ascii(format(value, specification)))
    except (ValueError, OverflowError) as error:
        print(ascii(value), ascii(specification), type(error).__name__, ascii(str(error)))
for value in VALUES:
    for template in ["%5d", "%-8s|", "%08.3f", "%+x", "%#X", "%5c", "%10.2s"]:
        try:
            print(ascii(template % (value,)))
        except (TypeError, ValueError, OverflowError) as error:
            print(type(error).__name__, error)
