# attack: take three times the memory that the host allows, in one piece and in many
# allowed: what fits
# expect: contained
# compat: contained
# options: --max-memory 16M
leaks = []
if len(bytearray(1 << 20)) != 1 << 20:
    leaks.append("what fits")
try:
    leaks.append(len(bytearray(48 << 20)))
except MemoryError:
    pass
pieces = []
try:
    for _ in range(48):
        pieces.append(bytes(1 << 20))
    leaks.append(len(pieces))
except MemoryError:
    pieces = None
print("LEAK" if leaks else "CONTAINED", *leaks)
