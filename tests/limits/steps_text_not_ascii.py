# attack: case mapping, tests, translation, encoding with a handler and slices by steps of long text that is not ASCII
# allowed: one of each
# expect: limit fuel
# options: --max-steps 60000000

text = "\u00c9\u4e2d " * 300_000


def work():
    text.title(), text.swapcase(), text.islower(), text.isidentifier(), ("\u00e9" * 300_000).isidentifier()
    text.translate({233: "e"}), text.encode("ascii", "xmlcharrefreplace"), text[::-1], ascii(text), repr(text)
    text.replace("", "-"), text.count(" "), text.split(), text.encode("utf-16")


work()
while True:
    work()
