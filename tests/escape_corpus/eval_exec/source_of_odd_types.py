# attack: eval and exec of subclasses of str and bytes that answer differently each time they are asked
# allowed: a subclass of str is taken by its own characters
# expect: contained
# compat: contained

class Text(str):
    asked = 0

    def _other(self, *arguments):
        Text.asked += 1
        return "open"

    __str__ = __repr__ = __format__ = encode = strip = lstrip = _other

    def __getitem__(self, index):
        return "open"

    def __len__(self):
        return 4

    def __iter__(self):
        return iter("open")

    def __buffer__(self, flags):
        return memoryview(b"open")


class Bytes(bytes):
    def decode(self, *arguments):
        return "open"

    def __buffer__(self, flags):
        return memoryview(b"open")


leaks = []
for source in (Text("1 + 1"), Bytes(b"1 + 1"), bytearray(b"1 + 1"), memoryview(b"1 + 1")):
    try:
        found = eval(source)
        if found != 2:
            leaks.append(found)
        space = {}
        exec(Text("x = 5"), space)
        if space["x"] != 5:
            leaks.append(space)
    except (NameError, TypeError) as error:
        if "open" in str(error):
            leaks.append(str(error))
for source in (5, None, object(), ["1"], type, lambda: 0, 1.5):
    try:
        leaks.append(eval(source))
    except TypeError:
        pass
assert eval(Text("2 * 3")) == 6
print("LEAK" if leaks else "CONTAINED", *leaks)
