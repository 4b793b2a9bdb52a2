# attack: eval and exec that call themselves, in text that grows, below classes and comprehensions
# allowed: eval inside eval, twice
# expect: contained
# compat: contained
# options: --max-memory 64M

leaks = []
text = "eval(text)"
code = "exec(code)"
body = "class C:\n    exec(body)"
listed = "[eval(listed) for i in 'a']"
lambdas = "(lambda: eval(lambdas))()"
for number, attempt in enumerate((lambda: eval(text), lambda: exec(code), lambda: exec(body), lambda: eval(listed), lambda: eval(lambdas), lambda: list(map(eval, [text])), lambda: sorted([text], key=eval), lambda: eval("(" * 100_000 + ")" * 100_000), lambda: eval("[" * 5000 + "]" * 5000), lambda: eval("x" + ".y" * 100_000, {"x": 1}), lambda: eval("1" + " + 1" * 10 + "()" * 20_000))):
    try:
        attempt()
        leaks.append(number)
    except (RecursionError, SyntaxError, MemoryError, AttributeError, TypeError):
        pass
print(eval("eval('1 + 1')"))
print("LEAK" if leaks else "CONTAINED", *leaks)
