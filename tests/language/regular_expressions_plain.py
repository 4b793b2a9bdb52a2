"""Patterns of characters, classes, repeats, groups, alternatives and anchors, on text that is ASCII and on text that is not."""

import hashlib
import re

PATTERNS = [
    r"", r"a", r"ab", r"a*", r"a+", r"a?", r"a*?", r"a+?", r"a??", r"a{2}", r"a{1,2}", r"a{2,}", r"a{,2}", r"a{1,2}?", r"a{0}",
    r"a{", r"a{x}", r"a{,}", r"{}", r"a{1", r".", r".*", r".*b", r".*?b", r".+b.", r"\d+", r"\D+", r"\w+", r"\W+", r"\s+", r"\S+",
    r"[ab]+", r"[^ab]+", r"[a-c]+", r"[]a]+", r"[^]a]+", r"[a\-c]+", r"[\w-]+", r"[-\d]+", r"[\n\t]+", r"[\b]", r"[A-z]",
    r"^", r"$", r"^a", r"a$", r"^a*$", r"^$", r"\Aa", r"a\Z", r"\b", r"\ba", r"a\b", r"\b\w+\b", r"\b[a-z]+\b", r"\w+\b", r"[ ,]+\b",
    r"\d+\b\w*", r"(a)", r"(a)(b)", r"(a)|b", r"(a|b)+", r"(a|b)*c", r"(?:ab)+", r"(?:ab)*?c", r"(?P<first>a)(?P<second>b)?",
    r"(a(b(c)?)?)?", r"(a)?b", r"(ab|a)(bc|c)?", r"(a+|b+)+c", r"(?:a|ab)(?:c|bcd)", r"a|ab|abc", r"abc|ab|a", r"(a*)(b*)(c*)",
    r"(a*)+", r"(a|)+", r"(?:a?b)+", r"(a?b)+", r"(\d+)-(\d+)", r"(\d{2})/(\w{3})/(\d{4})", r"\d+\.?\d*", r"(\d+)(\.\d+)?",
    r'"[^"]*"', r'"[^"]*?"', r'".*"', r'".*?"', r"<.+?>", r"(\w+)=(\w*)", r"^\s*(\w+)\s*:\s*(.*?)\s*$", r"(<=|>=|==|[<>=])",
    r"(?:x(a)|x(b))+", r"(?:(a)|(b)|(c))*", r"(a){2}", r"(ab){2,}", r"(?:a(?:b|c)){2}d?", r"(a|b|ab)*c", r"[a-z0-9._]+@[a-z0-9-]+(\.[a-z]{2,})+$",
    r"a.c", r"a\.c", r"\n", r"a\nb", r"\\", r"(?:)", r"()", r"()*", r"(^a)", r"(a$)", r"(?:^|,)([^,]*)", r"a*$", r"\S*\s", r".{3}", r".{2,3}?\d",
]
TEXTS = [
    "", "a", "b", "ab", "aab", "abc", "abcd", "ba", "aaaa", "a{x}", "a{1", "{}", "a\nb", "ab\n", "\n", "\n\n", "a b,c", "one two_3 4four",
    "12-34 5-6", "01/Jan/2024", "3.14 2. .5 10", 'say "hello" and "bye"', "<b>bold</b>", "key=value x= =y", "  name :  some text \n", "a<=b>=c==d<e",
    "xaxbxa", "cabcab", "abab", "acabd", "user.1@example.org", "user@exa mple.org", "a.c axc", "\\", "b]-a", "A_z", "\x08", "a,b,,c", "\x1c \x85",
]
FLAGS = [0, re.MULTILINE | re.IGNORECASE, re.DOTALL, re.ASCII]


def shown(match):
    return match and (match.regs, match.lastindex)


def checksum(text):
    return hashlib.md5(text.encode("utf-8")).hexdigest()[:10]


def everything(pattern, text):
    empty = text[:0]
    return [shown(pattern.search(text)), shown(pattern.match(text)), shown(pattern.fullmatch(text)), shown(pattern.search(text, 1)),
            shown(pattern.match(text, 2, 4)), shown(pattern.search(text, 0, 2)), pattern.findall(text),
            [shown(match) for match in pattern.finditer(text)], pattern.split(text), pattern.subn(empty, text)]


# Each pattern with its share of the texts and of the flags: all of both would take the build that collects always too long.
for number, source in enumerate(PATTERNS):
    sums = []
    texts = TEXTS[number % 4 :: 4]
    for flags in FLAGS[number % 2 :: 2]:
        pattern = re.compile(source, flags)
        results = [everything(pattern, text) for text in texts]
        # A character at the end that no pattern asks for: what was matched before it must stay.
        other = [shown(pattern.match(text + "\u1234", 0, len(text))) for text in texts]
        assert other == [result[1] for result in results], source
        sums.append(checksum(repr(results)))
        if flags != re.ASCII:
            in_bytes = re.compile(source.encode(), flags)
            raw = [everything(in_bytes, text.encode("latin-1")) for text in texts]
            sums.append(checksum(repr(raw)))
    print(ascii(source), *sums)

# more to come back to than fits, and text of which nothing matches
for source, text in (
        (r"(?:a|b|ab)*c", "ab" * 500 + "c"), (r"(?:(a)|(b))*c", "ab" * 500 + "c"), (r"(a|b)*$", "ab" * 700), (r".*(\d)", "x" * 5000 + "7"),
        (r"(?:\w+ )*!", "word " * 300 + "!"), (r"a*b", "a" * 300), (r"\d+$", "1" * 200 + "x"), (r"(\w+)\s(\w+)$", "one two " * 50 + "three four"),
        (r"(\S+) (\S+)(?: (\S+))?;", "a b c; d e; f g h i;")):
    pattern = re.compile(source)
    print(source, shown(pattern.search(text)), len(pattern.findall(text)), checksum(repr(pattern.sub("-", text))))
