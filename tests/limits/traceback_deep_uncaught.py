# attack: an uncaught error at the bottom of hundreds of different frames, with very long lines
# allowed: a short traceback
# expect: error ZeroDivisionError

source = "".join(f"def f{i}(n):\n    return f{i + 1}(n) + len('{'x' * 500}')\n" for i in range(150))
source += "def f150(n):\n    return 1 / n\n"
exec(source)
f0(0)
