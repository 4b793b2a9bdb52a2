# Large integers, floats, and strings in the forms the VM keeps them in: ASCII, indexed, shared with what they grew from.
factors = 1
for n in range(1, 60):
    factors *= n
power = 7 ** 200 - 3 ** 150
digits = [str(power), hex(factors), format(power, "_d"), int(str(factors)) == factors]
parts = divmod(factors, 10 ** 20), power % 97, power >> 65, -power << 3, power & factors, ~power | 5
grown = ""
for n in range(80):
    grown += chr(97 + n % 26)
    if n % 20 == 0:
        other = grown + "x"
wide = "aé漢😀" * 40
picked = wide[90], wide[-7], wide[3:50:7], wide.find("漢", 60), wide.count("é"), wide.upper()[:6], wide[::-1][:5]
pieces = grown.split("m"), " and ".join(["one"] * 5), wide.encode()[5:9], "a,b,,c".rsplit(",", 2), grown.replace("a", "<a>")
shown = f"{3.14159:>12.3f}|{power:e}|{'mid':*^9}|{wide[:3]!r:10}", "%s %05d %r" % ("x", 42, [1]), "{0[1]} {k}".format([1, 2], k=3)
floats = [0.1 * n for n in range(10)], float("1e300") * 2, round(2.675, 2), (0.5).hex(), sum([0.1] * 10), complex(1, 2) ** 2
result = [digits, str(parts), other, picked[0], str(pieces), shown, floats[2], "\n".join(wide.splitlines())[:4]]
