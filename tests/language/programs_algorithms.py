# Small classic programs, each with a result that can be checked by hand.

from collections import deque


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i in range(2, n + 1) if flags[i]]


print(len(sieve(10_000)), sieve(50))


def queens(n, row=0, columns=(), up=(), down=()):
    if row == n:
        return 1
    return sum(queens(n, row + 1, columns + (c,), up + (row + c,), down + (row - c,)) for c in range(n) if c not in columns and row + c not in up and row - c not in down)


print([queens(n) for n in range(1, 7)])


def dijkstra(graph, start):
    distances, todo = {start: 0}, [(0, start)]
    while todo:
        todo.sort(reverse=True)
        d, node = todo.pop()
        for other, weight in graph.get(node, {}).items():
            if other not in distances or d + weight < distances[other]:
                distances[other] = d + weight
                todo.append((d + weight, other))
    return distances


print(dijkstra({"a": {"b": 7, "c": 3}, "c": {"b": 1, "d": 8}, "b": {"d": 2}}, "a"))


def permutations(items):
    if not items:
        yield []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest


print(len(list(permutations([1, 2, 3, 4, 5]))), ["".join(p) for p in permutations(list("abc"))])


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


print(edit_distance("kitten", "sitting"), edit_distance("", "abc"), edit_distance("größe", "grosse"))


def roman(n):
    out = ""
    for value, text in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        out += text * (n // value)
        n %= value
    return out


print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])


def pi_digits(count):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < count:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))


print(pi_digits(100))


def huffman(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    heap = sorted((n, i, c) for i, (c, n) in enumerate(counts.items()))
    serial = len(heap)
    while len(heap) > 1:
        (a, _, x), (b, _, y) = heap[0], heap[1]
        heap[:2] = [(a + b, serial, (x, y))]
        serial += 1
        heap.sort(key=lambda entry: entry[:2])
    codes = {}

    def walk(node, code):
        if isinstance(node, tuple):
            walk(node[0], code + "0")
            walk(node[1], code + "1")
        else:
            codes[node] = code or "0"
    walk(heap[0][2], "")
    return codes


codes = huffman("abracadabra")
print(codes, "".join(codes[c] for c in "abracadabra"), len("".join(codes[c] for c in "abracadabra")))


def life(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(8):
    glider = life(glider)
print(sorted(glider))


def solve(board):
    for r in range(9):
        for c in range(9):
            if board[r][c] == 0:
                used = set(board[r]) | {board[i][c] for i in range(9)} | {board[r // 3 * 3 + i][c // 3 * 3 + j] for i in range(3) for j in range(3)}
                for v in range(1, 10):
                    if v not in used:
                        board[r][c] = v
                        if solve(board):
                            return True
                board[r][c] = 0
                return False
    return True


board = [list(map(int, row)) for row in "530070000 600195000 098000060 800060003 400803001 700020006 060000280 000419005 000080079".split()]
print(solve(board), ["".join(map(str, row)) for row in board])


def maze(rows):
    start, goal = (1, 1), (len(rows) - 2, len(rows[0]) - 2)
    queue, came = deque([start]), {start: None}
    while queue:
        here = queue.popleft()
        if here == goal:
            break
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            there = here[0] + dr, here[1] + dc
            if rows[there[0]][there[1]] != "#" and there not in came:
                came[there] = here
                queue.append(there)
    path = []
    while here:
        path.append(here)
        here = came[here]
    return path[::-1]


print(maze(["#######", "#   # #", "# # # #", "# #   #", "#######"]))


class LRU:
    def __init__(self, size):
        self.size, self.items = size, {}

    def get(self, key):
        if key in self.items:
            self.items[key] = self.items.pop(key)
        return self.items.get(key)

    def put(self, key, value):
        self.items.pop(key, None)
        self.items[key] = value
        if len(self.items) > self.size:
            del self.items[next(iter(self.items))]


cache = LRU(2)
for key in "abacd":
    cache.put(key, key.upper())
    cache.get("a")
print(list(cache.items), cache.get("b"), cache.get("a"))


def matrix_power(m, n):
    size = range(len(m))
    result = [[int(i == j) for j in size] for i in size]
    while n:
        if n & 1:
            result = [[sum(a * b for a, b in zip(row, column)) for column in zip(*m)] for row in result]
        m = [[sum(a * b for a, b in zip(row, column)) for column in zip(*m)] for row in m]
        n >>= 1
    return result


print(matrix_power([[1, 1], [1, 0]], 300)[0][1])


def hanoi(n, a="A", b="B", c="C"):
    return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c) if n else []


print(len(hanoi(10)), hanoi(3))
print([n for n in range(1, 500) if sum(d for d in range(1, n) if n % d == 0) == n], [n for n in range(100, 1000) if n == sum(int(d) ** 3 for d in str(n))])
print("\n".join("".join("#" if (x & y) == 0 else "." for x in range(16)) for y in range(8)))
words = "the rain in spain stays mainly in the plain".split()
print(sorted({w: words.count(w) for w in words}.items(), key=lambda p: (-p[1], p[0]))[:4], {k: [w for w in dict.fromkeys(words) if len(w) == k] for k in sorted({len(w) for w in words})}, " ".join(w[::-1] for w in words))
print(["".join(chr((ord(c) - 97 + 13) % 26 + 97) if c.isalpha() else c for c in text) for text in ("hello, world", "uryyb, jbeyq")])
print([(a, b, c) for a in range(1, 20) for b in range(a, 20) for c in [int((a * a + b * b) ** 0.5)] if c * c == a * a + b * b and c < 20])
