# attack: append to one string for ever, keeping every version
# allowed: building a string by appending
# expect: limit memory
# options: --max-memory 64M

kept = []
s = ""
while True:
    s += "x" * 100
    kept.append(s + "y")
