# attack: subclasses of natives whose overridden hooks contradict what the native holds
# allowed: a subclass with an override that does not lie
# expect: contained
# compat: contained


class L(list):
    def __len__(self):
        return 1 << 40

    def __iter__(self):
        return iter(())

    def __getitem__(self, i):
        return self


class D(dict):
    def __len__(self):
        return 0

    def keys(self):
        return [1, 2, 3]

    def __getitem__(self, key):
        return key

    def __iter__(self):
        return iter("xyz")


class S(str):
    def __len__(self):
        return 1 << 40

    def __hash__(self):
        return 0

    def __eq__(self, other):
        return True

    def __iter__(self):
        return iter([1, 2])


class B(bytes):
    def __len__(self):
        return -1

    def __getitem__(self, i):
        return None


class I(int):
    def __index__(self):
        return 1 << 40

    def __add__(self, other):
        return "added"

    def __bool__(self):
        return False


class T(tuple):
    def __len__(self):
        return 100

    def __hash__(self):
        return "no"


l, d, s, b, i, t = L([1, 2]), D(a=1), S("abc"), B(b"xy"), I(1), T((1, 2))
done = 0
for attempt in (lambda: [0, 1][i], lambda: "x" * i, lambda: range(i), lambda: bytes(l), lambda: "".join(l), lambda: ",".join([s, s]), lambda: s + s, lambda: s.join("ab"), lambda: s.encode(), lambda: "%s %s" % t, lambda: "%(a)s" % d, lambda: (lambda **k: k)(**d), lambda: {**d}, lambda: (lambda *a: a)(*l), lambda: sum([i, i]), lambda: {t: 1}, lambda: {s: 1}["abc"], lambda: getattr(5, s, None), lambda: [].extend(l), lambda: [0][:] + l, lambda: l + [1], lambda: sorted(l), lambda: b.join([b, b]), lambda: b"".join([b]), lambda: memoryview(b)[0], lambda: int.from_bytes(b, "big"), lambda: dict(d), lambda: {}.update(d), lambda: isinstance(1, t), lambda: "abc".startswith(t), lambda: "abc".startswith((s,)), lambda: s.split(s), lambda: max(l, default=1), lambda: exec("x = 1", d), lambda: type(s, (), {}), lambda: type("n", T((int,)), {}), lambda: type("n", (), d), lambda: list(zip(l, t)), lambda: bytearray(b)[0], lambda: chr(i), lambda: int(s), lambda: float(S("1")), lambda: eval(S("1+1"))):
    try:
        attempt()
        done += 1
    except (TypeError, ValueError, KeyError, OverflowError, MemoryError, IndexError, AttributeError):
        pass
print(done > 10, list.__len__(l), str.__len__(s))
print("CONTAINED")
