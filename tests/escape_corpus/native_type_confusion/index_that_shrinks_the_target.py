# attack: __index__ of an argument empties or grows the container in the middle of the native that asked for it
# allowed: __index__ that only answers
# expect: contained
# compat: contained


class Index:
    def __init__(self, answer, act):
        self.answer, self.act = answer, act

    def __index__(self):
        self.act()
        return self.answer


leaks = []
for make in (lambda: [1] * 64, lambda: bytearray(64)):
    for number, operation in enumerate((
        lambda t, i: t[i],
        lambda t, i: t.__setitem__(i, 1),
        lambda t, i: t.__delitem__(i),
        lambda t, i: t[i:],
        lambda t, i: t[:i],
        lambda t, i: t[::i],
        lambda t, i: t.__setitem__(slice(0, i), t),
        lambda t, i: t.__setitem__(slice(None, None, 2), [i] * 32),
        lambda t, i: t.__delitem__(slice(i, None)),
        lambda t, i: t.pop(i),
        lambda t, i: t.insert(i, 1),
        lambda t, i: t.insert(0, i),
        lambda t, i: t.append(i),
        lambda t, i: t * i,
        lambda t, i: t.index(1, i),
        lambda t, i: t.index(1, 0, i),
        lambda t, i: bytes(t[:i]),
        lambda t, i: t.extend([i]),
    )):
        for answer in (0, 1, 60, 63, -1, -64):
            for act in (lambda: target.clear(), lambda: target.extend(b"x" * 500), lambda: target.__delitem__(slice(1, None)), lambda: None):
                target = make()
                try:
                    operation(target, Index(answer, act))
                    sum(x for x in target if isinstance(x, int))
                except (IndexError, ValueError, TypeError, BufferError):
                    pass
print([1, 2, 3][Index(1, lambda: None)])
print("LEAK" if leaks else "CONTAINED", *leaks)
