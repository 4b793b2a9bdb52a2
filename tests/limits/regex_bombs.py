# attack: patterns that backtrack without end; patterns and texts that need much memory
# allowed: patterns of everyday use
# expect: limit steps
# options: --max-steps 3000000 --max-memory 64M
import re

for pattern, text in [("(?:a|b)*c", "ab" * 2_000_000), ("(" * 100_000, ""), ("(?:" * 5000 + ")" * 5000, ""), ("a{65535}" * 2000, "a"), ("((((a{99}){99}){99}){99})", "a"), ("x" * 2_000_000, "x"), ("[" + "a-z" * 100_000 + "]", "a")]:
    try:
        re.search(pattern, text)
    except (MemoryError, RecursionError, OverflowError, re.error):
        pass
assert re.findall("[a-z]+", "still works") == ["still", "works"]
re.search("(a|aa)+$", "a" * 80 + "b")
print("LEAK")
