# attack: a pattern whose keys and captures are all compared with one another, compiled under a limit of steps
# allowed: a pattern of a thousand keys
# expect: limit fuel
# options: --max-steps 20000000 --max-memory 512M


def pattern(count):
    return "match {}:\n case {" + ",".join(f"{i}: a{i}" for i in range(count)) + "}: pass"


exec(pattern(1000))
exec("match 1:\n case C(" + ",".join(f"a{i}=_" for i in range(1000)) + "): pass", {"C": int})
exec(pattern(60000))
print("LEAK")
