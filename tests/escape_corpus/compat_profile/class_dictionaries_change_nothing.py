# attack: under profile compat, gets at the dictionary behind a class's proxy through comparison and | and changes built-in types with it
# allowed: what profile compat gives of the guest's own objects
# expect: contained
# compat: contained
# options: --profile compat


class Thief:
    def __eq__(self, other):
        stolen.append(other)
        return True

    def __ror__(self, other):
        stolen.append(other)
        return self

    __ne__ = __eq__


class Own:
    def method(self):
        return 1


stolen = []
own = Own()
for class_ in (int, list, dict, object, type, Own):
    class_.__dict__ == Thief()
    class_.__dict__ | Thief()
    class_.__dict__ != Thief()
for dictionary in stolen:
    try:
        dictionary.clear()
        dictionary["append"] = dictionary["method"] = dictionary["bit_length"] = lambda *arguments: "changed"
    except (TypeError, AttributeError):
        pass
items = []
items.append(1)
print("CONTAINED" if items == [1] and own.method() == 1 and (5).bit_length() == 3 else "LEAKED")
