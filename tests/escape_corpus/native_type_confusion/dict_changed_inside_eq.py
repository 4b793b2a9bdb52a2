# attack: __eq__ and __hash__ of a key clear, refill or resize the dict or set in the middle of a lookup
# allowed: keys with an ordinary __eq__
# expect: contained
# compat: contained

armed = False


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        global armed
        if armed:
            armed = False
            act(target)
        return False


acts = (lambda t: t.clear(), lambda t: [t.pop(k) if isinstance(t, dict) else t.discard(k) for k in list(t)[:3]], lambda t: t.update({i: i for i in range(1000)}), lambda t: t.update([]) or t.clear() or t.update({Key(5): 1}), lambda t: t.__init__())
for make in (lambda: {Key(i): i for i in range(6)}, lambda: {Key(i) for i in range(6)}):
    for act in acts:
        for operation in (
            lambda t: Key(9) in t,
            lambda t: t.__setitem__(Key(9), 1) if isinstance(t, dict) else t.add(Key(9)),
            lambda t: t.pop(Key(9), None) if isinstance(t, dict) else t.discard(Key(9)),
            lambda t: t.setdefault(Key(9), 1) if isinstance(t, dict) else t.remove(Key(9)),
            lambda t: t.get(Key(9)) if isinstance(t, dict) else t & {Key(9)},
            lambda t: t == make(),
            lambda t: t.update(make()),
            lambda t: t | make(),
            lambda t: dict.fromkeys(t) if isinstance(t, dict) else t ^ make(),
            lambda t: t.copy().update(t),
            lambda t: t.keys() & make() if isinstance(t, dict) else t.issubset(make()),
            lambda t: t.items() == make().items() if isinstance(t, dict) else t.isdisjoint(make()),
        ):
            target = make()
            armed = True
            try:
                operation(target)
            except (RuntimeError, KeyError, TypeError):
                pass
            armed = False
            len(list(target)) == len(target) or print("LEAK count differs")
print({Key(1): 1} == {})
print("CONTAINED")
