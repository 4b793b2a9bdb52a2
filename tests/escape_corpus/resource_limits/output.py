# attack: print for ever
# allowed: printing a few lines
# expect: limit output
# compat: contained
# options: --max-output 64K

while True:
    print("spam " * 100)
