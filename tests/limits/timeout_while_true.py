# attack: while True: pass against the clock
# allowed: a loop that ends
# expect: limit timeout
# options: --timeout 0.5

while True:
    pass
