# attack: __mro_entries__ gives strangers, itself, or no tuple
# allowed: __mro_entries__ that names a class
# expect: contained
# compat: contained

class Entry:
    def __init__(self, answer):
        self.answer = answer

    def __mro_entries__(self, bases):
        return self.answer


class Fine(Entry((list,))):
    pass


leaks = []
for answer in ([list], 5, (5,), ("text",), (int, str), None, (bool,)):
    try:
        class Wrong(Entry(answer)):
            pass
        leaks.append(answer)
    except TypeError:
        pass
print(Fine([1]), Fine.__orig_bases__[0].answer[0].__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
