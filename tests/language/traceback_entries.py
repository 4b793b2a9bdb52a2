# traceback.extract_tb(): file, line, name and text of each entry.
import traceback


def inner(number):
    return 1 / number


def outer():
    return inner(0)


class Holder:
    def method(self):
        return outer()


try:
    Holder().method()
except ZeroDivisionError as error:
    entries = traceback.extract_tb(error.__traceback__)
    for entry in entries:
        print(entry.filename.rpartition("/")[2], entry.lineno, entry.name, entry.line)
    filename, line, name, text = entries[-1]
    print(line, name, text, entries[-1][1:3], len(entries[-1]))
    print([entry.name for entry in traceback.extract_tb(error.__traceback__, limit=2)])
    print([entry.name for entry in traceback.extract_tb(error.__traceback__, -1)])
    print(entries.format() == traceback.format_tb(error.__traceback__), entries[0] == entries[0], entries[0] == entries[1])
print(traceback.format_list([("a.py", 3, "f", "x = 1"), ("b.py", 4, "g", None)]))
print(repr(traceback.FrameSummary("c.py", 5, "h", line="pass")), traceback.extract_tb(None))
