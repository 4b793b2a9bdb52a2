# attack: __eq__ that empties, grows and rebuilds the dict being probed
# allowed: an __eq__ that leaves it alone
# expect: contained

class Evil:
    target = {}
    mode = 0

    def __hash__(self):
        return 7

    def __eq__(self, other):
        target, mode = Evil.target, Evil.mode
        Evil.mode = 9
        if mode == 0:
            target.clear()
        elif mode == 1 and 999 not in target:
            for i in range(1000):
                target[i] = i
        elif mode == 2:
            for key in list(target):
                if isinstance(key, int):
                    del target[key]
        elif mode == 3 and len(target) < 40:
            target.update({Evil(): i for i in range(3)})
        elif mode == 4:
            target.popitem()
        Evil.mode = mode
        return False


for mode in range(5):
    for operation in (lambda d: d.get(Evil()), lambda d: Evil() in d, lambda d: d.pop(Evil(), None), lambda d: d.setdefault(Evil(), 1), lambda d: d.update({Evil(): 1}), lambda d: d == {Evil(): 1, 2: 3}, lambda d: {**d, Evil(): 2}, lambda d: d | {Evil(): 1}, lambda d: d.__setitem__(Evil(), 1), lambda d: d.__delitem__(Evil())):
        Evil.mode = 9
        target = {7: "seven"}
        for i in range(10):
            target[i] = i
        target[Evil()] = "evil"
        Evil.target, Evil.mode = target, mode
        try:
            operation(target)
        except (KeyError, RuntimeError, RecursionError):
            pass
        Evil.mode = 9
        assert len(list(target.items())) == len(target)
for mode in range(3):
    Evil.mode = 9
    values = {7, 8, Evil()}
    Evil.target, Evil.mode = {1: 1}, mode
    for operation in (lambda s: Evil() in s, lambda s: s.add(Evil()), lambda s: s | {Evil()}, lambda s: s & {Evil()}, lambda s: s - {Evil()}, lambda s: s.discard(Evil())):
        try:
            operation(values)
        except (KeyError, RuntimeError):
            pass
print("CONTAINED")
