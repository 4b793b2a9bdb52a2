# attack: change the variables of callers through locals(), exec and eval in functions, classes, comprehensions and generators
# allowed: locals() tells the variables of its own function
# expect: contained
# compat: contained

leaks = []


def caller():
    private = "own"
    helper()
    if private != "own":
        leaks.append(private)
    locals()["private"] = "changed"
    exec("private = 'changed'")
    exec("def inner():\n    global private\n    private = 'changed'\ninner()", {})
    eval("[private := 'changed' for _ in 'a']", {})
    vars()["private"] = "changed"
    if private != "own":
        leaks.append(private)
    return sorted(locals())


def helper():
    for source in ("private", "private_of_generator", "locals()['private']", "vars()['private']", "globals()['private']"):
        try:
            leaks.append((source, eval(source)))
        except (NameError, KeyError):
            pass
    exec("private = 'changed'", globals(), {})
    exec("private = 'changed'")


def generator():
    private_of_generator = 1
    helper()
    yield private_of_generator


assert caller() == ["private"]
assert list(generator()) == [1]
assert eval("locals()", {}, {"x": 1}) == {"x": 1}
print("LEAK" if leaks else "CONTAINED", *leaks)
