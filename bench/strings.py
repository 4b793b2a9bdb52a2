"""Building strings: joining, appending, slicing, reversing, translating, run lengths, Roman numerals, base 64 by hand."""

import sys

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
         (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def roman(number):
    text = ""
    for value, letters in ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


def run_lengths(text):
    out, i = [], 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append(text[i] if j - i == 1 else str(j - i) + text[i])
        i = j
    return "".join(out)


def base64(text):
    out = ""
    for start in range(0, len(text), 3):
        part = text[start:start + 3]
        bits = 0
        for character in part:
            bits = bits << 8 | ord(character)
        bits <<= 8 * (3 - len(part))
        out += "".join(ALPHABET[bits >> shift & 63] for shift in (18, 12, 6, 0)[:len(part) + 1]) + "=" * (3 - len(part))
    return out


def palindromes(text, length):
    return sum(text[i:i + length] == text[i:i + length][::-1] for i in range(len(text) - length))


def wrap(words, width):
    lines, line = [], ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + " " + word if line else word
    lines.append(line)
    return "\n".join(lines)


def rotate(text, turns):
    table = str.maketrans({chr(97 + i): chr(97 + (i + turns) % 26) for i in range(26)})
    return text.translate(table)


def pages(count):
    page = ""
    for i in range(count):
        page += "<li class='" + ("odd" if i % 2 else "even") + "'>" + str(i) + "</li>"
        if i % 10 == 9:
            page += "\n"
    return page


FULL, SMALL = 90_000, 400
EXPECTED = {
    FULL: (673105, 596530, 'TDJYM0lMMlhJVkwyWFZM', 4456, 9941, 126031, 7340890, '>269998</li><li clas', 90008),
    SMALL: (2202, 1923, 'TDJYM0lMMlhJVkwyWFZM', 89, 33, 560, 29610, "ven'>1198</li><li cl", 401),
}

size = SMALL if "small" in sys.argv else FULL
numerals = [roman(i % 3999 + 1) for i in range(size)]
joined = "".join(numerals)
packed = run_lengths(joined)
encoded = base64(packed[:size * 4])
wrapped = wrap(numerals, 80)
page = pages(size * 3)
result = (len(joined), len(packed), encoded[300:320], palindromes(joined, 5), wrapped.count("\n"),
          rotate(wrapped.lower(), 3).count("l"), len(page), page[-40:-20], page.upper().replace("LI", "p").find("p", size))
assert result == EXPECTED[size], result
print("strings", *result)
