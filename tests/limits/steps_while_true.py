# attack: while True: pass
# allowed: a loop that ends
# expect: limit steps
# options: --max-steps 1000000

while True:
    pass
