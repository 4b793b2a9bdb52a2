"""The same str searched for again and again in dicts and sets that change, are copied, emptied and collected meanwhile."""

import gc


def fresh(*parts):
    return "".join(parts)


def count(words):
    counts = {}
    for word in words:
        word = fresh(word, "!")
        counts[word] = counts.get(word, 0) + 1
    return counts


def show_changes():
    table = {fresh("a", str(n)): n for n in range(20)}
    key = fresh("a", "7")
    print(table[key], key in table)
    table[key] += 1
    print(table[key], table.get(key), table.pop(key), key in table, table.get(key, "gone"))
    table[key] = "back"
    print(table[key], list(table)[-1])
    other = {fresh("a", "7"): "other", "x": 1}
    print(table[key], other[key], table[key], other.get(key), key in {fresh("a", "7")}, key in {"b"}, key in {})
    copy = dict(table)
    copy[key] = "copy"
    print(table[key], copy[key])
    del copy[key]
    print(table[key], copy.get(key), key in copy)
    table.clear()
    print(table.get(key), key in table, len(table))
    table[fresh("a", "8")] = 8
    print(table.get(key), table.get(fresh("a", "8")))
    table.update({fresh("a", str(n)): -n for n in range(40)})
    print(table[key], table.setdefault(key, 5), sorted(table.values())[:2])
    for n in range(40):
        table.pop(fresh("a", str(n)), None)
        if n % 6 == 0:
            print(n, table.get(key), key in table)


def show_order():
    table = {}
    for turn in range(3):
        for word in "one two three two one two".split():
            word = fresh(word, str(turn % 2))
            if word in table:
                table[word] += 1
            else:
                table[word] = 1
            assert table[word] >= 1 and table.get(word) == table[word]
    print(table)
    seen = set()
    for word in "one two three two one two".split():
        before = word in seen
        seen.add(fresh(word))
        word = fresh(word)
        print(before, word in seen, len(seen), end="; ")
        if before:
            seen.discard(word)
            print(word in seen, end="; ")
    print(sorted(seen))


def show_collections():
    table = {fresh("key", str(n)): n for n in range(50)}
    wrong = 0
    for turn in range(30):
        key = fresh("key", str(turn))
        wrong += table[key] != turn
        del key
        gc.collect()
        names = [fresh("key", str(n + turn)) for n in range(20)]
        wrong += sum(table.get(name) != n + turn for n, name in enumerate(names) if n + turn < 50)
        names = [fresh("nay", str(n)) for n in range(20)]
        wrong += sum(name in table for name in names)
    print(wrong)


def show_long():
    table = {"x" * 63: 63, "x" * 64: 64, "x" * 65: 65, "ä" * 20: 20, "ä" * 40: 40}
    for n in (63, 64, 65, 66):
        key = fresh("x" * n)
        for _ in range(3):
            table[key] = table.get(key, 0) + 1
    for n in (20, 40):
        key = fresh("ä" * n)
        for _ in range(3):
            table[key] = table.get(key, 0) + 1
    print(list(table.values()))


class Name(str):
    def __eq__(self, other):
        return False

    __hash__ = str.__hash__


def show_subclasses():
    key, name = fresh("na", "me"), Name("name")
    table = {"name": 1}
    print(table[key], table.get(name), table[key], name in table, key in table)
    table[name] = 2
    print(table[key], len(table), table.get(name), [table[k] for k in table])


print(count(["a", "b", "a", "c", "b", "a"] * 3))
show_changes()
show_order()
show_collections()
show_long()
show_subclasses()
