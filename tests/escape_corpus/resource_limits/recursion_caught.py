# attack: endless recursion through every kind of hook, catching RecursionError
# allowed: catching RecursionError and going on
# expect: contained
# compat: contained

class Hooks:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __hash__(self):
        return hash(self)

    def __iter__(self):
        return iter(self)

    def __call__(self):
        return self()

    def __add__(self, other):
        return self + other

    def __len__(self):
        return len(self)

    def __bool__(self):
        return bool(self)

    def __contains__(self, item):
        return item in self

    def __getitem__(self, key):
        return self[key]

    def __str__(self):
        return str(self)

    def __format__(self, spec):
        return format(self, spec)

    def __index__(self):
        return [1][self]

    @property
    def loop(self):
        return self.loop


h = Hooks()
count = 0
for action in (lambda: h.a, lambda: repr(h), lambda: h == 1, lambda: hash(h), lambda: iter(h), lambda: h(), lambda: h + 1, lambda: len(h), lambda: bool(h), lambda: 1 in h, lambda: h[0], lambda: str(h), lambda: f"{h}", lambda: [1][h], lambda: h.loop, lambda: sorted([h], key=lambda v: repr(v))):
    try:
        action()
        print("LEAK no error")
    except RecursionError:
        count += 1
print(count)
print("CONTAINED")
