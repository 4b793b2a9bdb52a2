# attack: blocks, functions, classes, comprehensions and try statements nested thousands deep
# allowed: ten levels of blocks
# expect: contained

def nested(opening, depth, last="pass"):
    return "\n".join(" " * i + opening for i in range(depth)) + "\n" + " " * depth + last


for opening in ("if 1:", "for x in y:", "while 0:", "def f():", "class A:", "with a:", "try:"):
    for depth in (50, 99, 120, 3000):
        source = nested(opening, depth)
        if opening == "try:":
            source += "".join("\n" + " " * i + "finally: pass" for i in range(depth - 1, -1, -1))
        try:
            exec(source, {"y": [], "a": 1})
        except (SyntaxError, MemoryError, RecursionError, TypeError, NameError):
            pass
for depth in (10, 200, 5000):
    for source in ("[" * depth + "x" + " for x in [1]]" * depth, "lambda a=" * depth + "1: 2", "(lambda: " * depth + "1" + ")" * depth, "if 1:\n pass\n" + "elif 1:\n pass\n" * depth, "x = 1\n" + "else_ = 2\n" * depth):
        try:
            exec(source, {})
        except (SyntaxError, MemoryError, RecursionError):
            pass
exec(nested("if 1:", 10, "print('ten')"))
print("CONTAINED")
