# attack: turn longer integers into text and back than the host allows
# allowed: shorter ones, and bases that are powers of two
# expect: contained
# compat: contained
# policy: {"limits": {"integer_digits": 640}}
import json

leaks = []
nines = "9" * 700
for work in [lambda: str(10**1000), lambda: int("1" * 1000), lambda: f"{10**1000}", lambda: "%d" % 10**1000,
             lambda: repr([10**1000]), lambda: format(-(10**1000), ","), lambda: int("1_0" * 400),
             lambda: eval(nines), lambda: exec("x = " + nines), lambda: eval("[1, (2, " + nines + ")]"),
             lambda: json.loads(nines), lambda: json.loads("[1, -" + nines + "]"), lambda: json.dumps(10**700)]:
    try:
        leaks.append(work())
    except (ValueError, SyntaxError) as error:
        if "640 digits" not in str(error):
            leaks.append(str(error))
if len(str(10**600)) != 601 or int("f" * 1000, 16) != 16**1000 - 1 or len(hex(16**1000)) != 1003 or eval("9" * 600) != json.loads("9" * 600):
    leaks.append("shorter ones")
print("LEAK" if leaks else "CONTAINED", *leaks)
