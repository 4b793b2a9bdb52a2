# attack: write once more than the policy grants
# allowed: as many writes as it grants
# expect: contained
# compat: contained
# policy: {"capabilities": {"output": {"level": "off", "calls": 2}}}
import sys

sys.stdout.write("one\n")
sys.stdout.write("CONTAINED")
try:
    sys.stdout.write("\nLEAK")
except PermissionError:
    pass
