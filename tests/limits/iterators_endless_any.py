# attack: any over an endless generator that never yields a true value
# allowed: any over a finite one
# expect: limit steps
# options: --max-steps 3000000

def zeros():
    while True:
        yield 0


any(zeros())
