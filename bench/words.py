"""Strings and dicts: making text, splitting it, counting words, building an index, joining it again."""

import sys

SYLLABLES = ["ka", "lo", "mi", "ren", "tu", "sa", "vel", "no", "pi", "dor", "a", "e"]


def make_text(count):
    state, words = 99, []
    for i in range(count):
        state = (state * 69069 + 1) & 0xFFFFFFFF
        pick = state >> 8
        word = SYLLABLES[pick % 12] + SYLLABLES[pick // 12 % 12]
        if pick & 64:
            word += SYLLABLES[pick // 144 % 12]
        if i % 11 == 0:
            word = word.capitalize()
        words.append(word + (". " if i % 13 == 12 else ", " if i % 7 == 3 else " "))
    return "".join(words)


def count_words(text):
    counts = {}
    for raw in text.split():
        word = raw.strip(".,").lower()
        counts[word] = counts.get(word, 0) + 1
    return counts


def index_letters(counts):
    index = {}
    for word, count in counts.items():
        for letter in word:
            entry = index.setdefault(letter, {})
            entry[len(word)] = entry.get(len(word), 0) + count
    return index


def caesar(text, shift):
    out = []
    for character in text:
        if "a" <= character <= "z":
            character = chr((ord(character) - 97 + shift) % 26 + 97)
        out.append(character)
    return "".join(out)


FULL, SMALL = 650_000, 3_000
EXPECTED = {
    FULL: (4171129, 1872, ('sano', 2349), 15, 33734, 62874, 50000, 9499, 129468),
    SMALL: (19190, 1162, ('loe', 20), 15, 146, 302, 231, 9499, 567),
}

size = SMALL if "small" in sys.argv else FULL
text = make_text(size)
counts = count_words(text)
index = index_letters(counts)
ranking = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
moved = caesar(text[:size], 7)
lines = text.replace(". ", ".\n").splitlines()
report = "\n".join(f"{word:<12}{count:>6}" for word, count in ranking[:500])
long_lines = sum(line.count("lo") for line in lines if len(line) > 70 and line.endswith("."))
result = len(text), len(counts), ranking[0], len(index), index["k"][4], moved.count("h"), len(lines), len(report), long_lines
assert result == EXPECTED[size], result
print("words", *result)
