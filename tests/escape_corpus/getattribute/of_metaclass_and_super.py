# attack: __getattribute__ of a metaclass and of super objects as a way to a class's blocked attributes
# allowed: a metaclass hook for ordinary names
# expect: contained
# compat: allowed


class Meta(type):
    def __getattribute__(cls, name):
        return super().__getattribute__(name)


class Guest(metaclass=Meta):
    value = 3

    def up(self, name):
        return super().__getattribute__(name)

    @classmethod
    def cup(cls, name):
        return getattr(super(), name)


leaks = []
for name in ("__mro__", "__bases__", "__base__", "__subclasses__", "__dict__"):
    for attempt in (
        lambda: getattr(Guest, name),
        lambda: type.__getattribute__(Guest, name),
        lambda: Meta.__getattribute__(Guest, name),
        lambda: object.__getattribute__(Guest, name),
        lambda: Guest().up(name),
        lambda: Guest.cup(name),
        lambda: super(Guest, Guest()).__getattribute__(name),
        lambda: getattr(super(Guest, Guest), name),
        lambda: getattr(super(Meta, Guest), name),
        lambda: type.__getattribute__(Meta, name),
        lambda: super(Meta, Guest).__getattribute__(name),
        lambda: type.__getattribute__(int, name),
    ):
        try:
            leaks.append((name, attempt()))
        except (AttributeError, TypeError):
            pass
print(Guest.value, Guest().up("value"))
print("LEAK" if leaks else "CONTAINED", *leaks)
