# attack: print to other files, replace sys.stdout, reach its buffer, print with a hostile file object
# allowed: print to an object with a write method
# expect: contained
# compat: contained

import sys

leaks = []


class Sink:
    def __init__(self):
        self.text = []

    def write(self, text):
        self.text.append(text)


for file in (1, 2, "out.txt", int, print):
    try:
        print("x", file=file)
        leaks.append(file)
    except (AttributeError, TypeError):
        pass
for name in ("buffer", "fileno", "detach", "close", "reconfigure", "raw"):
    try:
        found = getattr(sys.stdout, name)
        leaks.append((name, found))
    except AttributeError:
        pass
sink = Sink()
print("to sink", 5, file=sink)
print(sink.text)
print("LEAK" if leaks else "CONTAINED", *leaks)
