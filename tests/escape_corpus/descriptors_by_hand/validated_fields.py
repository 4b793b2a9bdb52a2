# attack: none: descriptors that check values and keep them under a name of their own
# allowed: __get__, __set__, __delete__ and __set_name__ of guest classes
# expect: benign
# compat: contained
class Field:
    def __set_name__(self, owner, name):
        self.name, self.store = name, "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        try:
            return getattr(instance, self.store)
        except AttributeError:
            raise AttributeError(f"{self.name} is not set") from None

    def __set__(self, instance, value):
        setattr(instance, self.store, self.check(value))

    def __delete__(self, instance):
        delattr(instance, self.store)

    def check(self, value):
        return value


class Positive(Field):
    def check(self, value):
        if value <= 0:
            raise ValueError(f"{self.name} must be positive")
        return value


class Order:
    count = Positive()
    price = Positive()
    note = Field()

    def total(self):
        return self.count * self.price


order = Order()
order.count, order.price, order.note = 3, 5, "soon"
assert order.total() == 15 and Order.count.name == "count" and sorted(vars(order)) == ["_count", "_note", "_price"]
for attempt in [lambda: setattr(order, "count", 0), lambda: delattr(order, "note"), lambda: order.note]:
    try:
        print(attempt())
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print("OK")
