# time without a clock: parts, formats, and reading of text.
import time
import warnings

warnings.simplefilter("ignore")
t = time.gmtime(1700000000)
print(t, t.tm_year, t[:3], time.struct_time(range(9)), len(t))
for f in "%Y-%m-%d %H:%M:%S|%c|%x %X|%j %U %W %V %G %g %u %w|%I %p %P|%e %k %l|%-d %_d %05d %^a %#p %s %C %y %h %D %F %T %R %r %n %t %% %q %E %".split("|"):
    print(ascii(time.strftime(f, t)))
for x in (0, 951782400, -1, 1e9, 253402300799, -62135596800):
    t = time.gmtime(x)
    print(x, tuple(t), time.mktime(t), time.asctime(t), time.ctime(x), time.strftime("%U %W %G-W%V-%u", t))
for text, form in [("2024-02-29 12:30:45", "%Y-%m-%d %H:%M:%S"), ("29 Feb 24", "%d %b %y"), ("Thursday, february 29 2024", "%A, %B %d %Y"), ("12:05 PM", "%I:%M %p"), ("12:05 am", "%I:%M %p"), ("930", "%H%M"), ("11", "%d%H"),
    ("111", "%m%d"), ("2024 060", "%Y %j"), ("2024 9 4", "%Y %U %w"), ("2024 9 4", "%Y %W %w"), ("2020 53 7", "%G %V %u"), ("  x", " x"), ("1 UTC", "%d %Z"), ("29 2", "%d %m"), ("30 2", "%d %m"), ("2024", "%Y "), ("2024 ", "%Y"), ("2024x", "%Y"),
    ("", "%Y"), ("x", "%"), ("x", "%q"), ("2023 366", "%Y %j"), ("2021 53 1", "%G %V %u"), ("1 2024", "%V %Y"), ("2024 1", "%G %j"), ("Wed Jan  3 04:05:06 2024", "%c"), ("12/31/99", "%x"), ("24", "%H"), ("99:1", "%M:%S"), ("69", "%y"), ("68", "%y"), ("%5", "%%%d"), ("2024 0 1", "%Y %W %w"), ("2024 0 0", "%Y %U %w"), ("61", "%S"), ("+0130", "%z"), ("Z", "%z")]:
    try:
        print(text, form, tuple(time.strptime(text, form)))
    except Exception as e:
        print(text, form, type(e).__name__, e)
for bad in ((1,2,3), (2000,13,1,0,0,0,0,0,0), (2000,1,32,0,0,0,0,0,0), (2000,1,1,24,0,0,0,0,0), (2000,1,1,0,0,62,0,0,0), (2000,0,0,0,0,0,0,0,0), 5, (2000,1,1,0,0,0,-2,0,0), (2000,1,1,0,0,0,0,367,0)):
    try: print(time.strftime("%Y %m %d %j %a", bad))
    except Exception as e: print(type(e).__name__, e)
print(time.timezone, time.tzname, time.strptime("Sat Jun  6 16:26:11 1998")[:6])
