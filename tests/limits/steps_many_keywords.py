# attack: calls with thousands of arguments by keyword, each looked up among thousands of parameters
# allowed: one such call
# expect: limit fuel
# options: --max-steps 20000000

count = 4000
names = {}
exec("def work(" + ", ".join(f"p{i}" for i in range(count)) + "): return p0", names)
arguments = {f"p{count - 1 - i}": i for i in range(count)}
work = names["work"]
work(**arguments)
while True:
    work(**arguments)
