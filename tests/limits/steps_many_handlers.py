# attack: exceptions raised where thousands of handlers are looked through for each
# allowed: one of them
# expect: limit fuel
# options: --max-steps 20000000

part = " try: pass\n except KeyError: pass\n"
names = {}
exec("def work(turns):\n" + part * 9000 + " for i in range(turns):\n  try: raise ValueError\n  except ValueError: pass", names)
names["work"](1)
names["work"](1_000_000_000)
print("LEAK")
