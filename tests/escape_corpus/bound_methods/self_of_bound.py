# attack: __self__ of bound methods leads from natives to modules and objects
# allowed: __name__ of a bound method; __func__ of a bound guest method
# expect: contained
# compat: allowed

class Guest:
    def method(self):
        return 1


guest = Guest()
leaks = []
for attempt in (lambda: guest.method.__self__, lambda: [].append.__self__, lambda: "a".upper.__self__, lambda: len.__self__, lambda: print.__self__, lambda: {}.get.__self__, lambda: Guest.mro.__self__, lambda: guest.method.__func__.__globals__,
                lambda: guest.method.__func__.__code__, lambda: dict.fromkeys.__self__, lambda: guest.method.__getattribute__("__self__"), lambda: getattr(len, "__se" + "lf__"), lambda: guest.method.__call__, lambda: guest.method.__reduce__()):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(guest.method.__func__(guest), guest.method.__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
