# attack: square a number for ever
# allowed: squaring ten times
# expect: limit memory
# options: --max-memory 16M --timeout 60

n = 3
while True:
    n *= n
