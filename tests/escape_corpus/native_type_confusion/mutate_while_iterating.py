# attack: change containers while natives walk over them: join, sort, extend, update, map, zip, comparison, repr
# allowed: the natives with quiet elements
# expect: contained
# compat: contained

class Evil:
    target = None

    def act(self):
        target = Evil.target
        if isinstance(target, list):
            target.clear()
            target.extend([0] * 3)
        elif isinstance(target, (dict, set)):
            target.clear()

    def __eq__(self, other):
        self.act()
        return False

    def __lt__(self, other):
        self.act()
        return True

    def __hash__(self):
        return 1

    def __repr__(self):
        self.act()
        return "E"

    def __str__(self):
        self.act()
        return "e"

    def __index__(self):
        self.act()
        return 1

    def __len__(self):
        self.act()
        return 2

    def __iter__(self):
        self.act()
        return iter([1, 2])

    def __bool__(self):
        self.act()
        return True


def fresh():
    Evil.target = [Evil() for _ in range(20)]
    return Evil.target


operations = (lambda l: repr(l), lambda l: l == [Evil() for _ in range(20)], lambda l: l.index(5), lambda l: l.count(5), lambda l: l.remove(5), lambda l: 5 in l, lambda l: sorted(l), lambda l: l.sort(), lambda l: max(l), lambda l: ",".join(map(str, l)), lambda l: l < [Evil()] * 20, lambda l: bytes(l), lambda l: bytearray(l), lambda l: l.extend(l[3]), lambda l: l.__setitem__(slice(0, 5), l[2]),
              lambda l: l[Evil():15], lambda l: l.insert(Evil(), 1), lambda l: l.pop(Evil()), lambda l: l * Evil(), lambda l: all(l), lambda l: list(filter(None, l)), lambda l: set(l), lambda l: dict.fromkeys(l), lambda l: tuple(l) == tuple(fresh()), lambda l: "%s %s" % (l, l), lambda l: f"{l}", lambda l: print(*l, end="") or None, lambda l: sum(l, []), lambda l: l.__delitem__(Evil()))
for number, operation in enumerate(operations):
    try:
        operation(fresh())
    except (TypeError, ValueError, IndexError, RuntimeError):
        pass
for make in (lambda: {Evil(): i for i in range(10)}, lambda: {Evil() for _ in range(10)}):
    for operation in (lambda d: Evil() in d, lambda d: repr(d), lambda d: d == make(), lambda d: list(d), lambda d: d.update(make()), lambda d: d | make(), lambda d: d.pop(Evil(), None) if isinstance(d, dict) else d.discard(Evil())):
        try:
            Evil.target = None
            Evil.target = made = make()
            operation(made)
        except (TypeError, ValueError, RuntimeError, KeyError):
            pass
Evil.target = None
print()
print("CONTAINED")
