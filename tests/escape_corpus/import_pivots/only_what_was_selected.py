# attack: import modules of the allowlist that the host did not select
# allowed: the one it selected
# expect: contained
# compat: contained
# options: --allow-import math
leaks = []
for source in ["import json", "from json import loads", "import collections.abc", "exec('import random')",
               "import math, operator", "from functools import *", "import json as math"]:
    try:
        exec(source)
        leaks.append(source)
    except ImportError as error:
        if "is not on the allowlist of this environment" not in str(error):
            leaks.append(str(error))
import math

if math.floor(1.5) != 1:
    leaks.append("the selected module")
print("LEAK" if leaks else "CONTAINED", *leaks)
