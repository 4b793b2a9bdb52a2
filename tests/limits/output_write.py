# attack: sys.stdout.write for ever
# allowed: one write
# expect: limit output
# options: --max-output 64K

import sys

while True:
    sys.stdout.write("x" * 1000)
