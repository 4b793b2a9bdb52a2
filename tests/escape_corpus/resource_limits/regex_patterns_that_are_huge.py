# attack: patterns whose compiled form is much larger than their text, or nested deeper than the stack
# allowed: ordinary repeats and groups
# expect: contained
# compat: contained
# options: --max-memory 64M --max-steps 100000000

import re

for pattern in (
    "(" * 100_000 + ")" * 100_000,
    "(?:" * 50_000 + "a" + ")" * 50_000,
    "(?=" * 20_000 + "a" + ")" * 20_000,
    "(?:(?:(?:(?:a{1000}){1000}){1000}){1000}){1000}",
    "((((a{0,100}){0,100}){0,100}){0,100}){0,100}b",
    "a{99999999999999999999}",
    "a{65535}" * 100,
    "a{4294967295}",
    "a{4294967296,}",
    "[" + "".join(chr(i) for i in range(0x4E00, 0x9000)) + "]",
    "(?:a|" * 3000 + "b" + ")" * 3000,
    "|".join(f"word{i}" for i in range(20000)),
    "".join(f"(?P<g{i}>a)" for i in range(3000)),
    "(?<=" + "a" * 100_000 + ")b",
    "(a)" * 2000 + "\\1999",
):
    try:
        re.compile(pattern)
        re.match(pattern, "ab")
    except (re.error, RecursionError, MemoryError, OverflowError):
        pass
print(re.findall(r"(a{2,3})b", "aabaaab"), re.match("((((a))))", "a").groups())
print("CONTAINED")
