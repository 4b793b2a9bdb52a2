# attack: write although the policy takes the output away
# allowed: nothing is written, the script learns why
# expect: error PermissionError
# compat: contained
# policy: {"capabilities": {"output": "error"}}
import sys

for write in [lambda: print("LEAK"), lambda: sys.stdout.write("LEAK\n"), lambda: sys.stderr.write("LEAK\n")]:
    try:
        write()
    except PermissionError:
        continue
    raise ValueError("something was written")
print("LEAK")
