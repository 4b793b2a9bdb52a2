"""Containers that have been alive for long take new objects in every way there is, while garbage is made all the time."""

COUNT = 140


def churn(rounds):
    total = 0
    for i in range(rounds):
        total += len([str(i), (i, i + 1), {"key": [i]}])
    return total


class Plain:
    shared = None


class Slotted:
    __slots__ = ("first", "second")


old_dicts = [{"number": i, "word": str(i)} for i in range(COUNT)]
old_lists = [[i, str(i)] for i in range(COUNT)]
old_sets = [{i, str(i)} for i in range(COUNT // 4)]
old_plain = [Plain() for _ in range(COUNT // 4)]
old_slotted = [Slotted() for _ in range(COUNT // 4)]
old_global = None


def fresh(i):
    return ["fresh", str(i) * 3, (i, {i: str(i)})]


def check(found, i):
    assert found == ["fresh", str(i) * 3, (i, {i: str(i)})], (found, i)


def change_everything(base):
    global old_global
    old_global = fresh(base)
    Plain.shared = fresh(base)
    for i in range(0, COUNT, 7):
        record = old_dicts[i]
        record["number"] = fresh(i)
        record.setdefault("extra", fresh(i))
        record.update(more=fresh(i))
        record |= {"merged": fresh(i)}
        del record["word"]
        record["word"] = fresh(i)
        items = old_lists[i]
        items[0] = fresh(i)
        items.append(fresh(i))
        items[1:2] = [fresh(i), fresh(i)]
        items.insert(0, fresh(i))
    for i in range(0, COUNT // 4, 5):
        old_sets[i].add(("added", str(i)))
        old_sets[i] &= {i, ("added", str(i)), "absent"}
        old_sets[i] |= {("joined", str(i))}
        old_sets[i] ^= {("toggled", str(i))}
        old_plain[i].attribute = fresh(i)
        setattr(old_plain[i], "by_name" + str(i % 3), fresh(i))
        old_slotted[i].first = fresh(i)


def check_everything(base):
    check(old_global, base)
    check(Plain.shared, base)
    for i in range(0, COUNT, 7):
        record = old_dicts[i]
        for key in ("number", "extra", "more", "merged", "word"):
            check(record[key], i)
        check(old_lists[i][0], i)
        check(old_lists[i][1], i)
        check(old_lists[i][2], i)
        check(old_lists[i][3], i)
        check(old_lists[i][-1], i)
    for i in range(0, COUNT // 4, 5):
        assert old_sets[i] == {i, ("added", str(i)), ("joined", str(i)), ("toggled", str(i))}, old_sets[i]
        check(old_plain[i].attribute, i)
        check(getattr(old_plain[i], "by_name" + str(i % 3)), i)
        check(old_slotted[i].first, i)


print(churn(50))
change_everything(1)
print(churn(50))
check_everything(1)
for record in old_dicts[::7]:
    record["extra"] = None
    record.pop("more")
    record.popitem()
for items in old_lists[::7]:
    del items[:]
    items.extend([0, "1"])
for i in range(0, COUNT // 4, 5):
    old_sets[i].clear()
    old_sets[i].update({i, str(i)})
for i in range(0, COUNT, 7):
    old_dicts[i] = {"number": i, "word": str(i)}
print(churn(50))
change_everything(2)
print(churn(50))
check_everything(2)
print(sum(len(record) for record in old_dicts), sum(map(len, old_lists)), sum(map(len, old_sets)))
