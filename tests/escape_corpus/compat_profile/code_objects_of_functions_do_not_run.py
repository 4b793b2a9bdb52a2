# attack: under profile compat, hands exec and eval code objects that compile() did not make for them
# allowed: compile(), exec and eval
# expect: contained
# compat: contained
# options: --profile compat
ran = []


def function(a, b):
    ran.append((a, b))


def outer():
    x = 1

    def inner():
        ran.append(x)

    return inner


def generator():
    ran.append(1)
    yield 1


refused = 0
for code in (function.__code__, outer.__code__, outer().__code__, generator.__code__, (lambda: ran.append(2)).__code__):
    for run in (exec, eval):
        for scope in ((), ({},), ({}, {})):
            try:
                run(code, *scope)
            except TypeError:
                refused += 1
made = compile("result = 1", "<text>", "exec")
for change in (lambda: setattr(function, "__code__", made), lambda: setattr(made, "co_code", b""),
               lambda: made.replace(co_code=b""), lambda: type(made)(0)):
    try:
        change()
    except (AttributeError, TypeError):
        refused += 1
for namespace in (None, 5, [], object()):
    try:
        exec(made, {}, namespace)
        refused += namespace is None
    except TypeError:
        refused += 1
print("CONTAINED" if refused == 38 and not ran else (refused, ran))
