# attack: keyword, surplus and odd arguments to eval and exec, which might set flags, a closure or a file name
# allowed: globals and locals by position
# expect: contained
# compat: contained

def outer():
    hidden = 5

    def inner():
        return hidden

    return inner


leaks = []
for attempt in (
    lambda: exec("x", closure=()), lambda: exec("x", {}, {}, 5), lambda: eval("1", {}, {}, {}), lambda: eval(), lambda: exec(), lambda: eval(source="1"), lambda: exec(outer(), closure=(1,)), lambda: eval(outer()), lambda: exec(outer),
    lambda: eval("1", 5), lambda: eval("1", []), lambda: eval("1", None, 5), lambda: exec("x = 1", "text"), lambda: exec("x = 1", type), lambda: eval("1", globals=5), lambda: eval("x", {}, [1]), lambda: exec("x", flags=1), lambda: eval("1", filename="/etc/passwd"),
    lambda: eval("hidden", {}, outer()), lambda: eval("1", outer), lambda: exec("pass", (1, 2)),
):
    try:
        leaks.append(attempt())
    except (TypeError, NameError):
        pass
assert eval("a + b", {"a": 1}, {"b": 2}) == 3 and eval("1", None, None) == 1
print("LEAK" if leaks else "CONTAINED", *leaks)
