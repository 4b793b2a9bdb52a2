# attack: __func__ where it is not a bound guest method
# allowed: __func__ of a bound method of a guest function
# expect: contained
# compat: contained

class Guest:
    def method(self):
        return "m"

    @classmethod
    def made(cls):
        return "c"


leaks = []
for start in ([].append, len, print, "x".upper, 5, Guest, Guest(), (lambda: 0)):
    try:
        leaks.append(start.__func__)
    except AttributeError:
        pass
print(Guest().method.__func__ is Guest.method, Guest.made.__func__(Guest))
print("LEAK" if leaks else "CONTAINED", *leaks)
