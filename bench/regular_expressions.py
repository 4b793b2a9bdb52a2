"""Regular expressions: a log taken apart, fields found and replaced, tokens scanned, dates and addresses recognised."""

import re
import sys

LINE = re.compile(r'^(?P<host>[\w.-]+) \[(?P<day>\d{2})/(?P<month>\w{3})/(?P<year>\d{4})\] "(?P<verb>[A-Z]+) (?P<path>\S*)" '
                  r"(?P<status>\d{3}) (?P<size>\d+|-)$", re.MULTILINE)
TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Za-z_]\w*)|(<=|>=|==|!=|[-+*/()=<>]))")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
VERBS = ["GET", "POST", "HEAD"]


def make_log(count):
    lines = []
    for i in range(count):
        size = "-" if i % 11 == 0 else str(i * 37 % 9001)
        lines.append(f'host-{i % 97}.example [{i % 28 + 1:02}/{MONTHS[i % 12]}/{2000 + i % 25}] '
                     f'"{VERBS[i % 3]} /section{i % 13}/page-{i % 101}.html?id={i}" {200 + i % 5 * 100} {size}')
    return "\n".join(lines)


def analyse(log):
    hosts, total, failed = set(), 0, 0
    for match in LINE.finditer(log):
        hosts.add(match["host"])
        if match["size"] != "-":
            total += int(match["size"])
        failed += match["status"].startswith(("4", "5"))
    return len(hosts), total, failed


def scan(text):
    position, counts = 0, [0, 0, 0]
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            break
        counts[match.lastindex - 1] += 1
        position = match.end()
    return counts


def rewrite(log):
    moved = re.sub(r"/section(\d+)/page-(\d+)", lambda m: f"/s/{int(m[1]) + 1}/{m[2]}", log)
    plain = re.sub(r"\?id=\d+", "", moved)
    dated = re.sub(r"(\d\d)/(\w{3})/(\d{4})", r"\3-\2-\1", plain)
    return len(moved), len(plain), dated.count("-Jan-")


FULL, SMALL = 56_000, 140
EXPECTED = {
    FULL: (97, 228913737, 22400, 8400, 16800, 28000, 3763093, 3270203, 4667, 280000, 616000, 37333),
    SMALL: (97, 328264, 56, 21, 42, 70, 9018, 8148, 12, 700, 1540, 93),
}

size = SMALL if "small" in sys.argv else FULL
log = make_log(size)
source = "total = (alpha + 3.5 * beta_2) / 17 - gamma <= limit == other != 42 " * (size // 20)
words = re.findall(r"\b[a-z]+\b", log)
parts = re.split(r"[\s\"\[\]/?=]+", log)
mail = re.compile(r"^[a-z0-9._]+@[a-z0-9-]+(\.[a-z]{2,})+$")
valid = sum(mail.match(f"user.{i}@{'example' if i % 3 else 'exa mple'}.{'org' if i % 2 else 'o'}") is not None
            for i in range(size * 2))
result = *analyse(log), *scan(source), *rewrite(log), len(words), len(parts), valid
assert result == EXPECTED[size], result
print("regular_expressions", *result)
