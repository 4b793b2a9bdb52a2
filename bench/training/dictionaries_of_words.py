"""Objects that refer to objects: a trie, a tree of squares over points, documents with parents, a rope of text, caches."""

import random
import weakref


class Node:
    __slots__ = ("children", "count")

    def __init__(self):
        self.children = {}
        self.count = 0


class Trie:
    def __init__(self):
        self.root = Node()

    def add(self, word):
        node = self.root
        for letter in word:
            following = node.children.get(letter)
            if following is None:
                following = node.children[letter] = Node()
            node = following
        node.count += 1

    def words(self, start=""):
        node = self.root
        for letter in start:
            if letter not in node.children:
                return
            node = node.children[letter]
        waiting = [(start, node)]
        while waiting:
            text, node = waiting.pop()
            if node.count:
                yield text
            for letter, child in node.children.items():
                waiting.append((text + letter, child))


class Square:
    def __init__(self, x, y, size):
        self.x, self.y, self.size = x, y, size
        self.points = []
        self.parts = None

    def add(self, point):
        if self.parts is not None:
            self.part_of(point).add(point)
            return
        self.points.append(point)
        if len(self.points) > 6 and self.size > 1:
            half = self.size / 2
            self.parts = [Square(self.x + dx * half, self.y + dy * half, half) for dy in (0, 1) for dx in (0, 1)]
            points, self.points = self.points, []
            for moved in points:
                self.part_of(moved).add(moved)

    def part_of(self, point):
        half = self.size / 2
        return self.parts[(point[0] >= self.x + half) + 2 * (point[1] >= self.y + half)]

    def count_in(self, left, top, right, bottom):
        if right < self.x or left > self.x + self.size or bottom < self.y or top > self.y + self.size:
            return 0
        if self.parts is None:
            return sum(left <= x <= right and top <= y <= bottom for x, y in self.points)
        return sum(part.count_in(left, top, right, bottom) for part in self.parts)


class Element:
    def __init__(self, tag, parent=None, **attributes):
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.children = []
        if parent is not None:
            parent.children.append(self)

    @property
    def depth(self):
        depth, element = 0, self
        while element.parent is not None:
            depth, element = depth + 1, element.parent
        return depth

    def find(self, tag):
        return [found for child in self.children for found in ([child] if child.tag == tag else []) + child.find(tag)]

    def text(self, indent=0):
        names = "".join(f' {key}="{value}"' for key, value in self.attributes.items())
        inner = "".join(child.text(indent + 1) for child in self.children)
        return f"{' ' * indent}<{self.tag}{names}>\n{inner}" if inner else f"{' ' * indent}<{self.tag}{names}/>\n"


def grow(parent, depth, numbers):
    for i in range(3):
        child = Element("div" if i else "item", parent, id=numbers.randrange(1000), level=depth)
        if depth:
            grow(child, depth - 1, numbers)
    return parent


class Rope:
    def __init__(self, left, right):
        self.left, self.right = left, right
        self.length = len(left) + len(right)

    def __len__(self):
        return self.length

    def __getitem__(self, place):
        rope = self
        while isinstance(rope, Rope):
            if place < len(rope.left):
                rope = rope.left
            else:
                place -= len(rope.left)
                rope = rope.right
        return rope[place]


def main():
    numbers = random.Random(5)
    trie = Trie()
    for _ in range(1200):
        trie.add("".join(numbers.choice("abcdrst") for _ in range(numbers.randrange(3, 8))))
    print(sum(1 for _ in trie.words()), sorted(trie.words("ab"))[:4])
    square = Square(0.0, 0.0, 256.0)
    for _ in range(2000):
        square.add((numbers.random() * 256, numbers.random() * 256))
    print(sum(square.count_in(i, i, i + 60.0, i + 40.0) for i in range(0, 200, 4)))
    page = grow(Element("page"), 5, numbers)
    items = page.find("item")
    print(len(items), sum(item.depth for item in items), len(page.text()))
    rope = "start"
    for i in range(400):
        rope = Rope(rope, f"piece{i}") if i % 2 else Rope(f"p{i}", rope)
    print(len(rope), "".join(rope[i] for i in range(0, len(rope), 3))[:20])
    rings = 0
    for i in range(4000):
        a = Element("a")
        b = Element("b", a)
        a.partner, b.partner = b, a
        rings += b.depth
    kept = [Element("k", key=str(i)) for i in range(200)]
    watched = [weakref.ref(element) for element in kept]
    print(rings, sum(reference() is not None for reference in watched))
    queue, history = list(range(300)), []
    for i in range(3000):
        queue.append(queue.pop(0) + i % 3)
        if i % 5 == 0:
            queue.insert(10, queue.pop())
        if i % 50 == 0:
            history.append(tuple(queue[:4]))
            queue.remove(queue[20])
            queue.extend([i])
    print(sum(queue), history[-1], len(history), [None] * 3 + [history[0]][:1])


main()
