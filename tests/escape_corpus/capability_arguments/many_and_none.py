# attack: confuse the rules with very many arguments, none, keywords that no rule knows, and names that look alike
# allowed: the call that the rules describe
# expect: contained
# compat: contained
# host: membrane
# policy: {"capabilities": {"host.add": {"level": "off", "arguments": [{"position": 0, "equals": [1, 2]}, {"position": 1, "equals": [3], "optional": true}, {"keyword": "mode", "equals": ["fast"], "optional": true}]}, "host.session": {"level": "off", "arguments": []}, "host.Session": "off"}}
leaks = []
calls = [lambda: add(), lambda: add(*range(1, 70)), lambda: add(*[1] * 1000), lambda: add(1, 3, 1), lambda: add(1, 3, 3, mode="fast"),
         lambda: add(1, **{"mode ": "fast"}), lambda: add(1, **{"Mode": "fast"}), lambda: add(1, **{"m\uff4fde": "fast"}),
         lambda: add(1, mode="fast\0"), lambda: add(1, mode=["fast"]), lambda: add(1, mode=None), lambda: add(mode="fast"),
         lambda: add(1, **{f"k{i}": 1 for i in range(200)}), lambda: add(1, **{"": 1}), lambda: add([1]), lambda: add((1,)),
         lambda: add("1"), lambda: add(b"1"), lambda: add(1.0), lambda: add(1 + 0j), lambda: add(True), lambda: add(None),
         lambda: session(1), lambda: session(x=1), lambda: session(None), lambda: session(*[None])]
for call in calls:
    try:
        leaks.append(call())
    except PermissionError as error:
        if "the policy's rules for 'host." not in str(error) and "more arguments than the rules" not in str(error):
            leaks.append(str(error))
if add(1) != 1 or add(2, 3) != 5 or add(1, mode="fast") != 1 or session().number != 1:
    leaks.append("the call that the rules describe")
print("LEAK" if leaks else "CONTAINED", *leaks)
