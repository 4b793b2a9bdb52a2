# attack: while True: pass against the clock
# allowed: a loop that ends
# expect: limit deadline
# options: --timeout 0.5

while True:
    pass
