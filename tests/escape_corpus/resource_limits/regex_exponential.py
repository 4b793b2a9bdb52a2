# attack: a regular expression that backtracks for ever on a short text
# allowed: the same pattern on text that matches at once
# expect: limit steps
# compat: contained
# options: --max-steps 500000

import re

print(re.match(r"(a+)+$", "a" * 25) is not None)
try:
    re.match(r"(a|a)*(a|a)*(a|a)*(a|aa)+$", "a" * 60 + "b")
    re.match(r"(a*)*b", "a" * 60)
    re.match(r"(?:(?:a?){30}){30}b", "a" * 60)
    re.match(r"(x+x+)+y", "x" * 60)
    re.search(r"(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)z", "x" * 200)
except BaseException as error:
    print("LEAK caught", type(error))
print("LEAK ended")
