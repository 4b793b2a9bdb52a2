# Floats as text: shortest repr, fixed, exponent and general form, rounding half to even, huge and tiny numbers.

values = [0.0, -0.0, 1.0, -1.5, 0.1, 0.5, 1.5, 2.5, 1 / 3, 2 / 3, 123.456, 99.995, 0.00012345, 1e-10, 1.0e10, 123456789.0, 1e15, 9.999999e15, 1e16, 1.7976931348623157e308, 2.2250738585072014e-308, 5e-324, 1e21, 1e22, 4503599627370496.5, 0.1 + 0.2, 1e100, 3.14159265358979]
for v in values:
    print(repr(v), "%f|%.0f|%.3f|%e|%.2e|%g|%.3g|%.10g|%#g|%+.1f|% .2f|%010.3f|%-12.2f|" % ((v,) * 13) if abs(v) < 1e30 else "%e|%g|%.17g" % (v, v, v))
for v in values:
    print(f"{v:.1f} {v:.6e} {v:g} {v:.15g} {v:%} {v:,.2f} {v:_.1f} {v:>+15.3e}|{v:<15.4g}|{v:^15.0e}|{v:015.5g}" if abs(v) < 1e30 else f"{v:e} {v:.3g} {v:G}")
print([format(x / 8, ".1f") for x in range(1, 16, 2)], [format(x / 4, ".1f") for x in range(1, 12, 2)], [f"{x + 0.5:.0f}" for x in range(8)], [round(x + 0.5) for x in range(8)], [f"{1.005:.2f}", f"{2.675:.2f}", f"{1.115:.2f}", f"{0.125:.2f}", f"{0.375:.2f}"])
print([round(x, 2) for x in (1.005, 2.675, 1.115, 0.125, 0.375, 1e20, -1.5, 1234.5678)], [round(x, -2) for x in (1250.0, 1350.0, 49.9, 50.0, 150.0)], round(5e15 + 0.5), round(0.5 - 1e-17), round(1e300, 2), round(1.5e-10, 10))
for v in (float("inf"), float("-inf"), float("nan")):
    print(v, repr(v), f"{v:f} {v:.2e} {v:g} {v:10}|{v:<8}|{v:+} {v:010.2f} {v:%} {v:F} {v:E} {v:,}", "%f %5.1f|%-6g|%e %010f" % (v, v, v, v, v), str(v), round(v, 3))
print(f"{1e300:.2f}"[:12], len(f"{1e300:f}"), f"{5e-324:.330f}"[-12:], len(f"{5e-324:.1074f}"), f"{0.1:.60f}", f"{1 / 3:.30f}", f"{2 ** 0.5:.40g}", "%.50f" % 0.1, f"{1e22:.0f}", f"{1e23:.0f}", f"{123456789012345680.0:.5f}")
print([float(t) for t in ("1e23", "8.5e22", "123456789.123456789", "0.1e-6", "1" + "0" * 30, "0." + "0" * 30 + "1", "1.7976931348623157e308", "1.7976931348623159e308", "2.4703282292062327e-324", "2.4703282292062328e-324", "9007199254740993", "9007199254740992.5", "1e-400", "3" * 25 + "." + "3" * 25)])
print(all(float(repr(x)) == x for x in [i / 7 * 10 ** (i % 40 - 20) for i in range(1, 500)]), all(float(f"{x:.17g}") == x for x in [i / 11 for i in range(300)]), [repr(i / 10) for i in range(12)], [repr(10.0 ** i) for i in range(-6, 0)], [repr(10.0 ** i) for i in range(13, 19)])
print([repr(x) for x in (1e-4, 9.9e-5, 1e-5, 123e-7, 1.0e-4, 0.00099)], [repr(x) for x in (1e16 - 2, 1e16, 12345678901234567.0, 1.2345678901234567e+16)], repr(2.0 ** 53), repr(2.0 ** 70), repr(-2.0 ** -30), str(1e5), str(100000.0), 1e5 == 100000)
print("%.3s|%5.1s" % (1.2345, 2.5), "%d %i %u" % (2.9, -2.9, 1e10), "%x" % 255, "%c" % 65, "%s" % 1e16, "%r" % 0.1, "%5s|%-8s|" % (1.5, 2.5), "%%%.1f%%" % 99.5)
print(format(1234567.891, ",.1f"), format(1234567.891, "_.3e"), format(-1234567.891, "+,.0f"), format(1234567.891, "020,.2f"), format(0.000001234, ".3g"), format(123456, ".3g"), format(1e-5, "g"), format(0.0001, "g"), format(1e6, "g"), format(999999.5, "g"), format(100.0, ".0f"), format(100.0, "#.0f"), format(3.0, "n"), format(1.5, "z.0f"), format(-0.4, "z.0f"), format(-0.0, "z"), format(5.0, ""), format(5.0, ".3"), format(1e10, ".3"), format(12345.678, ".10"))
print([x.hex() for x in (1.0, 0.1, -2.5, 1e300, 5e-324, 0.0, 1.9999999999999998)], [float.fromhex(t) for t in ("0x1p-3", "0x1.999999999999ap-4", "-0x1p10", "0xA.8", "1e1", "0x.1p4", "  0x1p0  ", "+0X1P+1")], (0.75).as_integer_ratio(), (1e-3).as_integer_ratio())
