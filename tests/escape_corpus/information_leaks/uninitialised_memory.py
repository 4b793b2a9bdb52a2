# attack: look for old bytes of memory in fresh containers, slices, paddings and numbers
# allowed: fresh containers are empty or zero
# expect: contained
# compat: contained

secret = "S3CRET" * 1000
del secret
leaks = []
for _ in range(50):
    for data in (bytes(500), bytearray(500), bytes(bytearray(300)), bytearray(10).ljust(200, b"\0"), (0).to_bytes(100, "big")):
        if any(data):
            leaks.append(bytes(data))
    grown = bytearray()
    grown.extend(bytes(100))
    grown[200:] = bytes(50)
    if any(grown):
        leaks.append(bytes(grown))
    if [0] * 100 != [0 for _ in range(100)] or any([None] * 50):
        leaks.append("list")
    if "S3CRET" in "".join(map(chr, bytes(200))) or "S3CRET" in " ".center(300):
        leaks.append("text")
print(bytes(3), bytearray(2))
print("LEAK" if leaks else "CONTAINED", *leaks[:3])
