# attack: augmented assignment reads and writes a blocked attribute
# allowed: augmented assignment of an ordinary attribute
# expect: contained
# compat: allowed

class Guest:
    count = 1


leaks = []
g = Guest()


def bases():
    Guest.__bases__ += (int,)


def dictionary():
    g.__dict__ |= {"x": 1}


def code():
    bases.__code__ += 1


for attempt in (bases, dictionary, code):
    try:
        attempt()
        leaks.append(attempt.__name__)
    except AttributeError:
        pass
    except TypeError as error:  # past the guard
        leaks.append(error)
g.count += 1
print(g.count)
print("LEAK" if leaks else "CONTAINED", *leaks)
