"""Strings: a ciphered message, comma-separated values, markup to tags, wrapped paragraphs, patterns, diffs, words."""

import string
import textwrap

PARAGRAPH = ("A gardener planted seven rows of beans, and each morning he counted what the snails had left. "
             "On the eighth day there was nothing to count; so he planted onions, which nobody eats at night. ")


def cipher(text, key):
    result = []
    for i, letter in enumerate(text):
        shift = ord(key[i % len(key)]) - 97
        if "a" <= letter <= "z":
            result.append(chr((ord(letter) - 97 + shift) % 26 + 97))
        elif letter.isupper():
            result.append(chr((ord(letter) - 65 + shift) % 26 + 65))
        else:
            result.append(letter)
    return "".join(result)


def split_record(line):
    fields, field, quoted = [], "", False
    for letter in line:
        if letter == '"':
            quoted = not quoted
        elif letter == "," and not quoted:
            fields.append(field)
            field = ""
        else:
            field += letter
    fields.append(field)
    return fields


def to_tags(text):
    lines = []
    inside = False
    for line in text.splitlines():
        line = line.rstrip()
        if line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            lines.append(f"<h{level}>{line[level:].strip()}</h{level}>")
        elif line.startswith("- "):
            if not inside:
                lines.append("<ul>")
                inside = True
            lines.append("<li>" + line[2:].replace("&", "&amp;").replace("<", "&lt;") + "</li>")
        else:
            if inside:
                lines.append("</ul>")
                inside = False
            parts = line.split("*")
            for i in range(1, len(parts) - 1, 2):
                parts[i] = "<em>" + parts[i] + "</em>"
            lines.append("".join(parts))
    return "\n".join(lines)


def matches(pattern, text):
    """Shell patterns with * and ?."""
    p = t = 0
    star, retry = -1, 0
    while t < len(text):
        if p < len(pattern) and (pattern[p] == "?" or pattern[p] == text[t]):
            p += 1
            t += 1
        elif p < len(pattern) and pattern[p] == "*":
            star, retry = p, t
            p += 1
        elif star >= 0:
            p, retry = star + 1, retry + 1
            t = retry
        else:
            return False
    return pattern[p:].strip("*") == ""


def common_start(words):
    first, last = min(words), max(words)
    for i, letter in enumerate(first):
        if i >= len(last) or letter != last[i]:
            return first[:i]
    return first


def to_snake(name):
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name).lstrip("_")


def to_camel(name):
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def vowels(text):
    counts = dict.fromkeys("aeiou", 0)
    for letter in text.lower():
        if letter in counts:
            counts[letter] += 1
    return counts


def pig_latin(text):
    words = []
    for word in text.split():
        plain = word.strip(string.punctuation)
        if not plain:
            continue
        words.append(plain + "way" if plain[0].lower() in "aeiou" else plain[1:] + plain[0] + "ay")
    return " ".join(words)


def main():
    long_text = PARAGRAPH * 12
    secret = cipher(long_text, "melon")
    print(secret[:40], secret.count("m"), secret.find("zz"), secret.upper().isupper())
    records = [split_record(f'{i},"name, {i % 9}",{i * 1.5},plain text here') for i in range(250)]
    print(len(records), records[-1], sum(len(field) for record in records for field in record))
    page = "# Beans\n\nSome *fresh* beans & more *text* here\n- one <b>\n- two\n## Onions\nlast line   \n" * 40
    print(len(to_tags(page)))
    print(sum(matches("*s?me*.p*y", f"awe{'some' * (i % 3)}{i}file.p{i}y") for i in range(700)))
    names = [f"readNextValueOfRow{i % 10}" for i in range(500)]
    print(common_start(names), to_camel(to_snake(names[3])), sum(len(to_snake(name)) for name in names))
    print(vowels(long_text), pig_latin(long_text)[:50])
    print(len(textwrap.fill(PARAGRAPH * 4, 40)), textwrap.shorten(PARAGRAPH, 30))
    text = ""
    for i in range(3000):
        text += chr(97 + i % 26)
        if i % 10 == 9:
            text += " "
    print(len(text.split()), text.title()[:30], text[::-1][:12], text.swapcase()[5:9], "xyz" in text)
    table = str.maketrans("aeiou", "uoiea")
    print(len(text.translate(table).replace("u", "")), "; ".join(sorted(set(text.split()))[:3]))
    accents = "žluťoučký kůň Ærø ŝi naïve 東京 " * 30
    print(len(accents), len(accents.encode()), accents.encode().decode() == accents, accents.casefold()[:9], accents[7])
    pairs = [line.partition("=") for line in "\n".join(f"key{i} = value{i}" for i in range(800)).split("\n")]
    print(sum(len(key.strip()) + len(value.strip()) for key, _, value in pairs), pairs[3][0].ljust(10, "."))
    print(sum(word.isalpha() and word.endswith(("s", "y")) for word in long_text.split()), "a-b-c".rsplit("-", 1))
    print("".join(filter(str.isdigit, "a1b22c333" * 300))[:9], "%s|%5d|%-4s|" % ("x", 42, "ab"), "abc".zfill(6))


main()
