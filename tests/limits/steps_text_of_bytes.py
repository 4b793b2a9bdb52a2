# attack: the repr of long bytes, all of them escaped, again and again
# allowed: one
# expect: limit fuel
# options: --max-steps 30000000

zeros = bytes(1_000_000)
assert len(repr(zeros)) == 4_000_003
while True:
    repr(zeros)
