# attack: __repr__ that calls repr of itself, of a list and of a dict around it
# allowed: repr of recursive lists
# expect: contained

class Loop:
    def __repr__(self):
        return repr([self])


class Mapping:
    def __repr__(self):
        return f"{ {1: (self,)} }"


for value in (Loop(), Mapping(), [Loop()]):
    for action in (repr, str, print, lambda v: f"{v}", lambda v: "%r" % (v,), ascii, "{}".format):
        try:
            action(value)
            print("LEAK")
        except RecursionError:
            pass
loop = []
loop.append(loop)
print(loop)
print("CONTAINED")
