# attack: eval that calls itself through its own source without end, so that nested compilers run out of the C stack
# allowed: a few levels
# expect: contained
# compat: contained

leaks = []
source = "eval(source)"
statement = "exec(statement)"
both = "exec('eval(both)')"
inside = "[eval(inside) for _ in 'a']"
deferred = "(lambda: eval(deferred))()"
sorting = "sorted([1, 2], key=lambda n: eval(sorting))"
for text in (source, statement, both, inside, deferred, sorting):
    for function in (eval, exec):
        try:
            function(text)
            leaks.append(text)
        except RecursionError:
            pass
nested = "1"
for _ in range(8):
    nested = "eval(" + repr(nested) + ")"
assert eval(nested) == 1
print("LEAK" if leaks else "CONTAINED", *leaks)
