# attack: functions and objects handed to re.sub, split and match that change the subject, recurse, raise or return strange values
# allowed: replacement by a function
# expect: contained
# compat: contained
import re

leaks = []


class Text(str):
    def __getitem__(self, key):
        return "\0" * 100

    def __len__(self):
        return 1 << 40


subject = bytearray(b"aaaa")


def shrink(match):
    subject.clear()
    return b"x"


def deeper(match):
    return re.sub("a", deeper, "a")


for attempt in [lambda: re.sub("a", lambda m: 1, "a"), lambda: re.sub("a", lambda m: m, "a"), lambda: re.sub("a", deeper, "a"),
                lambda: re.sub("a", lambda m: b"x", "a"), lambda: re.sub(b"a", shrink, subject).decode() + 1, lambda: re.sub("a", r"\9", "a"),
                lambda: re.sub("(a)", r"\g<__class__>", "a"), lambda: re.match("(?P<__globals__>a)", "a").__globals__, lambda: re.match("a", "a").re.__self__,
                lambda: re.match("a", "a").group(2**70), lambda: re.match("a", "a")[-1], lambda: "{0.__class__.__subclasses__}".format(re.match("a", "a")),
                lambda: re.compile("a").match("a", -2**70, 2**70).string.x, lambda: re.sub("a", "b", "a", count=2**70) and 1 + "", lambda: re.sub("a", lambda: 1, "a"),
                lambda: re.compile("a").sub.__self__, lambda: type(re.match("a", "a"))(), lambda: type(re.compile("a"))(), lambda: re.compile(Text("a")).x]:
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError, IndexError, RecursionError, re.error, OverflowError, BufferError, KeyError):
        pass
try:
    if "\0" in re.sub("b", lambda m: "c", Text("abab")):
        leaks.append("text of a liar")
except (TypeError, ValueError):
    pass
if re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1b20") != "a2b40" or re.split("(,)", "a,b") != ["a", ",", "b"]:
    leaks.append("replacement by a function")
print("LEAK" if leaks else "CONTAINED", *leaks)
