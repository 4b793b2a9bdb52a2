# attack: have vars() of a built-in class hand the live dictionary behind it to a guest's reflected operator
# allowed: what the operator is handed is a copy, which may be changed
# expect: contained
# compat: contained

leaks = []


class Taker:
    __hash__ = None

    def take(self, other):
        try:
            other["planted"] = 1
        except TypeError:
            pass
        return other

    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __ror__ = __rand__ = __rsub__ = __radd__ = take


taker = Taker()
for kind in (int, type, type(taker.take), Exception):
    for attempt in (lambda: vars(kind) == taker, lambda: vars(kind) != taker, lambda: vars(kind) < taker, lambda: vars(kind) | taker,
                    lambda: vars(kind) & taker, lambda: vars(kind) - taker, lambda: vars(kind) + taker, lambda: [vars(kind)].index(taker),
                    lambda: vars(kind).__eq__(taker), lambda: vars(kind).__or__(taker)):
        try:
            attempt()
        except (AttributeError, TypeError, ValueError):
            pass
        if hasattr(kind, "planted") or "planted" in vars(kind):
            leaks.append(kind)
if ({"a": 1} | {"b": 2}) != {"a": 1, "b": 2}:
    leaks.append("ordinary dicts")
print("LEAK" if leaks else "CONTAINED", *leaks)
