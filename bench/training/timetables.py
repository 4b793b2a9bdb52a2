"""Lists cut and joined: pages of a timetable, stops moved in blocks, columns turned to rows, a buffer of text edited in place."""

STOPS = ["Harbour", "Market", "Old Bridge", "Museum", "Station", "Hospital", "Stadium", "Airport", "Mill", "Park"]


def departures(count):
    return [(6 * 60 + i * 7 % 1080, STOPS[i % 10], i % 13) for i in range(count)]


def pages(rows, size):
    for start in range(0, len(rows), size):
        yield rows[start:start + size]


def move_block(route, start, length, to):
    block = route[start:start + length]
    del route[start:start + length]
    route[to:to] = block
    return route


def shuffle_by_halves(items):
    half = len(items) // 2
    first, second = items[:half], items[half:]
    mixed = items[:]
    mixed[::2] = first if len(items) % 2 == 0 else items[:half + 1]
    mixed[1::2] = second if len(items) % 2 == 0 else items[half + 1:]
    return mixed


class Editor:
    def __init__(self, text):
        self.lines = [list(line) for line in text.split("\n")]
        self.undone = []

    def replace(self, line, start, end, text):
        self.undone.append((line, start, start + len(text), self.lines[line][start:end]))
        self.lines[line][start:end] = text

    def undo(self):
        line, start, end, before = self.undone.pop()
        self.lines[line][start:end] = before

    def text(self):
        return "\n".join("".join(line) for line in self.lines)


def longest_common(a, b):
    best = ""
    for i in range(len(a)):
        for j in range(i + len(best) + 1, min(len(a), i + 12) + 1):
            if a[i:j] in b:
                best = a[i:j]
            else:
                break
    return best


def main():
    rows = departures(6000)
    shown = [page[0][1] + page[-1][1][-3:] for page in pages(rows, 24)]
    columns = list(zip(*rows))
    late = [stop[:4] for minute, stop, _ in rows if minute > 20 * 60][-40:]
    print(len(shown), columns[0][:6], columns[1][100:103], late[::7])
    route = list(range(60))
    for i in range(60_000):
        move_block(route, i * 7 % 50, 1 + i % 6, i * 11 % 45)
        if i % 9 == 0:
            route[i % 20:i % 20 + 8] = route[i % 20:i % 20 + 8][::-1]
        if i % 31 == 0:
            route = shuffle_by_halves(route)
    print(route[:12], sum(route[1::3]), route[-1], tuple(route)[5:9])
    editor = Editor("the first line of a text\nand the second one, longer\nthird")
    for i in range(20_000):
        editor.replace(i % 3, i % 5, i % 5 + i % 3, "abc"[:i % 4])
        if i % 2:
            editor.undo()
    print(len(editor.text()), editor.text()[:20])
    names = [f"{stop} {i % 17}"[i % 3:-1] for i in range(400) for stop in STOPS[:3]]
    print(sum(len(longest_common(a, b)) for a, b in zip(names[:300], names[1:301])))
    data = bytes(range(256)) * 8
    print(sum(data[i:i + 4][::-1][0] for i in range(0, len(data), 3)), data[-5:].hex(), data[10:20].find(b"\x0f"))


main()
