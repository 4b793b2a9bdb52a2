# attack: print one line longer than the output limit
# allowed: a line below it
# expect: limit output
# compat: contained
# options: --max-output 64K

print("short")
print("x" * 1_000_000)
