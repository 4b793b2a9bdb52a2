# attack: __del__ that runs while the attribute that held its object is being replaced, and reads, deletes and stores that attribute
# allowed: replacing an attribute
# expect: contained
# compat: contained

log = []


class Holder:
    pass


class Item:
    def __init__(self, holder, number):
        self.holder, self.number = holder, number

    def __del__(self):
        log.append(self.number)
        for action in (lambda: delattr(self.holder, "item"), lambda: setattr(self.holder, "item", 5), lambda: setattr(self.holder, f"more{self.number}", 1), lambda: vars(self.holder)):
            try:
                action()
            except AttributeError:
                pass


holder = Holder()
for number in range(200):
    holder.item = Item(holder, number)
    holder.item = None
    del holder.item
    holder.item = Item(holder, number)
    for filler in range(20):
        setattr(holder, f"filler{filler}", [number] * 10)
for number in range(200):
    try:
        del holder.item
    except AttributeError:
        break
    holder.item = Item(holder, -number)
assert not hasattr(holder, "nothing")
print("CONTAINED")
