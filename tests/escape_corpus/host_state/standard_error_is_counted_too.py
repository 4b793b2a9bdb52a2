# attack: write more than the output limit allows through warnings and standard error instead of print
# allowed: some warnings
# expect: limit output
# compat: contained
# options: --max-output 100K

import sys
import warnings

warnings.simplefilter("always")
for number in range(100000):
    warnings.warn(f"number {number}")
    sys.stderr.write("x" * 100)
print("LEAK")
