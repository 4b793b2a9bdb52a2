# What random programs beside CPython showed: order of captures, partition's separator, errors of patterns and numbers.
import re


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


def bound(subject):
    match subject:
        case {"k": [a, *b], **rest}:
            return locals()
        case {1: first, **rest}:
            return locals()
        case {**everything}:
            return locals()


for subject in ({"k": [2, 3], "z": None}, {1: "a", "k": 2}, {5: 6}):
    attempt(bound, subject)


class Text(str):
    pass


print(type("a,b".partition(Text(","))[1]).__name__, type("a,b".rpartition(Text(","))[1]).__name__, type("ab".partition(Text(","))[1]).__name__)
for separator in (b",", bytearray(b","), memoryview(b",")):
    print([type(part[1]).__name__ for part in (b"a,b".partition(separator), b"a,b".rpartition(separator), bytearray(b"a,b").partition(separator))])
for separator in (b"c", bytearray(b"c"), memoryview(b"c"), [1], [1, 2], "::", 5, "\u00e9", b"\xff"):
    attempt(b"abcd".hex, separator)
for fill in (b"x", bytearray(b"x"), memoryview(b"x"), b"xy"):
    attempt(b"ab".ljust, 5, fill)
for pattern in ("(?<=a+)b(?m)^.", "(?<=a+)b(", "(?<=a+)b", "(?<=a|bc)d", "(?<=ab)c"):
    attempt(re.compile, pattern)
for text in ("x = 1not2345", "x = 1or2", "1if 2else 3", "1_000and_", "0x1for x in y", "1in_"):
    try:
        exec(text, {"y": [], "and_": 1})
    except SyntaxError as error:
        print(text, error.msg, error.offset, error.end_offset)
    except NameError:
        print(text, "NameError")
for items in ([3, 1, 2, "x"], [5, 4, 3, None], [2, 1, None, 0, 5], [12345678901, 0, (1, 2)]):
    try:
        items.sort()
    except TypeError as error:
        print(error, items)
