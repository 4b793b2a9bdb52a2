"""Look at a long text: words, sentences, palindromes, readability.

The host hands over one name, `text`.
"""

from collections import Counter
from itertools import chain, islice


def words_of(line):
    """Lower-case words; an apostrophe or hyphen inside a word belongs to it."""
    word = []
    for character in line.casefold() + " ":
        if character.isalpha() or (character in "'-" and word):
            word.append(character)
        elif word:
            yield "".join(word).rstrip("'-")
            word.clear()


ABBREVIATIONS = ("Mr.", "Dr.")


def sentences_of(paragraph):
    start = 0
    for index, character in enumerate(paragraph):
        if character not in ".!?…":
            continue
        if paragraph.endswith(ABBREVIATIONS, start, index + 1):
            continue
        sentence = paragraph[start:index + 1].strip()
        if len(sentence) > 1:
            yield sentence
        start = index + 1
    rest = paragraph[start:].strip()
    if rest:
        yield rest


def is_heading(paragraph):
    number, dot, rest = paragraph.partition(".")
    return number.isdigit() and dot == "." and len(rest) < 60 and not paragraph.endswith((".", "!", "?", "…"))


def bigrams(words):
    return zip(words, islice(words, 1, None))


VOWELS = frozenset("aeiouyåäöøéèïë")


def syllables(word):
    count, previous = 0, False
    for letter in word:
        vowel = letter in VOWELS
        count += vowel and not previous
        previous = vowel
    if word.endswith("e") and not word.endswith("le") and count > 1:
        count -= 1
    return max(1, count)


STEPS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("edly", ""), ("ed", ""), ("ly", ""), ("s", ""))


def stem(word):
    for ending, replacement in STEPS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[:len(word) - len(ending)] + replacement
            if ending in ("ing", "ed") and base[-1:] == base[-2:-1] and base[-1] not in "lsz":
                base = base[:-1]
            return base
    return word


def longest_palindromes(text, limit, shortest):
    """Palindromes over the letters alone, found by growing from each centre."""
    letters = [(character, index) for index, character in enumerate(text.casefold()) if character.isalpha()]
    plain = [character for character, _ in letters]
    found = set()
    for centre in range(2 * len(plain) - 1):
        left = centre // 2
        right = left + centre % 2
        while left >= 0 and right < len(plain) and plain[left] == plain[right]:
            left -= 1
            right += 1
        if right - left - 1 >= shortest:
            found.add(text[letters[left + 1][1]:letters[right - 1][1] + 1])
    return sorted(found, key=lambda piece: (-sum(map(str.isalpha, piece)), piece))[:limit]


def histogram(counts, width=40):
    top = max(counts.values())
    for key in sorted(counts):
        yield f"{key:>3} {counts[key]:>5} {'#' * round(counts[key] / top * width)}".rstrip()


def section(name):
    print(f"\n## {name}")


paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
headings = [part for part in paragraphs if is_heading(part)]
prose = [part for part in paragraphs if not is_heading(part)]
sentences = list(chain.from_iterable(map(sentences_of, prose)))
words = [word for sentence in sentences for word in words_of(sentence)]
counts = Counter(words)

section("size")
print(f"{len(text):,} characters, {len(text.encode()):,} bytes, {len(set(text))} different characters")
print(f"{len(headings)} chapters, {len(prose)} paragraphs, {len(sentences)} sentences, {len(words):,} words, {len(counts)} different")
print("not ASCII:", " ".join(f"{character}×{count}" for character, count in
                             sorted(Counter(c for c in text if not c.isascii()).items())))

section("most frequent words of five letters or more")
for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
    if len(word) >= 5:
        print(f"{word:<12}{count:>5}{count / len(words):>8.2%}")
        if count < 250:
            break

section("word lengths")
print(*histogram(Counter(map(len, words))), sep="\n")

section("bigrams")
pairs = Counter(chain.from_iterable(bigrams(list(words_of(sentence))) for sentence in sentences))
for (first, second), count in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:12]:
    print(f"{count:>5}  {first} {second}")

section("stems that join the most forms")
families = {}
for word in counts:
    families.setdefault(stem(word), set()).add(word)
for base, forms in sorted(families.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:8]:
    print(f"{base}: {', '.join(sorted(forms))}")

section("sentences")
lengths = sorted(len(list(words_of(sentence))) for sentence in sentences)
mean = sum(lengths) / len(lengths)
variance = sum((length - mean) ** 2 for length in lengths) / len(lengths)
print(f"words in a sentence: mean {mean:.2f}, deviation {variance ** 0.5:.2f}, median {lengths[len(lengths) // 2]}, "
      f"from {lengths[0]} to {lengths[-1]}")
print("endings:", {mark: sum(sentence.endswith(mark) for sentence in sentences) for mark in ".!?…"})
print("longest:", max(sentences, key=lambda sentence: (len(sentence), sentence)))

section("readability")
syllable_count = sum(syllables(word) * count for word, count in counts.items())
per_sentence, per_word = len(words) / len(sentences), syllable_count / len(words)
print(f"syllables in a word: {per_word:.3f}")
print(f"reading ease: {206.835 - 1.015 * per_sentence - 84.6 * per_word:.1f}")
print(f"school year:  {0.39 * per_sentence + 11.8 * per_word - 15.59:.1f}")

section("longest palindromes")
for palindrome in longest_palindromes(text[:60_000], limit=8, shortest=11):
    print(f"{sum(map(str.isalpha, palindrome)):>3}  {palindrome!r}")

section("chapters by length")
chapters = []
for paragraph in paragraphs:
    if is_heading(paragraph):
        chapters.append([paragraph.partition(". ")[2], 0])
    else:
        chapters[-1][1] += len(list(words_of(paragraph)))
chapters.sort(key=lambda chapter: -chapter[1])
for name, size in chapters[:3] + chapters[-2:]:
    print(f"{size:>5}  {name.title()}")
