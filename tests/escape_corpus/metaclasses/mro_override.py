# attack: a metaclass whose mro() puts foreign or impossible classes in the order
# allowed: an ordinary class beside them
# expect: contained
# compat: contained

leaks = []


class Meta(type):
    answer = None

    def mro(cls):
        return Meta.answer if Meta.answer is not None else super().mro()


for answer in ([int, object], [5], [], (type,), [type(len), object], "no", [dict, list, object]):
    Meta.answer = answer
    try:
        class Guest(metaclass=Meta):
            pass
        instance = Guest()
        for kind in (int, dict, list):
            if isinstance(instance, kind):
                leaks.append(answer)
    except Exception:
        pass
Meta.answer = None
print(issubclass(bool, int))
print("LEAK" if leaks else "CONTAINED", *leaks)
