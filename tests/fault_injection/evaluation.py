# Code made at run time.
names = {"x": 20}
exec("def made(y):\n    return [x + y, [n for n in range(y)]]\nz = made(3)", names)
total = eval("x * 2 + len(z)", names)
messages = []
for source in ("1 +", "x = (", "f'{'", "class :", "'abc"):
    try:
        exec(source, {})
    except SyntaxError as error:
        messages.append(error.msg)
result = [names["z"], total, len(messages), eval("[a for a in 'abc']", {}), eval("(lambda *a, k=2: (a, k))(1)", {})]
