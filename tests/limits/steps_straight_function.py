# attack: thousands of statements in a row in a function that is called again and again, and in a generator that is resumed
# allowed: one call of each
# expect: limit fuel
# options: --max-steps 30000000

body = " a + b; a < b; c = a * b\n" * 7000
names = {}
exec("def work(a=3, b=5):\n" + body, names)
exec("def steps(a=3, b=5):\n while True:\n" + "".join(" " + line + "\n" for line in body.splitlines()) + "  yield a", names)
work, generator = names["work"], names["steps"]()
work()
next(generator)
while True:
    work()
    next(generator)
