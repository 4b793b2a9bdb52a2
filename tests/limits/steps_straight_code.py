# attack: a loop whose body is thousands of statements in a row, so that one turn does much for one step
# allowed: one turn of it
# expect: limit fuel
# options: --max-steps 30000000

body = "  a + b; a < b; c = a * b\n" * 7000
names = {}
exec("def work(turns, a=3, b=5):\n for i in range(turns):\n" + body, names)
names["work"](1)
names["work"](1_000_000)
print("LEAK")
