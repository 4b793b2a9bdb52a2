# attack: catch MemoryError in a loop, for ever
# allowed: catching it once
# expect: limit steps
# options: --max-memory 64M --max-steps 3000000

while True:
    try:
        [0] * 10 ** 10
    except MemoryError:
        pass
