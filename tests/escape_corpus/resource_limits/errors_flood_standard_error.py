# attack: flood standard error by finalisers that raise, and by sys.stderr
# allowed: one line on standard error
# expect: limit output
# compat: contained
# options: --max-output 20K

import sys


class Noisy:
    def __del__(self):
        raise ValueError("n" * 500)


print("line", file=sys.stderr)
print("started")
while True:
    try:
        Noisy()
        print("e" * 100, file=sys.stderr)
    except BaseException as error:
        print("LEAK caught", type(error))
