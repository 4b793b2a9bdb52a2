# attack: an exception raised inside __del__ while another one is handled, and during collection
# allowed: __del__ that does nothing harmful
# expect: contained

class Loud:
    def __del__(self):
        raise ValueError("from __del__")


def work():
    thing = Loud()
    try:
        raise KeyError("in flight")
    except KeyError as error:
        del thing
        junk = [[i] for i in range(10_000)]
        return str(error)


for _ in range(50):
    work()
cycles = []
for _ in range(100):
    thing = Loud()
    thing.self = thing
    thing = None
junk = [[i] for i in range(200_000)]
print(work())
print("CONTAINED")
