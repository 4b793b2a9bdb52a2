# attack: read blocked attributes by the keywords of class patterns, and by names in __match_args__
# allowed: patterns with ordinary names
# expect: contained
# compat: contained
leaks = []


class Point:
    __match_args__ = ("x", "__subclasses__")

    def __init__(self):
        self.x = 1


for source in ["match point:\n    case Point(__globals__=found): leaks.append(found)",
               "match point:\n    case Point(_, found): leaks.append(found)",
               "match Point:\n    case type(__subclasses__=found): leaks.append(found)",
               "match (lambda: 0):\n    case object(__globals__=found): leaks.append(found)",
               "match point:\n    case object(x=1, __import__=_) | object(): pass"]:
    try:
        exec(source, {"point": Point(), "Point": Point, "leaks": leaks, "object": object, "type": type})
        leaks.append(source)
    except AttributeError as error:
        if "is blocked in this environment" not in str(error):
            leaks.append(str(error))
match Point():
    case Point(1):
        pass
    case _:
        leaks.append("ordinary names")
match Point():
    case Point(x=1):
        pass
    case _:
        leaks.append("ordinary names")
print("LEAK" if leaks else "CONTAINED", *leaks)
