# attack: new attribute and global names for ever, without keeping them
# allowed: thousands of names
# expect: limit steps
# options: --max-memory 64M --max-steps 3000000

class Thing:
    pass


i = 0
while True:
    thing = Thing()
    setattr(thing, f"name_{i}", i)
    globals()[f"global_{i % 100}"] = i
    exec(f"local_{i % 1000} = {i}", {})
    i += 1
