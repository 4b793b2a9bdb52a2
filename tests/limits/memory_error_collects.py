# attack: requests that find no room, each of which has the whole heap collected, for few steps
# allowed: some of them
# expect: limit fuel
# options: --max-memory 64M --max-steps 40000000

kept = [[i] for i in range(700000)]
text = "ab" * 1000000
refused = 0
while refused < 10000:
    try:
        text * 20
    except MemoryError:
        refused += 1
print("LEAK")
