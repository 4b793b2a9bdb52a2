# printf-style formatting of str and bytes.


def fails(action):
    try:
        print("no error:", repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


print("%s %r %a %d %i %u" % ("é", "é", "é", 5, -6, 7), "%5s|%-5s|%.2s|%5.1s|" % ("ab", "cd", "efg", "hij"), "%%" % (), "100%% %s" % 1)
print("%d %5d %-5d| %05d %+d % d %x %X %o %#x %#X %#o" % (1, 2, 3, 4, 5, 6, 255, 255, 8, 255, 255, 8), "%d" % 3.99, "%d" % True, "%d" % -2 ** 70, "%x" % -255, "%#010x" % 255, "%+05d" % 7, "%-05d|" % 7, "%.5d" % 42, "%8.5d|" % 42, "%+.3x" % 10)
print("%f %e %g %F %E %G" % ((1234.5678,) * 6), "%.2f %.0f %10.3f| %-10.2f| %010.2f %+.1e" % (3.14159, 2.5, 1.5, 2.5, -3.25, 12345), "%g %g %g" % (1e-5, 1e16, 100000), "%#.0f %#g" % (3, 3), "%f" % float("inf"), "%5.1f" % float("nan"), "%e" % 0, "%.3g" % 12345, "%f" % 10 ** 20)
print("%c%c%c" % (65, "b", 233), "%3c|%-3c|" % ("x", 121), "%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 2}, "%(a)s" % {"a": (1, 2)}, "%(x y)d%%" % {"x y": 5}, "%(a(b)c)s" % {"a(b)c": 1})
print("%*d|%-*d|%.*f|%*.*f|" % (5, 1, 5, 2, 2, 3.14159, 8, 1, 2.71828), "%*d|" % (-5, 1), "%s" % ((1, 2),), "%s" % [1, 2], "%s" % {"a": 1}, "%s %s" % ("a", [1]), "%s" % None, "x" % (), "x" % [], "x" % {}, "%s" % ("",), "%ld %hd" % (1, 2))
fails(lambda: "%d" % "x")
fails(lambda: "%d" % None)
fails(lambda: "%x" % 1.5)
fails(lambda: "%c" % "ab")
fails(lambda: "%c" % -1)
fails(lambda: "%c" % 1.5)
fails(lambda: "%s %s" % "a")
fails(lambda: "%s" % ())
fails(lambda: "%s" % (1, 2))
fails(lambda: "x" % 5)
fails(lambda: "x" % "y")
fails(lambda: "%" % 5)
fails(lambda: "%y" % 5)
fails(lambda: "%5" % 5)
fails(lambda: "%(a)s" % 5)
fails(lambda: "%(a)s" % {})
fails(lambda: "%(a" % {"a": 1})
fails(lambda: "%f" % "1")
fails(lambda: "%*d" % ("x", 1))
fails(lambda: "%(a)*d" % {"a": 1})
fails(lambda: "%d%é" % 1)
fails(lambda: "%.999999999999999999999d" % 5)
print(b"%s %d %r %a %c %x" % (b"ab", 5, "é", "é", 65, 255), b"%b|%5s|%-5s|%.1s" % (b"x", b"y", b"z", b"uvw"), b"%(k)s" % {b"k": b"v"}, b"%f %%" % 1.5, bytearray(b"%d") % 7, type(bytearray(b"%d") % 7))
fails(lambda: b"%s" % "text")
fails(lambda: b"%c" % 256)
fails(lambda: b"%d" % b"x")
fails(lambda: b"%y" % 1)


class Both:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __int__(self):
        return 42

    def __float__(self):
        return 2.5

    def __index__(self):
        return 43


class IntOnly:
    def __int__(self):
        return 8


class Map:
    def __getitem__(self, key):
        return key * 2


print("%s %r %a %5s| %d %x %.1f" % (Both(), Both(), Both(), Both(), Both(), Both(), Both()), "%(ab)s" % Map(), "%d" % IntOnly())
fails(lambda: "%x" % IntOnly())
text = "%s"
text %= "in place"
print(text, "a%sb" * 2 % (1, 2), ("%d-" * 3)[:-1] % (1, 2, 3))
