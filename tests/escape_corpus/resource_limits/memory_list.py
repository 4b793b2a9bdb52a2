# attack: grow a list past the memory limit without catching
# allowed: a list of ordinary size
# expect: limit memory
# compat: contained
# options: --max-memory 64M

values = list(range(1000))
while True:
    values += values
