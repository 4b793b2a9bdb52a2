# attack: raise and catch for ever, chaining every context
# allowed: a loop of a thousand
# expect: limit steps
# options: --max-steps 3000000 --max-memory 64M

last = None
while True:
    try:
        raise ValueError("again") from last
    except ValueError as error:
        last = None if last is None else last
        context = error
